"""Input, InputPath and InputTransformer: what goes to the target."""

from __future__ import annotations

import json

import pytest

from bellhop.engines.rules.events import TargetMatched
from bellhop.services.events import inputs

RULE = "arn:aws:events:us-east-1:123456789012:rule/example"
EVENT = {
    "version": "0",
    "id": "7bf73129",
    "detail-type": "EC2 Instance State-change Notification",
    "source": "aws.ec2",
    "account": "123456789012",
    "time": "2015-11-11T21:29:54Z",
    "region": "us-east-1",
    "resources": ["arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111"],
    "detail": {
        "instance-id": "i-0123456789",
        "state": "RUNNING",
        "n": 5,
        "tags": [{"k": "a"}, {"k": "b"}],
        "on": True,
    },
}
WITHOUT_DETAIL = {name: value for name, value in EVENT.items() if name != "detail"}
PATHS = {
    "timestamp": "$.time",
    "instance": "$.detail.instance-id",
    "state": "$.detail.state",
    "resource": "$.resources[0]",
    "n": "$.detail.n",
    "on": "$.detail.on",
    "tags": "$.detail.tags",
    "missing": "$.detail.missing.deeper",
}


def made(**target) -> inputs.Input:
    return inputs.made(TargetMatched(RULE, "example", target, EVENT, 1_447_277_395.25, forwarded=False))


def test_without_input_it_is_the_event():
    assert json.loads(made().text) == EVENT
    assert not made().given


def test_a_constant_goes_as_it_was_written():
    assert made(Input='{ "a" : 1 }').text == '{ "a" : 1 }'


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("$", EVENT),
        ("$.detail", EVENT["detail"]),
        ("$.detail.state", "RUNNING"),
        ("$.detail-type", "EC2 Instance State-change Notification"),
        ("$['detail']['n']", 5),
        ('$.detail["on"]', True),
        ("$.resources[0]", EVENT["resources"][0]),
        ("$.detail.tags[1].k", "b"),
        ("$.detail.tags[*]", EVENT["detail"]["tags"]),
        ("$.resources[7]", None),
        ("$.detail.state.deeper", None),
        ("$.resources.name", None),
    ],
)
def test_a_path_picks_a_part(path, value):
    assert inputs.is_path(path)
    assert json.loads(made(InputPath=path).text) == value


@pytest.mark.parametrize("path", ["detail", ".detail", "$detail", "$.", "$.a[", "$.a[x]", "$.a..b"])
def test_what_is_no_path_is_known(path):
    assert not inputs.is_path(path)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ('"instance <instance> is in <state>"', '"instance i-0123456789 is in RUNNING"'),
        ('"instance \\"<instance>\\" is in <state>"', '"instance \\"i-0123456789\\" is in RUNNING"'),
        ("<instance> is in state <state>", "i-0123456789 is in state RUNNING"),
        ('state "<state>" of <instance>', 'state "RUNNING" of i-0123456789'),
        ('"one <n>"\n"two <state>"', '"one 5"\n"two RUNNING"'),
        ('{"instance": <instance>, "n": <n>}', '{"instance": "i-0123456789", "n": 5}'),
        ('{"instance": "<instance>", "on": <on>}', '{"instance": "i-0123456789", "on": true}'),
        ('{"state": [9, <state>, true]}', '{"state": [9, "RUNNING", true]}'),
        ('{"s": "instance \\"<instance>\\" is <state>"}', '{"s": "instance \\"i-0123456789\\" is RUNNING"}'),
        (
            '{"resource": <resource>}',
            '{"resource": "arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111"}',
        ),
        ('{"tags": <tags>}', '{"tags": [{"k":"a"},{"k":"b"}]}'),
        ('{"text": "n is <n>, on is <on>"}', '{"text": "n is 5, on is true"}'),
        ("<state>", '"RUNNING"'),
        ("<tags>", '[{"k":"a"},{"k":"b"}]'),
        ('{"a": <missing>}', '{"a": null}'),
        ('{"a": "<missing>!"}', '{"a": "!"}'),
        ('{"a": "<unknown> <state>"}', '{"a": "<unknown> RUNNING"}'),
        ('{"a": "1 < 2 and 3 > 2"}', '{"a": "1 < 2 and 3 > 2"}'),
        ('{"arn": <aws.events.rule-arn>}', json.dumps({"arn": RULE})),
        ('"<aws.events.rule-name> triggered"', '"example triggered"'),
        ('{"at": <aws.events.event.ingestion-time>}', '{"at": "2015-11-11T21:29:55.250Z"}'),
    ],
)
def test_a_template_is_filled(template, text):
    found = made(InputTransformer={"InputPathsMap": PATHS, "InputTemplate": template})
    assert found.text == text
    assert found.transformed


def test_a_template_may_hold_the_whole_event():
    template = '{"all": <aws.events.event.json>, "envelope": <aws.events.event>}'
    found = json.loads(made(InputTransformer={"InputTemplate": template}).text)
    assert found == {"all": EVENT, "envelope": WITHOUT_DETAIL}


@pytest.mark.parametrize(
    ("template", "valid"),
    [
        ('{"a": <b>}', True),
        ('{"a": "<b>"}', True),
        ('"x <b>"', True),
        ('"x"\n"y"', True),
        ("<b>", True),
        ("{", False),
        ('{"a": <b>', False),
        ('{<b>: "a"}', False),
        ('"x', False),
        ("x <b>", False),
        ("[" * 5000, False),
        ("", False),
    ],
)
def test_templates_that_are_json_are_known(template, valid):
    assert inputs.is_json(template) is valid
