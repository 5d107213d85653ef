"""The commands beside `serve`: most of them ask a running Bellhop over its control API."""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path  # noqa: TC003 - typer reads the annotations
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote, urlencode

import typer

from bellhop.asking import Refused, ask, fetch

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

app = typer.Typer(
    name="bellhop",
    help="A local AWS for messages and fleets: SES, Pinpoint, SSM Run Command and Parameter Store.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
models = typer.Typer(help="The AWS service models that Bellhop carries.", no_args_is_help=True)
nodes = typer.Typer(help="The managed nodes of a running Bellhop.", no_args_is_help=True)
app.add_typer(models, name="models")
app.add_typer(nodes, name="nodes")

Endpoint = Annotated[
    str,
    typer.Option("--endpoint", envvar="BELLHOP_ENDPOINT", help="Where Bellhop answers."),
]
RUNNING = "http://127.0.0.1:4577"


@contextmanager
def _told() -> Generator[None, None, None]:
    """What is refused inside is one clear line and exit code 1."""
    try:
        yield
    except Refused as error:
        typer.echo(f"bellhop: {error}", err=True)
        raise typer.Exit(1) from error


def _asked(endpoint: str, method: str, path: str, body: object = None) -> Any:
    with _told():
        return ask(endpoint, method, path, body)


def _show(found: object) -> None:
    typer.echo(json.dumps(found, indent=2, ensure_ascii=False))


@app.command(
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []},
    add_help_option=False,
)
def serve(context: typer.Context) -> None:
    """Start Bellhop (its flags: bellhop serve --help)."""
    from bellhop.running import serve as run  # noqa: PLC0415

    raise typer.Exit(run(context.args))


@app.command()
def health(endpoint: Endpoint = RUNNING) -> None:
    """Does Bellhop answer? Exit code 0 if it does."""
    _show(_asked(endpoint, "GET", "/_bellhop/health"))


@app.command()
def mail(
    endpoint: Endpoint = RUNNING,
    to: Annotated[str, typer.Option(help="Only messages to this address.")] = "",
    raw: Annotated[str, typer.Option(help="Print the message with this id as it was delivered.")] = "",
) -> None:
    """List the messages that were sent, oldest first, or print one."""
    if raw:
        with _told():
            typer.echo(fetch(endpoint, f"/_bellhop/messages/{quote(raw, safe='')}/raw"), nl=False)
        return
    for message in _messages(endpoint, {"to": to} if to else {}):
        typer.echo(_line(message))


def _messages(endpoint: str, query: dict[str, str]) -> Iterator[dict[str, Any]]:
    """The messages of every page."""
    while True:
        page = _asked(endpoint, "GET", f"/_bellhop/messages?{urlencode(query)}")
        yield from page["Messages"]
        if "NextToken" not in page:
            return
        query = {**query, "token": page["NextToken"]}


def _line(message: dict[str, Any]) -> str:
    """One message in a list: when, which, to whom, about what."""
    to = message.get("To") or [message.get("DestinationNumber") or message.get("Token") or ""]
    about = message.get("Subject") or message.get("Body") or ""
    return "  ".join([message["Timestamp"], message["Id"], ", ".join(to), about])


@nodes.command("list")
def list_nodes(endpoint: Endpoint = RUNNING) -> None:
    """The nodes of every account and Region."""
    _show(_asked(endpoint, "GET", "/_bellhop/nodes"))


@nodes.command("add")
def add_node(
    endpoint: Endpoint = RUNNING,
    name: Annotated[str, typer.Option(help="Its Name tag and computer name.")] = "",
    platform: Annotated[str, typer.Option(help="Linux, Windows or MacOS.")] = "Linux",
) -> None:
    """Make a managed node, Online at once."""
    body = {"PlatformType": platform} | ({"Name": name} if name else {})
    _show(_asked(endpoint, "POST", "/_bellhop/nodes", body))


@nodes.command("remove")
def remove_node(instance_id: str, endpoint: Endpoint = RUNNING) -> None:
    """Remove a node, its files and its processes."""
    _asked(endpoint, "DELETE", f"/_bellhop/nodes/{instance_id}")


@models.command("export")
def export_models(directory: Path) -> None:
    """Write the models in botocore's layout: AWS_DATA_PATH=DIRECTORY keeps boto3.client("pinpoint") alive."""
    from bellhop.wire.export import export  # noqa: PLC0415

    export(directory)
    typer.echo(f"Set AWS_DATA_PATH={directory} and boto3 knows every service of Bellhop.")


@app.command()
def smtp_credentials(
    access_key: Annotated[str, typer.Option(help="Access key id: the SMTP user name.")] = "test",
    secret_key: Annotated[str, typer.Option(help="Secret access key the password is derived from.")] = "test",  # noqa: S107 - documented for everybody
    region: Annotated[str, typer.Option(envvar="BELLHOP_REGION", help="The server's Region.")] = "us-east-1",
) -> None:
    """Print the SMTP user name and password of an access key, derived as Amazon SES documents it."""
    from bellhop.smtp.passwords import password_of  # noqa: PLC0415

    typer.echo(f"user      {access_key}\npassword  {password_of(secret_key, region)}")
