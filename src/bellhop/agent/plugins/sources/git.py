"""sourceType Git: a repository, cloned in the node by the node's own git."""

from __future__ import annotations

import base64
from shlex import quote
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bellhop.agent import references
from bellhop.agent.plugins.sources.source import is_true, text
from bellhop.agent.resources import Failure

if TYPE_CHECKING:
    from bellhop.agent.plugins.sources.source import Info
    from bellhop.agent.shell import Script
    from bellhop.agent.workplace import Workplace

# $repository and $revision are set; the clone is in $clone, which goes away at the end.
CLONE = """command -v git >/dev/null || {
    printf 'Cannot clone repository %s: git is not installed' "$repository" >&2; exit 1; }
work=${0%/*}/work; clone=$work/clone
mkdir -p "$work" || exit
trap 'rm -rf "$work"; [ -z "$SSH_AGENT_PID" ] || kill "$SSH_AGENT_PID"' EXIT
export GIT_TERMINAL_PROMPT=0
git clone -q -- "$repository" "$clone" 2>"$work/said" || {
    printf 'Cannot clone repository %s: %s' "$repository" "$(cat "$work/said")" >&2; exit 1; }
if [ -n "$revision" ]; then
    git -C "$clone" checkout -q "$revision" -- 2>"$work/said" || {
        printf 'Cannot checkout: %s' "$(cat "$work/said")" >&2; exit 1; }
fi
"""
# ssh has its key from an agent that lives as long as the script: no file ever holds it.
WITH_KEY = """if [ -z "$SSH_AUTH_SOCK" ]; then
    command -v ssh-agent >/dev/null || { echo "Cannot authenticate: ssh is not installed" >&2; exit 1; }
    exec ssh-agent /bin/sh "$0"
fi
trap 'kill "$SSH_AGENT_PID"' EXIT
printf '%s\\n' "$BELLHOP_KEY" | ssh-add -q - || { echo "Cannot authenticate: ssh: no key found" >&2; exit 1; }
unset BELLHOP_KEY
"""


async def fetched(place: Workplace, info: Info, destination: str) -> Script:
    repository = text(info, "repository")
    try:
        revision = revision_of(text(info, "getOptions"))
    except Failure as error:
        raise Failure(f"SourceInfo could not be unmarshalled for source type Git: {error}") from error
    check(info, repository)
    environment: dict[str, str] = {}
    opening = ""
    if text(info, "privateSSHKey") and not over_http(repository):
        key = await references.secret(place.site, str(info["privateSSHKey"]))
        environment = {"BELLHOP_KEY": key.strip(), "GIT_SSH_COMMAND": ssh(info)}
        opening = WITH_KEY
    elif text(info, "username") and text(info, "password") and over_http(repository):
        user = await references.secret(place.site, text(info, "username"))
        environment = basic(user, await references.secret(place.site, text(info, "password")))
    target = quote(destination)
    lines = f'{variables(repository, revision)}{CLONE}mkdir -p {target} && cp -R "$clone/." {target}\n'
    return place.script(opening + lines, "download", environment=environment)


def check(info: Info, repository: str) -> None:
    if not repository:
        raise Failure("Repository for Git resources type must be specified")
    if not over_http(repository) and (text(info, "username") or text(info, "password")):
        raise Failure(
            "Neither Username nor Password must not be provided for Git type repository URL. "
            "Private SSH key for authentication"
        )
    if over_http(repository) and text(info, "privateSSHKey"):
        raise Failure(
            "Private SSH key must not be provided for HTTP type repository URL. "
            "Username and Password is required for authentication"
        )


def revision_of(options: str) -> str:
    """What `branch:…` or `commitID:…` names, as `git checkout` takes it; empty: what a clone has."""
    if not options:
        return ""
    kind, *rest = options.split(":")
    if not rest:
        raise Failure("getOptions is not specified in the right format")
    if len(rest) > 1:
        raise Failure("Only specify one required option")
    if kind not in ("branch", "commitID"):
        raise Failure("Type of option is unknown. Please use either 'branch' or 'commitID'.")
    revision = rest[0].strip()
    if not revision:
        raise Failure("Option for retrieving git content is empty")
    return revision.removeprefix("refs/heads/").removeprefix("refs/head/")


def over_http(repository: str) -> bool:
    return urlsplit(repository).scheme.lower() in ("http", "https")


def ssh(info: Info) -> str:
    """The manual: skipHostKeyChecking "determines the value of the StrictHostKeyChecking option"."""
    if is_true(info, "skipHostKeyChecking"):
        return "ssh -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"
    return "ssh -o BatchMode=yes -o StrictHostKeyChecking=yes"


def basic(user: str, password: str) -> dict[str, str]:
    """Credentials by the environment: neither a file nor a command line has them."""
    pair = base64.b64encode(f"{user}:{password}".encode()).decode()
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "http.extraHeader",
        "GIT_CONFIG_VALUE_0": f"Authorization: Basic {pair}",
    }


def variables(repository: str, revision: str) -> str:
    return f"repository={quote(repository)}\nrevision={quote(revision)}\n"
