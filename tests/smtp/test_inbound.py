"""The MX listener: who has no mailbox is refused at RCPT."""

from __future__ import annotations

from typing import Any


def test_nobody_has_a_mailbox(listeners: Any) -> None:
    peer = listeners.peer(listeners.inbound)
    assert peer.reply() == "220 inbound-smtp.us-east-1.amazonaws.com ESMTP Bellhop"
    assert "250-STARTTLS" in peer.ask("EHLO mx.test").split("\n")
    assert peer.ask("MAIL FROM:<a@b.test>") == "250 Ok"
    for address in ("c@d.test", "postmaster@d.test"):
        assert peer.ask(f"RCPT TO:<{address}>") == "550 5.1.1 Requested action not taken: mailbox unavailable"
    assert peer.ask("DATA") == "503 Error: need RCPT command"
    assert peer.ask("QUIT") == "221 Bye"


def test_bounces_come_from_nobody_and_old_servers_say_helo(listeners: Any) -> None:
    peer = listeners.peer(listeners.inbound)
    peer.reply()
    assert peer.ask("HELO mx.test") == "250 inbound-smtp.us-east-1.amazonaws.com"
    assert peer.ask("MAIL FROM:<>") == "250 Ok"
    assert peer.ask("RCPT TO:<c@d.test>").startswith("550 5.1.1")


def test_an_accepted_recipient_s_mail_stays_with_its_sender_while_nothing_receives(
    listeners: Any, mailroom: Any
) -> None:
    mailroom.mailboxes.add("in@d.test")
    peer = listeners.peer(listeners.inbound)
    peer.reply()
    peer.ask("EHLO mx.test")
    peer.ask("MAIL FROM:<a@b.test>")
    assert peer.ask("RCPT TO:<out@d.test>").startswith("550")
    assert peer.ask("RCPT TO:<in@d.test>") == "250 Ok"
    assert peer.ask("DATA").startswith("354")
    assert peer.ask("hi\r\n.") == "451 4.3.0 Requested action aborted: local error in processing"


def test_a_server_may_encrypt(listeners: Any) -> None:
    peer = listeners.peer(listeners.inbound)
    peer.reply()
    peer.ask("EHLO mx.test")
    assert peer.ask("STARTTLS").startswith("220")
    peer.encrypt(listeners.certificate)
    assert "STARTTLS" not in peer.ask("EHLO mx.test")
    assert peer.ask("MAIL FROM:<a@b.test>") == "250 Ok"


def test_nobody_smuggles_mail_in_from_outside(listeners: Any, mailroom: Any) -> None:
    mailroom.mailboxes.add("in@d.test")
    peer = listeners.peer(listeners.inbound)
    peer.reply()
    peer.ask("EHLO mx.test")
    for fake_end in ("\n.\n", "\r\n.\n", "\n.\r\n", "\r.\r"):
        peer.ask("MAIL FROM:<a@b.test>")
        peer.ask("RCPT TO:<in@d.test>")
        peer.ask("DATA")
        reply = peer.ask(f"hi{fake_end}MAIL FROM:<evil@b.test>\r\n.")
        assert reply == "554 Transaction failed: Only <CR><LF>.<CR><LF> ends a message."
    assert peer.ask("NOOP") == "250 Ok"
