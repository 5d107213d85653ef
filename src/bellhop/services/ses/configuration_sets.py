"""Configuration sets, as far as API v1 knows their options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail.sets import configuration_sets as engine
from bellhop.engines.mail.sets import destinations
from bellhop.engines.mail.sets.errors import InvalidTracking, TrackingExists, TrackingMissing
from bellhop.engines.mail.sets.tables import SETS_BY_NAME, ConfigurationSet
from bellhop.kernel.paging import Pages, page
from bellhop.services.ses.destination_shapes import destination_shown
from bellhop.services.ses.errors import named

if TYPE_CHECKING:
    from bellhop.kernel.context import Context
    from bellhop.types import ses as types

_PAGES = Pages("InvalidParameterValue", "Invalid pagination token.", 1000, 1000, size="MaxItems")
_TLS = {"Require": "REQUIRE", "Optional": "OPTIONAL"}
_TLS_SHOWN = {kept: name for name, kept in _TLS.items()}


def create_configuration_set(ctx: Context, request: types.CreateConfigurationSetRequest) -> dict[str, Any]:
    with named():
        engine.create(ctx, ConfigurationSet(request["ConfigurationSet"]["Name"], ctx.now), {})
    return {}


def delete_configuration_set(ctx: Context, request: types.DeleteConfigurationSetRequest) -> dict[str, Any]:
    with named():
        engine.delete(ctx, request["ConfigurationSetName"])
    return {}


def list_configuration_sets(
    ctx: Context, request: types.ListConfigurationSetsRequest
) -> types.ListConfigurationSetsResponse:
    rows, token = page(ctx, SETS_BY_NAME, request, _PAGES, part=None)
    answer = {"ConfigurationSets": [{"Name": row.name} for row in rows], **token}
    return cast("types.ListConfigurationSetsResponse", answer)


def describe_configuration_set(
    ctx: Context, request: types.DescribeConfigurationSetRequest
) -> types.DescribeConfigurationSetResponse:
    wanted = request.get("ConfigurationSetAttributeNames", ())
    with named():
        found = engine.find(ctx, request["ConfigurationSetName"])
    answer: types.DescribeConfigurationSetResponse = {"ConfigurationSet": {"Name": found.name}}
    if "eventDestinations" in wanted:
        shown = [destination_shown(row) for row in destinations.of(ctx, found.name)]
        answer["EventDestinations"] = [each for each in shown if each is not None]
    if "trackingOptions" in wanted and (domain := found.tracking.get("domain")):
        answer["TrackingOptions"] = {"CustomRedirectDomain": domain}
    if "deliveryOptions" in wanted:
        answer["DeliveryOptions"] = {"TlsPolicy": _TLS_SHOWN[found.delivery.get("tls_policy", "OPTIONAL")]}
    if "reputationOptions" in wanted:
        answer["ReputationOptions"] = _reputation(found)
    return answer


def put_configuration_set_delivery_options(
    ctx: Context, request: types.PutConfigurationSetDeliveryOptionsRequest
) -> dict[str, Any]:
    """Sets the TLS policy; what only API v2 knows of delivery stays."""
    policy = request.get("DeliveryOptions", {}).get("TlsPolicy", "Optional")
    with named():
        found = engine.find(ctx, request["ConfigurationSetName"])
        engine.change(ctx, found.name, delivery=found.delivery | {"tls_policy": _TLS[policy]})
    return {}


def create_configuration_set_tracking_options(
    ctx: Context, request: types.CreateConfigurationSetTrackingOptionsRequest
) -> dict[str, Any]:
    with named():
        found = engine.find(ctx, request["ConfigurationSetName"])
        if found.tracking.get("domain"):
            raise TrackingExists(found.name)
        _track(ctx, found, request["TrackingOptions"])
    return {}


def update_configuration_set_tracking_options(
    ctx: Context, request: types.UpdateConfigurationSetTrackingOptionsRequest
) -> dict[str, Any]:
    with named():
        found = _tracking(ctx, request["ConfigurationSetName"])
        _track(ctx, found, request["TrackingOptions"])
    return {}


def delete_configuration_set_tracking_options(
    ctx: Context, request: types.DeleteConfigurationSetTrackingOptionsRequest
) -> dict[str, Any]:
    with named():
        found = _tracking(ctx, request["ConfigurationSetName"])
        engine.change(ctx, found.name, tracking={})
    return {}


def update_configuration_set_sending_enabled(
    ctx: Context, request: types.UpdateConfigurationSetSendingEnabledRequest
) -> dict[str, Any]:
    with named():
        engine.switch_sending(ctx, request["ConfigurationSetName"], request["Enabled"])
    return {}


def update_configuration_set_reputation_metrics_enabled(
    ctx: Context, request: types.UpdateConfigurationSetReputationMetricsEnabledRequest
) -> dict[str, Any]:
    with named():
        engine.switch_metrics(ctx, request["ConfigurationSetName"], request["Enabled"])
    return {}


def _tracking(ctx: Context, name: str) -> ConfigurationSet:
    """A set that has a tracking domain."""
    found = engine.find(ctx, name)
    if not found.tracking.get("domain"):
        raise TrackingMissing(name)
    return found


def _track(ctx: Context, found: ConfigurationSet, options: types.TrackingOptions) -> None:
    domain = options.get("CustomRedirectDomain")
    if not domain:
        raise InvalidTracking("A custom redirect domain must be specified.")
    engine.change(ctx, found.name, tracking=found.tracking | {"domain": domain})


def _reputation(found: ConfigurationSet) -> types.ReputationOptions:
    shown: types.ReputationOptions = {
        "SendingEnabled": found.sending,
        "ReputationMetricsEnabled": found.reputation.get("metrics", False),
    }
    if "fresh_start" in found.reputation:
        shown["LastFreshStart"] = found.reputation["fresh_start"]
    return shown
