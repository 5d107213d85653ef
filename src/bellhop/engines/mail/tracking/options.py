"""Whether the opens and clicks of a mail are tracked, and where its links lead: fixed at acceptance.

Terms of a tracked mail: `tracking`: {"key": what its links are signed with, "open": how the image's URL
begins, "click": {"http": how the URLs begin that stand for links of that scheme, "https": the same}};
`open` or `click` is left out where it is not tracked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bellhop.engines.mail import accounts
from bellhop.engines.mail.sets.tables import DESTINATIONS_OF
from bellhop.engines.mail.tracking import addresses

if TYPE_CHECKING:
    from bellhop.engines.mail.drafts import Draft
    from bellhop.engines.mail.permission import Permit
    from bellhop.engines.mail.sets.tables import ConfigurationSet
    from bellhop.kernel.context import Context


class _Bases(NamedTuple):
    """How URLs begin: of images, and of links by the scheme of what they stand for."""

    open: str
    click: dict[str, str]


def fixed(ctx: Context, draft: Draft, permit: Permit) -> dict[str, Any]:
    """The terms of a mail that is being accepted; none if it is not tracked."""
    opens, clicks = _wanted(ctx, draft, permit.chosen)
    if not (opens or clicks):
        return {}
    found: dict[str, Any] = {"key": addresses.signing_key(ctx).hex()}
    bases = _bases(ctx, permit.chosen.tracking if permit.chosen else {})
    if opens:
        found["open"] = bases.open
    if clicks:
        found["click"] = bases.click
    return {"tracking": found}


def _wanted(ctx: Context, draft: Draft, chosen: ConfigurationSet | None) -> tuple[bool, bool]:
    """Are opens tracked, are clicks?

    "Without an override, engagement tracking is determined by your account-level EngagementMetrics setting,
    by the EngagementMetrics setting of the configuration set that the message uses, and by whether that
    configuration set has an event destination whose MatchingEventTypes include the OPEN or CLICK event
    types." (TrackingConfigurationOverrides)
    """
    opens, clicks = draft.tracking
    if opens is None or clicks is None:
        events = _events(ctx, chosen) if chosen else set[str]()
        engaged = _engaged(ctx, chosen)
        opens = opens if opens is not None else engaged or "OPEN" in events
        clicks = clicks if clicks is not None else engaged or "CLICK" in events
    return opens, clicks


def _events(ctx: Context, chosen: ConfigurationSet) -> set[str]:
    destinations = ctx.store.select(DESTINATIONS_OF, set=chosen.name)
    return {event for each in destinations if each.enabled for event in each.events}


def _engaged(ctx: Context, chosen: ConfigurationSet | None) -> bool:
    """Does VDM gather opens and clicks? A set's own setting goes before the account's; VDM off is off."""
    vdm = accounts.of(ctx).vdm
    own = chosen.vdm if chosen else {}
    return bool(vdm) and bool(own.get("engagement", vdm.get("engagement")))


def _bases(ctx: Context, tracking: dict[str, Any]) -> _Bases:
    """Where links lead: to a domain of the set's own, or to Bellhop, which speaks HTTP alone.

    "If the value is OPTIONAL or HttpsPolicy is not specified, the open trackers use HTTP and click tracker
    use the original protocol of the link. If the value is REQUIRE, both open and click tracker uses HTTPS
    and if the value is REQUIRE_OPEN_ONLY open tracker uses HTTPS and link tracker is same as original
    protocol of the link." (PutConfigurationSetTrackingOptions)
    """
    domain = tracking.get("domain")
    if not domain:
        return _Bases(ctx.base_url, {"http": ctx.base_url, "https": ctx.base_url})
    plain, secure = f"http://{domain}", f"https://{domain}"
    policy = tracking.get("https_policy")
    return _Bases(
        secure if policy in ("REQUIRE", "REQUIRE_OPEN_ONLY") else plain,
        {"http": secure if policy == "REQUIRE" else plain, "https": secure},
    )
