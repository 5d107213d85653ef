"""What IAM has to allow for Systems Manager.

service-authorization/latest/reference/list_awssystemsmanager.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bellhop.engines.access.asking import Ask, Asked, by_member, pass_role
from bellhop.engines.fleet import nodes
from bellhop.engines.parameters import names
from bellhop.engines.runcommand.targets import Target, matching
from bellhop.engines.service_settings import settings
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SERVICE = "ssm.amazonaws.com"
PUBLIC, SECRETS = "/aws/service/", "/aws/reference/secretsmanager/"  # names of parameters that AWS gives
SESSIONS = "SSM-SessionManagerRunShell"  # the document of a session that names none
AWS_OWNED = re.compile(r"(?:AWS|Amazon)[A-Za-z0-9]*-.+", re.ASCII)

RESOURCES = (
    ("WindowId", "maintenancewindow/{}"),
    ("BaselineId", "patchbaseline/{}"),
    ("AssociationId", "association/{}"),
    ("AutomationExecutionId", "automation-execution/{}"),
    ("OpsItemId", "opsitem/{}"),
    ("OpsMetadataArn", "{}"),
    ("SettingId", "servicesetting{}"),
    ("SyncName", "resource-data-sync/{}"),
    ("SessionId", "session/{}"),
    ("ResourceArn", "{}"),
)
TAGGED = {
    "Association": "association/{}",
    "Automation": "automation-execution/{}",
    "Document": "document/{}",
    "MaintenanceWindow": "maintenancewindow/{}",
    "OpsItem": "opsitem/{}",
    "OpsMetadata": "opsmetadata/{}",
    "PatchBaseline": "patchbaseline/{}",
}


def asks(asked: Asked) -> Iterable[Ask]:
    of_its_own = OWN.get(asked.operation.name)
    return of_its_own(asked) if of_its_own else [_ask(asked, _resource(asked))]


def _ask(asked: Asked, resource: str, **keys: str) -> Ask:
    action = f"ssm:{asked.operation.name}"
    return Ask(action, resource, {f"ssm:{key}": value for key, value in keys.items()})


def _resource(asked: Asked) -> str:
    request, name = asked.request, asked.operation.name
    if "ResourceType" in request and "ResourceId" in request:
        return _tagged(asked, request["ResourceType"], request["ResourceId"])
    if "Document" in name and "Name" in request:
        return document(asked, request["Name"])
    instance = request.get("InstanceId") or request.get("Target")
    if isinstance(instance, str) and not name.startswith(("Get", "List")):
        return nodes.arn(asked.ctx.scope, instance)
    found = by_member(asked, RESOURCES) or "*"
    return found if found.startswith("arn:") else asked.arn("ssm", found)


def _tagged(asked: Asked, kind: str, identifier: str) -> str:
    if kind == "Parameter":
        return parameter(asked, identifier)
    if kind == "Document":
        return document(asked, identifier)
    if kind == "ManagedInstance":
        return nodes.arn(asked.ctx.scope, identifier)
    return asked.arn("ssm", TAGGED.get(kind, "{}").format(identifier))


def parameter(asked: Asked, name: str) -> str:
    """The ARN of a parameter, its version or label left out, its slashes not doubled."""
    found = names.point(asked.ctx.scope, name)
    if found is None:  # somebody else's, by its ARN
        return ":".join(name.split(":")[:6])
    scope = asked.ctx.scope._replace(account="") if found.name.startswith(PUBLIC) else asked.ctx.scope
    return names.arn(scope, found.name or "*")


def document(asked: Asked, name: str) -> str:
    """The ARN of a document: those of AWS are in no account."""
    if name.startswith("arn:"):
        return name
    if AWS_OWNED.fullmatch(name):
        return f"arn:aws:ssm:{asked.ctx.region}::document/{name}"
    return asked.arn("ssm", f"document/{name}")


def _of_parameter(asked: Asked) -> Iterable[Ask]:
    return _of_named(asked, [asked.request["Name"]])


def _of_parameters(asked: Asked) -> Iterable[Ask]:
    return _of_named(asked, asked.request["Names"])


def _of_named(asked: Asked, parameters: Iterable[str]) -> Iterable[Ask]:
    """ "If User 1 doesn't have access to Secret A, then User 1 can't retrieve Secret A by using Parameter
    Store." The six characters behind a secret's name are not known here.
    """
    for name in parameters:
        yield _ask(asked, parameter(asked, name))
        if name.startswith(SECRETS):
            secret = name.removeprefix(SECRETS).partition(":")[0]
            resource = asked.arn("secretsmanager", f"secret:{secret}-??????")
            yield Ask("secretsmanager:GetSecretValue", resource)


def _put_parameter(asked: Asked) -> Iterable[Ask]:
    request = asked.request
    resource = parameter(asked, request["Name"])
    policies = {"policies": request["Policies"]} if request.get("Policies") else {}
    yield _ask(asked, resource, overwrite=_said(request.get("Overwrite")), **policies)
    if request.get("Tags"):
        yield Ask("ssm:AddTagsToResource", resource)


def _by_path(asked: Asked) -> Iterable[Ask]:
    path = asked.request["Path"]
    scope = asked.ctx.scope._replace(account="") if path.startswith(PUBLIC) else asked.ctx.scope
    resource = f"{names.arn_prefix(scope)}{path}"
    return [_ask(asked, resource, recursive=_said(asked.request.get("Recursive")))]


def _send_command(asked: Asked) -> Iterable[Ask]:
    """Permission is needed for the document and for every node.

    Nodes that targets say and that the caller may not have are told of as AccessDenied.
    systems-manager/latest/userguide/run-command-setting-up.html
    """
    request = asked.request
    yield _ask(asked, document(asked, request["DocumentName"]))
    for instance in request.get("InstanceIds", ()):
        yield _ask(asked, nodes.arn(asked.ctx.scope, instance))
    if not request.get("InstanceIds"):
        for instance in _targeted(asked):
            yield _ask(asked, nodes.arn(asked.ctx.scope, instance))._replace(one_of_many=True)
    yield from pass_role(asked, "ServiceRoleArn", SERVICE)


def _targeted(asked: Asked) -> list[str]:
    """The nodes that targets mean now; every instance where they mean none, or cannot be understood."""
    targets = [
        Target(each.get("Key", ""), tuple(each.get("Values", ())))
        for each in asked.request.get("Targets", ())
    ]
    try:
        return [node.instance_id for node in matching(asked.ctx, targets)] or ["*"]
    except (Refusal, TypeError):
        return ["*"]


def _start_session(asked: Asked) -> Iterable[Ask]:
    """A document that the request names is needed too, the default one only where a policy says so.

    systems-manager/latest/userguide/getting-started-sessiondocumentaccesscheck.html
    """
    name = asked.request.get("DocumentName")
    keys = {"sessiondocumentaccesscheck": "true"}
    yield _ask(asked, nodes.arn(asked.ctx.scope, asked.request["Target"]), **keys)
    resource = document(asked, name or SESSIONS)
    where = "" if name else "ssm:sessiondocumentaccesscheck"
    yield _ask(asked, resource, **keys)._replace(where=where)


def _start_automation(asked: Asked) -> Iterable[Ask]:
    version = asked.request.get("DocumentVersion", "$DEFAULT")
    found = document(asked, asked.request["DocumentName"]).replace(":document/", ":automation-definition/")
    yield _ask(asked, f"{found}:{version}")
    yield from pass_role(
        Asked(asked.ctx, asked.operation, _first_values(asked.request.get("Parameters", {}))),
        "AutomationAssumeRole",
        SERVICE,
    )


def _first_values(parameters: dict[str, list[str]]) -> dict[str, str]:
    return {name: values[0] for name, values in parameters.items() if values}


def _update_document(asked: Asked) -> Iterable[Ask]:
    yield _ask(asked, document(asked, asked.request["Name"]))
    yield from _referred(asked)


def _referred(asked: Asked) -> Iterable[Ask]:
    """Whoever attaches a file of another document reads that: `Document/Version/File`, or an ARN in front."""
    for each in asked.request.get("Attachments") or ():
        if each.get("Key") == "AttachmentReference" and each.get("Values"):
            name = each["Values"][0].rsplit("/", 2)[0]
            yield Ask("ssm:GetDocument", document(asked, name))


def _create_document(asked: Asked) -> Iterable[Ask]:
    kind = asked.request.get("DocumentType", "Command")
    resource = document(asked, asked.request["Name"])
    yield _ask(asked, resource, documenttype=kind)
    yield from _referred(asked)
    if asked.request.get("Tags"):
        yield Ask("ssm:AddTagsToResource", resource)


def _create_activation(asked: Asked) -> Iterable[Ask]:
    yield _ask(asked, asked.arn("ssm", "*"))
    yield from pass_role(asked, "IamRole", SERVICE)


def _change_role(asked: Asked) -> Iterable[Ask]:
    yield _ask(asked, nodes.arn(asked.ctx.scope, asked.request["InstanceId"]))
    yield from pass_role(asked, "IamRole", SERVICE)


def _update_setting(asked: Asked) -> Iterable[Ask]:
    """Whoever turns on Default Host Management hands a role over to it."""
    yield _ask(asked, _resource(asked))
    if asked.request["SettingId"].endswith(settings.DEFAULT_ROLE):
        yield from pass_role(asked, "SettingValue", SERVICE)


def _create_association(asked: Asked) -> Iterable[Ask]:
    yield _ask(asked, document(asked, asked.request["Name"]))
    if instance := asked.request.get("InstanceId"):
        yield _ask(asked, nodes.arn(asked.ctx.scope, instance))


def _said(value: object) -> str:
    return "true" if value else "false"


OWN: dict[str, Callable[[Asked], Iterable[Ask]]] = {
    "CreateActivation": _create_activation,
    "CreateAssociation": _create_association,
    "CreateDocument": _create_document,
    "DeleteParameter": _of_parameter,
    "DeleteParameters": _of_parameters,
    "GetParameter": _of_parameter,
    "GetParameterHistory": _of_parameter,
    "GetParameters": _of_parameters,
    "GetParametersByPath": _by_path,
    "LabelParameterVersion": _of_parameter,
    "PutParameter": _put_parameter,
    "SendCommand": _send_command,
    "StartAutomationExecution": _start_automation,
    "StartSession": _start_session,
    "UnlabelParameterVersion": _of_parameter,
    "UpdateManagedInstanceRole": _change_role,
    "UpdateServiceSetting": _update_setting,
    "UpdateDocument": _update_document,
}
