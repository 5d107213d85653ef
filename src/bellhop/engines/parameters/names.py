"""The names of parameters: what may be called how, and the many ways to point at one."""

from __future__ import annotations

import re
from typing import NamedTuple

from bellhop.engines.parameters.errors import Invalid, ReservedName, TooDeep
from bellhop.store import Scope

AWS = "/aws/"  # how the names begin that nobody but AWS gives
LEVELS = 15
LONGEST = 1011  # characters, those of the ARN in front of the name included

_NAME = re.compile(r"[A-Za-z0-9_.\-/]+", re.ASCII)
_ARN = re.compile(r"arn:aws[a-z-]*:ssm:([a-z0-9-]+):(\d{12}|):parameter/([^:]+)(?::(.*))?", re.ASCII)
_PATH = re.compile(r"/|(?:/[A-Za-z0-9_.\-]+)+/?", re.ASCII)


class Pointer(NamedTuple):
    """A name, and the version or label behind its colon ("" for the newest)."""

    name: str
    selector: str


def arn(scope: Scope, name: str) -> str:
    """`arn:…:parameter/name`, whether or not the name begins with a slash."""
    return arn_of(arn_prefix(scope), name)


def arn_of(prefix: str, name: str) -> str:
    return prefix + name if name[0] == "/" else f"{prefix}/{name}"


def arn_prefix(scope: Scope) -> str:
    return f"arn:aws:ssm:{scope.region}:{scope.account}:parameter"


def point(scope: Scope, text: str) -> Pointer | None:
    """What `name`, `name:3`, `name:label` or such an ARN points at; None: into another scope."""
    text = text.strip()
    if ":" not in text:
        return Pointer(text, "")
    if text.startswith("arn:"):
        prefix = arn_prefix(scope)
        if not text.startswith(prefix + "/"):
            return None
        text = text[len(prefix) :]
    name, _, selector = text.partition(":")
    return Pointer(name, selector)


def elsewhere(text: str) -> tuple[Scope, Pointer] | None:
    """Where an ARN of any scope points; the names of AWS's own parameters are in no account.

    Which of its two spellings a name of a single level has is not to be seen.
    """
    found = _ARN.fullmatch(text.strip())
    if found is None:
        return None
    return Scope(found[2], found[1]), Pointer(f"/{found[3]}", found[4] or "")


def other_spelling(name: str) -> str | None:
    """A name of one level may be said with and without its slash; None for any other."""
    if "/" not in name:
        return f"/{name}"
    return name[1:] if name.rfind("/") == 0 else None


def split(name: str) -> tuple[str, str]:
    """The path above a name, and its last part."""
    path, _, leaf = name.rpartition("/")
    return path or "/", leaf


def check(scope: Scope, name: str) -> None:
    """Refuse a name that no parameter may have."""
    if "/" in name and name[0] != "/":
        raise Invalid("Parameter name must be a fully qualified name.")
    check_not_reserved(name)
    first = name.strip("/").partition("/")[0].lower()
    if first.startswith("ssm") or not _NAME.fullmatch(name) or name[-1] == "/" or "//" in name:
        raise Invalid(
            'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can '
            "consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, "
            "numbers and the following 3 symbols .-_"
        )
    if name.count("/") > LEVELS:
        raise TooDeep
    if len(arn(scope, name)) > LONGEST:
        raise Invalid(f"Parameter name: the name and the ARN in front of it exceed {LONGEST} characters.")


def check_not_reserved(name: str) -> None:
    """Refuse a name that only AWS's own parameters have."""
    if name.lstrip("/")[:3].lower() == "aws":
        raise ReservedName(name)


def is_valid(name: str) -> bool:
    return _NAME.fullmatch(name) is not None


def check_path(path: str) -> str:
    """A hierarchy as it is kept, without its last slash."""
    path = path.strip()
    if not _PATH.fullmatch(path):
        raise Invalid(
            "The parameter doesn't meet the parameter name requirements. The parameter name must begin with "
            'a forward slash "/". It can\'t be prefixed with "aws" or "ssm" (case-insensitive). It must use '
            "only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). "
            "Special characters are not allowed. All sub-paths, if specified, must use the forward slash "
            'symbol "/". Valid example: /get/parameters2-/by1./path0_.'
        )
    return path.rstrip("/") or "/"
