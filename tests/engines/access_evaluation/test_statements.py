"""Which statements speak of a request: actions, resources, variables, principals."""

from __future__ import annotations

from typing import Any

import pytest

from bellhop.engines.access.patterns import Pattern
from bellhop.engines.access.policies import policy
from tests.engines.access_evaluation.policies import (
    ACCOUNT,
    BOB,
    GUEST,
    OTHER,
    PARAMETER,
    SERVICE,
    SESSION,
    compiled,
    decide,
    statement,
)


@pytest.mark.parametrize(
    ("actions", "allowed"),
    [
        ("*", True),
        ("*:*", True),
        ("ssm:GetParameter", True),
        ("SSM:getparameter", True),
        ("ssm:Get*", True),
        ("ssm:*Parameter", True),
        ("ssm:G?tParameter", True),
        ("s*:GetParameter", True),
        (["s3:*", "ssm:GetParameter"], True),
        ("ssm:GetParameters", False),
        ("ssm:GetParamete", False),
        ("ssm:Get?Parameter", False),
        ("ssm", False),
        ("s3:*", False),
        ([], False),
    ],
)
def test_actions_have_wildcards_and_no_case(actions: Any, allowed: bool) -> None:
    assert decide([compiled(statement(Action=actions))]).allowed is allowed


@pytest.mark.parametrize(
    ("excepted", "allowed"), [("iam:*", True), ("ssm:*", False), (["iam:*", "SSM:get*"], False), ("*", False)]
)
def test_not_action_is_everything_else(excepted: Any, allowed: bool) -> None:
    assert decide([compiled(statement(NotAction=excepted))]).allowed is allowed


@pytest.mark.parametrize(
    ("resources", "allowed"),
    [
        ("*", True),
        (PARAMETER, True),
        (f"arn:aws:ssm:*:{ACCOUNT}:parameter/app/*", True),
        ("arn:aws:ssm:*:parameter/app/key", True),  # a wildcard reaches over colons …
        ("arn:aws:ssm:us-east-1:*/key", True),  # … and slashes
        ("arn:*", True),
        (f"arn:aws:ssm:us-east-?:{ACCOUNT}:parameter/app/key", True),
        (["arn:aws:s3:::bucket", PARAMETER], True),
        (PARAMETER.upper(), False),
        (f"arn:aws:ssm:us-east-1:{ACCOUNT}:parameter/app", False),
        (f"arn:aws:ssm:us-east-1:{ACCOUNT}:parameter/app/", False),
        (f"arn:aws:ssm:us-east-1:{OTHER}:parameter/app/key", False),
        (f"arn:aws:ssm:us-east-1:{ACCOUNT}:parameter/app/key?", False),
        ("arn:aws:ssm:us-east-1:111111111111:parameter/app.key", False),
    ],
)
def test_resources_have_wildcards_and_case(resources: Any, allowed: bool) -> None:
    assert decide([compiled(statement(Resource=resources))]).allowed is allowed


@pytest.mark.parametrize(
    ("excepted", "allowed"),
    [("arn:aws:s3:::*", True), (PARAMETER, False), (["arn:aws:s3:::*", "*/key"], False)],
)
def test_not_resource_is_everything_else(excepted: Any, allowed: bool) -> None:
    assert decide([compiled(statement(NotResource=excepted))]).allowed is allowed


KEYS = {
    "aws:username": "bob",
    "aws:userid": "AIDA1",
    "aws:principaltag/team": "red",
    "aws:tagkeys": ("a", "b"),
    "s3:prefix": "a*c",
}


@pytest.mark.parametrize(
    ("resource", "asked", "allowed"),
    [
        ("arn:aws:s3:::home/${aws:username}/*", "arn:aws:s3:::home/bob/x", True),
        ("arn:aws:s3:::home/${AWS:UserName}/*", "arn:aws:s3:::home/bob/x", True),
        ("arn:aws:s3:::home/${aws:username}/*", "arn:aws:s3:::home/eve/x", False),
        ("arn:aws:s3:::${aws:PrincipalTag/team}-${aws:userid}", "arn:aws:s3:::red-AIDA1", True),
        ("arn:aws:s3:::${aws:PrincipalTag/none}", "arn:aws:s3:::", False),
        ("arn:aws:s3:::${aws:PrincipalTag/none, 'blue'}", "arn:aws:s3:::blue", True),
        ("arn:aws:s3:::${aws:PrincipalTag/team,'blue'}", "arn:aws:s3:::red", True),
        ("arn:aws:s3:::${aws:TagKeys}", "arn:aws:s3:::a", False),  # of several values none can stand there
        ("arn:aws:s3:::a${*}", "arn:aws:s3:::a*", True),
        ("arn:aws:s3:::a${*}", "arn:aws:s3:::ab", False),
        ("arn:aws:s3:::a${?}", "arn:aws:s3:::a?", True),
        ("arn:aws:s3:::a${?}", "arn:aws:s3:::ab", False),
        ("arn:aws:s3:::${$}{aws:username}", "arn:aws:s3:::${aws:username}", True),
        ("arn:aws:s3:::${s3:prefix}", "arn:aws:s3:::a*c", True),
        ("arn:aws:s3:::${s3:prefix}", "arn:aws:s3:::abc", False),  # a value has no wildcards
    ],
)
def test_variables(resource: str, asked: str, allowed: bool) -> None:
    found = decide([compiled(statement(Resource=resource))], resource=asked, keys=KEYS)

    assert found.allowed is allowed


@pytest.mark.parametrize(
    ("text", "value", "matches"),
    [
        ("*a*b*", "xxaxxbxx", True),
        ("*a*b*", "xxbxxa", False),
        ("a*b*c", "abbcbc", True),
        ("a*bc*bc", "abc", False),
        ("a**?", "a", False),
        ("a**?", "ab", True),
        ("*.*", "a\nb.c", True),
        ("a+(b)", "a+(b)", True),
        ("*a" * 30, "a" * 5000 + "b", False),
    ],
)
def test_wildcards(text: str, value: str, matches: bool) -> None:
    assert Pattern(text).matches(value, {}) is matches


def test_before_version_2012_a_variable_is_plain_text() -> None:
    old = compiled(statement(Resource="arn:aws:s3:::${aws:username}"), version="2008-10-17")

    assert not decide([old], resource="arn:aws:s3:::bob", keys=KEYS).allowed
    assert decide([old], resource="arn:aws:s3:::${aws:username}", keys=KEYS).allowed


def test_a_statement_may_stand_without_its_list() -> None:
    alone = policy({"Version": "2012-10-17", "Statement": statement(Action="ssm:*")})

    assert decide([alone]).allowed
    assert not decide([alone], action="s3:GetObject").allowed


@pytest.mark.parametrize(
    ("principal", "who", "allowed"),
    [
        ("*", BOB, True),
        ({"AWS": "*"}, SESSION, True),
        ({"AWS": BOB.arn}, BOB, True),
        ({"AWS": [OTHER, BOB.arn]}, BOB, True),
        ({"AWS": SESSION.arn}, SESSION, True),
        ({"AWS": SESSION.behind}, SESSION, True),
        ({"AWS": GUEST.arn}, GUEST, True),
        ({"Service": "events.amazonaws.com"}, SERVICE, True),
        ({"Service": ["sns.amazonaws.com", "events.amazonaws.com"]}, SERVICE, True),
        ({"AWS": f"arn:aws:iam::{ACCOUNT}:user/eve"}, BOB, False),
        ({"AWS": f"arn:aws:iam::{ACCOUNT}:user/*"}, BOB, False),  # only "*" alone is a wildcard
        ({"AWS": ACCOUNT}, BOB, False),  # to whom the account's own policies allow it
        ({"Service": "sns.amazonaws.com"}, SERVICE, False),
        ({"AWS": "*"}, SERVICE, False),
        ({"CanonicalUser": "79a5"}, BOB, False),
    ],
)
def test_principals(principal: Any, who: Any, allowed: bool) -> None:
    found = decide(who=who, policy_of_resource=compiled(statement(Principal=principal)))

    assert found.allowed is allowed


@pytest.mark.parametrize(
    ("excepted", "denied"),
    [
        ({"AWS": BOB.arn}, False),
        ({"AWS": [BOB.arn, ACCOUNT]}, False),
        ({"AWS": ACCOUNT}, True),  # names the account, not its users
        ({"AWS": SESSION.arn}, True),
        ({"AWS": OTHER}, True),
    ],
)
def test_not_principal_denies_all_others(excepted: Any, denied: bool) -> None:
    everybody_else = compiled(statement(Principal="*"), statement("Deny", NotPrincipal=excepted))

    assert decide(policy_of_resource=everybody_else).explicit is denied
