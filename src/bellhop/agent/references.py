"""`{{ssm-secure:name}}` and `{{ssm:name}}` where the agent looks them up itself: when the step runs.

The value of a SecureString goes from here into the memory of the process that needs it, and nowhere else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from bellhop.agent.resources import Failure

if TYPE_CHECKING:
    from bellhop.agent.resources import Secret
    from bellhop.agent.shell import Site

SECURE = "SecureString"
_REFERENCE = re.compile(r"\s*\{\{\s*((?:ssm|ssm-secure):[\w./:-]+)\s*\}\}\s*")
_PLAIN = re.compile(r"\{\{ *ssm:([/\w.:-]+) *\}\}")


async def secret(site: Site, text: str) -> str:
    """A text that may be a reference as a whole: the parameter's value. Raises Failure."""
    found = _REFERENCE.fullmatch(text)
    return (await looked_up(site, found[1])).value if found else text


async def token(site: Site, text: str) -> str:
    """The token of GitHub, which has to be a reference to a SecureString."""
    found = _REFERENCE.fullmatch(text)
    if not found or not found[1].startswith("ssm-secure:"):
        raise Failure(
            "Format of specifying ssm parameter used for token-parameter-name is incorrect. "
            "Please specify parameter as '{{ ssm-secure:parameter-name }}'"
        )
    try:
        return (await looked_up(site, found[1])).value
    except Failure as error:
        raise Failure(f"Could not resolve ssm parameter - [{found[1]}]. Error - {error}") from error


async def looked_up(site: Site, reference: str) -> Secret:
    prefix, _, name = reference.partition(":")
    found = await site.account.parameter(site.scope, name)
    if found is None:
        raise Failure(f"The following parameter(s) cannot be resolved: {name}")
    if prefix == "ssm-secure" and found.type != SECURE:
        raise Failure(f"secure prefix ssm-secure: is used for a non-secure type {found.type}")
    if prefix == "ssm" and found.type == SECURE:
        raise Failure(f"non-secure prefix ssm: is used for a secure type {found.type}")
    return found


async def resolved(site: Site, value: Any) -> Any:
    """Inputs of a document that the agent runs on its own, every `{{ssm:name}}` replaced. Raises Failure."""
    names = sorted(set(named(value)))
    found = {name: await site.account.parameter(site.scope, name) for name in names}
    if missing := [name for name, parameter in found.items() if parameter is None]:
        raise Failure(f"Input contains invalid parameters [{' '.join(missing)}]")
    known = {name: parameter for name, parameter in found.items() if parameter is not None}
    if secret := [name for name, parameter in known.items() if parameter.type == SECURE]:
        raise Failure(f"Parameters [{' '.join(secret)}] of type {SECURE} are not supported")
    return replaced(value, known) if known else value


def named(value: Any) -> list[str]:
    """The names of all references below a value."""
    if isinstance(value, str):
        return _PLAIN.findall(value)
    if isinstance(value, dict):
        return [name for each in cast("dict[str, Any]", value).values() for name in named(each)]
    if isinstance(value, list):
        return [name for each in cast("list[Any]", value) for name in named(each)]
    return []


def replaced(value: Any, known: dict[str, Secret]) -> Any:
    """A StringList that is all of an element of a list becomes elements of it."""
    if isinstance(value, str):
        return _PLAIN.sub(lambda found: known[found[1]].value, value)
    if isinstance(value, dict):
        return {key: replaced(each, known) for key, each in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        elements: list[Any] = []
        for each in cast("list[Any]", value):
            whole = _PLAIN.fullmatch(each.strip()) if isinstance(each, str) else None
            listed = whole is not None and known[whole[1]].type == "StringList"
            elements += replaced(each, known).split(",") if listed else [replaced(each, known)]
        return elements
    return value
