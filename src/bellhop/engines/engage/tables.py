"""What engagement keeps: applications, endpoints, and the attributes that a user's endpoints share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bellhop.store import Change, Query, Table, bind


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
    status: str = "ACTIVE"
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


APPS = Table("engage_app", App, ("id",), indexes=(("account", "region", "created", "id"),))
ENDPOINTS = Table(
    "engage_endpoint",
    Endpoint,
    ("app", "key"),
    indexes=(("account", "region", "app", "user"), ("account", "region", "app", "address")),
)
USERS = Table("engage_user", User, ("app", "id"))

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
    {"status": "INACTIVE"},
)
REMOVE_OF_USER = Change(ENDPOINTS, (ENDPOINTS.c.app == bind("app")) & (ENDPOINTS.c.user == bind("user")))
REMOVE_ENDPOINTS = Change(ENDPOINTS, ENDPOINTS.c.app == bind("app"))
REMOVE_USERS = Change(USERS, USERS.c.app == bind("app"))
