"""Everything the operator chooses: one frozen Settings from flags, environment and a TOML file."""

from __future__ import annotations

import argparse
import dataclasses
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast
from urllib.parse import parse_qsl, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class SettingsError(ValueError):
    """One clear sentence about what cannot be used."""


def _text(value: str) -> str:
    return value


def _port(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", value) or int(value) > 65535:
        raise ValueError("is no port (0 to 65535; 0 takes any free one)")
    return int(value)


def _count(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", value):
        raise ValueError("is no number of nodes (0 to 99999)")
    return int(value)


def _limit(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", value):
        raise ValueError("is no limit (a whole number; 0 is none)")
    return int(value)


def _account(value: str) -> str:
    if not re.fullmatch(r"[0-9]{12}", value):
        raise ValueError("is no account id (12 digits)")
    return value


def _region(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,}(-[a-z]+)+-[0-9]+", value):
        raise ValueError("is no Region name (such as us-east-1)")
    return value


def _database(value: str) -> str:
    if value and not value.startswith("sqlite:///"):
        raise ValueError("is no database this version can use (sqlite:///FILE)")
    return value


def _url(*schemes: str) -> Callable[[str], str]:
    prefixes = tuple(f"{scheme}://" for scheme in schemes)

    def check(value: str) -> str:
        if value and not value.startswith(prefixes):
            raise ValueError(f"is no URL ({' or '.join(prefixes)}…)")
        return value.rstrip("/")

    return check


def _relay(value: str) -> str:
    """`smtp[s]://user:password@host:port?to=GLOB&from=GLOB&starttls&insecure` (see downstream/relay.py)."""
    url = _url("smtp", "smtps")(value)
    if url:
        parts = urlsplit(url)
        options = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
        try:
            found = parts.hostname and parts.port != 0
        except ValueError:
            found = False
        if not found or parts.path.strip("/") or options - {"to", "from", "starttls", "insecure"}:
            raise ValueError(
                "is no relay (smtp://USER:PASSWORD@HOST:PORT?to=GLOB&from=GLOB&starttls&insecure)"
            )
    return url


def _one_of(*choices: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in choices:
            raise ValueError(f"is none of {', '.join(choices)}")
        return value

    return check


def _setting(default: Any, read: Callable[[str], Any], help: str) -> Any:  # noqa: A002 - argparse's word
    return field(default=default, metadata={"read": read, "help": help})


def _neighbour(service: str) -> Any:
    return _setting("", _url("http", "https"), f"server of {service}, in place of the embedded one")


@dataclass(frozen=True, slots=True)
class NodeTable:
    """One `[[nodes]]` of the TOML file: a managed node that is there from the start.

    The keys are those of the control API in small letters: `platform-type = "Windows"`, `tags.Role = "web"`.
    What is left out is chosen; a node without `instance-id` has the same one at every start.
    """

    instance_id: str = ""
    name: str = ""
    platform_type: str = "Linux"
    platform_name: str = ""
    platform_version: str = ""
    iam_role: str = ""
    tags: Mapping[str, str] = field(default_factory=dict[str, str])
    account: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Flag `--smtp-port`, variable `BELLHOP_SMTP_PORT` and TOML key `smtp-port` are one setting."""

    host: str = _setting("127.0.0.1", _text, "address every listener binds")
    port: int = _setting(4577, _port, "HTTP: AWS APIs, control API")
    smtp_port: int = _setting(2587, _port, "SMTP submission, STARTTLS")
    smtps_port: int = _setting(2465, _port, "SMTP submission, TLS from the start")
    mx_port: int = _setting(2525, _port, "SMTP, mail from outside")
    dns_port: int = _setting(8053, _port, "DNS, UDP and TCP")
    data_dir: str = _setting("", _text, "folder of everything durable; without it state is ephemeral")
    database: str = _setting("", _database, "URL of the state, instead of a file in the data folder")
    config: str = _setting("", _text, "TOML file with any of these settings")
    region: str = _setting("us-east-1", _region, "Region wherever no credential names one")
    account: str = _setting("000000000000", _account, "account of callers whose key names none")
    public_url: str = _setting("", _url("http", "https"), "how links in mail and streams begin")
    iam: str = _setting("off", _one_of("off", "audit", "enforce"), "how far IAM policies are applied")
    identities: str = _setting("auto", _one_of("auto", "strict"), "auto: verified as soon as asked for")
    nodes: int | tuple[NodeTable, ...] = _setting(
        0, _count, "managed nodes made at start; in the TOML file also [[nodes]], one by one"
    )
    relay: str = _setting(
        "", _relay, "SMTP server that messages are handed on to: all, or ?to=GLOB&from=GLOB"
    )
    sandbox: str = _setting(
        "auto", _one_of("auto", "bwrap", "landlock", "rlimits", "off"), "what commands run in"
    )
    sandbox_network: str = _setting("on", _one_of("on", "off"), "may commands reach the network")
    sandbox_processes: int = _setting(1024, _limit, "processes a node may have at once; 0: no limit")
    sandbox_memory: int = _setting(4096, _limit, "MiB of memory that a node may hold; 0: no limit")
    sandbox_disk: int = _setting(4096, _limit, "MiB that a node may have on disk; 0: no limit")
    sandbox_cpu: int = _setting(3600, _limit, "seconds of CPU a process of a node may use; 0: no limit")
    endpoint_url: str = _setting("", _url("http", "https"), "server of all neighbours (S3, SNS, SQS …)")
    endpoint_url_cloudwatch: str = _neighbour("CloudWatch")
    endpoint_url_cloudwatch_logs: str = _neighbour("CloudWatch Logs")
    endpoint_url_firehose: str = _neighbour("Firehose")
    endpoint_url_kinesis: str = _neighbour("Kinesis")
    endpoint_url_kms: str = _neighbour("KMS")
    endpoint_url_lambda: str = _neighbour("Lambda")
    endpoint_url_s3: str = _neighbour("S3")
    endpoint_url_secrets_manager: str = _neighbour("Secrets Manager")
    endpoint_url_sns: str = _neighbour("SNS")
    endpoint_url_sqs: str = _neighbour("SQS")
    endpoint_access_key_id: str = _setting("", _text, "key that Bellhop signs with what it asks there")
    endpoint_secret_access_key: str = _setting("", _text, "secret of that key")


def flag_of(name: str) -> str:
    return "--" + name.replace("_", "-")


def load(arguments: Sequence[str] = (), environment: Mapping[str, str] | None = None) -> Settings:
    """Settings for a command line; flag beats environment beats file. Raises SettingsError."""
    flags = _from_flags(arguments)
    variables = _from_environment(os.environ if environment is None else environment)
    given = variables | flags
    file = given.get("config")
    return Settings(**((_from_file(Path(file)) if file else {}) | given))


def _read(name: str, value: str, source: str) -> Any:
    setting = next(field for field in dataclasses.fields(Settings) if field.name == name)
    try:
        return setting.metadata["read"](value)
    except ValueError as error:
        raise SettingsError(f"{source}: {value!r} {error}") from error


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise SettingsError(message)


def parser() -> argparse.ArgumentParser:
    """The flags of `bellhop serve`."""
    found = _Parser("bellhop serve", description="Start Bellhop.", allow_abbrev=False)
    for setting in dataclasses.fields(Settings):
        text = f"{setting.metadata['help']} (default: {setting.default if setting.default != '' else 'none'})"
        found.add_argument(flag_of(setting.name), metavar=setting.name.upper(), help=text)
    return found


def _from_flags(arguments: Sequence[str]) -> dict[str, Any]:
    found = vars(parser().parse_args(list(arguments)))
    return {name: _read(name, value, flag_of(name)) for name, value in found.items() if value is not None}


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """AWS_ENDPOINT_URL_S3 and its like are understood as every SDK does; our own variables beat them."""
    settings = [setting.name for setting in dataclasses.fields(Settings)]
    names = {f"AWS_{name.upper()}": name for name in settings if name.startswith("endpoint_url")}
    names |= {f"BELLHOP_{name.upper()}": name for name in settings}
    return {
        name: _read(name, environment[variable], variable)
        for variable, name in names.items()
        if environment.get(variable)
    }


def _from_file(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415

    try:
        table = tomllib.loads(path.read_text())
    except OSError as error:
        raise SettingsError(f"{path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from error
    known = {setting.name for setting in dataclasses.fields(Settings)} - {"config"}
    found: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known:
            raise SettingsError(f"{path}: unknown key {key!r}")
        tables = _tables(value) if name == "nodes" else []
        found[name] = (
            tuple(_node_table(f"{path}: nodes", each) for each in tables)
            if tables
            else _read(name, _as_text(value), f"{path}: {key}")
        )
    return found


def _tables(value: object) -> list[dict[str, Any]]:
    """What `[[key]]` makes; nothing of any other value."""
    found = cast("list[Any]", value) if isinstance(value, list) else []
    return found if all(isinstance(each, dict) for each in found) else []


def _node_table(source: str, table: dict[str, Any]) -> NodeTable:
    readers = {setting.name: _text for setting in dataclasses.fields(NodeTable)}
    readers |= {"account": _account, "region": _region}
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in readers:
            raise SettingsError(f"{source}: unknown key {key!r}")
        if isinstance(value, dict) is not (name == "tags"):
            raise SettingsError(f"{source}: {key} is {'a table' if name == 'tags' else 'a text'}")
        try:
            values[name] = value if name == "tags" else readers[name](str(value))
        except ValueError as error:
            raise SettingsError(f"{source}: {key}: {value!r} {error}") from error
    return NodeTable(**values)


def _as_text(value: object) -> str:
    return ("on" if value else "off") if isinstance(value, bool) else str(value)
