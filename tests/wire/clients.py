"""The other end of the wire: botocore writes the request and reads the answer, from the bundled models."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
from botocore.awsrequest import HeadersDict, create_request_object, prepare_request_dict
from botocore.model import NoShapeFoundError, ServiceModel
from botocore.parsers import PROTOCOL_PARSERS
from botocore.serialize import create_serializer
from botocore.utils import parse_timestamp

from bellhop.wire.http import Answer, Request

if TYPE_CHECKING:
    from botocore.model import OperationModel

MODELS = Path(__file__).resolve().parents[2] / "src/bellhop/wire/models"
SERVICES = sorted(file.stem for file in MODELS.glob("*.json"))


@cache
def bundled(service: str) -> dict[str, Any]:
    """The checked-in model, as data; not to be changed."""
    return orjson.loads((MODELS / f"{service}.json").read_bytes())


@cache
def spoken(service: str) -> ServiceModel:
    """The same model as botocore understands it."""
    return ServiceModel(bundled(service))


def formerly(service: str, operation: str, form: dict[str, Any]) -> OperationModel:
    """An operation in an older form."""
    data = bundled(service)
    older = {**data["operations"][operation], **form}
    return ServiceModel({**data, "operations": {operation: older}}).operation_model(operation)


def written(operation: OperationModel, parameters: dict[str, Any], careless: bool = False) -> Request:
    """What a client sends, with the credential scope that routing reads; a careless one checks nothing."""
    metadata = operation.service_model.metadata
    parts = create_serializer(metadata["protocol"], include_validation=not careless).serialize_to_request(
        parameters, operation
    )
    prepare_request_dict(parts, "http://127.0.0.1:4577")
    scope = f"20261124/us-east-1/{metadata.get('signingName', metadata['endpointPrefix'])}/aws4_request"
    parts["headers"]["Authorization"] = (
        f"AWS4-HMAC-SHA256 Credential=test/{scope}, SignedHeaders=host, Signature=0"
    )
    return plain(create_request_object(parts).prepare())


def plain(prepared: Any) -> Request:
    """botocore's prepared request as the value that our wire reads."""
    path, _, query = prepared.url.removeprefix("http://127.0.0.1:4577").partition("?")
    headers = {
        name.lower(): value.decode() if isinstance(value, bytes) else value
        for name, value in prepared.headers.items()
    }
    body = prepared.body or b""
    return Request(prepared.method, path, query, headers, body.encode() if isinstance(body, str) else body)


def read(operation: OperationModel, answer: Answer) -> dict[str, Any]:
    """What a client makes of an answer, errors with their modelled members; times as epoch seconds."""
    protocol = operation.service_model.metadata["protocol"]
    parser = PROTOCOL_PARSERS[protocol](timestamp_parser=lambda value: parse_timestamp(value).timestamp())
    headers = HeadersDict(answer.headers)
    response = {"status_code": answer.status, "headers": headers, "body": answer.body, "context": {}}
    parsed = parser.parse(response, operation.output_shape)
    if "Error" in parsed and answer.status >= 301:
        try:
            shape = operation.service_model.shape_for_error_code(parsed["Error"]["Code"])
        except NoShapeFoundError:
            return parsed
        parsed.update(parser.parse(response, shape))
    return parsed
