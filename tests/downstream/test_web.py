"""Pages of any server, as a node's agent downloads them."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from bellhop.downstream import web
from bellhop.downstream.ports import Undeliverable, Unreachable
from bellhop.downstream.web import WebPosts
from bellhop.store import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Scope("000000000000", "us-east-1")


class Handler(BaseHTTPRequestHandler):
    """/page has a body, /moved leads there, /mine shows what it was asked with; all else is not there."""

    def do_GET(self) -> None:
        bodies = {"/page": b"a page", "/mine": self.headers.get("X-Mine", "").encode()}
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = bodies.get(self.path)
        self.send_response(404 if body is None else 200)
        self.send_header("WWW-Authenticate", "Basic")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()
        thread.join()


def test_a_page_comes_whatever_its_status() -> None:
    with server() as url:
        status, reason, headers, body = WebPosts().get(HERE, f"{url}/page", {})
        assert (status, reason, headers["www-authenticate"], body) == (200, "OK", "Basic", b"a page")
        assert WebPosts().get(HERE, f"{url}/mine", {"X-Mine": "yes"})[3] == b"yes"
        assert WebPosts().get(HERE, f"{url}/moved", {})[3] == b"a page"
        assert WebPosts().get(HERE, f"{url}/none", {})[:2] == (404, "Not Found")


def test_a_page_has_a_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "LARGEST", 5)
    with server() as url, pytest.raises(Undeliverable, match="holds more than"):
        WebPosts().get(HERE, f"{url}/page", {})


def test_nobody_is_there() -> None:
    with server() as url:
        pass
    with pytest.raises(Unreachable, match=f'Cannot execute request: Get "{url}": '):
        WebPosts().get(HERE, url, {})
