"""Configuration sets: the options that mail is sent with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.mail.sets import configuration_sets as engine
from bellhop.engines.mail.sets.tables import SETS_BY_NAME, ConfigurationSet
from bellhop.kernel.paging import page
from bellhop.services.sesv2.errors import named
from bellhop.services.sesv2.labels import labels_in, labels_shown
from bellhop.services.sesv2.paging import pages_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context
    from bellhop.types import sesv2 as types

_PAGES = pages_of(1000)
# AWS's members, by what the engine calls them.
_DELIVERY = {
    "tls_policy": "TlsPolicy",
    "pool": "SendingPoolName",
    "max_delivery_seconds": "MaxDeliverySeconds",
}
_REPUTATION = {"metrics": "ReputationMetricsEnabled", "fresh_start": "LastFreshStart"}
_TRACKING = {"domain": "CustomRedirectDomain", "https_policy": "HttpsPolicy"}
_SUPPRESSION = {
    "reasons": "SuppressedReasons",
    "scope": "SuppressionScope",
    "validation": "ValidationOptions",
}
_SECURITY = {"signing_scheme": "SigningScheme"}
_STATES = {True: "ENABLED", False: "DISABLED"}


def create_configuration_set(ctx: Context, request: types.CreateConfigurationSetRequest) -> dict[str, Any]:
    made = ConfigurationSet(
        request["ConfigurationSetName"],
        ctx.now,
        request.get("SendingOptions", {}).get("SendingEnabled", True),
        _kept(_DELIVERY, request.get("DeliveryOptions", {})),
        _kept(_REPUTATION, request.get("ReputationOptions", {})),
        _kept(_TRACKING, request.get("TrackingOptions", {})),
        _kept(_SUPPRESSION, request.get("SuppressionOptions", {})),
        _vdm(request.get("VdmOptions", {})),
        request.get("ArchivingOptions", {}).get("ArchiveArn"),
        _kept(_SECURITY, request.get("MessageSecurityOptions", {})),
    )
    with named():
        engine.create(ctx, made, labels_in(request))
    return {}


def get_configuration_set(
    ctx: Context, request: types.GetConfigurationSetRequest
) -> types.GetConfigurationSetResponse:
    with named():
        found = engine.find(ctx, request["ConfigurationSetName"])
    answer: dict[str, Any] = {
        "ConfigurationSetName": found.name,
        "DeliveryOptions": {"TlsPolicy": "OPTIONAL", **_shown(_DELIVERY, found.delivery)},
        "ReputationOptions": {"ReputationMetricsEnabled": False, **_shown(_REPUTATION, found.reputation)},
        "SendingOptions": {"SendingEnabled": found.sending},
        "Tags": labels_shown(ctx, engine.arn(ctx, found.name)),
    }
    if found.tracking.get("domain"):
        answer["TrackingOptions"] = _shown(_TRACKING, found.tracking)
    if found.suppression:
        answer["SuppressionOptions"] = _shown(_SUPPRESSION, found.suppression)
    if found.vdm:
        answer["VdmOptions"] = _shown_vdm(found.vdm)
    if found.archive:
        answer["ArchivingOptions"] = {"ArchiveArn": found.archive}
    if found.security:
        answer["MessageSecurityOptions"] = _shown(_SECURITY, found.security)
    return cast("types.GetConfigurationSetResponse", answer)


def list_configuration_sets(
    ctx: Context, request: types.ListConfigurationSetsRequest
) -> types.ListConfigurationSetsResponse:
    part = request.get("Filter", {}).get("CONFIGURATION_SET_NAME_CONTAINS")
    rows, token = page(ctx, SETS_BY_NAME, request, _PAGES, part=part)
    answer = {"ConfigurationSets": [row.name for row in rows], **token}
    return cast("types.ListConfigurationSetsResponse", answer)


def delete_configuration_set(ctx: Context, request: types.DeleteConfigurationSetRequest) -> dict[str, Any]:
    with named():
        engine.delete(ctx, request["ConfigurationSetName"])
    return {}


def put_configuration_set_delivery_options(
    ctx: Context, request: types.PutConfigurationSetDeliveryOptionsRequest
) -> dict[str, Any]:
    return _change(ctx, request, delivery=_kept(_DELIVERY, request))


def put_configuration_set_reputation_options(
    ctx: Context, request: types.PutConfigurationSetReputationOptionsRequest
) -> dict[str, Any]:
    with named():
        enabled = request.get("ReputationMetricsEnabled", False)
        engine.switch_metrics(ctx, request["ConfigurationSetName"], enabled)
    return {}


def put_configuration_set_sending_options(
    ctx: Context, request: types.PutConfigurationSetSendingOptionsRequest
) -> dict[str, Any]:
    with named():
        engine.switch_sending(ctx, request["ConfigurationSetName"], request.get("SendingEnabled", False))
    return {}


def put_configuration_set_suppression_options(
    ctx: Context, request: types.PutConfigurationSetSuppressionOptionsRequest
) -> dict[str, Any]:
    return _change(ctx, request, suppression=_kept(_SUPPRESSION, request))


def put_configuration_set_tracking_options(
    ctx: Context, request: types.PutConfigurationSetTrackingOptionsRequest
) -> dict[str, Any]:
    return _change(ctx, request, tracking=_kept(_TRACKING, request))


def put_configuration_set_vdm_options(
    ctx: Context, request: types.PutConfigurationSetVdmOptionsRequest
) -> dict[str, Any]:
    return _change(ctx, request, vdm=_vdm(request.get("VdmOptions", {})))


def put_configuration_set_archiving_options(
    ctx: Context, request: types.PutConfigurationSetArchivingOptionsRequest
) -> dict[str, Any]:
    return _change(ctx, request, archive=request.get("ArchiveArn"))


def update_configuration_set(ctx: Context, request: types.UpdateConfigurationSetRequest) -> dict[str, Any]:
    """ "Only the attributes that you include in the request are updated." """
    with named():
        security = engine.find(ctx, request["ConfigurationSetName"]).security
    security |= _kept(_SECURITY, request.get("MessageSecurityOptions", {}))
    return _change(ctx, request, security=security)


def _change(ctx: Context, request: Mapping[str, Any], **groups: Any) -> dict[str, Any]:
    with named():
        engine.change(ctx, request["ConfigurationSetName"], **groups)
    return {}


def _kept(names: Mapping[str, str], options: Mapping[str, Any]) -> dict[str, Any]:
    """Options that are given, as the engine keeps them."""
    return {name: options[member] for name, member in names.items() if options.get(member) is not None}


def _shown(names: Mapping[str, str], group: Mapping[str, Any]) -> dict[str, Any]:
    return {member: group[name] for name, member in names.items() if name in group}


def _vdm(options: types.VdmOptions) -> dict[str, bool]:
    """What a set says otherwise than the account."""
    found: dict[str, bool] = {}
    if engagement := options.get("DashboardOptions", {}).get("EngagementMetrics"):
        found["engagement"] = engagement == _STATES[True]
    if delivery := options.get("GuardianOptions", {}).get("OptimizedSharedDelivery"):
        found["optimized_delivery"] = delivery == _STATES[True]
    return found


def _shown_vdm(vdm: Mapping[str, bool]) -> types.VdmOptions:
    shown: types.VdmOptions = {}
    if "engagement" in vdm:
        shown["DashboardOptions"] = {"EngagementMetrics": _STATES[vdm["engagement"]]}
    if "optimized_delivery" in vdm:
        shown["GuardianOptions"] = {"OptimizedSharedDelivery": _STATES[vdm["optimized_delivery"]]}
    return shown
