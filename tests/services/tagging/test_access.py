"""What IAM has to allow for tagging, and for groups that draw from it."""

from __future__ import annotations

import pytest

from bellhop.engines.access.asking import Asked
from bellhop.services.resource_groups.access import asks as asks_of_groups
from bellhop.services.tagging.access import asks as asks_of_tagging
from bellhop.wire.model import service

PARAMETER = "arn:aws:ssm:us-east-1:000000000000:parameter/a"
GROUP = "arn:aws:resource-groups:us-east-1:000000000000:group/g"


@pytest.mark.parametrize(
    ("name", "request_", "asked"),
    [
        ("GetResources", {"ResourceARNList": [PARAMETER]}, [("tag:GetResources", "*")]),
        (
            "TagResources",
            {"ResourceARNList": [PARAMETER, GROUP, "arn:aws:s3:::b"]},
            [
                ("tag:TagResources", "*"),
                ("ssm:AddTagsToResource", PARAMETER),
                ("resource-groups:Tag", GROUP),
            ],
        ),
        (
            "UntagResources",
            {"ResourceARNList": [PARAMETER]},
            [("tag:UntagResources", "*"), ("ssm:RemoveTagsFromResource", PARAMETER)],
        ),
    ],
)
def test_tagging_asks_for_the_services_own_permission_too(kernel, name, request_, asked):
    operation = service("resourcegroupstaggingapi").operations[name]
    found = asks_of_tagging(Asked(kernel.context(), operation, request_))
    assert [(ask.action, ask.resource) for ask in found] == asked


@pytest.mark.parametrize(
    ("name", "request_", "asked"),
    [
        ("CreateGroup", {"Name": "g"}, [("resource-groups:CreateGroup", "*")]),
        ("GetGroup", {"Group": "g"}, [("resource-groups:GetGroup", GROUP)]),
        ("DeleteGroup", {"GroupName": "g"}, [("resource-groups:DeleteGroup", GROUP)]),
        ("Tag", {"Arn": GROUP}, [("resource-groups:Tag", GROUP)]),
        ("ListGroups", {}, [("resource-groups:ListGroups", "*")]),
        (
            "ListGroupResources",
            {"Group": GROUP},
            [("resource-groups:ListGroupResources", GROUP), ("tag:GetResources", "*")],
        ),
    ],
)
def test_groups_ask_for_the_group(kernel, name, request_, asked):
    operation = service("resource-groups").operations[name]
    found = asks_of_groups(Asked(kernel.context(), operation, request_))
    assert [(ask.action, ask.resource) for ask in found] == asked
