"""The submission port, spoken to as mail programs and as attackers do."""

from __future__ import annotations

import smtplib
import ssl
from base64 import b64encode
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.smtp.submission import reply_to
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable


def b64(text: str) -> str:
    return b64encode(text.encode()).decode()


def test_before_starttls_nothing_is_possible_but_to_encrypt(listeners: Any) -> None:
    peer = listeners.peer(listeners.submission)
    assert peer.reply() == "220 email-smtp.amazonaws.com ESMTP Bellhop"
    assert peer.ask("EHLO client.test").split("\n") == [
        "250-email-smtp.amazonaws.com",
        "250-PIPELINING",
        "250-SIZE 41943040",
        "250-8BITMIME",
        "250-STARTTLS",
        "250 Ok",
    ]
    for command in (
        "MAIL FROM:<a@b.test>",
        "AUTH PLAIN " + b64("\0AKIA1\0right"),
        "DATA",
        "RCPT TO:<c@d.test>",
    ):
        assert peer.ask(command) == "530 Must issue a STARTTLS command first"
    assert peer.ask("NOOP") == "250 Ok"


def test_after_starttls_auth_is_offered_and_required(encrypted: Callable[[], Any]) -> None:
    peer = encrypted()
    assert peer.ask("EHLO client.test").split("\n") == [
        "250-email-smtp.amazonaws.com",
        "250-PIPELINING",
        "250-SIZE 41943040",
        "250-8BITMIME",
        "250-AUTH PLAIN LOGIN",
        "250 Ok",
    ]
    assert peer.ask("MAIL FROM:<a@b.test>") == "530 Authentication required"
    assert peer.ask("DATA") == "530 Authentication required"


@pytest.mark.parametrize(
    "exchange",
    [
        [("AUTH PLAIN " + b64("\0AKIA1\0right"), "235 Authentication successful.")],
        [("auth plain " + b64("someone\0AKIA1\0right"), "235 Authentication successful.")],
        [("AUTH PLAIN", "334 "), (b64("\0AKIA1\0right"), "235 Authentication successful.")],
        [
            ("AUTH LOGIN", "334 VXNlcm5hbWU6"),
            (b64("AKIA1"), "334 UGFzc3dvcmQ6"),
            (b64("right"), "235 Authentication successful."),
            ("AUTH LOGIN", "503 Already authenticated"),
            ("MAIL FROM:<a@b.test>", "250 Ok"),
        ],
        [
            ("AUTH LOGIN " + b64("AKIA1"), "334 UGFzc3dvcmQ6"),
            (b64("right"), "235 Authentication successful."),
        ],
        [
            ("AUTH PLAIN " + b64("\0AKIA1\0wrong"), "535 Authentication Credentials Invalid"),
            ("MAIL FROM:<a@b.test>", "530 Authentication required"),
            ("AUTH PLAIN " + b64("\0AKIA1\0right"), "235 Authentication successful."),
        ],
        [("AUTH PLAIN " + b64("\0nobody\0right"), "535 Authentication Credentials Invalid")],
        [("AUTH LOGIN =", "334 UGFzc3dvcmQ6"), (b64("right"), "535 Authentication Credentials Invalid")],
        [("AUTH PLAIN //8A/w==", "501 Invalid credentials format")],
        [("AUTH PLAIN /wD/AP8=", "535 Authentication Credentials Invalid")],
        [("AUTH PLAIN " + b64("AKIA1 right"), "501 Invalid credentials format")],
        [("AUTH PLAIN not-base64", "501 5.5.2 Can't decode base64")],
        [("AUTH PLAIN", "334 "), ("*", "501 5.7.0 Auth aborted"), ("NOOP", "250 Ok")],
        [("AUTH LOGIN", "334 VXNlcm5hbWU6"), ("%", "501 5.5.2 Can't decode base64"), ("NOOP", "250 Ok")],
        [("AUTH PLAIN", "334 "), ("x" * 200_000, "500 Line too long")],
        [("AUTH CRAM-MD5", "504 Unrecognized authentication type")],
        [("AUTH", "501 Syntax: AUTH mechanism")],
    ],
)
def test_authentication(encrypted: Callable[[], Any], exchange: list[tuple[str, str]]) -> None:
    peer = encrypted()
    for command, reply in exchange:
        assert peer.ask(command) == reply


def test_a_message_is_answered_with_its_id(sender: Any, mailroom: Any) -> None:
    assert sender.ask("MAIL FROM:<a@b.test> SIZE=100 BODY=8BITMIME") == "250 Ok"
    assert sender.ask("RCPT TO:<c@d.test>") == "250 Ok"
    assert sender.ask("RCPT TO:<+x'y.z@d.test>") == "250 Ok"
    assert sender.ask("DATA") == "354 End data with <CR><LF>.<CR><LF>"
    assert sender.ask("Subject: ä\r\n\r\n..dot\r\n...two\r\nend\r\n.".encode()) == "250 Ok id-1"
    assert mailroom.taken == [
        (
            "principal of AKIA1",
            "a@b.test",
            ["c@d.test", "+x'y.z@d.test"],
            "Subject: ä\r\n\r\n.dot\r\n..two\r\nend\r\n".encode(),
        )
    ]
    assert sender.ask("RCPT TO:<c@d.test>") == "503 Error: need MAIL command"
    assert sender.ask("QUIT") == "221 Bye"


@pytest.mark.parametrize(
    ("command", "reply"),
    [
        ("MAIL FROM:<a@b.test> SIZE=41943041", "552 Message is too long."),
        ("MAIL FROM:<a@b.test> BODY=BINARYMIME", "501 Error: BODY can only be one of 7BIT, 8BITMIME"),
        ("MAIL FROM:<a@b.test> WHAT=EVER", "555 MAIL FROM parameters not recognized or not implemented"),
        ("MAIL FROM:<<a@b>", "553 <a@b> Invalid email address"),
        ("MAIL FROM:a@b.test", "553 <a@b.test> Invalid email address"),
        ("MAIL FROM:<nonsense> SIZE=3", "553 <nonsense> Invalid email address"),
        ("MAIL FROM:<>", "501 Invalid MAIL FROM address provided"),
        ("MAIL FROM:<a@b.test> SMTPUTF8", "501 Error: SMTPUTF8 disabled"),
        ("VRFY postmaster", "252 Ok"),
        ("EXPN staff", "502 EXPN not implemented"),
        ("ETRN b.test", "502 ETRN not implemented"),
        ("HELP", "214 https://docs.aws.amazon.com/ses/latest/dg/send-email-smtp.html"),
        ("MAIL a@b.test", "501 Syntax: MAIL FROM: <address> [SP <mail-parameters>]"),
        ("RCPT TO:<c@d.test>", "503 Error: need MAIL command"),
        ("DATA", "503 Error: need RCPT command"),
        ("MAIL FROM:<ü@b.test>", "500 Error: strict ASCII mode"),
        ("NOOP " + "x" * 600, "500 Command line too long"),
        ("NOOP " + "x" * 300_000, "500 Command line too long"),
        ("BDAT 5", '500 Error: command "BDAT" not recognized'),
        ("", "500 Error: bad syntax"),
        ("STARTTLS", "503 Error: TLS is active already"),
        ("RSET", "250 Ok"),
    ],
)
def test_commands_that_are_refused(sender: Any, command: str, reply: str) -> None:
    assert sender.ask(command) == reply
    assert sender.ask("NOOP") == "250 Ok"


@pytest.mark.parametrize(
    ("path", "reply"),
    [
        ("<c@d.test>", "250 Ok"),
        ("<c@d.test> NOTIFY=NEVER", "555 RCPT TO parameters not recognized or not implemented"),
        ('<"c d"@e.test>', "250 Ok"),
        ("c@d.test", "553 <c@d.test> address unknown"),
        ("<c d@e.test>", "553 <c> address unknown"),
        ("<>", "553 <> address unknown"),
        ("", "501 Syntax: RCPT TO: <address> [SP <mail-parameters>]"),
    ],
)
def test_recipients(sender: Any, path: str, reply: str) -> None:
    sender.ask("MAIL FROM:<a@b.test>")
    assert sender.ask(f"RCPT TO:{path}") == reply


def test_a_transaction_has_no_recipients_without_end(
    sender: Any, mailroom: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bellhop.smtp.dialogue.MOST_RECIPIENTS", 2)
    sender.ask("MAIL FROM:<a@b.test>")
    replies = [sender.ask(f"RCPT TO:<c{number}@d.test>") for number in range(3)]
    assert replies == ["250 Ok", "250 Ok", "452 Too many recipients"]
    sender.ask("DATA")
    assert sender.ask(".") == "250 Ok id-1"
    assert mailroom.taken[0][2] == ["c0@d.test", "c1@d.test"]


def test_reset_forgets_the_envelope(sender: Any) -> None:
    sender.ask("MAIL FROM:<a@b.test>")
    sender.ask("RCPT TO:<c@d.test>")
    assert sender.ask("RSET") == "250 Ok"
    assert sender.ask("DATA") == "503 Error: need RCPT command"


def test_there_are_only_so_many_connections(
    listeners: Any, encrypted: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = encrypted()
    monkeypatch.setattr("bellhop.smtp.submission.MOST_CONNECTIONS", 1)
    assert listeners.peer(listeners.submission).reply() == "421 Too many concurrent SMTP connections"
    assert first.ask("NOOP") == "250 Ok"
    monkeypatch.undo()
    assert encrypted().ask("NOOP") == "250 Ok"


def test_who_says_nothing_is_told_so(listeners: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aiosmtpd.smtp.SMTP._reset_timeout", at_once)
    peer = listeners.peer(listeners.submission)
    peer.reply()
    assert peer.reply() == "451 Timeout waiting for data from client"
    assert peer.reply() == ""


def at_once(dialogue: Any, _duration: float | None = None) -> None:
    """The time-out of a connection, without waiting for it."""
    if dialogue._timeout_handle is not None:
        dialogue._timeout_handle.cancel()
    dialogue._timeout_handle = dialogue.loop.call_later(0.05, dialogue._timeout_cb)


def test_a_failure_to_look_credentials_up_is_temporary(encrypted: Callable[[], Any], mailroom: Any) -> None:
    peer = encrypted()
    assert peer.ask("AUTH PLAIN " + b64("\0BROKEN\0x")) == "454 Temporary authentication failure"
    assert [type(facts["exception"]) for facts in mailroom.complaints] == [KeyError]
    assert peer.ask("AUTH PLAIN " + b64("\0AKIA1\0right")) == "235 Authentication successful."


def test_the_clients_address_is_known(sender: Any, mailroom: Any) -> None:
    start(sender)
    sender.ask("x\r\n.")
    assert mailroom.clients == {"127.0.0.1"}


def test_commands_may_come_in_one_packet(sender: Any, mailroom: Any) -> None:
    envelope = "MAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\n"
    sender.send(envelope)
    assert [sender.reply()[:3] for _ in range(3)] == ["250", "250", "354"]
    sender.send("one\r\n.\r\n" + envelope)
    assert [sender.reply()[:3] for _ in range(4)] == ["250", "250", "250", "354"]
    sender.send(".\r\nQUIT\r\n")
    assert [sender.reply() for _ in range(2)] == ["250 Ok id-2", "221 Bye"]
    assert [content for *_, content in mailroom.taken] == [b"one\r\n", b""]


def start(sender: Any) -> None:
    sender.send("MAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\n")
    assert [sender.reply()[:3] for _ in range(3)] == ["250", "250", "354"]


SMUGGLED = "MAIL FROM:<evil@b.test>\r\nRCPT TO:<victim@d.test>\r\nDATA\r\nhi"


@pytest.mark.parametrize(
    "fake_end", ["\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r", "\r.\r\n", "\n.\r", "\r.\n"]
)
def test_what_others_might_take_for_the_end_is_refused(sender: Any, mailroom: Any, fake_end: str) -> None:
    start(sender)
    assert (
        sender.ask(f"text{fake_end}{SMUGGLED}\r\n.")
        == "554 Transaction failed: Only <CR><LF>.<CR><LF> ends a message."
    )
    assert sender.ask("NOOP") == "250 Ok"
    assert mailroom.taken == []
    start(sender)
    assert sender.ask("x\r\n.") == "250 Ok id-1"


@pytest.mark.parametrize("text", ["\r\n. \r\n", "\n..\n", "bare\nlines\n", "\r\n..\r\n"])
def test_what_is_no_end_is_text(sender: Any, mailroom: Any, text: str) -> None:
    start(sender)
    assert sender.ask(f"text{text}{SMUGGLED}\r\n.") == "250 Ok id-1"
    assert len(mailroom.taken) == 1
    assert b"victim" in mailroom.taken[0][3]


def test_a_message_may_come_in_any_pieces(sender: Any, mailroom: Any) -> None:
    start(sender)
    sender.send(*(bytes([byte]) for byte in b"a\r\n..\r\n.b\r\n\r\n.\r\n"))
    assert sender.reply() == "250 Ok id-1"
    assert mailroom.taken[0][3] == b"a\r\n.\r\nb\r\n\r\n"


def test_a_large_message_with_long_lines_arrives_whole(sender: Any, mailroom: Any) -> None:
    content = b"x" * 3_000_000 + b"\r\n" + b"line\r\n" * 100_000
    start(sender)
    sender.send(content, b".\r\n")
    assert sender.reply() == "250 Ok id-1"
    assert mailroom.taken[0][3] == content


@pytest.mark.parametrize("size", [995, 996, 5000, 200_000])
def test_a_message_beyond_the_limit_is_refused_and_the_connection_goes_on(
    sender: Any, mailroom: Any, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bellhop.smtp.dialogue.LARGEST_MESSAGE", 997)
    start(sender)
    sender.send(b"x" * size + b"\r\n", b".\r\n")
    assert sender.reply() == ("250 Ok id-1" if size == 995 else "552 Message is too long.")
    assert len(mailroom.taken) == (size == 995)
    assert sender.ask("NOOP") == "250 Ok"


def test_a_client_that_vanishes_amid_a_message_leaves_nothing(
    sender: Any, mailroom: Any, encrypted: Callable[[], Any]
) -> None:
    start(sender)
    sender.send("half a mess")
    sender.close()
    assert encrypted().ask("NOOP") == "250 Ok"
    assert mailroom.taken == []
    assert mailroom.complaints == []


@pytest.mark.parametrize(
    ("refusal", "reply"),
    [
        (Refusal("MessageRejected", "Not verified."), "554 Message rejected: Not verified."),
        (
            Refusal("InvalidParameterValue", "Duplicate header 'To'."),
            "554 Transaction failed: Duplicate header 'To'.",
        ),
        (Refusal("AccessDenied", "User x is not authorized"), "554 Access denied: User x is not authorized"),
        (
            Refusal("Throttling", "Maximum sending rate exceeded."),
            "454 Throttling failure: Maximum sending rate exceeded",
        ),
        (Refusal("InternalFailure", "Oh", 500), "451 Temporary service failure"),
        (
            Refusal("X", "two\r\nlines \u2026 " + "x" * 900),
            "554 Transaction failed: two lines   " + "x" * 488,
        ),
    ],
)
def test_refusals_have_the_words_of_ses(refusal: Refusal, reply: str) -> None:
    assert reply_to(refusal) == reply


def test_a_refused_message_ends_its_transaction_only(sender: Any, mailroom: Any) -> None:
    mailroom.failure = Refusal("MessageRejected", "Email address is not verified.")
    start(sender)
    assert sender.ask("x\r\n.") == "554 Message rejected: Email address is not verified."
    mailroom.failure = None
    start(sender)
    assert sender.ask("x\r\n.") == "250 Ok id-1"


def test_our_own_failure_is_temporary_and_told_to_the_loop(sender: Any, mailroom: Any) -> None:
    mailroom.failure = KeyError("bug")
    start(sender)
    assert sender.ask("x\r\n.") == "451 Temporary service failure"
    assert [facts["exception"] for facts in mailroom.complaints] == [mailroom.failure]
    assert sender.ask("RSET") == "250 Ok"


def test_commands_injected_before_the_handshake_are_dropped(listeners: Any, mailroom: Any) -> None:
    peer = listeners.peer(listeners.submission)
    peer.reply()
    peer.ask("EHLO client.test")
    peer.send(
        "STARTTLS\r\nEHLO evil.test\r\nAUTH PLAIN "
        + b64("\0AKIA1\0right")
        + "\r\nMAIL FROM:<evil@b.test>\r\n"
    )
    assert peer.reply() == "220 Ready to start TLS"
    peer.encrypt(listeners.certificate)
    assert peer.ask("NOOP") == "250 Ok"
    assert peer.ask("MAIL FROM:<a@b.test>") == "503 Error: send HELO first"


def test_a_failed_handshake_ends_the_connection_only(listeners: Any, encrypted: Callable[[], Any]) -> None:
    peer = listeners.peer(listeners.submission)
    peer.reply()
    peer.ask("EHLO client.test")
    assert peer.ask("STARTTLS") == "220 Ready to start TLS"
    peer.send("this is no handshake at all, however long one looks at it\r\n" * 20)
    assert peer.reply()[3:4] != " "
    assert encrypted().ask("NOOP") == "250 Ok"
    assert listeners.mailroom.complaints == []


def test_smtplib_with_starttls(listeners: Any, mailroom: Any) -> None:
    context = ssl.create_default_context(cafile=str(listeners.certificate))
    with smtplib.SMTP("localhost", listeners.submission, timeout=10) as client:
        client.starttls(context=context)
        client.login("AKIA1", "right")
        client.sendmail("a@b.test", ["c@d.test", "e@f.test"], b"Subject: hi\r\n\r\nbody\r\n")
        with pytest.raises(smtplib.SMTPSenderRefused):
            client.sendmail("<<", ["c@d.test"], "x")
    assert mailroom.taken == [
        ("principal of AKIA1", "a@b.test", ["c@d.test", "e@f.test"], b"Subject: hi\r\n\r\nbody\r\n")
    ]


def test_smtplib_with_tls_from_the_start(listeners: Any, mailroom: Any) -> None:
    context = ssl.create_default_context(cafile=str(listeners.certificate))
    with smtplib.SMTP_SSL("127.0.0.1", listeners.submission_tls, timeout=10, context=context) as client:
        assert client.ehlo()[0] == 250
        assert not client.has_extn("starttls")
        with pytest.raises(smtplib.SMTPAuthenticationError, match="Authentication Credentials Invalid"):
            client.login("AKIA1", "wrong")
        client.login("AKIA1", "right")
        client.sendmail("a@b.test", ["c@d.test"], "Subject: hi\n\nbody\n")
    assert [recipients for _, _, recipients, _ in mailroom.taken] == [["c@d.test"]]
