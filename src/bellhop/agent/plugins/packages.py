"""Distributor's packages: what a manifest has for a node, and what is in a package's zip file."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import orjson

from bellhop.agent.resources import Failure

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES = 256 << 20  # of an unpacked package: it passes through memory
NAME = re.compile(r"[a-zA-Z0-9][ \w+=()\[\]{}-]*(?:[.][ \w+=()\[\]{}-]+)*", re.ASCII)
ANY = "_any"


@dataclass(frozen=True, slots=True)
class Machine:
    """What a manifest chooses by: `debian`, `12`, `x86_64`."""

    platform: str
    version: str
    architecture: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A package's document; `text` is how it was written."""

    text: str
    version: str
    packages: Mapping[str, Any]
    files: Mapping[str, Any]

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def manifest_of(text: str) -> Manifest:
    try:
        found: object = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Failure(f"failed to decode manifest: {error}") from error
    content = cast("dict[str, Any]", found) if isinstance(found, dict) else {}
    version, packages, files = (content.get(name) for name in ("version", "packages", "files"))
    if not version or not isinstance(packages, dict) or not isinstance(files, dict):
        raise Failure("failed to decode manifest: it names no version, packages or files")
    return Manifest(text, str(version), cast("Mapping[str, Any]", packages), cast("Mapping[str, Any]", files))


def file_for(manifest: Manifest, machine: Machine) -> str:
    """The name of the file that this machine installs. Raises Failure."""
    versions = chosen(manifest.packages, machine.platform)
    architectures = chosen(versions, version_key(versions, machine.version))
    entry = chosen(architectures, machine.architecture)
    name = str(entry.get("file") or "")
    if not entry:
        raise Failure(
            f"failed to find platform: no manifest found for platform: {machine.platform}, "
            f"version {machine.version}, architecture {machine.architecture}"
        )
    if name not in manifest.files:
        raise Failure(f"failed to find file for &{{FileName:{name}}}")
    return name


def chosen(dictionary: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found: Any = dictionary.get(key, dictionary.get(ANY))
    return cast("Mapping[str, Any]", found) if isinstance(found, dict) else {}


def version_key(versions: Mapping[str, Any], version: str) -> str:
    """The version itself, else the longest `7.*` that it begins with, else what stands for any."""
    if version in versions:
        return version
    parts = version.split(".")
    matching = [
        key for key in versions if key.endswith(".*") and parts[: key.count(".")] == key.split(".")[:-1]
    ]
    best = max(matching, key=lambda key: key.count("."), default="")
    return best or (ANY if ANY in versions else "*")


def check(manifest: Manifest, name: str, content: bytes) -> None:
    """A checksum that the manifest gives must be that of the file."""
    sums: Any = manifest.files[name].get("checksums") or {}
    wanted = {kind.lower(): str(value).lower() for kind, value in cast("dict[str, Any]", sums).items()}
    for kind in ("sha256", "md5"):
        told = wanted.get(kind)
        if told and hashlib.new(kind, content).hexdigest() != told:
            text = f"failed to download installation package reliably, {name}"
            raise Failure(f"{text}, failed to verify hash of downloadinput")


def unpacked(name: str, content: bytes) -> dict[str, bytes]:
    """The files of a zip file by their relative names; what would lie outside is left out."""
    files: dict[str, bytes] = {}
    size = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                size += entry.file_size
                if size > MOST_BYTES:
                    raise Failure(f"{name} holds more than {MOST_BYTES >> 20} MiB")
                if not entry.is_dir():
                    files[entry.filename] = archive.read(entry)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise Failure(f"failed to extract package installer package {name}, {error}") from error
    if "install.sh" not in files and "install.ps1" not in files:
        raise Failure("Package is not supported (package is missing install action)")
    return files


def folder_of(name: str) -> str:
    """The agent's directory for a package or version: the name itself, if that is a harmless one."""
    if len(name) <= 255 and NAME.fullmatch(name) and not name.endswith(" "):
        return name
    lowered = name.lower()
    code = base64.b32encode(hashlib.sha256(lowered.encode()).digest()).decode()
    suffix = f"_{len(lowered):X}_{code}"
    plain = re.sub("[^0-9a-zA-Z-]", "", lowered.replace(".", "-"))
    return f"_{plain[: 254 - len(suffix)]}{suffix}"
