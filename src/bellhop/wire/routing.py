"""Which operation a request asks for: by X-Amz-Target, path or Action, and the service it is signed for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bellhop.wire import credentials, rpc_cbor
from bellhop.wire.model import ServiceModel, service
from bellhop.wire.paths import Paths, Route
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from bellhop.wire.credentials import Credential
    from bellhop.wire.http import Answer, Request

# What the models say too (endpointPrefix, signingName, targetPrefix, requestUri); it stands here so that
# a call loads the model of its own service alone.
TARGETS = {
    "AmazonSSM": "ssm",
    "PinpointSMSVoiceV2": "pinpoint-sms-voice-v2",
    "AWSEvents": "events",
    "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101": "cloudtrail",
    "CloudTrail_20131101": "cloudtrail",  # as older SDKs say it
    "ResourceGroupsTaggingAPI_20170126": "resourcegroupstaggingapi",
}
SIGNING = {
    "ses": ("ses", "sesv2", "pinpoint-email"),
    "mobiletargeting": ("pinpoint",),
    "sms-voice": ("pinpoint-sms-voice-v2", "pinpoint-sms-voice"),
    "ssm": ("ssm",),
    "events": ("events",),
    "cloudtrail": ("cloudtrail",),
    "iam": ("iam",),
    "sts": ("sts",),
    "tagging": ("resourcegroupstaggingapi",),
    "resource-groups": ("resource-groups",),
}
HOSTS = {
    "email": "ses",
    "email-fips": "ses",
    "pinpoint": "pinpoint",
    "pinpoint-fips": "pinpoint",
    "sms-voice": "pinpoint-sms-voice-v2",
    "sms-voice-fips": "pinpoint-sms-voice-v2",
    "ssm": "ssm",
    "ssm-fips": "ssm",
}
# The first two segments of a path; SES v2 once had an operation below Pinpoint Email's.
PREFIXES = {
    "v2/email": ("sesv2",),
    "v1/email": ("pinpoint-email", "sesv2"),
    "v1/sms-voice": ("pinpoint-sms-voice",),
    "v1/apps": ("pinpoint",),
    "v1/phone": ("pinpoint",),
    "v1/recommenders": ("pinpoint",),
    "v1/tags": ("pinpoint",),
    "v1/templates": ("pinpoint",),
}
MAIL_MANAGER = "MailManagerSvc"
CBOR_PATH = re.compile(r"/service/([^/]+)/operation/([^/]+)")

SES_VERSION = "2010-12-01"
ACTION = re.compile(rb"(?:^|&)Action=([^&]*)")
VERSION = re.compile(rb"(?:^|&)Version=([^&]*)")

# The regionRegex of every partition: botocore's partitions.json.
REGION = re.compile(
    r"(?:us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+|cn-\w+-\d+|eusc-de-\w+-\d+|us-gov-\w+-\d+"
    r"|us-iso[bf]?-\w+-\d+|eu-isoe-\w+-\d+",
    re.ASCII,
)

NO_LABELS: dict[str, str] = {}


def route(request: Request, credential: Credential | None) -> Route:
    """The operation and the labels of its path.

    Raises Refusal for an unknown operation, service or Region name, in the code of the service that the
    request evidently meant; `refuse` answers in that service's form.
    """
    if credential and credential.region and not is_region(credential.region):
        raise _foreign_region(request, credential)
    target = request.headers.get("x-amz-target")
    if target:
        found = _by_target(target)
    elif request.path in ("/", ""):
        found = _by_action(request)
    else:
        found = _by_path(request)
    if found is None or not _signed_for(credential, found.operation.service.name):
        raise _unknown(request, credential)
    return found


def refuse(request: Request, refusal: Refusal, request_id: str) -> Answer:
    """The answer to a request that found no operation, in the form it evidently spoke."""
    if CBOR_PATH.fullmatch(request.path):
        return rpc_cbor.refuse(_stranger("rest-json").fault(refusal), request_id)
    return evident(request, credentials.parse(request)).refuse(refusal, request_id)


@cache
def is_region(name: str) -> bool:
    """Whether a partition of AWS would call a Region so; it need not exist (yet)."""
    return REGION.fullmatch(name) is not None


@cache
def paths(name: str) -> Paths:
    """The paths of a REST service, those of older models included."""
    model = service(name)
    return Paths([*model.operations.values(), *model.former])


def _by_target(target: str) -> Route | None:
    prefix, _, name = target.rpartition(".")
    if prefix == MAIL_MANAGER:
        raise _out_of_scope(name)
    owner = TARGETS.get(prefix)
    operation = service(owner).operations.get(name) if owner else None
    return Route(operation, NO_LABELS) if operation else None


def _by_action(request: Request) -> Route | None:
    if _field(VERSION, request) not in (SES_VERSION, ""):
        return None
    operation = service("ses").operations.get(_field(ACTION, request))
    return Route(operation, NO_LABELS) if operation else None


def _by_path(request: Request) -> Route | None:
    if (cbor := CBOR_PATH.fullmatch(request.path)) and cbor[1] == MAIL_MANAGER:
        raise _out_of_scope(cbor[2])
    for name in PREFIXES.get(_prefix(request.path), ()):
        try:
            found = paths(name).find(request.method, request.path)
        except UnicodeDecodeError:
            raise Refusal(service(name).malformed, "The path is not valid UTF-8", 400) from None
        if found:
            return found
    return None


def _prefix(path: str) -> str:
    return "/".join(path.split("/", 3)[1:3])


def _field(pattern: re.Pattern[bytes], request: Request) -> str:
    """A parameter of the form or the query string, "" if there is none."""
    found = pattern.search(request.body) or pattern.search(request.query.encode())
    return found[1].decode(errors="replace") if found else ""


def _signed_for(credential: Credential | None, name: str) -> bool:
    if credential is None or not credential.service:
        return True
    return name in SIGNING.get(credential.service, ())


def evident(request: Request, credential: Credential | None) -> ServiceModel:
    """The service that a request meant, as far as can be seen; else a nameless one that speaks alike."""
    if target := request.headers.get("x-amz-target"):
        owner = TARGETS.get(target.rpartition(".")[0])
        return service(owner) if owner else _stranger("json", _json_version(request))
    if owners := PREFIXES.get(_prefix(request.path)):
        return service(owners[0])
    owner = _named(request, credential)
    if _field(ACTION, request):
        ours = owner == "ses" or _field(VERSION, request) == SES_VERSION
        return service("ses") if ours else _stranger("query")
    return service(owner) if owner else _stranger("rest-json")


def _named(request: Request, credential: Credential | None) -> str:
    """The service that scope or host name; of those that share a scope the one with such a path."""
    if credential and credential.service:
        owners = SIGNING.get(credential.service, ("",))
        return owners[0] if request.path in ("/", "") else owners[:2][-1]
    return HOSTS.get(request.headers.get("host", "").partition(".")[0], "")


def _json_version(request: Request) -> str:
    return "1.0" if "json-1.0" in request.headers.get("content-type", "") else "1.1"


def _stranger(protocol: str, json_version: str = "1.1") -> ServiceModel:
    metadata = {"protocol": protocol, "jsonVersion": json_version}
    return ServiceModel("", {"metadata": metadata, "operations": {}, "shapes": {}})


def _out_of_scope(operation: str) -> Refusal:
    return Refusal("NotImplemented", f"mailmanager:{operation} is out of Bellhop's scope")


def _foreign_region(request: Request, credential: Credential) -> Refusal:
    """Seen from SES: 403 SignatureDoesNotMatch (github.com/aws/aws-sdk-java/issues/1097)."""
    protocol = evident(request, credential).protocol
    code = "SignatureDoesNotMatch" if protocol == "query" else "InvalidSignatureException"
    message = f"Credential should be scoped to a valid region, not '{credential.region}'."
    return Refusal(code, message, 400 if protocol == "json" else 403)


def _unknown(request: Request, credential: Credential | None) -> Refusal:
    model = evident(request, credential)
    if model.protocol == "query":
        return _unknown_action(request)
    owned = _signed_for(credential, model.name)
    whose = "" if credential is None or owned else f", signed for {credential.service}"
    if model.protocol == "json":
        operation = request.headers.get("x-amz-target", "without X-Amz-Target")
        return Refusal("UnknownOperationException", f"Unknown operation {operation}{whose}", 400)
    operation = f"{request.method} {request.path}"
    if owned and "MethodNotAllowedException" in model.errors and paths(model.name).knows(request.path):
        return Refusal("MethodNotAllowedException", f"Method not allowed: {operation}")
    return Refusal("UnknownOperationException", f"Unknown operation {operation}{whose}", 404)


def _unknown_action(request: Request) -> Refusal:
    """Seen from SES: 400 InvalidAction (github.com/aws/aws-cli/issues/37)."""
    action = _field(ACTION, request)
    if not action:
        return Refusal("MissingAction", "The request is missing an action or a required parameter.", 400)
    version = _field(VERSION, request) or SES_VERSION
    return Refusal("InvalidAction", f"Could not find operation {action} for version {version}", 400)
