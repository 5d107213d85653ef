"""Direct messages: to addresses, to endpoints, to users."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.engines.engage import apps, channels, direct, endpoints
from bellhop.engines.engage.tables import ACTIVE
from bellhop.services.pinpoint.content import Configuration, content_for
from bellhop.services.pinpoint.errors import BadRequest, named
from bellhop.wire.refusal import NotBuilt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.engines.engage.tables import Endpoint
    from bellhop.kernel.context import Context
    from bellhop.types import pinpoint as types

    Members = Mapping[str, Any]

# "You can send a direct message to as many as 100 recipients" (API reference, messages).
MOST_RECIPIENTS = 100


def send_messages(ctx: Context, request: types.SendMessagesRequest) -> types.SendMessagesResponse:
    message = cast("Members", request["MessageRequest"])
    addresses: Mapping[str, Members] = message.get("Addresses") or {}
    wanted: Mapping[str, Members] = message.get("Endpoints") or {}
    if not addresses and not wanted:
        raise BadRequest("At least one address or endpoint is required")
    if len(addresses) + len(wanted) > MOST_RECIPIENTS:
        raise BadRequest(f"A message can be sent to {MOST_RECIPIENTS} recipients at most")
    delivery = _Delivery(ctx, "SendMessages", request["ApplicationId"], message)
    answer: types.MessageResponse = {"ApplicationId": request["ApplicationId"], "RequestId": ctx.request_id}
    if addresses:
        answer["Result"] = {address: delivery.to_address(address, own) for address, own in addresses.items()}
    if wanted:
        answer["EndpointResult"] = {
            identifier: delivery.to_identifier(identifier, own) for identifier, own in wanted.items()
        }
    return {"MessageResponse": answer}


def send_users_messages(
    ctx: Context, request: types.SendUsersMessagesRequest
) -> types.SendUsersMessagesResponse:
    message = cast("Members", request["SendUsersMessageRequest"])
    users: Mapping[str, Members] = message["Users"]
    if not users:
        raise BadRequest("At least one user is required")
    app = request["ApplicationId"]
    delivery = _Delivery(ctx, "SendUsersMessages", app, message)
    result = {
        user: {
            endpoint.id: delivery.to_endpoint(endpoint, own) for endpoint in endpoints.of_user(ctx, app, user)
        }
        for user, own in users.items()
    }
    return {"SendUsersMessageResponse": {"ApplicationId": app, "RequestId": ctx.request_id, "Result": result}}


class _Delivery:
    """One request on its way to its recipients, each of whom is reached once."""

    def __init__(self, ctx: Context, operation: str, app: str, message: Members) -> None:
        for part in ("TemplateConfiguration", "TraceId"):
            if message.get(part):
                raise NotBuilt(f"pinpoint:{operation} with {part}")
        with named():
            apps.get(ctx, app)
        self._ctx = ctx
        self._app = app
        self._configuration: Members = message["MessageConfiguration"]
        self._context: Mapping[str, str] = message.get("Context") or {}
        self._reached: set[tuple[str, str]] = set()
        self._channels: dict[str, Members | None] = {}

    def to_address(self, address: str, own: Members) -> types.MessageResult:
        """To a bare address; its channel is said beside it."""
        channel = own.get("ChannelType")
        if not channel:
            return _failed("PERMANENT_FAILURE", "ChannelType is required for an address")
        return self._send(channel, address, own, None)

    def to_identifier(self, identifier: str, own: Members) -> types.EndpointMessageResult:
        """To an endpoint that is named."""
        try:
            endpoint = endpoints.get(self._ctx, self._app, identifier)
        except endpoints.UnknownEndpoint:
            return cast("types.EndpointMessageResult", _failed("PERMANENT_FAILURE", "Endpoint not found"))
        return self.to_endpoint(endpoint, own)

    def to_endpoint(self, endpoint: Endpoint, own: Members) -> types.EndpointMessageResult:
        """To an endpoint that takes messages."""
        if endpoint.opt_out == "ALL":
            result = _failed("OPT_OUT", "The user has opted out of receiving messages")
        elif endpoint.status != ACTIVE:
            result = _failed("PERMANENT_FAILURE", "Endpoint is inactive")
        elif not endpoint.channel or not endpoint.address:
            result = _failed("PERMANENT_FAILURE", "Endpoint has no channel type or no address")
        else:
            result = self._send(endpoint.channel, endpoint.address, own, endpoint)
        if endpoint.address:
            return cast("types.EndpointMessageResult", {**result, "Address": endpoint.address})
        return cast("types.EndpointMessageResult", result)

    def _send(
        self, channel: str, address: str, own: Members, endpoint: Endpoint | None
    ) -> types.MessageResult:
        if (channel, address) in self._reached:
            return _failed("DUPLICATE", "The address is a duplicate of another one in this request")
        self._reached.add((channel, address))
        defaults = self._defaults(channel)
        if defaults is None:
            return _failed("PERMANENT_FAILURE", f"The channel {channel} is not enabled for the application")
        configuration = Configuration(self._configuration, channel, own, defaults)
        context: dict[str, str] = {**self._context, **own.get("Context", {})}
        recipient = direct.Recipient(channel, address, configuration.variables(), endpoint, context)
        try:
            identifier = direct.send(self._ctx, recipient, content_for(channel, configuration))
        except direct.Undeliverable as reason:
            return _failed("PERMANENT_FAILURE", str(reason))
        return {
            "DeliveryStatus": "SUCCESSFUL",
            "MessageId": identifier,
            "StatusCode": 200,
            "StatusMessage": f"MessageId: {identifier}",
        }

    def _defaults(self, channel: str) -> Members | None:
        """What the channel says of messages over it; None if it is closed."""
        if channel not in self._channels:
            try:
                self._channels[channel] = channels.facts_for_sending(self._ctx, self._app, channel)
            except channels.ChannelDisabled:
                self._channels[channel] = None
        return self._channels[channel]


def _failed(status: str, reason: str) -> types.MessageResult:
    return {"DeliveryStatus": status, "StatusCode": 400, "StatusMessage": reason}
