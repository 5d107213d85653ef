"""The fixtures that come with `pip install aws-bellhop`, in test suites of other people."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest_plugins = ["pytester"]

HEAVY = ("boto3", "botocore", "sqlalchemy", "fastapi", "pydantic", "uvicorn", "uvloop", "aiosmtpd", "dns")

UNUSED = f"""
import sys

def test_nothing_of_it_is_loaded():
    assert "bellhop.pytest_plugin" in sys.modules
    assert not [name for name in {HEAVY!r} if name in sys.modules]
"""

OWN = """
import pytest

@pytest.mark.parametrize("turn", [1, 2])
def test_each_test_has_its_own(bellhop, turn):
    ssm = bellhop.client("ssm")
    ssm.put_parameter(Name="key", Value="x", Type="String")
    assert ssm.get_parameter(Name="key")["Parameter"]["Version"] == 1
    with pytest.raises(AssertionError, match="does not listen"):
        bellhop.url
"""

SERVER = """
import os
import boto3, pytest

SEEN = []

@pytest.mark.parametrize("turn", [1, 2])
def test_every_client_finds_it_and_it_is_empty(bellhop_server, turn):
    ssm = boto3.client("ssm")
    ssm.put_parameter(Name="key", Value="x", Type="String")
    assert ssm.get_parameter(Name="key")["Parameter"]["Version"] == 1
    assert ssm.meta.endpoint_url == bellhop_server.url == os.environ["AWS_ENDPOINT_URL"]
    SEEN.append(bellhop_server)

def test_one_server_served_both():
    assert SEEN[0] is SEEN[1]
"""

ENVIRONMENT = """
import os

def aws():
    return {name: value for name, value in os.environ.items() if name.startswith("AWS_")}

BEFORE = aws()

def test_within(bellhop_server):
    assert aws()["AWS_ACCESS_KEY_ID"] == "test"
    assert aws()["AWS_DEFAULT_REGION"] == "us-east-1"
    assert aws()["AWS_ENDPOINT_URL"] == bellhop_server.url
    assert "AWS_PROFILE" not in aws()

def test_afterwards():
    assert aws() == BEFORE
    assert BEFORE["AWS_PROFILE"] == "work"
"""

CLOCK = """
from datetime import UTC, datetime, timedelta
import pytest

def test_time_is_the_tests_to_move(FIXTURE, bellhop_clock):
    bellhop_clock.freeze()
    before = bellhop_clock.now()
    bellhop_clock.advance("3d")
    assert bellhop_clock.now() - before == timedelta(days=3)
    bellhop_clock.advance(1.5)
    bellhop_clock.set(datetime(2040, 1, 1, tzinfo=UTC))
    ssm = FIXTURE.client("ssm")
    ssm.put_parameter(Name="key", Value="x", Type="String")
    found = ssm.get_parameter(Name="key")["Parameter"]["LastModifiedDate"]
    assert found == bellhop_clock.now() == datetime(2040, 1, 1, tzinfo=UTC)
    with pytest.raises(ValueError, match="backward"):
        bellhop_clock.set(before)

def test_the_next_one_has_real_time(FIXTURE, bellhop_clock):
    assert abs(bellhop_clock.now() - datetime.now(UTC)) < timedelta(minutes=5)
"""

MAILBOX = """
import pytest

def send(ses, to, subject):
    ses.verify_email_identity(EmailAddress="shop@example.com")
    return ses.send_email(
        Source="shop@example.com",
        Destination={"ToAddresses": [to]},
        Message={"Subject": {"Data": subject}, "Body": {"Text": {"Data": "text"}}},
    )["MessageId"]

def test_what_was_sent_is_in_it(FIXTURE, bellhop_mailbox):
    ses = FIXTURE.client("ses")
    first = send(ses, "ann@example.org", "One")
    second = send(ses, "bounce@simulator.amazonses.com", "Two")
    assert [mail["Id"] for mail in bellhop_mailbox][:2] == [first, second]
    assert len(bellhop_mailbox) == 3
    assert bellhop_mailbox.latest()["From"].startswith("MAILER-DAEMON@")
    bounced = bellhop_mailbox.latest(to="bounce@simulator.amazonses.com")
    assert bounced["Recipients"][0]["Status"] == "Bounced"
    found = bellhop_mailbox.latest(to="ann@example.org", channel="email", from_="shop@example.com")
    assert found["Subject"] == "One"
    assert bellhop_mailbox.raw(found).startswith(b"Return-Path: <")
    bellhop_mailbox.clear()
    assert bellhop_mailbox.messages() == []

def test_the_next_one_finds_it_empty(FIXTURE, bellhop_mailbox):
    assert len(bellhop_mailbox) == 0
    with pytest.raises(LookupError):
        bellhop_mailbox.latest()
"""

XDIST = """
import boto3, pytest

@pytest.mark.parametrize("turn", range(12))
def test_workers_do_not_meet(bellhop_server, bellhop_mailbox, turn):
    sesv2 = boto3.client("sesv2")
    sesv2.create_email_identity(EmailIdentity="shop@example.com")
    sesv2.send_email(
        FromEmailAddress="shop@example.com",
        Destination={"ToAddresses": [f"ann{turn}@example.org"]},
        Content={"Simple": {"Subject": {"Data": "Hello"}, "Body": {"Text": {"Data": "text"}}}},
    )
    assert [mail["To"] for mail in bellhop_mailbox] == [[f"ann{turn}@example.org"]]
"""

BOTH = {"test_clock": CLOCK, "test_mailbox": MAILBOX}
# Other plugins of this environment, which cost a second and are nobody's concern here.
OTHERS = ("cacheprovider", "asyncio", "anyio", "hypothesispytest", "pytest_cov")
PLAIN = tuple(word for name in OTHERS for word in ("-p", f"no:{name}"))


@pytest.fixture
def passes(pytester: pytest.Pytester):
    """Run a suite in a process of its own, warnings being errors: so many tests, and all of them pass."""

    def passes(suite: dict[str, str], count: int, *arguments: str) -> None:
        pytester.makepyfile(**suite)
        pytester.runpytest_subprocess(*PLAIN, "-W", "error", *arguments, timeout=120).assert_outcomes(
            passed=count
        )

    return passes


def test_the_plugin_costs_a_suite_nothing_that_does_not_use_it() -> None:
    code = "import sys, bellhop.pytest_plugin; print([name for name in sys.argv[1:] if name in sys.modules])"

    ended = subprocess.run(
        [sys.executable, "-c", code, *HEAVY], capture_output=True, text=True, check=True, timeout=60
    )

    assert ended.stdout == "[]\n"


def test_a_suite_without_bellhop_loads_nothing_of_it(passes) -> None:
    passes({"test_it": UNUSED}, 1)


def test_the_fixtures_explain_themselves(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_nothing(): pass")

    listed = pytester.runpytest(*PLAIN, "--fixtures")

    for name in ("bellhop", "bellhop_server", "bellhop_clock", "bellhop_mailbox"):
        listed.stdout.fnmatch_lines([f"{name} -- *", "    *"])


def test_in_process(passes) -> None:
    named = {name: suite.replace("FIXTURE", "bellhop") for name, suite in BOTH.items()}

    passes({"test_own": OWN, **named}, 6)


def test_over_http(passes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "work")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "mine")
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    named = {name: suite.replace("FIXTURE", "bellhop_server") for name, suite in BOTH.items()}

    passes({"test_server": SERVER, "test_environment": ENVIRONMENT, **named}, 9)


def test_under_xdist(passes) -> None:
    passes({"test_workers": XDIST}, 12, "-n2")
