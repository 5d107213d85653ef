"""The rows of the mail engine: identities, messages with their contents beside them, counters."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from bellhop.store import Change, Query, RememberedTable, Table, bind

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

OUTBOUND, INBOUND = "outbound", "inbound"
SERVICE_FACES = ("service", "sns")  # mail of AWS's own: it is in no reputation, and nobody is told of it
ACCOUNT = "account"


@dataclass(slots=True)
class Identity:
    """An address or a domain that may send; `name` has its domain in lower case.

    `kind` is `address` or `domain`, `status` one of states.IDENTITY, `token` what proves a domain.
    `verification` says how the last look for the proof went and where its link leads, `dkim` and `mail_from`
    are authentication's (see there). `feedback` is whether bounces and complaints are forwarded by mail,
    `topics` where they are published: Bounce, Complaint, Delivery → ARN of a topic; `headers_in` names those
    of the three whose notifications carry the message's header fields.
    """

    name: str
    kind: str
    status: str
    created: float
    token: str
    configuration_set: str | None = None
    feedback: bool = True
    topics: dict[str, str] = field(default_factory=dict[str, str])
    headers_in: list[str] = field(default_factory=list[str])
    verification: dict[str, Any] = field(default_factory=dict[str, Any])
    dkim: dict[str, Any] = field(default_factory=dict[str, Any])
    mail_from: dict[str, Any] = field(default_factory=dict[str, Any])


IDENTITIES = RememberedTable("mail_identity", Identity, ("name",), indexes=(("name",),))
NAMED = Query(IDENTITIES, IDENTITIES.c.name == bind("name"))
DOMAINS_BELOW = Query(
    IDENTITIES,
    (IDENTITIES.c.kind == "domain")
    & (sa.func.substr(IDENTITIES.c.name, -sa.func.length(bind("suffix"))) == bind("suffix")),
    limit=True,
)
# Of one kind or status, or with a part in their names; a filter that is None lets everything through.
IDENTITIES_FILTERED = Query(
    IDENTITIES,
    sa.and_(
        bind("kind").is_(None) | (IDENTITIES.c.kind == bind("kind")),
        bind("status").is_(None) | (IDENTITIES.c.status == bind("status")),
        bind("part").is_(None) | (sa.func.instr(IDENTITIES.c.name, bind("part")) > 0),
    ),
    order=("name",),
    limit=True,
)
VERIFIED_OF_KIND = Query(
    IDENTITIES,
    sa.and_(IDENTITIES.c.kind == bind("kind"), IDENTITIES.c.status == bind("status")),
    order=("name",),
)


@dataclass(slots=True)
class SendingAccount:
    """What an account may do in a Region; without a row all of it is as here.

    `sending` is whether it may send at all, `production` whether it has left the sandbox. The limits are
    messages in 24 hours and a second, None for Bellhop's defaults. `enforcement` is HEALTHY, PROBATION or
    SHUTDOWN; `suppressed_reasons` are those for which addresses come on the account's suppression list.
    `details` are those of a request for production access, the others settings of what they are called by;
    `reputation` has what the operator said of it: volume (mails that a rate needs to count), since
    (seconds since the epoch, before which nothing counts any more), pinned (the status stays as it is),
    and since when AWS has `paused` it. `dedicated` is whether there are addresses in its default pool
    (see infrastructure); `validation` is AWS's SuppressionValidationAttributes.
    """

    name: str = ACCOUNT
    sending: bool = True
    production: bool = True
    max_24_hours: float | None = None
    max_rate: float | None = None
    enforcement: str = "HEALTHY"
    # "If your account started using Amazon SES after November 25, 2019, your account uses the account-level
    # suppression list for both bounces and complaints by default." (sending-email-suppression-list)
    suppressed_reasons: list[str] = field(default_factory=lambda: ["BOUNCE", "COMPLAINT"])
    details: dict[str, Any] = field(default_factory=dict[str, Any])
    vdm: dict[str, Any] = field(default_factory=dict[str, Any])
    dashboard: dict[str, Any] = field(default_factory=dict[str, Any])
    pricing: dict[str, Any] = field(default_factory=dict[str, Any])
    warmup: bool = True
    reputation: dict[str, Any] = field(default_factory=dict[str, Any])
    dedicated: bool = False
    validation: dict[str, Any] = field(default_factory=dict[str, Any])


ACCOUNTS = RememberedTable("mail_account", SendingAccount, ("name",))


@dataclass(slots=True)
class SendPace:
    """How many messages the account may send at once, as it was at `time`; below zero: it waits."""

    name: str
    left: float
    time: float


PACES = Table("mail_send_pace", SendPace, ("name",))


@dataclass(slots=True)
class IdentityPolicy:
    """A sending authorization policy of an identity: JSON, as its owner wrote it."""

    identity: str
    name: str
    document: str


IDENTITY_POLICIES = Table("mail_identity_policy", IdentityPolicy, ("identity", "name"))
POLICIES_OF = Query(IDENTITY_POLICIES, IDENTITY_POLICIES.c.identity == bind("identity"), order=("name",))
REMOVE_POLICIES_OF = Change(IDENTITY_POLICIES, IDENTITY_POLICIES.c.identity == bind("identity"))


@dataclass(slots=True)
class Message:
    """What lists and publishing need of a message; what it says lies in its content.

    `number` puts the messages of all accounts in the order of their acceptance, and is their key: `id` is
    what AWS shows. `sender`, `to` and `cc` are the header fields, decoded; `sender_key` is the bare address
    in lower case. `recipients` are the envelope: [address, status]. `events` are dicts of `time`, `type` and
    facts of the type (see history.py). `feedback` is the address that bounces and complaints go to.
    `identity` is the ARN of what the sender speaks by; `watched` says that somebody hears of its events;
    `tenant` is on whose behalf it is sent.
    """

    id: str
    number: int
    time: float
    direction: str
    face: str
    sender: str
    sender_key: str
    to: list[str]
    cc: list[str]
    subject: str | None
    recipients: list[list[str]]
    tags: dict[str, str]
    configuration_set: str | None
    feedback: str
    events: list[dict[str, Any]]
    identity: str | None = None
    watched: bool = False
    tenant: str | None = None


MESSAGES = Table(
    "mail_message", Message, ("number",), unique=True, indexes=(("id",), ("sender_key", "number"))
)
WITH_ID = Query(MESSAGES, MESSAGES.c.id == bind("id"))
WITH_NUMBER = Query(MESSAGES, MESSAGES.c.number == bind("number"))
REMOVE_MESSAGES = Change(MESSAGES, sa.true())


@dataclass(slots=True)
class MessageContent:
    """What a message is composed of (see contents.py); `composed` are its bytes, once somebody asked.

    `terms` are what acceptance fixed beside its id and time (see terms.py).
    """

    number: int
    facts: dict[str, Any]
    body: bytes | None
    composed: bytes | None = None
    terms: dict[str, Any] = field(default_factory=dict[str, Any])


CONTENTS = Table("mail_content", MessageContent, ("number",), unique=True)
REMOVE_CONTENTS = Change(CONTENTS, sa.true())


@dataclass(slots=True)
class Addressee:
    """By whom a message is found: an envelope address in lower case."""

    address: str
    number: int


ADDRESSEES = Table("mail_addressee", Addressee, ("address", "number"), unique=True)
REMOVE_ADDRESSEES = Change(ADDRESSEES, sa.true())


@dataclass(slots=True)
class SendCounter:
    """What happened to mail in fifteen minutes; `slot` is their number since the epoch.

    `bounces` are hard ones. `simulated` of the attempts went to the mailbox simulator, which uses up no
    quota; `exempt_bounces` and `exempt_complaints` are those that no rate considers.
    """

    slot: int
    attempts: int = 0
    bounces: int = 0
    complaints: int = 0
    rejects: int = 0
    simulated: int = 0
    exempt_bounces: int = 0
    exempt_complaints: int = 0


SEND_COUNTERS = Table("mail_send_counter", SendCounter, ("slot",))
COUNTERS_SINCE = Query(SEND_COUNTERS, SEND_COUNTERS.c.slot >= bind("slot"), order=("slot",))


@cache
def messages_where(names: frozenset[str]) -> Query[Message]:
    """The messages that fulfil the conditions of these names, each with the bind of its name."""
    conditions = [condition for name, condition in _conditions().items() if name in names]
    return Query(MESSAGES, sa.and_(sa.true(), *conditions), order=("number",), limit=True)


@cache
def _conditions() -> dict[str, ColumnElement[bool]]:
    c = MESSAGES.c
    addressed = sa.select(ADDRESSEES.c.number).where(ADDRESSEES.c.address == bind("recipient"))
    subject = bind("subject")
    said = sa.func.instr(c.subject, subject) + sa.func.instr(sa.func.lower(c.subject), sa.func.lower(subject))
    # `number` is of the time in microseconds, or greater: what is older is not looked at.
    recent = c.number >= bind("since") * 1_000_000 - 1
    return {
        "account": c.account == bind("account"),
        "region": c.region == bind("region"),
        "direction": c.direction == bind("direction"),
        "sender": c.sender_key == bind("sender"),
        "recipient": c.number.in_(addressed),
        "subject": said > 0,
        "since": (c.time >= bind("since")) & recent,
    }
