"""Fixtures for the tests of people who use Bellhop; nothing heavy is imported before one is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bellhop.embedding import Bellhop
    from bellhop.testing import BellhopClock, Mailbox


@pytest.fixture
def bellhop() -> Iterator[Bellhop]:
    """A fresh Bellhop for this test, in process: `bellhop.client("ses")` needs no socket."""
    from bellhop.embedding import Bellhop  # noqa: PLC0415

    with Bellhop(listen=False) as emulator:
        yield emulator


@pytest.fixture(scope="session")
def bellhop_session() -> Iterator[Bellhop]:
    """The server behind `bellhop_server`, one a session (and one a worker under pytest-xdist)."""
    from bellhop.embedding import Bellhop  # noqa: PLC0415

    with Bellhop() as server:
        yield server


@pytest.fixture
def bellhop_server(bellhop_session: Bellhop, monkeypatch: pytest.MonkeyPatch) -> Bellhop:
    """An HTTP server that every AWS SDK and CLI started by this test finds; it is empty at first."""
    bellhop_session.reset()
    variables = {
        "AWS_ENDPOINT_URL": bellhop_session.url,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": bellhop_session.settings.region,
        "AWS_REGION": bellhop_session.settings.region,
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"):
        monkeypatch.delenv(name, raising=False)
    return bellhop_session


def _of_this_test(request: pytest.FixtureRequest) -> Any:
    """The Bellhop that the test uses: the server where it asks for one, else its own."""
    name = "bellhop_server" if "bellhop_server" in request.fixturenames else "bellhop"
    return request.getfixturevalue(name)


@pytest.fixture
def bellhop_clock(request: pytest.FixtureRequest) -> BellhopClock:
    """The clock of this test's Bellhop: `advance("90m")`, `freeze()`, `now()`."""
    from bellhop.testing import BellhopClock  # noqa: PLC0415

    return BellhopClock(_of_this_test(request))


@pytest.fixture
def bellhop_mailbox(request: pytest.FixtureRequest) -> Mailbox:
    """What this test's Bellhop sent: `bellhop_mailbox.messages(to="ann@example.com")`."""
    from bellhop.testing import Mailbox  # noqa: PLC0415

    return Mailbox(_of_this_test(request))
