"""The README's examples, run as they stand there."""

from __future__ import annotations

import re
import smtplib
import ssl
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop import Bellhop

    Messages = Callable[..., list[dict[str, Any]]]

pytest_plugins = ["pytester"]

README = Path(__file__).resolve().parents[2] / "README.md"
DOCUMENTED = "http://127.0.0.1:4577"


def example(heading: str) -> str:
    """The Python block below a heading."""
    _, _, rest = README.read_text("utf-8").partition(f"\n## {heading}\n")
    found = re.search(r"```python\n(.*?)```", rest.partition("\n## ")[0], re.DOTALL)
    assert found, f"README.md has no example below {heading!r}"
    return found[1]


@pytest.fixture
def run(bellhop: Bellhop) -> Callable[[str], dict[str, Any]]:
    """Run the example below a heading against this test's server; its variables."""

    def run(heading: str) -> dict[str, Any]:
        code = example(heading)
        assert DOCUMENTED in code
        variables: dict[str, Any] = {}
        exec(compile(code.replace(DOCUMENTED, bellhop.url), f"README.md, {heading}", "exec"), variables)
        return variables

    return run


def test_mail(run: Callable[[str], Any], messages: Messages, capsys: pytest.CaptureFixture[str]) -> None:
    run("Mail in twenty lines")

    first, _, raw = capsys.readouterr().out.partition("\n")
    assert first == "Your order"
    assert raw.startswith("Return-Path: <")
    assert "\nTo: ann@example.org" in raw and "<p>It is on its way.</p>" in raw
    (mail,) = messages()
    assert mail["From"] == "Shop <shop@example.com>"


def test_a_command(
    run: Callable[[str], Any],
    bellhop: Bellhop,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    # What the waiter sleeps for is that the command ends.
    monkeypatch.setattr("botocore.waiter.time", SimpleNamespace(sleep=lambda _: bellhop.settle()))

    result = run("A command on a node")["result"]

    assert "Waiter CommandExecuted failed" in capsys.readouterr().out
    assert (result["Status"], result["ResponseCode"]) == ("Failed", 2)
    assert re.fullmatch(r"hello from \S+\n", result["StandardOutputContent"])
    assert "/nowhere" in result["StandardErrorContent"]


def test_pinpoint(run: Callable[[str], Any], messages: Messages) -> None:
    run("Pinpoint")

    (text,) = messages(channel="sms")
    assert (text["Body"], text["DestinationNumber"]) == ("Hello ann", "+12065550100")


def test_in_pytest(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        "def confirm_order(ses, to):\n"
        "    body = {'Subject': {'Data': 'Your order'}, 'Body': {'Text': {'Data': 'It is on its way.'}}}\n"
        "    ses.send_email(Source='shop@example.com', Destination={'ToAddresses': [to]}, Message=body)\n\n\n"
        + example("In pytest")
    )

    pytester.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:hypothesispytest").assert_outcomes(
        passed=1
    )


def test_smtp(bellhop: Bellhop) -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "bellhop", "smtp-credentials"], capture_output=True, text=True, check=True
    ).stdout
    told = dict(line.split() for line in printed.splitlines())

    with smtplib.SMTP("127.0.0.1", bellhop.addresses.smtp) as server:
        server.starttls(context=ssl._create_unverified_context())
        assert server.login(told["user"], told["password"])[0] == 235
