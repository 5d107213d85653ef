"""What is known of each service: operations and errors, from the compact models beside this module."""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from bellhop.wire import aws_ec2, aws_json, aws_query, rest_json, rpc_cbor
from bellhop.wire.constraints import compile_check, nothing, sentence
from bellhop.wire.masking import compile_mask, same
from bellhop.wire.protocol import Fault, Protocol
from bellhop.wire.refusal import Refusal
from bellhop.wire.scalars import Malformed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.wire.constraints import Check
    from bellhop.wire.http import Answer, Request
    from bellhop.wire.masking import Mask
    from bellhop.wire.protocol import Read, Write
    from bellhop.wire.shapes import Shape, Shapes

MODELS = Path(__file__).parent / "models"
SERVICES = (
    "ses",
    "sesv2",
    "pinpoint",
    "pinpoint-email",
    "pinpoint-sms-voice",
    "pinpoint-sms-voice-v2",
    "ssm",
    "events",
    "cloudtrail",
    "iam",
    "sts",
    "resourcegroupstaggingapi",
    "resource-groups",
    "ec2",
)
PROTOCOLS: Mapping[str, Protocol] = {
    "query": aws_query.PROTOCOL,
    "ec2": aws_ec2.PROTOCOL,
    "json": aws_json.PROTOCOL,
    "rest-json": rest_json.PROTOCOL,
    rpc_cbor.NAME: rpc_cbor.PROTOCOL,
}

# Pinpoint alone answers unreadable JSON with a modelled error, its parser's complaint as message
# (github.com/aws/aws-sdk-ruby/issues/2962).
MALFORMED = {"pinpoint": "BadRequestException"}

# The errors any AWS service may raise beside its own, where they are not 400: the page "Common Errors"
# of each API reference. NotImplemented is ours.
COMMON_STATUS = {
    "AccessDeniedException": 403,
    "ExpiredTokenException": 403,
    "IncompleteSignature": 403,
    "InternalFailure": 500,
    "InvalidClientTokenId": 403,
    "InvalidSignatureException": 403,
    "MissingAuthenticationToken": 403,
    "MissingAuthenticationTokenException": 403,
    "NotImplemented": 501,
    "OptInRequired": 403,
    "ServiceUnavailable": 503,
    "SignatureDoesNotMatch": 403,
    "UnrecognizedClientException": 403,
}

FUNCTION_WORD = re.compile(
    r"(?<=[^A-Z_])(?=[A-Z])"  # a small letter or digit before a capital: send|Email, v2|Link
    r"|(?<=[^_])(?=[A-Z][a-z])"  # the last capital of a run begins a word: OTP|Message
)


class ModelledError(NamedTuple):
    """An error of a model: its shape, its code on the wire, its HTTP status."""

    shape: str
    code: str
    status: int


@cache
def service(name: str) -> ServiceModel:
    """The model of one of `SERVICES`, read from its file once; LookupError for any other name."""
    if name not in SERVICES:
        raise LookupError(f"no model of {name}")
    return ServiceModel(name, orjson.loads((MODELS / f"{name}.json").read_bytes()))


@cache
def speaking(name: str, protocol: str) -> ServiceModel | None:
    """The service as it is in one of the protocols that its model declares, None if it is not among them."""
    own = service(name)
    if protocol == own.protocol:
        return own
    declared = protocol in own.metadata.get("protocols", ())
    return ServiceModel(name, own.data, protocol) if declared else None


class ServiceModel:
    """One service: metadata and shapes as botocore has them, operations by name, errors by code and shape.

    `protocol` is the one it is spoken in, the model's first where none is named.
    """

    def __init__(self, name: str, data: Mapping[str, Any], protocol: str = "") -> None:
        self.name = name
        self.data = data
        self.metadata: Mapping[str, Any] = data["metadata"]
        self.shapes: Shapes = data["shapes"]
        self.protocol: str = protocol or self.metadata["protocol"]
        self.rules = PROTOCOLS[self.protocol]
        self.malformed = MALFORMED.get(name, self.rules.malformed)
        self._forms: Mapping[str, Any] = data["operations"]
        self._former: Mapping[str, Any] = data.get("formerly", {})
        self.left_out = frozenset[str](data.get("left_out", ()))  # operations that no shapes are kept of

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        return {name: Operation(self, name, form) for name, form in self._forms.items()}

    @cached_property
    def former(self) -> tuple[Operation, ...]:
        """Operations once more, in an HTTP form of an older model that clients still send."""
        return tuple(Operation(self, name, form) for name, forms in self._former.items() for form in forms)

    @cached_property
    def errors(self) -> Mapping[str, ModelledError]:
        found: dict[str, ModelledError] = {}
        for name, shape in self.shapes.items():
            if shape.get("exception"):
                error = self._modelled(name, shape)
                found[name] = found[error.code] = error
        return found

    def fault(self, refusal: Refusal) -> Fault:
        """The refusal as this service tells it."""
        error = self.errors.get(refusal.code)
        if error is None:
            status = refusal.status or COMMON_STATUS.get(refusal.code, 400)
            return Fault(refusal.code, status, refusal.message, {}, "")
        status = refusal.status or error.status
        return Fault(error.code, status, refusal.message, refusal.members, error.shape)

    def refuse(self, refusal: Refusal, request_id: str) -> Answer:
        """The refusal in this service's own wire form."""
        return self.rules.refuse(self.fault(refusal), self, request_id)

    def invalid(self, violations: list[str]) -> Refusal:
        """The refusal of a request that breaks constraints; SMS and Voice v2 has a reason for it as well."""
        refusal = Refusal(self.rules.invalid, sentence(violations))
        error = self.errors.get(refusal.code)
        if error and "Reason" in self.shapes[error.shape]["members"]:
            refusal.members["Reason"] = "FIELD_VALIDATION_FAILED"
        return refusal

    def _modelled(self, name: str, shape: Shape) -> ModelledError:
        trait = shape.get("error", {})
        code = trait.get("code", name) if self.protocol == "query" else name
        return ModelledError(name, code, trait.get("httpStatusCode", 500 if shape.get("fault") else 400))


def no_members(_request: Request, _labels: Mapping[str, str]) -> dict[str, Any]:
    """What is read of a request to an operation without input."""
    return {}


class Operation:
    """One operation in one HTTP form. What it needs of a protocol is compiled on its first call."""

    def __init__(self, service: ServiceModel, name: str, form: Mapping[str, Any]) -> None:
        self.service = service
        self.name = name
        self.http: Mapping[str, Any] = form["http"]
        self.input: Shape | None = form.get("input")
        self.output: Shape | None = form.get("output")

    def __repr__(self) -> str:
        return f"{self.service.name}:{self.name}"

    @cached_property
    def function(self) -> str:
        """The function's name in the service: SendRawEmail is send_raw_email."""
        return FUNCTION_WORD.sub("_", self.name).lower()

    def parse(self, request: Request, labels: Mapping[str, str]) -> dict[str, Any]:
        """The request in AWS's member names: times as epoch seconds, blobs as bytes, what is absent left out.

        Raises Refusal for what cannot be read and for everything that breaks the model's constraints.
        """
        try:
            members = self._read(request, labels)
        except Malformed as fault:
            raise Refusal(self.service.malformed, str(fault), 400) from None
        if self._check is not nothing:
            violations: list[str] = []
            self._check(members, None, violations)
            if violations:
                raise self.service.invalid(violations)
        return members

    def answer(self, result: Mapping[str, Any], request_id: str) -> Answer:
        """The result on the wire; None is left out. A result that is not in the model raises TypeError.

        There is no Content-Length among the headers: whoever carries the answer knows it.
        """
        return self._write(result, request_id)

    def refuse(self, refusal: Refusal, request_id: str) -> Answer:
        """The refusal on the wire."""
        return self.service.refuse(refusal, request_id)

    def mask(self, request: dict[str, Any]) -> dict[str, Any]:
        """A copy fit for a log: sensitive members are "***", blobs "<N bytes>"; the same where none are."""
        return self._mask(request)

    def mask_answer(self, answer: Mapping[str, Any]) -> Mapping[str, Any]:
        """The same of what it answers."""
        return self._mask_answer(answer)

    @cached_property
    def _read(self) -> Read:
        return self.service.rules.reader(self, self.input) if self.input else no_members

    @cached_property
    def _write(self) -> Write:
        return self.service.rules.writer(self)

    @cached_property
    def _check(self) -> Check:
        return compile_check(self.service.shapes, self.input) if self.input else nothing

    @cached_property
    def _mask(self) -> Mask:
        return compile_mask(self.service.shapes, self.input) if self.input else same

    @cached_property
    def _mask_answer(self) -> Mask:
        return compile_mask(self.service.shapes, self.output) if self.output else same
