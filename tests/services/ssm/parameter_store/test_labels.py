"""Labels of versions."""

from __future__ import annotations

import pytest

from tests.services.ssm.parameter_store.calls import again, every, get, names, put, refused


@pytest.fixture
def three(ssm):
    """/a with three versions."""
    put(ssm, "/a", "1")
    again(ssm, "/a", "2")
    again(ssm, "/a", "3")
    return ssm


def labels(ssm, name: str = "/a") -> list[list[str]]:
    return [each["Labels"] for each in ssm.get_parameter_history(Name=name)["Parameters"]]


def test_labels_are_attached_and_move(three):
    found = three.label_parameter_version(Name="/a", Labels=["prod", "x.y-z_1"])
    assert (found["ParameterVersion"], found["InvalidLabels"]) == (3, [])
    assert labels(three) == [[], [], ["prod", "x.y-z_1"]]
    assert (
        three.label_parameter_version(Name="/a", ParameterVersion=1, Labels=["prod"])["ParameterVersion"] == 1
    )
    assert labels(three) == [["prod"], [], ["x.y-z_1"]]
    assert get(three, "/a:prod")["Value"] == "1"
    assert refused(three.get_parameter, Name="/a:Prod")[0] == "ParameterVersionNotFound"


def test_labels_that_cannot_be(three):
    wanted = ["1st", "awsome", "SSM-x", "a b", "a/b", "ä", "good"]
    found = three.label_parameter_version(Name="/a", Labels=wanted)
    assert found["InvalidLabels"] == wanted[:-1]
    assert labels(three)[-1] == ["good"]
    assert refused(three.label_parameter_version, Name="/a", Labels=["x" * 101])[0] == "ValidationException"


def test_ten_labels_a_version(three):
    ten = [f"l{number}" for number in range(10)]
    three.label_parameter_version(Name="/a", Labels=ten)
    three.label_parameter_version(Name="/a", Labels=ten)
    code, sentence = refused(three.label_parameter_version, Name="/a", Labels=["l10"])
    assert code == "ParameterVersionLabelLimitExceeded"
    assert "ten labels" in sentence
    three.label_parameter_version(Name="/a", ParameterVersion=2, Labels=["l10", "l0"])
    assert labels(three) == [[], ["l0", "l10"], ten[1:]]


def test_labels_are_taken_away(three):
    three.label_parameter_version(Name="/a", Labels=["a", "b"])
    found = three.unlabel_parameter_version(Name="/a", ParameterVersion=3, Labels=["a", "c"])
    assert (found["RemovedLabels"], found["InvalidLabels"]) == (["a"], ["c"])
    found = three.unlabel_parameter_version(Name="/a", ParameterVersion=2, Labels=["b"])
    assert (found["RemovedLabels"], found["InvalidLabels"]) == ([], ["b"])
    assert labels(three) == [[], [], ["b"]]


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"Name": "nobody", "Labels": ["a"]}, "ParameterNotFound"),
        ({"Name": "/a", "ParameterVersion": 4, "Labels": ["a"]}, "ParameterVersionNotFound"),
        ({"Name": "/aws/service/list/ecs", "Labels": ["a"]}, "AccessDeniedException"),
    ],
)
def test_what_cannot_be_labelled(three, request_, code):
    assert refused(three.label_parameter_version, **request_)[0] == code
    assert refused(three.unlabel_parameter_version, **{"ParameterVersion": 1, **request_})[0] == code


def test_a_label_keeps_the_oldest_version(ssm):
    put(ssm, "/a", "1")
    ssm.label_parameter_version(Name="/a", Labels=["keep"])
    for value in range(2, 101):
        again(ssm, "/a", str(value))
    code, sentence = refused(again, ssm=ssm, name="/a")
    assert code == "ParameterMaxVersionLimitExceeded"
    assert "new version of /a" in sentence
    assert "Version 1, the oldest version" in sentence
    assert get(ssm, "/a")["Version"] == 100
    ssm.label_parameter_version(Name="/a", ParameterVersion=2, Labels=["keep"])
    assert again(ssm, "/a")["Version"] == 101
    assert refused(again, ssm=ssm, name="/a")[0] == "ParameterMaxVersionLimitExceeded"


def test_labels_go_with_their_parameter(three):
    three.label_parameter_version(Name="/a", ParameterVersion=1, Labels=["old"])
    three.delete_parameter(Name="/a")
    put(three, "/a")
    assert labels(three) == [[]]


def test_versions_with_a_label_by_path(ssm):
    for name in ("/p/a", "/p/b", "/p/deep/c", "/p/d"):
        put(ssm, name, "1")
        again(ssm, name, "2")
    for name, version, label in (("/p/a", 1, "x"), ("/p/b", 2, "x"), ("/p/deep/c", 1, "x"), ("/p/d", 1, "y")):
        ssm.label_parameter_version(Name=name, ParameterVersion=version, Labels=[label])
    x = {"Key": "Label", "Values": ["x"]}
    found = ssm.get_parameters_by_path(Path="/p", ParameterFilters=[x])["Parameters"]
    assert [(each["Name"], each["Version"], each["Value"]) for each in found] == [
        ("/p/a", 1, "1"),
        ("/p/b", 2, "2"),
    ]
    both = {"Key": "Label", "Option": "Equals", "Values": ["x", "y"]}
    found = every(
        ssm, "get_parameters_by_path", Path="/p", Recursive=True, ParameterFilters=[both], MaxResults=3
    )
    assert found == (["/p/a", "/p/b", "/p/d", "/p/deep/c"], [3, 1])
    none = ssm.get_parameters_by_path(Path="/p", ParameterFilters=[{"Key": "Label", "Values": ["z"]}])
    assert names(none) == []
    begins = {"Key": "Label", "Option": "BeginsWith", "Values": ["x"]}
    code, _ = refused(ssm.get_parameters_by_path, Path="/p", ParameterFilters=[begins])
    assert code == "InvalidFilterOption"


def test_labels_are_told_of(three, heard):
    three.label_parameter_version(Name="/a", Labels=["prod"])
    three.label_parameter_version(Name="/a", Labels=["1"])
    three.unlabel_parameter_version(Name="/a", ParameterVersion=3, Labels=["prod"])
    assert [fact["operation"] for fact in heard("ParameterChanged")] == ["LabelParameterVersion"]
