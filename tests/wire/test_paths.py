"""How a path is matched: literals before labels, greedy labels last, percent-encoding inside segments."""

from __future__ import annotations

import pytest

from bellhop.wire.model import ServiceModel
from bellhop.wire.paths import Paths


def paths(*uris: str) -> Paths:
    forms = {uri: {"name": uri, "http": {"method": "GET", "requestUri": uri}} for uri in uris}
    data = {"metadata": {"protocol": "rest-json"}, "shapes": {}, "operations": forms}
    return Paths(ServiceModel("example", data).operations.values())


@pytest.mark.parametrize(
    ("path", "found", "labels"),
    [
        ("/a/b", "/a/b", {}),
        ("/a/x", "/a/{One}", {"One": "x"}),
        ("/a/b/", "/a/b", {}),
        ("/a/b/c", "/a/{One}/c", {"One": "b"}),
        ("/a/x/c", "/a/{One}/c", {"One": "x"}),
        ("/a/%62", "/a/b", {}),
        ("/a/%7BOne%7D", "/a/{One}", {"One": "{One}"}),
        ("/a/x%2Fc", "/a/{One}", {"One": "x/c"}),
        ("/a/a+b", "/a/{One}", {"One": "a+b"}),
        ("/g/x/y%20z/w", "/g/{Rest+}", {"Rest": "x/y z/w"}),
        ("/q", "/q?fixed=1", {}),
    ],
)
def test_a_path_is_found(path, found, labels):
    tree = paths("/a/b", "/a/{One}", "/a/{One}/c", "/g/{Rest+}", "/q?fixed=1")

    route = tree.find("GET", path)

    assert route is not None
    assert (route.operation.name, route.labels) == (found, labels)


@pytest.mark.parametrize("path", ["/", "/a", "/a//c", "/a/b/c/d", "/g", "/g/", "/A/b"])
def test_another_path_is_not(path):
    tree = paths("/a/b", "/a/{One}", "/a/{One}/c", "/g/{Rest+}")

    assert tree.find("GET", path) is None
    assert not tree.knows(path)


def test_a_known_path_with_another_method_is_known_but_not_found():
    tree = paths("/a/{One}")

    assert tree.find("PUT", "/a/x") is None
    assert tree.knows("/a/x")


def test_bytes_that_are_not_utf8_raise():
    with pytest.raises(UnicodeDecodeError):
        paths("/a/{One}").find("GET", "/a/%FF")


def test_two_operations_with_one_path_do_not_start():
    with pytest.raises(AssertionError, match="share a path"):
        paths("/a/{One}", "/a/{Two}")
