"""What IAM has to allow for SES v2.

service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.engines.access.asking import Ask, Asked, by_member
from bellhop.engines.mail import claims

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bellhop.engines.mail.claims import Claims

VERSION = "2"
RESOURCES = (
    ("EmailIdentity", "identity/{}"),
    ("ConfigurationSetName", "configuration-set/{}"),
    ("ContactListName", "contact-list/{}"),
    ("TemplateName", "template/{}"),
    ("PoolName", "dedicated-ip-pool/{}"),
    ("DestinationPoolName", "dedicated-ip-pool/{}"),
    ("ReportId", "deliverability-test-report/{}"),
    ("TenantName", "tenant/{}"),
    ("EndpointName", "multi-region-endpoint/{}"),
    ("ResourceArn", "{}"),
)
CUSTOM = "custom-verification-email-template"


def asks(asked: Asked) -> Iterable[Ask]:
    request, name = asked.request, asked.operation.name
    if name == "SendEmail":
        return _send_email(asked)
    if name == "SendBulkEmail":
        return _send_bulk_email(asked)
    found = by_member(asked, RESOURCES) or "*"
    if "CustomVerificationEmail" in name and "TemplateName" in request:
        found = f"{CUSTOM}/{request['TemplateName']}"
    elif "JobId" in request:
        found = f"{'export' if 'Export' in name else 'import'}-job/{request['JobId']}"
    resource = found if found == "*" or found.startswith("arn:") else asked.arn("ses", found)
    return _and_tags(asked, name, resource)


def _and_tags(asked: Asked, name: str, resource: str) -> Iterable[Ask]:
    """What is made with tags is tagged, too."""
    keys = {"ses:apiversion": VERSION}
    yield Ask(f"ses:{name}", resource, keys)
    if name.startswith("Create") and asked.request.get("Tags"):
        yield Ask("ses:TagResource", resource, keys)


def _send_email(asked: Asked) -> Iterable[Ask]:
    """ "Raw content needs ses:SendRawEmail, a template ses:SendTemplatedEmail: v1's actions."""
    request, content = asked.request, asked.request["Content"]
    sender, feedback = request.get("FromEmailAddress"), request.get("FeedbackForwardingEmailAddress")
    recipients = _addresses(request.get("Destination", {}))
    if "Raw" in content:
        found = claims.of_raw(content["Raw"]["Data"], sender, feedback, recipients or None)
        return _sending(asked, "ses:SendRawEmail", found, None)
    action = "ses:SendTemplatedEmail" if "Template" in content else "ses:SendEmail"
    return _sending(asked, action, claims.of_parts(sender, feedback, recipients), content.get("Template"))


def _send_bulk_email(asked: Asked) -> Iterable[Ask]:
    """Both its own action, which knows nothing of addresses, and v1's, which does."""
    request = asked.request
    entries = request.get("BulkEmailEntries", ())
    recipients = [address for each in entries for address in _addresses(each.get("Destination", {}))]
    found = claims.of_parts(
        request.get("FromEmailAddress"), request.get("FeedbackForwardingEmailAddress"), recipients
    )
    template = request.get("DefaultContent", {}).get("Template")
    for ask in _sending(asked, "ses:SendBulkEmail", found, template):
        yield ask._replace(keys={"ses:apiversion": VERSION})
    yield from _sending(asked, "ses:SendBulkTemplatedEmail", found, template)


def _sending(asked: Asked, action: str, found: Claims, template: dict[str, Any] | None) -> Iterable[Ask]:
    request, keys = asked.request, found.keys(VERSION)
    own = asked.arn("ses", f"identity/{found.identity(asked.ctx)}")
    yield Ask(action, request.get("FromEmailAddressIdentityArn") or own, keys, older=True)
    if name := request.get("ConfigurationSetName"):
        yield Ask(action, asked.arn("ses", f"configuration-set/{name}"), keys, older=True)
    if template and template.get("TemplateName"):
        yield Ask(action, asked.arn("ses", f"template/{template['TemplateName']}"), keys, older=True)


def _addresses(destination: dict[str, Any]) -> list[str]:
    kinds = ("ToAddresses", "CcAddresses", "BccAddresses")
    return [address for kind in kinds for address in destination.get(kind, ())]
