"""The composition root: builds the parts, joins them, starts and stops them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.downstream.deliveries import Delivery
from bellhop.downstream.home import Home, Requested
from bellhop.engines.access.directory import Directory
from bellhop.engines.fleet import nodes
from bellhop.engines.fleet.events import NodeOnline, NodeRemoved
from bellhop.engines.fleet.instances import identifier
from bellhop.engines.mail.events import (
    MailCounted,
    MailDelivered,
    MailEvent,
    RatesChanged,
    TenantFinding,
    TenantStatusChanged,
)
from bellhop.engines.parameters.events import ParameterChanged, PolicyActed
from bellhop.engines.rules.events import TargetDelivery, TargetMatched
from bellhop.engines.rules.watching import Watching
from bellhop.engines.runcommand.events import (
    AlarmDue,
    CommandStatusChanged,
    InvocationStatusChanged,
    LogOutput,
    ObjectOutput,
)
from bellhop.engines.trail.events import LogFile
from bellhop.folder import Folder
from bellhop.functions import LambdaFunctions
from bellhop.kernel.call import Calls
from bellhop.kernel.caller import Identities
from bellhop.kernel.clock import pause, real_time
from bellhop.kernel.context import Surroundings
from bellhop.kernel.defaults import Defaults
from bellhop.kernel.events import GivenUp, Subscriptions
from bellhop.kernel.ids import Ids
from bellhop.kernel.memory import clock_of, keep_clock
from bellhop.kernel.pump import Pump
from bellhop.kernel.service import Services
from bellhop.kernel.transactions import Transactions
from bellhop.kernel.wrappers.audit import ApiCalled, Trail
from bellhop.kernel.wrappers.faults import Faults
from bellhop.machines import Machines
from bellhop.neighbourhood import neighbours
from bellhop.schema import TABLES
from bellhop.server.asgi import Application
from bellhop.server.beside import Beside
from bellhop.server.gateway import Gateway
from bellhop.settings import Settings, SettingsError
from bellhop.store import Database, Scope, StoreUnusable

if TYPE_CHECKING:
    from bellhop.server.asgi import App
    from bellhop.server.guard import Guard
    from bellhop.settings import NodeTable
    from bellhop.wire.http import Answer, Request

# Model name → the package that serves it.
SERVICES = {
    "cloudtrail": "bellhop.services.cloudtrail",
    "ec2": "bellhop.services.ec2",
    "events": "bellhop.services.events",
    "iam": "bellhop.services.iam",
    "pinpoint": "bellhop.services.pinpoint",
    "pinpoint-email": "bellhop.services.pinpoint_email",
    "resource-groups": "bellhop.services.resource_groups",
    "resourcegroupstaggingapi": "bellhop.services.tagging",
    "ses": "bellhop.services.ses",
    "sesv2": "bellhop.services.sesv2",
    "ssm": "bellhop.services.ssm",
    "sts": "bellhop.services.sts",
}

DELIVER = "bellhop.downstream.deliveries:deliver"
PUT_LOG_FILE = "bellhop.engines.trail.delivery:put"
HAND_ON = "bellhop.engines.mail.relaying:hand_on"
PUT_OBJECT = "bellhop.agent.uploads:put_object"
PUT_EVENTS = "bellhop.agent.uploads:put_events"
ASK_ALARM = "bellhop.engines.runcommand.alarms:ask"
ERRANDS = frozenset((DELIVER, PUT_LOG_FILE, HAND_ON, PUT_OBJECT, PUT_EVENTS, ASK_ALARM))

# Event → who hears of it, in this order: functions (ctx, event), named so that they load when first needed.
SUBSCRIBERS: dict[type, tuple[str, ...]] = {
    NodeOnline: ("bellhop.engines.runcommand.progress:node_online",),
    NodeRemoved: (
        "bellhop.engines.inventory.items:node_removed",
        "bellhop.engines.runcommand.progress:node_removed",
    ),
    TargetMatched: ("bellhop.services.events.targets:invoke",),
    TargetDelivery: (DELIVER,),
    Delivery: (DELIVER,),
    Requested: ("bellhop.downstream.home:carry_out",),
    LogFile: (PUT_LOG_FILE,),
    ObjectOutput: (PUT_OBJECT,),
    LogOutput: (PUT_EVENTS,),
    AlarmDue: (ASK_ALARM,),
    MailDelivered: (),
    MailEvent: (
        "bellhop.engines.mail.reputation.metrics:count",
        "bellhop.services.event_publishing.publishing:mail_event",
    ),
    MailCounted: ("bellhop.services.event_publishing.rates:mail_counted",),
    RatesChanged: ("bellhop.services.event_publishing.rates:account_changed",),
    GivenUp: (
        "bellhop.downstream.deliveries:given_up",
        "bellhop.engines.trail.delivery:given_up",
        "bellhop.services.event_publishing.notifications:given_up",
        "bellhop.services.events.dead_letters:given_up",
    ),
}

# The same for those who hear only where there are rules that events may match.
WATCHERS: dict[type, tuple[str, ...]] = {
    ApiCalled: ("bellhop.services.events.announcements:api_called",),
    CommandStatusChanged: ("bellhop.services.events.announcements:command_changed",),
    InvocationStatusChanged: ("bellhop.services.events.announcements:invocation_changed",),
    ParameterChanged: ("bellhop.services.events.announcements:parameter_changed",),
    PolicyActed: ("bellhop.services.events.announcements:parameter_policy_acted",),
    TenantFinding: ("bellhop.services.event_publishing.tenants:found",),
    TenantStatusChanged: ("bellhop.services.event_publishing.tenants:status_changed",),
}

# What the embedded neighbours ask of our engines: functions (ctx, **facts).
NEIGHBOURS_CALL = {
    "event": "bellhop.services.events.announcements:neighbour_event",
    "mail": "bellhop.services.sns:mail",
    "text": "bellhop.services.sns:text",
}


class Emulator:
    """One Bellhop on one event loop. `start` and everything after it runs in that loop's thread."""

    def __init__(self, settings: Settings, *, seed: int | None = None) -> None:
        self.settings = settings
        self.folder = Folder(settings.data_dir, settings.database)
        self.database = _opened(self.folder)
        self.clock = clock_of(self.database)
        self.ids = Ids(seed)
        self.ids.go_on_after(self.database.last_number())
        self.defaults = Defaults(
            settings.account, settings.region, settings.identities, settings.public_url, settings.iam
        )
        subscriptions = Subscriptions(_subscribers(settings), WATCHERS)
        surroundings = self._surroundings = Surroundings(self.ids, self.defaults, subscriptions)
        self.url = f"http://127.0.0.1:{settings.port}"  # of its own; whoever listens says it better
        self.transactions = Transactions(self.database, self.clock, surroundings)
        self.watching = Watching(self.transactions)
        self.pump = Pump(self.transactions, subscriptions, errands=ERRANDS)
        durable = self.folder.path if self.folder.durable else None
        self.functions = LambdaFunctions(
            self.transactions, durable and durable / "functions", settings, lambda: self.url
        )
        home = Home(self.transactions, NEIGHBOURS_CALL, self.functions.runner)
        self.neighbours = surroundings.neighbours = neighbours(settings, home)
        self.trail = Trail(self.transactions)
        self.faults = Faults(self.transactions)
        self.machines = Machines(self.transactions, durable and durable / "nodes", settings)
        self.services = Services(SERVICES)
        self.directory = Directory(self.transactions)
        self.identities = Identities(settings.account, settings.region, self.directory)
        beside = Beside(self.neighbours, self.trail)
        self.guard = self._guard()
        around = [self.guard.authorization.around] if self.guard else []
        calls = Calls(self.transactions, self.services, self.trail, around=[*around, self.faults.around])
        door = self.guard.authentication if self.guard else self.identities
        self.gateway = Gateway(calls, self.services, door, self.ids, beside)
        self.application = Application(self.gateway, self._own_api)
        self.closing = False  # streams of the control API end when this is set

    @property
    def url(self) -> str:
        """Where this Bellhop listens."""
        return self._surroundings.url

    @url.setter
    def url(self, url: str) -> None:
        self._surroundings.url = url

    def _guard(self) -> Guard | None:
        """Who verifies and authorises; None where IAM is off."""
        if self.settings.iam == "off":
            return None
        from bellhop.server.guard import Guard  # noqa: PLC0415 - with IAM off nothing of it is loaded

        enforce = self.settings.iam == "enforce"
        return Guard(self.transactions, self.identities, self.directory, SERVICES, enforce=enforce)

    async def start(self) -> None:
        """Go on where the state stands. Raises SettingsError for a sandbox that this host has not."""
        if self.settings.sandbox not in ("auto", "off"):
            await self.machines.rung()
        self._ensure_nodes()
        self.machines.start()
        self.pump.start()

    def _ensure_nodes(self) -> None:
        """Raises SettingsError for a node that cannot be."""
        wanted, default = self.settings.nodes, self.identities.default
        if isinstance(wanted, int):
            if wanted:
                self.transactions.now(self.transactions.context(default), nodes.ensure, wanted)
            return
        for place, table in enumerate(wanted):
            scope = Scope(table.account or default.account, table.region or default.region)
            new = _new_node(place, table)
            try:
                self.transactions.now(self.transactions.context(scope), nodes.ensure_one, new)
            except nodes.NodeError as error:
                raise SettingsError(f"nodes: {error}") from error

    async def leave(self) -> None:
        """Let those go who wait for something: streams, long polls, and who runs a function."""
        self.closing = True
        self.neighbours.dismiss()
        await self.functions.reset()

    async def stop(self) -> None:
        await self.pump.stop()
        self.transactions.close()
        self.neighbours.close()
        await self.functions.close()
        await self.machines.close()
        self.trail.flush()
        self.close()

    def close(self) -> None:
        """Let go of the state, of an emulator that was not started too."""
        self.database.close()
        self.folder.close()

    def _own_api(self) -> App:
        from bellhop.control.app import create  # noqa: PLC0415 - FastAPI loads when it is first needed

        return create(self)

    async def handle(self, request: Request) -> Answer:
        """Answer one AWS request."""
        return await self.gateway.handle(request)

    async def reset(self) -> None:
        """Rows, faults, trail, running processes and the clock's setting are gone; listeners stay."""
        async with self.pump.paused():
            await self.functions.reset()
            await self.machines.reset()
            await self.neighbours.reset()
            self.database.empty()
        self.trail.forget()
        self.watching.look()
        self.directory.forget()
        self.faults.load()
        self.ids.reseed()
        self.clock.reset()
        self._ensure_nodes()
        self.pump.wake()

    async def advance(self, seconds: float) -> None:
        await self.set_clock(self.clock.now() + seconds)

    async def set_clock(self, moment: float) -> None:
        """Run what falls due until then, each at its own time. The clock never goes backward."""
        await self.pump.advance(moment)
        self.clock.move(max(moment, self.clock.now()))
        self._keep_clock()

    def freeze(self, frozen: bool) -> None:
        (self.clock.freeze if frozen else self.clock.thaw)()
        self._keep_clock()

    def _keep_clock(self) -> None:
        keep_clock(self.database, self.clock)
        self.pump.wake()

    async def drain(self) -> None:
        """Run what is due by now, without waiting for the pump's next batch."""
        await self.pump.drain()

    async def settle(self, timeout: float = 30.0) -> bool:
        """Wait until no event, due timer or process is left; False when the time is over first."""
        until = real_time() + timeout
        while True:
            await self.pump.drain()
            if not self.busy():
                return True
            if real_time() >= until:
                return False
            await pause(0.005)

    def busy(self) -> bool:
        """Is anything under way that settle waits for?"""
        return self.machines.busy or self.pump.busy


def _new_node(place: int, table: NodeTable) -> nodes.NewNode:
    """The node that a table of the configuration says; one without an id is known by its place."""
    return nodes.NewNode(
        table.instance_id or identifier("i", "configured", str(place), table.name),
        table.name,
        table.platform_type,
        table.platform_name,
        table.platform_version,
        {key: str(value) for key, value in table.tags.items()},
        table.iam_role,
    )


def _subscribers(settings: Settings) -> dict[type, tuple[str, ...]]:
    """Who hears of what; of mail that was delivered only where it is handed on."""
    return {**SUBSCRIBERS, MailDelivered: (HAND_ON,)} if settings.relay else SUBSCRIBERS


def _opened(folder: Folder) -> Database:
    try:
        return Database(folder.database, TABLES, durable=folder.durable)
    except StoreUnusable as error:
        folder.close()
        raise SettingsError(str(error)) from error
    except Exception:
        folder.close()
        raise
