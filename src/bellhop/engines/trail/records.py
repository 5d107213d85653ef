"""From a row of the audit trail to a CloudTrail record."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.trail import elements, naming
from bellhop.engines.trail.identities import user_identity
from bellhop.engines.trail.resources import resources

if TYPE_CHECKING:
    from bellhop.engines.trail.resources import Resource
    from bellhop.kernel.wrappers.audit import CallRow
    from bellhop.store import Scope

EVENT_VERSION = "1.11"
# Services of JSON say AccessDeniedException, and CloudTrail AccessDenied of all of them.
DENIED = {"AccessDeniedException": "AccessDenied"}
GLOBAL = "us-east-1"  # where what IAM does is recorded
LONGEST = 1024  # "This field has a maximum size of 1 KB": userAgent, errorCode, errorMessage

_EVENT_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def event_id(row: CallRow) -> str:
    """A UUID for a row, the same each time; `row_number` finds the row in it."""
    digest = hashlib.blake2b(row.request_id.encode(), digest_size=8).hexdigest()
    number = f"{row.id:015x}"
    variant = "89ab"[int(digest[15], 16) % 4]
    return f"{digest[:8]}-{digest[8:12]}-4{digest[12:15]}-{variant}{number[:3]}-{number[3:]}"


def row_number(event_id: str) -> int | None:
    """The number of the row that may have this id, None for what is no id of ours."""
    return int(event_id[20:23] + event_id[24:], 16) if _EVENT_ID.fullmatch(event_id) else None


def record(scope: Scope, row: CallRow) -> dict[str, Any]:
    """The record of a call, as the page "CloudTrail record contents" describes it."""
    send = naming.is_send(row.service, row.operation)
    found: dict[str, Any] = {
        "eventVersion": EVENT_VERSION,
        "userIdentity": user_identity(row),
        "eventTime": elements.timestamp(row.time),
        "eventSource": naming.event_source(row.service),
        "eventName": row.operation,
        "awsRegion": GLOBAL if row.service == "iam" else scope.region,
        "sourceIPAddress": row.source_ip,
        "userAgent": row.user_agent[:LONGEST],
        **_error(row),
        "requestParameters": elements.request_parameters(row.service, row.operation, row.request),
        **_answer(row, send=send),
        "requestID": row.request_id,
        "eventID": event_id(row),
        "readOnly": naming.read_only(row.service, row.operation),
    }
    if named := resources(scope, row.service, row.operation, row.request):
        found["resources"] = [_resource(scope, each) for each in named]
    return found | {
        "eventType": "AwsApiCall",
        "managementEvent": not send,
        "recipientAccountId": scope.account,
        "eventCategory": "Data" if send else "Management",
    }


def _error(row: CallRow) -> dict[str, str]:
    if row.error_code is None:
        return {}
    code = {"errorCode": DENIED.get(row.error_code, row.error_code)[:LONGEST]}
    return {**code, "errorMessage": row.error_message[:LONGEST]} if row.error_message else code


def _answer(row: CallRow, *, send: bool) -> dict[str, Any]:
    """Of a mail the record has the id beside a responseElements of null."""
    answer = elements.response_elements(row.service, row.operation, row.response)
    if send and answer:
        identifier = answer.get("messageId")
        extra = {"additionalEventData": {"sesMessageId": identifier}} if identifier else {}
        return {"responseElements": None, **extra}
    return {"responseElements": answer}


def _resource(scope: Scope, resource: Resource) -> dict[str, str]:
    said = {"accountId": scope.account, "type": resource.type}
    return {**said, "ARN": resource.arn} if resource.arn else said
