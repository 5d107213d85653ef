"""What is refused of a document before it is kept, and in which sentence."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bellhop.engines.access.documents import SYNTAX, Malformed, check_document
from tests.engines.access_evaluation.policies import document, statement

TRUST = {"Effect": "Allow", "Principal": {"Service": "ssm.amazonaws.com"}, "Action": "sts:AssumeRole"}
ALNUM = (
    "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression "
    "[0-9A-Za-z]*"
)
VENDOR = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."


def without(element: str) -> dict[str, Any]:
    return {name: value for name, value in statement().items() if name != element}


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("identity", document(statement())),
        ("identity", {"Statement": statement(Action=["ssm:Get*", "ses:*"])}),
        ("identity", document(statement(NotAction="iam:*", NotResource="arn:aws:s3:::x"))),
        (
            "identity",
            document(statement(Condition={"ForAnyValue:StringLikeIfExists": {"aws:TagKeys": "a*"}})),
        ),
        ("identity", document(statement(Sid=""), statement(Sid=""), statement(Sid="One"))),
        ("session", {"Version": "2008-10-17", "Id": "x", "Statement": [statement()]}),
        ("managed", document(statement())),
        ("trust", document(TRUST)),
        ("trust", document({**TRUST, "Principal": {"AWS": "111111111111"}})),
        ("trust", document({**TRUST, "Principal": {"AWS": "*"}})),
        ("trust", document({**TRUST, "Principal": {"AWS": "AIDAQABCDEFGHIJKLMNOP"}})),
        ("resource", document(statement(Principal="*"))),
        ("resource", document(statement(NotPrincipal={"AWS": "arn:aws:iam::111111111111:user/a/bob"}))),
    ],
)
def test_what_is_well_formed(kind: str, found: Any) -> None:
    assert check_document(json.dumps(found), kind) == found


@pytest.mark.parametrize(
    ("kind", "found", "sentence"),
    [
        ("identity", [], SYNTAX),
        ("identity", None, SYNTAX),
        ("identity", {"Version": "2012-10-17"}, SYNTAX),
        ("identity", document(), SYNTAX),
        ("identity", {**document(statement()), "Resources": []}, SYNTAX),
        ("identity", document(statement(), version="2012-10-18"), SYNTAX),
        ("identity", document(statement(Resources="*")), SYNTAX),
        ("identity", document(statement(Action={"Ref": "x"})), SYNTAX),
        ("identity", document({**statement(), "NotAction": "s3:*"}), SYNTAX),
        ("identity", document(statement("allow")), SYNTAX),
        ("identity", document(without("Effect")), "Missing required field Effect"),
        ("identity", document(without("Action")), "Policy statement must contain actions."),
        ("identity", document(statement(Action=[])), "Policy statement must contain actions."),
        ("identity", document(without("Resource")), "Policy statement must contain resources."),
        ("identity", document(statement(Principal="*")), "Policy document should not specify a principal."),
        ("identity", document(statement(Action="GetParameter")), VENDOR),
        ("identity", document(statement(Action="a:b:c")), "Actions/Condition can contain only one colon."),
        ("identity", document(statement(Resource="bucket")), 'Resource bucket must be in ARN format or "*".'),
        ("identity", document(statement(Resource="arn:aws:s3")), "The policy failed legacy parsing"),
        ("identity", document(statement(Condition=[])), SYNTAX),
        ("identity", document(statement(Condition={"Equals": {}})), "Invalid Condition type : Equals."),
        ("identity", document(statement(Condition={"Bool": {"username": "x"}})), VENDOR),
        ("identity", document(statement(Condition={"Bool": {"aws:x": {}}})), SYNTAX),
        (
            "identity",
            document(statement(Sid="A"), statement(Sid="A")),
            "Statement IDs (SID) in a single policy must be unique.",
        ),
        ("identity", document(statement(Sid="a b")), ALNUM),
        ("managed", {"Statement": [statement()]}, "Policy document must be version 2012-10-17 or greater."),
        ("trust", document({**TRUST, "Resource": "*"}), "Has prohibited field Resource"),
        (
            "trust",
            document({**without("Resource"), "Action": "sts:AssumeRole", "NotPrincipal": "*"}),
            "Has prohibited field NotPrincipal",
        ),
        ("trust", document(without("Resource")), "Missing required field Principal"),
        (
            "trust",
            document({**TRUST, "Action": "ssm:*"}),
            "AssumeRole policy may only specify STS AssumeRole actions.",
        ),
        (
            "trust",
            document({**TRUST, "Principal": {"AWS": "bob"}}),
            'Invalid principal in policy: "AWS":"bob"',
        ),
        ("trust", document({**TRUST, "Principal": {}}), "Invalid principal in policy."),
        ("trust", document({**TRUST, "Principal": {"User": "bob"}}), SYNTAX),
    ],
)
def test_what_is_malformed(kind: str, found: Any, sentence: str) -> None:
    with pytest.raises(Malformed) as refused:
        check_document(json.dumps(found), kind)

    assert (refused.value.code, refused.value.message) == ("MalformedPolicyDocument", sentence)


@pytest.mark.parametrize(
    ("kind", "sentence"), [("identity", SYNTAX), ("trust", "This policy contains invalid Json")]
)
def test_what_is_no_json(kind: str, sentence: str) -> None:
    with pytest.raises(Malformed, match=sentence.replace(".", r"\.")):
        check_document("{", kind)
