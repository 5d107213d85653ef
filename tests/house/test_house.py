"""The rules of the house (docs/design/architecture.md), kept over every file of the project."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec

import pytest

from tests.house import budgets, habits
from tests.house.sources import IMPORTED, Source, python

# Each exception is a file and the reason for it; a rule is never loosened for all.
STRAYS: dict[str, str] = {
    "src/bellhop/agent/functions/bootstrap.py": "runs in the function's process, which has its own of both",
    "src/bellhop/downstream/embedded/times.py": "names the system's clock to find it in moto's modules",
}
CATCH_ALLS = {
    "src/bellhop/agent/document.py": "a plugin that crashes is its step's failure, and logged",
    "src/bellhop/agent/functions/bootstrap.py": "whatever a function raises is its answer",
    "src/bellhop/embedding.py": "what the start raises is raised again in the thread that waits for it",
    "src/bellhop/kernel/call.py": "answers 500 with the request id",
    "src/bellhop/kernel/errands.py": "what cannot even be kept is said, and taken up again",
    "src/bellhop/kernel/pump.py": "a subscriber or timer that fails is kept with its row and tried again",
    "src/bellhop/server/beside.py": "the same for what a neighbour's driver fails at",
    "src/bellhop/kernel/transactions.py": "a neighbour's failure is raised again where ctx.ask can name it",
}
GENERATED: dict[str, str] = {}
PRIVATE = {
    "src/bellhop/agent/launcher.py": "starts in 20 ms: the modules that wrap _signal and _socket cost more",
    "src/bellhop/agent/supervisor.py": "the same: it is the launcher's fork",
}
SLEEPING_TESTS: dict[str, str] = {}

# Who reads or writes beyond its own scope, and through which door (`store.across`, `store.of`).
DOORS = {
    "bellhop.control.calls.shown: across",
    "bellhop.control.compat._view: across",
    "bellhop.control.events._view: across",
    "bellhop.control.events.shown: across",
    "bellhop.engines.access.account.set_alias: across",
    "bellhop.engines.access.authorization.__init__: across",
    "bellhop.engines.access.directory.find: across",
    "bellhop.engines.access.directory.grants: across",
    "bellhop.engines.access.last_use.of_key: across",
    "bellhop.engines.access.last_use.of_role: across",
    "bellhop.engines.access.principals.of_caller: across",
    "bellhop.engines.access.sessions.begin: of",
    "bellhop.engines.access.sessions.narrowing: of",
    "bellhop.engines.access.sessions.owner_of: across",
    "bellhop.engines.access.sessions.role: of",
    "bellhop.engines.documents.attachments._store: of",
    "bellhop.engines.documents.attachments.linked: across",
    "bellhop.engines.documents.listing._shared: across",
    "bellhop.engines.documents.listing._theirs: of",
    "bellhop.engines.documents.lookup._shared: of",
    "bellhop.engines.documents.lookup.shared_versions: of",
    "bellhop.engines.documents.lookup.visible: of",
    "bellhop.engines.fleet.nodes.everywhere: across",
    "bellhop.engines.mail.authentication.acceptance.fixed: of",
    "bellhop.engines.mail.authentication.dkim._publish: across",
    "bellhop.engines.mail.authentication.keys.imported: across",
    "bellhop.engines.mail.authentication.keys.of: across",
    "bellhop.engines.mail.authentication.mail_from.look_at_all: across",
    "bellhop.engines.mail.authentication.records.at: across",
    "bellhop.engines.mail.authentication.records.every: across",
    "bellhop.engines.mail.authentication.records.put: across",
    "bellhop.engines.mail.authentication.records.remove: across",
    "bellhop.engines.mail.authentication.replicas.parent: of",
    "bellhop.engines.mail.authentication.replicas.tell: across",
    "bellhop.engines.mail.authentication.zone._below: across",
    "bellhop.engines.mail.authentication.zone._of_domain: across",
    "bellhop.engines.mail.authentication.zone._of_hosted_key: across",
    "bellhop.engines.mail.authentication.zone._of_mail_from: across",
    "bellhop.engines.mail.authentication.zone._of_selector: across",
    "bellhop.engines.mail.authentication.zone._of_token: across",
    "bellhop.engines.mail.authorization.delegation._request: across",
    "bellhop.engines.mail.authorization.delegation._rows: of",
    "bellhop.engines.mail.infrastructure.dedicated_ips.everywhere: across",
    "bellhop.engines.mail.infrastructure.endpoints._in_region: of",
    "bellhop.engines.mail.infrastructure.endpoints.find: across",
    "bellhop.engines.mail.jobs.exports.fetched: across",
    "bellhop.engines.mail.links._secret: across",
    "bellhop.engines.mail.lists.subscriptions.hear: across",
    "bellhop.engines.mail.messages.content: across",
    "bellhop.engines.mail.messages.delete: across",
    "bellhop.engines.mail.messages.delete_all: across",
    "bellhop.engines.mail.messages.delivered: across",
    "bellhop.engines.mail.messages.one: across",
    "bellhop.engines.mail.messages.page: across",
    "bellhop.engines.mail.reports.forwarding._identity_of: of",
    "bellhop.engines.messaging.messages.delete: across",
    "bellhop.engines.messaging.messages.delete_all: across",
    "bellhop.engines.messaging.messages.one: across",
    "bellhop.engines.messaging.messages.page: across",
    "bellhop.engines.parameters.public._nobodys: across",
    "bellhop.engines.parameters.reading.store_of: of",
    "bellhop.engines.parameters.sharing._asking: across",
    "bellhop.engines.parameters.sharing._at: of",
    "bellhop.engines.parameters.sharing.check: of",
    "bellhop.engines.parameters.sharing.shared: across",
    "bellhop.engines.recipients.book.add: across",
    "bellhop.engines.recipients.book.all_rules: across",
    "bellhop.engines.recipients.book.outcome_of: across",
    "bellhop.engines.recipients.book.remove: across",
    "bellhop.engines.rules.buses.entered: of",
    "bellhop.engines.rules.watching.look: across",
    "bellhop.engines.runcommand.dispatcher._sweep: across",
    "bellhop.engines.runcommand.dispatcher.start: across",
    "bellhop.engines.trail.delivery._since: across",
    "bellhop.engines.trail.tables.shelf: of",
    "bellhop.kernel.context.beyond_regions: of",
    "bellhop.kernel.pump._due: across",
    "bellhop.kernel.pump._step: across",
    "bellhop.kernel.pump.next_due: across",
    "bellhop.kernel.wrappers.audit.flush: across",
    "bellhop.machines.start: across",
    "bellhop.services.event_publishing.notifications._identity: of",
}


@cache
def house() -> tuple[Source, ...]:
    return tuple(python("src"))


@cache
def programs() -> tuple[Source, ...]:
    return tuple(source for source in python(*IMPORTED) if source.path not in GENERATED)


@cache
def everything() -> tuple[Source, ...]:
    return tuple(source for source in python() if source.path not in GENERATED)


def but(found: list[str], exceptions: dict[str, str]) -> list[str]:
    return [each for each in found if each.split(":")[0] not in exceptions]


def report(found: list[str]) -> str:
    return "\n" + "\n".join(found)


def test_no_function_is_longer_than_fifty_lines() -> None:
    found = budgets.long_functions(programs())

    assert not found, report(found)


def test_functions_are_short() -> None:
    middle, ninetieth = budgets.typical_lengths(house())
    longest = report(budgets.longest(house()))

    assert middle <= budgets.MEDIAN_FUNCTION, longest
    assert ninetieth <= budgets.P90_FUNCTION, longest


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    found = budgets.long_files(everything())

    assert not found, report(found)


def test_no_function_takes_more_than_five_parameters() -> None:
    found = budgets.crowded_functions(programs())

    assert not found, report(found)


def test_modules_are_named_for_what_they_hold() -> None:
    found = budgets.banned_names(everything())

    assert not found, report(found)


def test_time_chance_and_the_environment_are_read_at_home_only() -> None:
    found = but(habits.strays(house()), STRAYS)

    assert not found, report(found)


def test_tests_do_not_sleep() -> None:
    found = but(habits.sleeps(python("tests")), SLEEPING_TESTS)

    assert not found, report(found)


def test_sql_is_said_in_the_store_only() -> None:
    found = habits.sql(house())

    assert not found, report(found)


def test_everything_is_caught_in_one_place() -> None:
    found = but(habits.catch_alls(house()), CATCH_ALLS)

    assert not found, report(found)


def test_modules_keep_no_state() -> None:
    found = habits.module_state(house())

    assert not found, report(found)


def test_private_names_stay_in_their_module() -> None:
    found = but(habits.private_imports(house()), PRIVATE)

    assert not found, report(found)


def test_the_face_of_the_package_is_for_users() -> None:
    found = habits.package_imports(house())

    assert not found, report(found)


def test_every_module_opens_with_a_sentence() -> None:
    found = habits.silent_modules(everything())

    assert not found, report(found)


def test_no_file_is_divided_by_banners() -> None:
    found = habits.banners(everything())

    assert not found, report(found)


def test_exceptions_from_the_tools_give_a_reason() -> None:
    found = habits.unreasoned(everything())

    assert not found, report(found)


def test_names_in_text_go_around_no_import_rule() -> None:
    found = habits.named_strangers(house())

    assert not found, report(found)


def is_there(name: str) -> bool:
    module, _, function = name.partition(":")
    try:
        return not function or hasattr(import_module(module), function) if find_spec(module) else False
    except ModuleNotFoundError:
        return False


def test_names_in_text_are_there() -> None:
    found: list[str] = []
    for source, node in habits.named_in_text(house()):
        if not is_there(str(node.value)):
            found.append(source.at(node, f"names {node.value}, which is not there"))

    assert not found, report(found)


def test_the_doors_of_the_store_are_opened_by_those_listed_here() -> None:
    found = set(habits.doors(house()))

    assert found == DOORS, report(sorted(found ^ DOORS))


@pytest.mark.parametrize("exceptions", [STRAYS, CATCH_ALLS, PRIVATE, GENERATED, SLEEPING_TESTS])
def test_exceptions_are_files_that_exist(exceptions: dict[str, str]) -> None:
    gone = set(exceptions) - {source.path for source in python()}

    assert not gone, report(sorted(gone))
