"""Hypothesis strategies made straight from the shapes of a model, and requests that no client would send."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from bellhop.wire.http import Request

from .clients import SERVICES, bundled, spoken, written
from .values import TIMES, Values, matching

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

OPERATIONS = [
    (service, name)
    for service in SERVICES
    for name, operation in bundled(service)["operations"].items()
    if "input" in operation
]
# XML 1.0 has no control characters, and a form no lone surrogates: no client can send them.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
NESTED = (
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b'{"Tags":' + b"[" * 20_000 + b"]" * 20_000 + b"}",
    b"<a>" * 50_000,
)
BODIES = (
    *NESTED,
    b"",
    b"null",
    b"[]",
    b'"x"',
    b"{",
    b'{"',
    b"\xff\xfe",
    b'{"Name":"\xff"}',
    b"NaN",
    b"1e999999",
)
BODIES = (
    *BODIES,
    b'{"MaxResults":' + b"9" * 5000 + b"}",
    b"{}{}",
    b'{"\\ud800":1}',
    b"Action",
    b"Action=&Version=%",
)
TANGLES = (
    b"",
    b".",
    b".member",
    b".member.0",
    b".member.-1",
    b".member.x",
    b".member.1.member.1",
    b".1",
    b".Name",
)
TANGLES = (
    *TANGLES,
    b".member.99999999999999999999",
    b".member.1e3",
    b".entry.1.key",
    b".member.%31",
    b"..member.1",
)
TYPES = (
    "",
    "application/json",
    "application/x-amz-json-1.1",
    "application/x-www-form-urlencoded",
    "text/xml",
    "*",
)


class FromShapes:
    """One strategy a shape; recursive shapes are cut at depth.

    A path has no empty labels, a query string no empty lists, a form no empty structures, EC2's no empty
    lists.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self.shapes = data["shapes"]
        self.in_form = data["metadata"]["protocol"] in ("query", "ec2")
        self.fewest = int(data["metadata"]["protocol"] == "ec2")

    @cache  # noqa: B019  lives as long as the process, as the models do
    def of(self, name: str, depth: int = 4) -> SearchStrategy[Any]:
        shape = self.shapes[name]
        return getattr(self, shape["type"])(shape, depth)

    def structure(self, shape: dict[str, Any], depth: int) -> SearchStrategy[Any]:
        inner = {member: self.member(ref, depth) for member, ref in self.members(shape, depth)}
        if shape.get("union"):
            return st.one_of([st.fixed_dictionaries({member: value}) for member, value in inner.items()])
        required = {member: value for member, value in inner.items() if member in shape.get("required", ())}
        optional = {member: value for member, value in inner.items() if member not in required}
        values = st.fixed_dictionaries(required, optional=optional)
        return values.filter(bool) if self.in_form and inner else values

    def member(self, ref: dict[str, Any], depth: int) -> SearchStrategy[Any]:
        shape = self.shapes[ref["shape"]]
        match shape["type"], ref.get("location"):
            case "list", "querystring":
                return self.list({"min": 1, **shape}, depth)
            case "string", "uri":
                return self.of(ref["shape"], depth - 1).filter(bool)
        return self.of(ref["shape"], depth - 1)

    def members(self, shape: dict[str, Any], depth: int) -> list[tuple[str, Any]]:
        deep = depth < 1 and not shape.get("union")
        return [
            (member, ref)
            for member, ref in shape["members"].items()
            if not deep or member in shape.get("required", ())
        ]

    def list(self, shape: dict[str, Any], depth: int) -> SearchStrategy[Any]:
        least = shape.get("min", self.fewest)
        if depth < 1 and not least:
            return st.just([])
        most = max(least, min(2, shape.get("max", 2)))
        return st.lists(self.of(shape["member"]["shape"], depth - 1), min_size=least, max_size=most)

    def map(self, shape: dict[str, Any], depth: int) -> SearchStrategy[Any]:
        return st.just(Values(self.shapes, bare=bool(depth < 1)).map(shape, ()))

    def string(self, shape: dict[str, Any], depth: int) -> SearchStrategy[str]:
        least, most = shape.get("min", 0), shape.get("max", 2**31 - 1)
        if "enum" in shape:
            return st.sampled_from(shape["enum"])
        if "pattern" in shape:
            return st.just(matching(shape["pattern"], least, most))
        return TEXT.map(lambda text: (text + "x" * (least - len(text)))[: int(most)])

    def blob(self, shape: dict[str, Any], depth: int) -> SearchStrategy[bytes]:
        least = shape.get("min", 0)
        return st.binary(min_size=least, max_size=max(least, min(shape.get("max", 9), 9)))

    def integer(self, shape: dict[str, Any], depth: int) -> SearchStrategy[int]:
        return st.integers(shape.get("min", 0), shape.get("max", 2**31 - 1))

    long = integer

    def double(self, shape: dict[str, Any], depth: int) -> SearchStrategy[float]:
        return st.floats(shape.get("min"), shape.get("max"), allow_nan=False, allow_infinity=False)

    def boolean(self, shape: dict[str, Any], depth: int) -> SearchStrategy[bool]:
        return st.booleans()

    def timestamp(self, shape: dict[str, Any], depth: int) -> SearchStrategy[float]:
        return st.sampled_from(TIMES)


@cache
def of_service(service: str) -> FromShapes:
    return FromShapes(bundled(service))


@st.composite
def calls(draw: DrawFn) -> tuple[dict[str, Any], Request]:
    """A valid call: the parameters, and the request that botocore makes of them."""
    service, name = draw(st.sampled_from(OPERATIONS))
    shape = bundled(service)["operations"][name]["input"]["shape"]
    parameters = draw(of_service(service).of(shape))
    return parameters, written(spoken(service).operation_model(name), parameters, careless=True)


@st.composite
def spoilt(draw: DrawFn) -> Request:
    """A valid request with one thing wrong."""
    service, name = draw(st.sampled_from(OPERATIONS))
    shape = bundled(service)["operations"][name]["input"]["shape"]
    parameters = Values(bundled(service)["shapes"], draw(st.integers(0, 2))).of(shape)
    request = written(spoken(service).operation_model(name), parameters)
    return draw(st.sampled_from([cut, cluttered, swapped, retyped, mislabelled, misquoted]))(draw, request)


def cut(draw: DrawFn, request: Request) -> Request:
    return replace(request, body=request.body[: draw(st.integers(0, max(0, len(request.body) - 1)))])


def cluttered(draw: DrawFn, request: Request) -> Request:
    at = draw(st.integers(0, len(request.body)))
    return replace(
        request, body=request.body[:at] + draw(st.binary(min_size=1, max_size=3)) + request.body[at:]
    )


def swapped(draw: DrawFn, request: Request) -> Request:
    return replace(request, body=draw(st.sampled_from(BODIES)))


def retyped(draw: DrawFn, request: Request) -> Request:
    """One value somewhere in a JSON body becomes something else, one name in a form."""
    try:
        tree = json.loads(request.body)
    except ValueError:
        return tangled(draw, request)
    if isinstance(tree, dict) and tree:
        replaced(draw, tree)
    return replace(request, body=json.dumps(tree).encode())


def tangled(draw: DrawFn, request: Request) -> Request:
    """One parameter of a form gets another name, or comes twice."""
    pairs = request.body.split(b"&")
    name, _, value = draw(st.sampled_from(pairs)).partition(b"=")
    ending = draw(st.sampled_from(TANGLES) | st.binary(max_size=4))
    stem = name.rpartition(b".")[0] if draw(st.booleans()) else name
    return replace(request, body=b"&".join([*pairs, stem + ending + b"=" + value]))


def replaced(draw: DrawFn, tree: dict[str, Any] | list[Any]) -> None:
    key = draw(st.sampled_from(list(tree) if isinstance(tree, dict) else range(len(tree))))
    if isinstance(tree[key], dict | list) and tree[key] and draw(st.booleans()):
        replaced(draw, tree[key])
    else:
        tree[key] = draw(JSON)


def mislabelled(draw: DrawFn, request: Request) -> Request:
    header = draw(st.sampled_from(["content-type", "x-amz-target", "authorization"]))
    value = draw(st.sampled_from(TYPES) | st.text(max_size=20))
    return replace(request, headers={**request.headers, header: value})


def misquoted(draw: DrawFn, request: Request) -> Request:
    broken = draw(
        st.sampled_from(["%", "%zz", "%ff", "&&==", "pageSize=x", "PageSize=-1", "a=1;b", "%00", "\u00ff"])
    )
    return draw(
        st.sampled_from([replace(request, query=broken), replace(request, path=f"{request.path}/{broken}")])
    )


@st.composite
def nonsense(draw: DrawFn) -> Request:
    """What a port scanner sends."""
    signed = st.sampled_from(["ses", "ssm", "mobiletargeting", "sms-voice", "s3"]).map(
        lambda name: f"AWS4-HMAC-SHA256 Credential=AKID/20261124/us-east-1/{name}/aws4_request, Signature=0"
    )
    target = st.sampled_from(["AmazonSSM.", "AmazonSSM.GetParameter", "PinpointSMSVoiceV2.X", "."]) | st.text(
        max_size=9
    )
    path = st.sampled_from(["/", "//", "/v1/apps", "/v2/email/identities/", "/v1/email", "*", ""])
    headers = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "authorization": signed | st.text(max_size=30),
                "x-amz-target": target,
                "content-type": st.sampled_from(TYPES),
                "host": st.sampled_from(
                    ["email.us-east-1.amazonaws.com", "ssm.eu-west-1.amazonaws.com", "x"]
                ),
            },
        )
    )
    return Request(
        draw(st.sampled_from(["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "get", ""])),
        draw(path | st.text(max_size=12).map(lambda text: f"/{text}")),
        draw(
            st.sampled_from(
                ["", "Action=SendEmail", "Action=", "X-Amz-Credential=a/b/c/ses/aws4_request", "&=%"]
            )
        ),
        headers,
        draw(st.sampled_from(BODIES) | st.binary(max_size=20)),
    )
