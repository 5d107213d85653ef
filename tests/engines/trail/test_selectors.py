"""Which records a trail takes."""

from __future__ import annotations

from typing import Any

import pytest

from bellhop.engines.trail import selectors
from bellhop.engines.trail.errors import BadSelectors
from bellhop.engines.trail.tables import TrailRow

WRITE = {
    "managementEvent": True,
    "readOnly": False,
    "eventSource": "ssm.amazonaws.com",
    "eventName": "PutParameter",
    "eventCategory": "Management",
    "userIdentity": {"arn": "arn:aws:iam::111122223333:user/ann"},
}
READ = WRITE | {"readOnly": True, "eventName": "GetParameter"}
SEND = WRITE | {
    "managementEvent": False,
    "readOnly": True,
    "eventSource": "ses.amazonaws.com",
    "eventName": "SendEmail",
    "eventCategory": "Data",
    "resources": [{"type": "AWS::SES::EmailIdentity", "ARN": "arn:aws:ses:…:identity/a@example.com"}],
}


def names(**columns: Any) -> list[str]:
    trail = TrailRow("us-east-1", "trail", "bucket", **columns)
    return [record["eventName"] for record in (WRITE, READ, SEND) if selectors.takes(trail, record)]


@pytest.mark.parametrize(
    ("selector", "taken"),
    [
        ({}, ["PutParameter", "GetParameter"]),
        ({"ReadWriteType": "WriteOnly"}, ["PutParameter"]),
        ({"ReadWriteType": "ReadOnly"}, ["GetParameter"]),
        ({"ExcludeManagementEventSources": ["ssm.amazonaws.com"]}, []),
        (
            {"IncludeManagementEvents": False, "DataResources": [{"Type": "AWS::S3::Object", "Values": []}]},
            [],
        ),
    ],
)
def test_basic(selector: dict[str, Any], taken: list[str]) -> None:
    assert names(selectors=selectors.checked([selector])) == taken


@pytest.mark.parametrize(
    ("fields", "taken"),
    [
        ({"eventCategory": {"Equals": ["Management"]}}, ["PutParameter", "GetParameter"]),
        ({"eventCategory": {"Equals": ["Management"]}, "readOnly": {"Equals": ["true"]}}, ["GetParameter"]),
        (
            {"eventCategory": {"Equals": ["Management"]}, "eventName": {"NotStartsWith": ["Get", "List"]}},
            ["PutParameter"],
        ),
        (
            {
                "eventCategory": {"Equals": ["Data"]},
                "resources.type": {"Equals": ["AWS::SES::EmailIdentity"]},
                "resources.ARN": {"EndsWith": ["@example.com"]},
            },
            ["SendEmail"],
        ),
        (
            {
                "eventCategory": {"Equals": ["Management"]},
                "userIdentity.arn": {"StartsWith": ["arn:aws:iam::999999999999:"]},
            },
            [],
        ),
    ],
)
def test_advanced(fields: dict[str, dict[str, list[str]]], taken: list[str]) -> None:
    selector = {"FieldSelectors": [{"Field": name, **tests} for name, tests in fields.items()]}
    assert names(advanced=selectors.checked_advanced([selector])) == taken


@pytest.mark.parametrize(
    "bad",
    [
        [],
        [{}] * 6,
        [{"ReadWriteType": "Sometimes"}],
        [{"IncludeManagementEvents": False}],
    ],
)
def test_basic_selectors_that_say_nothing(bad: list[dict[str, Any]]) -> None:
    with pytest.raises(BadSelectors):
        selectors.checked(bad)


@pytest.mark.parametrize(
    "fields",
    [
        [{"Field": "readOnly", "Equals": ["true"]}],
        [{"Field": "eventCategory", "Equals": ["Insight"]}],
        [{"Field": "eventCategory", "Equals": ["Data"]}],
        [{"Field": "eventCategory", "Equals": ["Management"]}, {"Field": "eventName"}],
    ],
)
def test_advanced_selectors_that_say_nothing(fields: list[dict[str, Any]]) -> None:
    with pytest.raises(BadSelectors):
        selectors.checked_advanced([{"FieldSelectors": fields}])
