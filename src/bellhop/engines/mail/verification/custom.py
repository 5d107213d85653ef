"""Custom verification mails: the link in an account's own words, to an address that becomes an identity."""

from __future__ import annotations

import re
from base64 import b64decode
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from bellhop.engines.mail import accounts, identities, sending
from bellhop.engines.mail.mime import markup
from bellhop.engines.mail.mime.addresses import parse_one
from bellhop.engines.mail.submission import Attachment, Part, Submission
from bellhop.engines.mail.tables import IDENTITIES
from bellhop.engines.mail.templates import verification_templates
from bellhop.engines.mail.verification import proofs
from bellhop.engines.mail.verification.errors import ProductionAccessMissing, SenderUnverified

if TYPE_CHECKING:
    from bellhop.engines.mail.mime.markup import Edit
    from bellhop.engines.mail.templates.tables import VerificationTemplate
    from bellhop.kernel.context import Context

CONTACT = "aws-email-domain-verification@amazon.com"
# "Custom verification emails include the content you specified when you created the template, followed by a
# link that recipients must click", and a text that "can't be removed": its words are the guide's.
_ENDING = (
    '<p><a href="{link}">{link}</a></p>'
    "<p>If you did not request to verify this email address, please disregard this message. If you have any "
    "concerns, please forward this message to the following "
    f'<a href="mailto:{CONTACT}">email address</a> along with your questions or comments.</p>'
)
_data = re.compile(r"data:(image/[a-z0-9.+-]+);base64,([A-Za-z0-9+/=\s]*)", re.IGNORECASE).fullmatch
_body_end = re.compile(r"</body\s*>", re.IGNORECASE)


class Request(NamedTuple):
    """Whom to ask, in which words; `face` is the door through which this came."""

    face: str
    address: str
    template: str
    configuration_set: str | None


def send(ctx: Context, request: Request) -> str:
    """Ask whoever reads an address to verify it, in the words of a template; the mail's id.

    The identity is there from now on; where identities are verified at once it is verified, and the mail goes
    all the same. Raises InvalidIdentity, VerificationTemplateMissing, ProductionAccessMissing,
    SenderUnverified, and what `sending.submit` does.
    """
    name = identities.name_of_address(request.address)
    template = verification_templates.find(ctx, request.template)
    if not accounts.of(ctx).production:
        raise ProductionAccessMissing
    if identities.covering(ctx.store, parse_one(template.sender)) is None:
        raise SenderUnverified(template.sender)
    identity = identities.begin(ctx, name)
    link = proofs.ask(ctx, identity, template.success_url, template.failure_url)
    ctx.store.put(IDENTITIES, identity)
    return sending.submit(ctx, _mail(request, template, link))


def _mail(request: Request, template: VerificationTemplate, link: str) -> Submission:
    html, images = _with_images_attached(_ended(template.content, _ENDING.format(link=escape(link))))
    return Submission(
        request.face,
        template.sender,
        (request.address.strip(),),
        subject=Part(template.subject),
        html=Part(html),
        attachments=tuple(images),
        configuration_set=request.configuration_set,
        tracking=(False, False),  # "Custom verification emails can't include open or click tracking."
    )


def _ended(content: str, ending: str) -> str:
    """The content with its ending: inside of its body, if it has one that ends."""
    ends = list(_body_end.finditer(content))
    position = ends[-1].start() if ends else len(content)
    return content[:position] + ending + content[position:]


def _with_images_attached(html: str) -> tuple[str, list[Attachment]]:
    """Images that lie in the HTML become attachments: "Amazon SES automatically converts them"."""
    images: list[Attachment] = []
    edits: list[Edit] = []
    for tag in markup.tags(html):
        source = tag.attributes.get("src") if tag.name == "img" else None
        image = _image(source.value, len(images) + 1) if source else None
        if source and image:
            images.append(image)
            edits.append((source.value_start, source.value_end, f"cid:{image.content_id}"))
    return markup.edited(html, edits), images


def _image(url: str, number: int) -> Attachment | None:
    """The image that a URL holds; None if it holds none."""
    found = _data(url)
    if found is None:
        return None
    try:
        content = b64decode(found[2])
    except ValueError:
        return None
    kind = found[1].lower()
    name = f"image{number}.{kind.partition('/')[2].partition('+')[0]}"
    return Attachment(name, content, kind, "inline", f"image{number}@amazonses.com")
