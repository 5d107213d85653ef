"""sourceType HTTP: a file from a web server, which may ask who comes."""

from __future__ import annotations

import asyncio
import base64
import functools
import hashlib
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bellhop.agent import references
from bellhop.agent.plugins.sources.source import is_true, text
from bellhop.agent.resources import Failure
from bellhop.agent.workplace import one_file, parcel

if TYPE_CHECKING:
    from bellhop.agent.plugins.sources.source import Info
    from bellhop.agent.resources import Page
    from bellhop.agent.shell import Script
    from bellhop.agent.workplace import Workplace

METHODS = ("None", "Basic", "Digest")
PARTS = re.compile(r'(\w+)=(?:"([^"]*)"|([^\s,]+))')
HASHES = {"MD5": "md5", "SHA-256": "sha256"}


async def fetched(place: Workplace, info: Info, destination: str) -> Script:
    url, method = text(info, "url"), text(info, "authMethod") or "None"
    scheme = urlsplit(url).scheme.lower()
    if scheme not in ("http", "https"):
        raise Failure("URL scheme for HTTP resource type is invalid. HTTP or HTTPS is accepted")
    if method not in METHODS:
        raise Failure(
            f"Invalid authentication method: {method}. "
            "The following methods are accepted: None, Basic, Digest"
        )
    if scheme == "http" and not is_true(info, "allowInsecureDownload"):
        raise Failure(
            "Non secure URL provided and insecure download is not allowed. "
            "Provide a secure URL or set 'allowInsecureDownload' to true to perform the download operation"
        )
    who = await credentials(place, info, method)
    try:
        page = await requested(place, url, who)
    except Failure as error:
        raise Failure(f"Failed to download file: {error}") from error
    if page.status != 200:
        raise Failure(f"Failed to download file: Status: {page.status} {page.reason}".rstrip())
    # The agent draws a number for a name that nobody gave.
    number = int(hashlib.sha256(f"{place.directory} {url}".encode()).hexdigest()[:15], 16)
    lines = one_file(destination, f"download{number}")
    return place.script(await asyncio.to_thread(parcel, lines, {"content": page.body}), "download")


async def credentials(place: Workplace, info: Info, method: str) -> tuple[str, str, str]:
    """Method, user name and password."""
    if method == "None":
        return method, "", ""
    try:
        user = await references.secret(place.site, text(info, "username"))
        return method, user, await references.secret(place.site, text(info, "password"))
    except Failure as error:
        raise Failure(f"Failed to prepare the request: {error}") from error


async def requested(place: Workplace, url: str, who: tuple[str, str, str]) -> Page:
    method, user, password = who
    if not place.site.network:
        raise Failure(f'Cannot execute request: Get "{url}": the node has no network')
    get = functools.partial(place.site.account.page, place.site.scope, url)
    if method == "Basic":
        pair = base64.b64encode(f"{user}:{password}".encode()).decode()
        return await get({"Authorization": f"Basic {pair}"})
    page = await get({})
    challenge = page.headers.get("www-authenticate", "")
    if method == "Digest" and page.status == 401 and challenge.lower().startswith("digest "):
        return await get({"Authorization": answered(challenge, url, user, password)})
    return page


def answered(challenge: str, url: str, user: str, password: str) -> str:
    """The answer to a Digest challenge (RFC 7616): MD5 or SHA-256, with or without qop=auth."""
    asked = {name.lower(): quoted or plain for name, quoted, plain in PARTS.findall(challenge[7:])}
    algorithm = asked.get("algorithm", "MD5")
    if algorithm not in HASHES:
        raise Failure(f"Digest algorithm {algorithm} is not supported")

    def digest(text: str) -> str:
        return hashlib.new(HASHES[algorithm], text.encode()).hexdigest()

    parts = urlsplit(url)
    uri = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    realm, nonce = asked.get("realm", ""), asked.get("nonce", "")
    secret, target = digest(f"{user}:{realm}:{password}"), digest(f"GET:{uri}")
    said = {"username": user, "realm": realm, "nonce": nonce, "uri": uri}
    if "auth" in asked.get("qop", "").replace(" ", "").split(","):
        once, counted = digest(f"{nonce}:{secret}")[:16], "00000001"
        response = digest(f"{secret}:{nonce}:{counted}:{once}:auth:{target}")
        tail = f', qop=auth, nc={counted}, cnonce="{once}"'
    else:
        response, tail = digest(f"{secret}:{nonce}:{target}"), ""
    said |= {"response": response} | ({"opaque": asked["opaque"]} if "opaque" in asked else {})
    quoted = ", ".join(f'{name}="{value}"' for name, value in said.items())
    return f"Digest {quoted}, algorithm={algorithm}{tail}"
