"""What DescribeParameters and GetParametersByPath are asked to leave out."""

from __future__ import annotations

import pytest

from tests.services.ssm.parameter_store.calls import every, names, put, refused


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ([], ["/a/one", "/a/two", "/a/x/deep", "/b/one", "lone"]),
        ([{"Key": "Name", "Values": ["/a/one", "lone", "nobody"]}], ["/a/one", "lone"]),
        ([{"Key": "Name", "Option": "BeginsWith", "Values": ["/a/"]}], ["/a/one", "/a/two", "/a/x/deep"]),
        ([{"Key": "Name", "Option": "BeginsWith", "Values": ["/b", "l"]}], ["/b/one", "lone"]),
        ([{"Key": "Name", "Option": "BeginsWith", "Values": ["lone"]}], ["lone"]),
        ([{"Key": "Name", "Option": "Contains", "Values": ["one"]}], ["/a/one", "/b/one", "lone"]),
        ([{"Key": "Type", "Values": ["StringList"]}], ["/a/two"]),
        ([{"Key": "Type", "Option": "BeginsWith", "Values": ["String"]}],
         ["/a/one", "/a/two", "/a/x/deep", "lone"]),
        ([{"Key": "KeyId", "Values": ["alias/aws/ssm"]}], ["/b/one"]),
        ([{"Key": "Tier", "Values": ["Advanced"]}], ["lone"]),
        ([{"Key": "Path", "Values": ["/a"]}], ["/a/one", "/a/two"]),
        ([{"Key": "Path", "Option": "Recursive", "Values": ["/a"]}], ["/a/one", "/a/two", "/a/x/deep"]),
        ([{"Key": "Path", "Values": ["/a", "/b"]}], ["/a/one", "/a/two", "/b/one"]),
        ([{"Key": "Path", "Option": "Recursive", "Values": ["/a/x", "/b"]}], ["/a/x/deep", "/b/one"]),
        ([{"Key": "Path", "Values": ["/a"]}, {"Key": "Type", "Values": ["String"]}], ["/a/one"]),
        ([{"Key": "tag:team", "Values": ["shop"]}], ["/a/one", "lone"]),
        ([{"Key": "tag:team"}], ["/a/one", "/b/one", "lone"]),
        ([{"Key": "tag:team", "Values": ["shop"]}, {"Key": "tag:stage", "Values": ["test"]}], ["lone"]),
    ],
)  # fmt: skip
def test_filters(ssm, filters, wanted):
    shop, test = {"Key": "team", "Value": "shop"}, {"Key": "stage", "Value": "test"}
    put(ssm, "/a/one", Tags=[shop])
    put(ssm, "/a/two", kind="StringList", Tags=[test])
    put(ssm, "/a/x/deep")
    put(ssm, "/b/one", kind="SecureString", Tags=[{"Key": "team", "Value": "pay"}])
    put(ssm, "lone", Tier="Advanced", Tags=[shop, test])
    assert every(ssm, "describe_parameters", ParameterFilters=filters, MaxResults=2)[0] == wanted


@pytest.mark.parametrize(
    ("operation", "request_", "code"),
    [
        ("describe_parameters", {"Key": "Label", "Values": ["x"]}, "InvalidFilterKey"),
        (
            "describe_parameters",
            {"Key": "Type", "Option": "Contains", "Values": ["x"]},
            "InvalidFilterOption",
        ),
        ("describe_parameters", {"Key": "Path", "Option": "Equals", "Values": ["/x"]}, "InvalidFilterOption"),
        ("describe_parameters", {"Key": "Name"}, "InvalidFilterValue"),
        ("get_parameters_by_path", {"Key": "Name", "Values": ["x"]}, "InvalidFilterKey"),
        ("get_parameters_by_path", {"Key": "tag:x", "Values": ["x"]}, "InvalidFilterKey"),
    ],
)
def test_filters_that_are_refused(ssm, operation, request_, code):
    path = {"Path": "/"} if operation == "get_parameters_by_path" else {}
    assert refused(getattr(ssm, operation), ParameterFilters=[request_], **path)[0] == code


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ([{"Key": "Name", "Values": ["/a"]}], ["/a/one", "/a/two"]),
        ([{"Key": "Name", "Values": ["/a/one", "/b"]}], ["/a/one", "/b/one"]),
        ([{"Key": "Type", "Values": ["StringList", "SecureString"]}], ["/a/two", "/b/one"]),
        ([{"Key": "KeyId", "Values": ["alias/aws/ssm"]}], ["/b/one"]),
        ([{"Key": "Name", "Values": ["/a"]}, {"Key": "Type", "Values": ["String"]}], ["/a/one"]),
    ],
)
def test_the_older_filters(ssm, filters, wanted):
    put(ssm, "/a/one")
    put(ssm, "/a/two", kind="StringList")
    put(ssm, "/b/one", kind="SecureString")
    assert names(ssm.describe_parameters(Filters=filters)) == wanted
    both = {"Filters": filters, "ParameterFilters": [{"Key": "Type", "Values": ["String"]}]}
    assert refused(ssm.describe_parameters, **both)[0] == "ValidationException"


@pytest.mark.parametrize("data_type", ["text", "aws:ec2:image"])
def test_filters_by_data_type(ssm, data_type):
    put(ssm, "/text")
    put(ssm, "/image", "ami-12345678", DataType="aws:ec2:image")
    found = ssm.describe_parameters(ParameterFilters=[{"Key": "DataType", "Values": [data_type]}])
    assert [each["DataType"] for each in found["Parameters"]] == [data_type]


def test_a_filter_is_given_once(ssm):
    twice = [{"Key": "Type", "Values": ["String"]}, {"Key": "Type", "Values": ["StringList"]}]
    code, sentence = refused(ssm.describe_parameters, ParameterFilters=twice)
    assert code == "InvalidFilterKey"
    assert sentence == "The specified filter key Type is given more than once."


def test_by_path_filters(ssm):
    put(ssm, "/a/one")
    put(ssm, "/a/two", kind="StringList")
    put(ssm, "/a/b/three", kind="StringList")
    lists = {"Key": "Type", "Values": ["StringList"]}
    assert names(ssm.get_parameters_by_path(Path="/a", ParameterFilters=[lists])) == ["/a/two"]
    found = ssm.get_parameters_by_path(Path="/a", Recursive=True, ParameterFilters=[lists])
    assert names(found) == ["/a/b/three", "/a/two"]
