"""Configuration sets are kept as far as there is room, changed, and asked whether mail may go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bellhop.engines.mail import identities
from bellhop.engines.mail.errors import ConfigurationSetMissing, ConfigurationSetPaused
from bellhop.engines.mail.sets import configuration_sets, destinations, feedback
from bellhop.engines.mail.sets.errors import InvalidTracking, SetExists, TooManySets
from bellhop.engines.mail.sets.tables import CONFIGURATION_SETS, SET_TALLIES, ConfigurationSet, SetTally

if TYPE_CHECKING:
    from tests.conftest import Kernel


def make(kernel: Kernel, name: str, **options: object) -> None:
    kernel.run(configuration_sets.create, ConfigurationSet(name, 0.0, **options), {})


def found(kernel: Kernel, name: str = "own") -> ConfigurationSet:
    return kernel.run(configuration_sets.find, name)


def test_there_are_ten_thousand_sets_at_most(kernel: Kernel) -> None:
    make(kernel, "first")
    tally = SetTally(configuration_sets.TALLY, configuration_sets.MOST - 2)
    kernel.run(lambda ctx: ctx.store.count_up(SET_TALLIES, tally))

    make(kernel, "last")
    with pytest.raises(TooManySets):
        make(kernel, "more")
    kernel.run(configuration_sets.delete, "first")
    make(kernel, "more")


def test_a_set_is_its_accounts_and_regions_own(kernel: Kernel) -> None:
    make(kernel, "own")
    with pytest.raises(SetExists):
        make(kernel, "own")
    for scope in (("111111111111",), ("000000000000", "eu-west-1")):
        there = kernel.context(*scope)
        assert there.store.get(CONFIGURATION_SETS, "own") is None
        kernel.transactions.now(there, configuration_sets.create, ConfigurationSet("own", 0.0), {})


def test_a_set_that_is_paused_sends_nothing_and_begins_anew(kernel: Kernel) -> None:
    make(kernel, "own", reputation={"metrics": True})
    kernel.run(configuration_sets.switch_sending, "own", False)
    with pytest.raises(ConfigurationSetPaused):
        kernel.run(configuration_sets.for_sending, "own")
    assert found(kernel).reputation == {"metrics": True}

    kernel.advance(10)
    kernel.run(configuration_sets.switch_sending, "own", True)
    assert kernel.run(configuration_sets.for_sending, "own").name == "own"
    assert found(kernel).reputation == {"metrics": True, "fresh_start": kernel.clock.now()}
    kernel.advance(10)
    kernel.run(configuration_sets.switch_sending, "own", True)
    assert found(kernel).reputation["fresh_start"] == kernel.clock.now() - 10


@pytest.mark.parametrize(
    ("domain", "allowed"),
    [
        ("example.com", True),
        ("links.example.com", True),
        ("LINKS.Example.com", True),
        ("example.net", False),
        ("com", False),
        ("", True),
    ],
)
def test_links_are_carried_by_domains_that_are_verified(kernel: Kernel, domain: str, allowed: bool) -> None:
    kernel.run(identities.verify, "example.com")
    make(kernel, "own")
    if allowed:
        kernel.run(configuration_sets.change, "own", tracking={"domain": domain})
    else:
        with pytest.raises(InvalidTracking):
            kernel.run(configuration_sets.change, "own", tracking={"domain": domain})


def test_what_is_not_there_is_neither_changed_nor_looked_into(kernel: Kernel) -> None:
    for call, arguments in (
        (configuration_sets.for_sending, ("gone",)),
        (configuration_sets.switch_metrics, ("gone", True)),
        (configuration_sets.delete, ("gone",)),
        (destinations.of, ("gone",)),
        (destinations.find, ("gone", "any")),
    ):
        with pytest.raises(ConfigurationSetMissing):
            kernel.run(call, *arguments)


def test_an_identity_keeps_the_name_of_a_set_that_is_gone(kernel: Kernel) -> None:
    """ "… then attempt to send email through that identity, your call to Amazon SES fails"."""
    make(kernel, "own")
    identity = kernel.run(identities.verify, "example.com")
    kernel.run(feedback.set_default, identity, "own")
    kernel.run(configuration_sets.delete, "own")

    assert kernel.run(identities.find, "example.com").configuration_set == "own"
    with pytest.raises(ConfigurationSetMissing):
        kernel.run(feedback.set_default, identity, "own")
    kernel.run(feedback.set_default, identity, None)
    assert kernel.run(identities.find, "example.com").configuration_set is None
