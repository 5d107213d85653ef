"""What an ARN says of the kind of its resource."""

from __future__ import annotations

import pytest

from bellhop.engines.groups.kinds import is_of, kind_of, type_of

SCOPE = "us-east-1:000000000000"


@pytest.mark.parametrize(
    ("arn", "kind", "type_"),
    [
        (f"arn:aws:ssm:{SCOPE}:parameter/a/b", "ssm:parameter", "AWS::SSM::Parameter"),
        (f"arn:aws:ec2:{SCOPE}:instance/i-1", "ec2:instance", "AWS::EC2::Instance"),
        (f"arn:aws-cn:events:{SCOPE}:rule/bus/r", "events:rule", "AWS::Events::Rule"),
        ("arn:aws:iam::000000000000:policy/p", "iam:policy", "AWS::IAM::ManagedPolicy"),
        (f"arn:aws:logs:{SCOPE}:log-group:g", "logs:log-group", ""),
        (f"arn:aws:sns:{SCOPE}:topic", "sns", ""),
        ("arn:aws:s3:::bucket", "s3", ""),
        ("arn:aws:ssm", "", ""),
        ("parameter", "", ""),
    ],
)
def test_an_arn_names_a_kind(arn, kind, type_):
    assert kind_of(arn) == kind
    assert type_of(arn) == type_


@pytest.mark.parametrize(
    ("wanted", "met"),
    [("ssm", True), ("ssm:parameter", True), ("ssm:para", False), ("ec2", False), ("", False)],
)
def test_a_service_is_all_of_its_types(wanted, met):
    assert is_of(f"arn:aws:ssm:{SCOPE}:parameter/a", wanted) is met
