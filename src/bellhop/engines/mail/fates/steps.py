"""The steps by which a mail goes its way at a recipient: a status, and the event that tells of it."""

from __future__ import annotations

from typing import NamedTuple

from bellhop.engines.mail import states
from bellhop.engines.mail.history import INVALID, ON_ACCOUNT_LIST, UNSUBSCRIBED
from bellhop.engines.mail.simulator import Fate
from bellhop.engines.recipients.rules import Outcome


class Step(NamedTuple):
    """Recipients that take the same step in one go share an event; `facts` are the event's."""

    status: str
    event: str
    facts: tuple[tuple[str, str], ...] = ()


class Way(NamedTuple):
    """The steps at one recipient, in order; `answers` says that its owner is out of office."""

    steps: tuple[Step, ...]
    answers: bool = False


def _bounce(kind: str, cause: str, response: str, status: str = states.BOUNCED) -> Step:
    return Step(status, "Bounce", (("bounce", kind), ("cause", cause), ("response", response)))


def _delay(cause: str, response: str) -> Step:
    return Step(states.DELAYED, "DeliveryDelay", (("cause", cause), ("response", response)))


def _complaint(agent: str) -> Step:
    return Step(states.COMPLAINED, "Complaint", (("feedback", "abuse"), ("agent", agent)))


DELIVERY = Step(states.DELIVERED, "Delivery", (("response", "250 2.0.0 Ok"),))
REJECT = Step(states.REJECTED, "Reject", (("cause", "Bad content"),))
UNKNOWN_USER = _bounce("Permanent", "General", "550 5.1.1 user unknown")

DELIVERED, REJECTED = Way((DELIVERY,)), Way((REJECT,))

# "Delay" is out of reach at the first attempt only; "TransientBounce" at every one (see fate.retry).
BY_RULE = {
    Outcome.DELIVER: DELIVERED,
    Outcome.COMPLAINT: Way((DELIVERY, _complaint("Bellhop Feedback Loop"))),
    Outcome.PERMANENT_BOUNCE: Way((UNKNOWN_USER,)),
    Outcome.TRANSIENT_BOUNCE: Way((_delay("MailboxFull", "452 4.2.2 mailbox full"),)),
    Outcome.DELAY: Way((_delay("TransientCommunicationFailure", "421 4.4.1 connection timed out"),)),
    Outcome.REJECT: REJECTED,
}

BY_SIMULATOR = {
    Fate.DELIVERED: DELIVERED,
    Fate.OUT_OF_OFFICE: Way((DELIVERY,), answers=True),
    Fate.COMPLAINED: Way((DELIVERY, _complaint("Amazon SES Mailbox Simulator"))),
    Fate.BOUNCED: Way((UNKNOWN_USER,)),
    # "Amazon SES generates a hard bounce as if the recipient's address is on the global suppression list."
    Fate.SUPPRESSED: Way(
        (
            _bounce(
                "Permanent",
                "Suppressed",
                "Amazon SES has suppressed sending to this address because it has a recent history of "
                "bouncing as an invalid address.",
                states.SUPPRESSED,
            ),
        )
    ),
}

_ON_LIST = (
    "Amazon SES did not send the message to this address because it is on the suppression list for your "
    "account."
)
_UNLIKELY = "Amazon SES did not send the message to this address because it did not pass email validation."
BY_SUPPRESSION = {
    "BOUNCE": Way((_bounce("Permanent", ON_ACCOUNT_LIST, _ON_LIST, states.SUPPRESSED),)),
    "COMPLAINT": Way((Step(states.SUPPRESSED, "Complaint", (("cause", ON_ACCOUNT_LIST),)),)),
    "VALIDATION": Way((_bounce("Permanent", INVALID, _UNLIKELY, states.SUPPRESSED),)),
}

# "Amazon SES will bounce an email if it is sent to an unsubscribed contact on your contact list."
OPTED_OUT = Way(
    (
        _bounce(
            "Permanent",
            UNSUBSCRIBED,
            "Amazon SES did not send the message to this address because the contact has unsubscribed.",
            states.OPTED_OUT,
        ),
    )
)


def expiry(minutes: int, cause: str, response: str) -> Step:
    """The end of retries after so many minutes; `cause` and `response` are those of the last delay."""
    why = f"550 4.4.7 Message expired: unable to deliver in {minutes} minutes.<{response}>"
    return _bounce("Transient", "MailboxFull" if cause == "MailboxFull" else "General", why)
