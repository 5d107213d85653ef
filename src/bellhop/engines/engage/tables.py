"""What engagement keeps: applications, their channels, endpoints, and what a user's endpoints share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bellhop.store import Change, Query, Table, bind

ACTIVE, INACTIVE = "ACTIVE", "INACTIVE"


@dataclass(slots=True)
class App:
    """An application (a project, in the console's words); `id` is 32 hex digits."""

    id: str
    name: str
    created: float


@dataclass(slots=True)
class Endpoint:
    """One destination of an application's audience.

    `key` is the endpoint's id in lower case ("The case insensitive unique identifier for the endpoint"),
    `id` the id as it was first given. `user` is "" for an endpoint without a user; `user_attributes`
    are then its own, otherwise the user's (see `User`).
    """

    app: str
    key: str
    id: str
    created: float
    updated: float
    cohort: int
    request_id: str
    address: str | None = None
    channel: str | None = None
    status: str = ACTIVE
    opt_out: str = "NONE"
    user: str = ""
    attributes: dict[str, Any] = field(default_factory=dict[str, Any])
    metrics: dict[str, Any] = field(default_factory=dict[str, Any])
    demographic: dict[str, Any] = field(default_factory=dict[str, Any])
    location: dict[str, Any] = field(default_factory=dict[str, Any])
    user_attributes: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(slots=True)
class User:
    """Attributes of a person, the same at each endpoint with that user id."""

    app: str
    id: str
    attributes: dict[str, Any]


@dataclass(slots=True)
class Channel:
    """A way that an application's messages go; `type` is EMAIL, SMS, GCM ….

    A removed one is kept as `removed`, so that nothing is sent over it. Of credentials only is kept that
    there are some (`credential`). `facts` are what else was said of it, as far as it has them: from_address,
    identity, configuration_set, role, orchestration_role (EMAIL), sender_id, short_code (SMS),
    authentication, token_key, service_account (push).
    """

    app: str
    type: str
    created: float
    modified: float = 0.0
    modified_by: str = ""
    version: int = 0
    enabled: bool = True
    removed: bool = False
    credential: bool = False
    facts: dict[str, Any] = field(default_factory=dict[str, Any])


APPS = Table("engage_app", App, ("id",), indexes=(("account", "region", "created", "id"),))
ENDPOINTS = Table(
    "engage_endpoint",
    Endpoint,
    ("app", "key"),
    indexes=(("account", "region", "app", "user"), ("account", "region", "app", "address")),
)
USERS = Table("engage_user", User, ("app", "id"))

CHANNELS = Table("engage_channel", Channel, ("app", "type"))

ALL_APPS = Query(APPS, order=("created", "id"), limit=True)
OF_USER = Query(
    ENDPOINTS,
    (ENDPOINTS.c.app == bind("app")) & (ENDPOINTS.c.user == bind("user")),
    order=("updated", "key"),
)
SILENCE_NAMESAKES = Change(
    ENDPOINTS,
    (ENDPOINTS.c.app == bind("app"))
    & (ENDPOINTS.c.address == bind("address"))
    & (ENDPOINTS.c.key != bind("key"))
    & (ENDPOINTS.c.channel == bind("channel")),
    {"status": INACTIVE},
)
CHANNELS_OF_APP = Query(
    CHANNELS,
    (CHANNELS.c.app == bind("app")) & (CHANNELS.c.removed == 0),
    order=("type",),
)
REMOVE_OF_USER = Change(ENDPOINTS, (ENDPOINTS.c.app == bind("app")) & (ENDPOINTS.c.user == bind("user")))
REMOVE_ENDPOINTS = Change(ENDPOINTS, ENDPOINTS.c.app == bind("app"))
REMOVE_USERS = Change(USERS, USERS.c.app == bind("app"))
REMOVE_CHANNELS = Change(CHANNELS, CHANNELS.c.app == bind("app"))
