"""aws:downloadContent: every source, and where its files come to lie."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from bellhop.agent.jobs import Step
from bellhop.agent.plugins.sources.s3 import Location, located
from bellhop.agent.plugins.sources.web import answered
from bellhop.agent.resources import Failure, Held, Page, Secret

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .conftest import Yard

HELLO = b"#!/bin/sh\necho hello $1\n"
VIRTUAL = "https://scripts.s3.eu-west-1.amazonaws.com/a/hello.sh"
HERE = "Content downloaded to {}/downloads/{}"


def source(kind: str, destination: str = "", **info: Any) -> dict[str, Any]:
    return {"sourceType": kind, "sourceInfo": json.dumps(info), "destinationPath": destination}


def download(yard: Yard, kind: str, destination: str = "", **info: Any) -> Any:
    return yard.plugin("aws:downloadContent", **source(kind, destination, **info))


def then(yard: Yard, inputs: Mapping[str, Any], *commands: str, **more: Any) -> str:
    """What a script says that follows a download."""
    steps = (Step("get", "aws:downloadContent", inputs), yard.step(*commands, **more))
    got, ran = yard.result(yard.start(*steps)).steps
    assert (got.status, got.stderr) == ("Success", "")
    return ran.stdout


def kept(yard: Yard) -> list[Path]:
    return [path for path in yard.disk().rglob("*") if path.is_file() and not path.is_symlink()]


@pytest.fixture
def stocked(yard: Yard) -> Yard:
    yard.account.objects = {
        ("scripts", "a/hello.sh"): HELLO,
        ("scripts", "a/lib/help.sh"): b"echo help\n",
        ("scripts", "a/"): b"",
    }
    return yard


def test_an_object_is_run_where_it_was_downloaded_to(stocked: Yard) -> None:
    said = then(stocked, source("S3", path=VIRTUAL), "./hello.sh you", "pwd", "stat -c %a hello.sh")
    assert said.startswith("hello you\n/")
    assert said.endswith("/downloads\n700\n")
    assert stocked.account.regions == {"eu-west-1"}


def test_the_step_says_where_and_has_it_in_its_file(stocked: Yard) -> None:
    step = download(stocked, "S3", path=VIRTUAL)
    assert step.stdout.startswith("Content downloaded to /")
    assert step.stdout.endswith("/downloads/")
    assert (step.status, step.code, step.stderr, step.output) == ("Success", 0, "", step.stdout)
    assert step.stdout_file is not None
    assert step.stdout_file.read_text() == step.stdout


@pytest.mark.parametrize(
    ("destination", "expected"),
    [
        ("", ["hello.sh"]),
        ("new.sh", ["new.sh"]),
        ("new/", ["new/hello.sh"]),
        ("deep/new.sh", ["deep/new.sh"]),
    ],
)
def test_a_single_file_lies_at_its_destination_or_in_that_directory(
    machine: Yard, destination: str, expected: list[str]
) -> None:
    machine.account.objects = {("scripts", "a/hello.sh"): HELLO}
    inputs = source("S3", destination, path="https://s3.amazonaws.com/scripts/a/hello.sh")
    assert then(machine, inputs, "find . -type f | sed 's|./||'").split() == expected


def test_a_file_joins_a_directory_that_is_there(machine: Yard) -> None:
    machine.account.objects = {("scripts", "a/hello.sh"): HELLO}
    machine.run("mkdir /opt/tools")
    assert then(machine, source("S3", "/opt/tools", path=VIRTUAL), "/opt/tools/hello.sh") == "hello\n"


def test_a_directory_comes_with_all_below_it(stocked: Yard) -> None:
    inputs = source("S3", "got", path="https://s3.us-west-2.amazonaws.com/scripts/a/")
    said = then(stocked, inputs, "find . -type f | sort", "lib/help.sh", workingDirectory="got")
    assert said == "./hello.sh\n./lib/help.sh\nhelp\n"


def test_links_of_the_node_lead_no_further_than_its_commands(machine: Yard) -> None:
    machine.account.objects = {("scripts", "a/hello.sh"): HELLO}
    outside = machine.folder.parent / "outside"
    machine.run(f"ln -s {outside} /opt/link")
    step = download(machine, "S3", "/opt/link/", path=VIRTUAL)
    assert not outside.exists()
    assert step.status == "Failed"


@pytest.mark.parametrize(
    ("url", "location"),
    [
        ("https://b.s3.eu-west-1.amazonaws.com/a/b.sh", Location("b", "a/b.sh", "eu-west-1")),
        ("https://b.s3-eu-west-1.amazonaws.com/a/b.sh", Location("b", "a/b.sh", "eu-west-1")),
        ("https://b.s3.amazonaws.com/a%20b+c.sh", Location("b", "a b c.sh", "us-east-1")),
        ("https://my.b.s3.amazonaws.com/", Location("my.b", "", "us-east-1")),
        ("https://s3.amazonaws.com/b/a/b.sh", Location("b", "a/b.sh", "us-east-1")),
        ("https://s3.us-west-2.amazonaws.com/b", Location("b", "", "us-west-2")),
        ("https://s3-external-1.amazonaws.com/b/k", Location("b", "k", "us-east-1")),
        ("https://s3.dualstack.us-west-2.amazonaws.com/b/k", Location("b", "k", "us-west-2")),
        ("https://b.s3-accelerate.dualstack.amazonaws.com/k", Location("b", "k", "us-east-1")),
        ("https://b.s3-website.eu-west-1.amazonaws.com/k", Location("b", "k", "eu-west-1")),
        ("https://s3.cn-north-1.amazonaws.com.cn/b/k", Location("b", "k", "cn-north-1")),
        (
            "https://b.bucket.vpce-1a2b.s3.eu-west-1.vpce.amazonaws.com/k",
            Location("b", "k", "eu-west-1"),
        ),
    ],
)
def test_urls_of_s3(url: str, location: Location) -> None:
    assert located(url) == location


@pytest.mark.parametrize("url", ["s3://b/k", "https://example.com/b/k", "b/k", ""])
def test_other_urls_are_none_of_s3(url: str) -> None:
    with pytest.raises(Failure, match="invalid S3 path parameter"):
        located(url)


@pytest.mark.parametrize(
    ("inputs", "stderr"),
    [
        ({}, "invalid input: SourceType must be specified"),
        ({"sourceType": "FTP", "sourceInfo": "{}"}, "invalid input: Unsupported source type"),
        ({"sourceType": "S3"}, "invalid input: SourceInfo must be specified"),
        (source("S3"), "S3 source path in SourceInfo must be specified"),
        (source("S3", path="https://example.com/x"), "invalid S3 path parameter"),
        (
            source("S3", path="https://s3.amazonaws.com/scripts/none.sh"),
            "http request failed. status:404 Not Found statuscode:404",
        ),
        (
            source("S3", path="https://s3.amazonaws.com/none/"),
            "NoSuchBucket: The specified bucket does not exist",
        ),
        (source("SSMDocument"), "SSM Document name in SourceType must be specified"),
        (
            {"sourceType": "SSMDocument", "sourceInfo": "{"},
            "SSMDocument SourceInfo parsing failed. SourceInfo could not be unmarshalled for SourceType "
            "SSMDocument. Please check JSON format of SourceInfo",
        ),
        (
            source("SSMDocument", name="none"),
            "InvalidDocument: Document with name none does not exist.",
        ),
        (
            source("HTTP", url="ftp://x/y"),
            "URL scheme for HTTP resource type is invalid. HTTP or HTTPS is accepted",
        ),
        (
            source("HTTP", url="https://x/y", authMethod="NTLM"),
            "Invalid authentication method: NTLM. The following methods are accepted: None, Basic, Digest",
        ),
        (
            source("HTTP", url="http://x/y"),
            "Non secure URL provided and insecure download is not allowed. "
            "Provide a secure URL or set 'allowInsecureDownload' to true to perform the download operation",
        ),
        (source("Git"), "Repository for Git resources type must be specified"),
        (
            source("Git", repository="ssh://h/r", username="u", password="p"),
            "Neither Username nor Password must not be provided for Git type repository URL. "
            "Private SSH key for authentication",
        ),
        (
            source("Git", repository="https://h/r", privateSSHKey="k"),
            "Private SSH key must not be provided for HTTP type repository URL. "
            "Username and Password is required for authentication",
        ),
        (
            source("Git", repository="r", getOptions="tag:x"),
            "SourceInfo could not be unmarshalled for source type Git: "
            "Type of option is unknown. Please use either 'branch' or 'commitID'.",
        ),
        (
            source("Git", repository="r", getOptions="main"),
            "SourceInfo could not be unmarshalled for source type Git: "
            "getOptions is not specified in the right format",
        ),
        (source("GitHub", repository="r"), "Owner for GitHub SourceType must be specified"),
        (source("GitHub", owner="o"), "Repository for GitHub SourceType must be specified"),
        (
            source("GitHub", owner="o", repository="r", tokenInfo="secret"),
            "Format of specifying ssm parameter used for token-parameter-name is incorrect. "
            "Please specify parameter as '{{ ssm-secure:parameter-name }}'",
        ),
        (
            source("GitHub", owner="o", repository="r", tokenInfo="{{ssm-secure:none}}"),
            "Could not resolve ssm parameter - [ssm-secure:none]. Error - "
            "The following parameter(s) cannot be resolved: none",
        ),
    ],
)
def test_what_cannot_be_downloaded(machine: Yard, inputs: dict[str, Any], stderr: str) -> None:
    machine.account.objects = {("scripts", "hello.sh"): HELLO}
    step = machine.plugin("aws:downloadContent", **inputs)
    assert (step.status, step.code, step.stdout, step.stderr) == ("Failed", 1, "", stderr)


def test_source_info_may_be_an_object(machine: Yard) -> None:
    machine.account.objects = {("scripts", "hello.sh"): HELLO}
    info = {"path": "https://scripts.s3.amazonaws.com/hello.sh"}
    assert machine.plugin("aws:downloadContent", sourceType="S3", sourceInfo=info).status == "Success"


@pytest.mark.parametrize(
    ("name", "destination", "file"),
    [
        ("Plan", "", "Plan.json"),
        ("Plan:2", "plan.txt", "plan.txt"),
        ("arn:aws:ssm:us-east-1:1:document/Plan", "x/", "x/Plan.json"),
    ],
)
def test_a_document_becomes_a_file(machine: Yard, name: str, destination: str, file: str) -> None:
    machine.account.documents[name] = Held(name, "2", '{"schemaVersion": "2.2"}')
    inputs = source("SSMDocument", destination, name=name)
    assert then(machine, inputs, f"cat {file}") == '{"schemaVersion": "2.2"}'


def test_a_page_becomes_a_file_with_a_number(machine: Yard) -> None:
    machine.account.pages["https://h/x"] = lambda _: Page(200, "OK", {}, b"a page\n")
    said = then(machine, source("HTTP", url="https://h/x"), "ls", "cat download*")
    name, text = said.splitlines()
    assert name.removeprefix("download").isdigit()
    assert text == "a page"


def test_a_server_that_says_no(machine: Yard) -> None:
    machine.account.pages["https://h/x"] = lambda _: Page(404, "Not Found", {}, b"?")
    assert download(machine, "HTTP", url="https://h/x").stderr == (
        "Failed to download file: Status: 404 Not Found"
    )


def test_a_page_for_those_who_say_who_they_are(machine: Yard) -> None:
    def served(headers: Mapping[str, str]) -> Page:
        known = headers.get("Authorization") == "Basic dTpwdw=="  # u:pw
        return Page(200 if known else 401, "", {}, b"secret page")

    machine.account.pages["http://h/x"] = served
    machine.account.parameters["pw"] = Secret("SecureString", "pw")
    info = {"url": "http://h/x", "authMethod": "Basic", "username": "u", "allowInsecureDownload": True}
    assert then(
        machine, source("HTTP", "f", password="{{ ssm-secure:pw }}", **info), "cat f"
    ) == "secret page"  # fmt: skip
    assert download(machine, "HTTP", password="wrong", **info).status == "Failed"
    machine.account.parameters["pw"] = Secret("String", "pw")
    assert download(machine, "HTTP", password="{{ssm-secure:pw}}", **info).stderr == (
        "Failed to prepare the request: secure prefix ssm-secure: is used for a non-secure type String"
    )


@pytest.mark.parametrize(("algorithm", "function"), [("MD5", "md5"), ("SHA-256", "sha256")])
def test_digest_answers_as_rfc_7616_says(algorithm: str, function: str) -> None:
    challenge = f'Digest realm="r", qop="auth, auth-int", algorithm={algorithm}, nonce="n", opaque="o"'
    said = answered(challenge, "http://h/dir/x?y=1", "u", "p")
    facts = dict(part.split("=", 1) for part in said.removeprefix("Digest ").split(", "))
    plain = {name: value.strip('"') for name, value in facts.items()}

    def digest(text: str) -> str:
        return hashlib.new(function, text.encode()).hexdigest()

    secret, target = digest("u:r:p"), digest("GET:/dir/x?y=1")
    expected = digest(f"{secret}:n:{plain['nc']}:{plain['cnonce']}:auth:{target}")
    assert plain["response"] == expected
    assert (plain["opaque"], plain["uri"], plain["algorithm"]) == ("o", "/dir/x?y=1", algorithm)


MAKE = (
    "git init -q -b master /opt/r && cd /opt/r && mkdir d && echo main >f && echo deep >d/g && git add .",
    "git -c user.name=n -c user.email=n@example.com commit -qm 1",
    "git checkout -qb side && echo side >f && git -c user.name=n -c user.email=n@example.com commit -qam 2",
    "git rev-parse HEAD; git checkout -q master",
    'git config --global url."file:///opt/r".insteadOf https://github.com/o/r',
)


@pytest.fixture
def repository(machine: Yard) -> Yard:
    if shutil.which("git") is None:
        pytest.skip("no git on PATH")
    (step,) = machine.run(*MAKE).steps
    assert step.status == "Success", step.stderr
    machine.commit = step.stdout.strip()  # type: ignore[attr-defined] - for this test only
    return machine


@pytest.mark.parametrize(("options", "said"), [("", "main"), ("branch:side", "side"), ("commit", "side")])
def test_a_repository_is_cloned(repository: Yard, options: str, said: str) -> None:
    commit: str = repository.commit  # type: ignore[attr-defined] - see above
    options = f"commitID:{commit}" if options == "commit" else options
    inputs = source("Git", "got", repository="file:///opt/r", getOptions=options)
    assert then(repository, inputs, "cat got/f got/d/g") == f"{said}\ndeep\n"


def test_a_repository_that_is_not_there(repository: Yard) -> None:
    step = download(repository, "Git", repository="file:///opt/none")
    assert step.stderr.startswith("Cannot clone repository file:///opt/none: fatal: ")
    step = download(repository, "Git", repository="file:///opt/r", getOptions="branch:none")
    assert step.stderr.startswith("Cannot checkout: ")
    assert step.code == 1


@pytest.mark.parametrize(
    ("path", "destination", "files"),
    [
        ("f", "", ["f"]),
        ("d/g", "x/", ["x/g"]),
        ("d", "x", ["x/g"]),
        ("", "x", ["x/d/g", "x/f"]),
    ],
)
def test_files_of_github(repository: Yard, path: str, destination: str, files: list[str]) -> None:
    inputs = source("GitHub", destination, owner="o", repository="r", path=path)
    assert then(repository, inputs, "find . -type f | sed 's|./||' | sort").split() == files


def test_a_file_that_github_has_not(repository: Yard) -> None:
    step = download(repository, "GitHub", owner="o", repository="r", path="none")
    expected = "GET https://api.github.com/repos/o/r/contents/none: 404 Not Found []"
    assert (step.status, step.stderr) == ("Failed", expected)


class Listener(BaseHTTPRequestHandler):
    """A server that has nothing, and remembers who asked."""

    seen: ClassVar[list[str | None]] = []

    def do_GET(self) -> None:
        self.seen.append(self.headers["Authorization"])
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        return


def test_a_token_reaches_the_server_and_no_file(repository: Yard) -> None:
    repository.account.parameters["token"] = Secret("SecureString", "hush-hush")
    pair = base64.b64encode(b"x-access-token:hush-hush").decode()
    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        there = f"http://127.0.0.1:{server.server_port}/"
        repository.run(f'git config --global url."{there}".insteadOf https://github.com/')
        step = download(repository, "GitHub", owner="p", repository="q", tokenInfo="{{ssm-secure:token}}")
        server.shutdown()
    assert step.status == "Failed"
    assert Listener.seen == [f"Basic {pair}"]
    assert kept(repository)
    secrets = (b"hush", pair.encode())
    assert not [path for path in kept(repository) if any(each in path.read_bytes() for each in secrets)]


def test_a_key_for_ssh_is_held_by_an_agent(machine: Yard, tmp_path: Path) -> None:
    if not all(map(shutil.which, ("ssh", "ssh-agent", "ssh-keygen", "git"))):
        pytest.skip("no ssh or git on PATH")
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / "key")]
    subprocess.run(command, check=True, capture_output=True)
    key = (tmp_path / "key").read_text()
    machine.account.parameters["key"] = Secret("SecureString", key)
    info = {"privateSSHKey": "{{ssm-secure:key}}", "skipHostKeyChecking": True}
    step = download(machine, "Git", repository="ssh://git@127.0.0.1:1/r", **info)
    assert step.stderr.startswith("Cannot clone repository ssh://git@127.0.0.1:1/r: ")
    assert "refused" in step.stderr
    assert not [path for path in kept(machine) if key.splitlines()[1].encode() in path.read_bytes()]
    machine.account.parameters["key"] = Secret("SecureString", "no key")
    step = download(machine, "Git", repository="ssh://git@127.0.0.1:1/r", **info)
    assert step.stderr.endswith("Cannot authenticate: ssh: no key found")
    gone = "timeout 5 sh -c 'while pgrep -x ssh-agent >/dev/null; do :; done' && echo gone"
    assert machine.run(gone).steps[0].stdout == "gone\n"  # before it would go by itself
