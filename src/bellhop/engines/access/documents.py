"""What IAM and STS refuse of a policy document before they keep it, in AWS's sentences.

The grammar: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import orjson

from bellhop.engines.access.conditions import known, texts
from bellhop.engines.access.policies import ACCOUNT, listed
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

VERSIONS = ("2008-10-17", "2012-10-17")
TOP = {"Version", "Id", "Statement"}
ELEMENTS = {
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
}
PRINCIPAL_TYPES = {"AWS", "Service", "Federated", "CanonicalUser"}
SID = re.compile(r"[0-9A-Za-z]*", re.ASCII)
ACTION = re.compile(r"[\w*?-]+:[\w*?.-]+", re.ASCII)
PRINCIPAL_ARN = re.compile(r"arn:aws[\w-]*:(?:iam|sts)::[0-9]{12}:[\w-]+(?:/[^*?]+)?", re.ASCII)
UNIQUE_ID = re.compile(r"A[A-Z0-9]{15,127}", re.ASCII)
SYNTAX = "Syntax errors in policy."


class Kind(NamedTuple):
    """What policies of a kind must say and must not."""

    principal: bool
    resource: bool
    version: bool = False


IDENTITY_KINDS = Kind(principal=False, resource=True)
KINDS = {
    "identity": IDENTITY_KINDS,
    "session": IDENTITY_KINDS,
    "managed": Kind(principal=False, resource=True, version=True),
    "trust": Kind(principal=True, resource=False),
    "resource": Kind(principal=True, resource=True),
}


class Malformed(Refusal):
    def __init__(self, sentence: str) -> None:
        super().__init__("MalformedPolicyDocument", sentence, 400)


def check_document(document: str, kind: str) -> dict[str, Any]:
    """The document as JSON; raises Malformed. `kind` is identity, managed, session, trust or resource."""
    try:
        found: Any = orjson.loads(document)
    except orjson.JSONDecodeError:
        raise Malformed("This policy contains invalid Json" if kind == "trust" else SYNTAX) from None
    checked = _object(found, TOP)
    if not checked.get("Statement"):
        raise Malformed(SYNTAX)
    rules = KINDS[kind]
    _check_version(checked, rules)
    statements = listed(checked["Statement"])
    for statement in statements:
        _check_statement(statement, rules)
        if kind == "trust":
            _check_trust(statement)
    _check_sids(statements)
    return checked


def _object(given: Any, members: Container[str] | None = None) -> dict[str, Any]:
    """A JSON object, of these members only if they are given."""
    if not isinstance(given, dict):
        raise Malformed(SYNTAX)
    found = cast("dict[str, Any]", given)
    if members is not None and any(name not in members for name in found):
        raise Malformed(SYNTAX)
    return found


def _check_version(found: Mapping[str, Any], rules: Kind) -> None:
    if found.get("Version", VERSIONS[0]) not in VERSIONS:
        raise Malformed(SYNTAX)
    if rules.version and found.get("Version") != VERSIONS[1]:
        raise Malformed("Policy document must be version 2012-10-17 or greater.")


def _check_statement(found: Any, rules: Kind) -> None:
    statement = _object(found, ELEMENTS)
    if statement.get("Effect") not in ("Allow", "Deny"):
        missing = "Effect" not in statement
        raise Malformed("Missing required field Effect" if missing else SYNTAX)
    _check_actions(_one_of(statement, "Action"))
    _check_resources(statement, rules)
    _check_principals(statement, rules)
    _check_conditions(statement.get("Condition"))


def _one_of(statement: Mapping[str, Any], name: str) -> Any:
    """An element or its opposite: None where neither is; both is no syntax."""
    if name in statement and f"Not{name}" in statement:
        raise Malformed(SYNTAX)
    return statement.get(name, statement.get(f"Not{name}"))


def _strings(given: Any) -> list[str]:
    values = listed(given)
    if not all(isinstance(value, str) for value in values):
        raise Malformed(SYNTAX)
    return values


def _check_actions(given: Any) -> None:
    actions = _strings(given) if given is not None else []
    if not actions:
        raise Malformed("Policy statement must contain actions.")
    for action in actions:
        if action.count(":") > 1:
            raise Malformed("Actions/Condition can contain only one colon.")
        if action != "*" and ":" not in action:
            raise Malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")
        if action != "*" and not ACTION.fullmatch(action):
            raise Malformed(f"Action {action} is not valid.")


def _check_resources(statement: Mapping[str, Any], rules: Kind) -> None:
    given = _one_of(statement, "Resource")
    if not rules.resource:
        if given is not None:
            raise Malformed("Has prohibited field Resource")
        return
    resources = _strings(given) if given is not None else []
    if not resources:
        raise Malformed("Policy statement must contain resources.")
    for resource in resources:
        if resource != "*" and not resource.startswith("arn:"):
            raise Malformed(f'Resource {resource} must be in ARN format or "*".')
        if resource != "*" and resource.count(":") < 5 and not resource.endswith("*"):
            raise Malformed("The policy failed legacy parsing")


def _check_principals(statement: Mapping[str, Any], rules: Kind) -> None:
    given = _one_of(statement, "Principal")
    if not rules.principal:
        if given is not None:
            raise Malformed("Policy document should not specify a principal.")
        return
    if given is None:
        raise Malformed("Missing required field Principal")
    if given == "*":
        return
    named = _object(given, PRINCIPAL_TYPES)
    if not named:
        raise Malformed("Invalid principal in policy.")
    for principal in _strings(named.get("AWS", [])):
        _check_principal(principal)


def _check_principal(principal: str) -> None:
    known_form = principal == "*" or ACCOUNT.fullmatch(principal) or PRINCIPAL_ARN.fullmatch(principal)
    if not known_form and not UNIQUE_ID.fullmatch(principal):
        raise Malformed(f'Invalid principal in policy: "AWS":"{principal}"')


def _check_trust(statement: Mapping[str, Any]) -> None:
    if "NotPrincipal" in statement:
        raise Malformed("Has prohibited field NotPrincipal")
    if any(not action.lower().startswith("sts:") for action in texts(_one_of(statement, "Action"))):
        raise Malformed("AssumeRole policy may only specify STS AssumeRole actions.")


def _check_conditions(given: Any) -> None:
    if given is None:
        return
    for name, wanted in _object(given).items():
        if not known(name):
            raise Malformed(f"Invalid Condition type : {name}.")
        _check_keys(_object(wanted))


def _check_keys(wanted: Mapping[str, Any]) -> None:
    for key, values in wanted.items():
        if ":" not in key:
            raise Malformed("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")
        if any(isinstance(value, dict | list) or value is None for value in listed(values)):
            raise Malformed(SYNTAX)


def _check_sids(statements: Iterable[Mapping[str, Any]]) -> None:
    sids = [statement["Sid"] for statement in statements if statement.get("Sid")]
    if len(sids) != len({*map(str, sids)}):
        raise Malformed("Statement IDs (SID) in a single policy must be unique.")
    for sid in sids:
        if not isinstance(sid, str) or not SID.fullmatch(sid):
            raise Malformed(
                "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular "
                "expression [0-9A-Za-z]*"
            )
