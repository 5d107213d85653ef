"""Errors of the control API: one sentence, `{"error": …}`, with a status of 4xx."""

from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.responses import JSONResponse

from bellhop.kernel.clock import from_iso8601
from bellhop.wire.refusal import Refusal

LATEST = 253_370_764_800.0  # 9999-01-01T00:00:00Z: time runs on from there, and ends with that year


class Error(BaseModel):
    """One sentence."""

    error: str


def bad(sentence: str) -> HTTPException:
    """A request that cannot be understood or carried out."""
    return HTTPException(400, sentence)


def missing(sentence: str) -> HTTPException:
    """What the path names is not there."""
    return HTTPException(404, sentence)


def moment_of(text: str, name: str) -> float:
    """Seconds of an ISO 8601 time; `+` may have become a blank on its way through a query."""
    try:
        return from_iso8601(text.strip().replace(" ", "+") if "T" in text else text)
    except (ValueError, OverflowError) as error:
        raise bad(f"{name}: {text!r} is no ISO 8601 time, such as 2026-10-30T12:00:00Z") from error


def answer_errors(app: FastAPI) -> None:
    """Let every error be told in the one form."""
    app.add_exception_handler(StarletteHTTPException, _told)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Refusal, _refused)


def error_answer(status: int, sentence: str, headers: Any = None) -> JSONResponse:
    """The one form of an error."""
    return JSONResponse({"error": sentence}, status, headers)


async def _told(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, StarletteHTTPException)
    path = request.url.path
    sentence = error.detail
    if error.status_code == 404 and sentence == "Not Found":
        sentence = f"there is nothing at {path}"
    elif error.status_code == 405:
        sentence = f"{request.method} is not allowed at {path}"
    return error_answer(error.status_code, sentence, error.headers)


async def _refused(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refusal)
    return error_answer(400, error.message)


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    """The first thing that is wrong: `Outcome: Input should be 'Deliver' or 'Reject'`."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return error_answer(400, f"the body is no JSON: {first['ctx']['error']}")
    where = ".".join(str(step) for step in first["loc"][1:]) or "the body"
    sentence = first["ctx"]["error"] if first["type"] == "value_error" else first["msg"]
    return error_answer(400, f"{where}: {sentence}")
