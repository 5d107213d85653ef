"""The documents that Amazon owns, as files."""

from __future__ import annotations

import re

import pytest

from bellhop.engines.documents import amazon, library
from bellhop.engines.documents.tables import HEADS


@pytest.mark.parametrize("name", amazon.names())
def test_defaults_are_what_the_parameters_allow(name):
    found = amazon.document(name)
    assert found
    for declared in found[1].parsed["parameters"].values():
        texts = declared.get("default", [])
        for text in [texts] if isinstance(texts, str) else texts:
            assert re.fullmatch(declared.get("allowedPattern", ".*"), text)
            assert text in declared.get("allowedValues", [text])


@pytest.mark.parametrize("name", amazon.names())
def test_every_place_names_a_parameter(name):
    """A document of theirs leaves none as it is written."""
    found = amazon.document(name)
    assert found
    places = re.findall(r"\{\{ *([A-Za-z]+) *\}\}", found[1].text)
    assert {*places} <= found[1].parsed["parameters"].keys()


@pytest.mark.parametrize(
    ("name", "reserved"),
    [
        ("AWS-Mine", True),
        ("aws_mine", True),
        ("Amazon.Mine", True),
        ("AMZN-mine", True),
        ("AWSEC2-Mine", True),
        ("AWSConfigRemediation-Mine", True),
        ("AWSSupportMine", True),
        ("awsome", True),
        ("Amazonas", True),
        ("a-w-s", False),
        ("My-AWS-Document", False),
    ],
)
def test_names_that_aws_keeps_for_itself(name, reserved):
    assert amazon.reserved(name) is reserved


def test_preferences_of_sessions(kernel):
    """An account that has none has those that AWS starts with."""
    usual = kernel.run(library.session_preferences)
    assert (usual["sessionType"], usual["inputs"]["idleSessionTimeout"]) == ("Standard_Stream", "20")
    assert kernel.run(lambda ctx: ctx.store.get(HEADS, amazon.PREFERENCES)) is None
