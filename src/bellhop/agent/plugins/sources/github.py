"""sourceType GitHub: a file or directory of a repository, which the node's own git clones."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from bellhop.agent import references
from bellhop.agent.plugins.sources.git import CLONE, basic, revision_of, variables
from bellhop.agent.plugins.sources.source import text
from bellhop.agent.resources import Failure
from bellhop.agent.workplace import one_file

if TYPE_CHECKING:
    from bellhop.agent.plugins.sources.source import Info
    from bellhop.agent.shell import Script
    from bellhop.agent.workplace import Workplace

HOST = "https://github.com"


async def fetched(place: Workplace, info: Info, destination: str) -> Script:
    owner, repository, path = (text(info, name) for name in ("owner", "repository", "path"))
    environment: dict[str, str] = {}
    if text(info, "tokenInfo"):
        token = await references.token(place.site, text(info, "tokenInfo"))
        environment = basic("x-access-token", token)
    if not owner:
        raise Failure("Owner for GitHub SourceType must be specified")
    if not repository:
        raise Failure("Repository for GitHub SourceType must be specified")
    revision = revision_of(text(info, "getOptions"))
    path = path.strip("/")
    target = quote(destination)
    missing = f"GET https://api.github.com/repos/{owner}/{repository}/contents/{path}: 404 Not Found []"
    lines = (
        f"{variables(f'{HOST}/{owner}/{repository}', revision)}{CLONE}"
        f'content="$clone"/{quote(path)}\n'
        f'if [ -d "$content" ]; then\n'
        f'rm -rf "$clone/.git"; mkdir -p {target} && cp -R "$content/." {target} && chmod -R u+x {target}\n'
        f'elif [ -e "$content" ]; then\n{one_file(destination, path.rpartition("/")[2])}\n'
        f"else printf %s {quote(missing)} >&2; exit 1; fi\n"
    )
    return place.script(lines, "download", environment=environment)
