"""Which operation a request asks for: by X-Amz-Target, path or Action, and the service it is signed for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bellhop.wire import credentials, rpc_cbor
from bellhop.wire.model import ServiceModel, service, speaking
from bellhop.wire.paths import Paths, Route
from bellhop.wire.refusal import NotBuilt, Refusal

if TYPE_CHECKING:
    from bellhop.wire.credentials import Credential
    from bellhop.wire.http import Answer, Request

# What the models say too (endpointPrefix, apiVersion, signingName, targetPrefix, requestUri); it stands
# here so that a call loads the model of its own service alone.
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
    "ec2": ("ec2",),
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
    "events": "events",
    "events-fips": "events",
    "cloudtrail": "cloudtrail",
    "cloudtrail-fips": "cloudtrail",
    "iam": "iam",
    "iam-fips": "iam",
    "sts": "sts",
    "sts-fips": "sts",
    "tagging": "resourcegroupstaggingapi",
    "resource-groups": "resource-groups",
    "resource-groups-fips": "resource-groups",
    "ec2": "ec2",
    "ec2-fips": "ec2",
}
# Query services by the Version that a request names.
VERSIONS = {"2010-12-01": "ses", "2010-05-08": "iam", "2011-06-15": "sts", "2016-11-15": "ec2"}
FORMS = ("query", "ec2")  # the protocols that name an operation as Action
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
# Where the first segment alone says whose path it is.
RESOURCE_GROUPS = frozenset(
    (
        "cancel-tag-sync-task",
        "delete-group",
        "get-account-settings",
        "get-group",
        "get-group-configuration",
        "get-group-query",
        "get-tag-sync-task",
        "group-resources",
        "groups",
        "groups-list",
        "list-group-resources",
        "list-grouping-statuses",
        "list-tag-sync-tasks",
        "put-group-configuration",
        "resources",
        "start-tag-sync-task",
        "ungroup-resources",
        "update-account-settings",
        "update-group",
        "update-group-query",
    )
)
MAIL_MANAGER = "MailManagerSvc"
CBOR_PATH = re.compile(r"/service/([^/]+)/operation/([^/]+)")

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
        found = _by_action(request, credential)
    else:
        found = _by_path(request)
    if found is None or not _signed_for(credential, found.operation.service.name):
        raise _unknown(request, credential)
    return found


def refuse(request: Request, refusal: Refusal, request_id: str) -> Answer:
    """The answer to a request that found no operation, in the form it evidently spoke."""
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
    return _operation(_targeted(prefix, "json"), name)


def _targeted(prefix: str, protocol: str) -> ServiceModel | None:
    """The service that has this target prefix, if it speaks the protocol that names it so."""
    owner = TARGETS.get(prefix)
    return speaking(owner, protocol) if owner else None


def _operation(model: ServiceModel | None, name: str) -> Route | None:
    operation = model.operations.get(name) if model else None
    return Route(operation, NO_LABELS) if operation else None


def _by_action(request: Request, credential: Credential | None) -> Route | None:
    version = _field(VERSION, request)
    owner = VERSIONS.get(version) if version else _unversioned(request, credential)
    return _operation(service(owner) if owner else None, _field(ACTION, request))


def _unversioned(request: Request, credential: Credential | None) -> str:
    """Whose an Action without a Version is: as scope or host say, else SES's."""
    owner = _named(request, credential)
    return owner if owner in VERSIONS.values() else "ses"


def _by_path(request: Request) -> Route | None:
    if cbor := CBOR_PATH.fullmatch(request.path):
        return _by_cbor_path(cbor[1], cbor[2]) if request.method == "POST" else None
    for name in _owners(request.path):
        try:
            found = paths(name).find(request.method, request.path)
        except UnicodeDecodeError:
            raise Refusal(service(name).malformed, "The path is not valid UTF-8", 400) from None
        if found:
            return found
    return None


def _by_cbor_path(prefix: str, name: str) -> Route | None:
    if prefix == MAIL_MANAGER:
        raise _out_of_scope(name)
    return _operation(_targeted(prefix, rpc_cbor.NAME), name)


def _owners(path: str) -> tuple[str, ...]:
    """The services that have paths which begin so."""
    first, _, rest = path[1:].partition("/")
    if first in RESOURCE_GROUPS:
        return ("resource-groups",)
    return PREFIXES.get(f"{first}/{rest.partition('/')[0]}", ())


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
        found = _targeted(target.rpartition(".")[0], "json")
        return found or _stranger("json", _json_version(request))
    if cbor := CBOR_PATH.fullmatch(request.path):
        return _targeted(cbor[1], rpc_cbor.NAME) or _stranger(rpc_cbor.NAME)
    if owners := _owners(request.path):
        return service(owners[0])
    owner = _named(request, credential)
    if _field(ACTION, request):
        asked = VERSIONS.get(_field(VERSION, request)) or (owner if owner in VERSIONS.values() else "")
        return service(asked) if asked else _stranger("query")
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
    code = "SignatureDoesNotMatch" if protocol in FORMS else "InvalidSignatureException"
    message = f"Credential should be scoped to a valid region, not '{credential.region}'."
    return Refusal(code, message, 400 if protocol in ("json", rpc_cbor.NAME) else 403)


def _unknown(request: Request, credential: Credential | None) -> Refusal:
    model = evident(request, credential)
    if model.protocol in FORMS:
        return _unknown_action(request, model)
    owned = _signed_for(credential, model.name)
    whose = "" if credential is None or owned else f", signed for {credential.service}"
    if model.protocol == "json":
        operation = request.headers.get("x-amz-target", "without X-Amz-Target")
        return Refusal("UnknownOperationException", f"Unknown operation {operation}{whose}", 400)
    operation = f"{request.method} {request.path}"
    if owned and "MethodNotAllowedException" in model.errors and paths(model.name).knows(request.path):
        return Refusal("MethodNotAllowedException", f"Method not allowed: {operation}")
    return Refusal("UnknownOperationException", f"Unknown operation {operation}{whose}", 404)


def _unknown_action(request: Request, model: ServiceModel) -> Refusal:
    """Seen from SES: 400 InvalidAction (github.com/aws/aws-cli/issues/37)."""
    action = _field(ACTION, request)
    if not action:
        return Refusal("MissingAction", "The request is missing an action or a required parameter.", 400)
    if action in model.left_out:
        return NotBuilt(f"{model.name}:{action}")
    version = _field(VERSION, request) or model.metadata.get("apiVersion", "")
    return Refusal("InvalidAction", f"Could not find operation {action} for version {version}", 400)
