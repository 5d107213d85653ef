"""Deployment packages and layers: zip files, unpacked once and read-only to the functions."""

from __future__ import annotations

import hashlib
import io
import stat
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from bellhop.agent.disk import remove

if TYPE_CHECKING:
    from collections.abc import Sequence

# lambda/latest/dg/gettingstarted-limits.html: 250 MB, unzipped, with all layers.
UNZIPPED_LIMIT = 262_144_000


class InvalidZip(Exception):
    """Lambda could not unzip it; the message is a sentence."""


def digest(archives: Sequence[bytes]) -> str:
    """A name for these archives in this order."""
    return hashlib.sha256(b"".join(hashlib.sha256(archive).digest() for archive in archives)).hexdigest()


def unpack(archives: Sequence[bytes], folder: Path) -> None:
    """One over the other, as layers are: nothing is at `folder` before, all after. Raises InvalidZip."""
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    unfinished.mkdir(parents=True)
    try:
        for archive in archives:
            extract(archive, unfinished)
        unfinished.rename(folder)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        remove(unfinished)
        raise InvalidZip(f"Lambda could not unzip the deployment package: {error}") from error


def extract(archive: bytes, folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        entries = package.infolist()
        if sum(entry.file_size for entry in entries) > UNZIPPED_LIMIT:
            raise ValueError(f"Unzipped size must be smaller than {UNZIPPED_LIMIT} bytes")
        links = [entry for entry in entries if stat.S_ISLNK(entry.external_attr >> 16)]
        for entry in entries:
            if entry not in links:
                path = Path(package.extract(entry, folder))
                path.chmod(0o755 if entry.is_dir() or entry.external_attr >> 16 & 0o111 else 0o644)
        for entry in links:  # last, so that nothing is written through one
            link(package, entry, folder)


def link(package: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path) -> None:
    """Where it leads matters inside the sandbox only."""
    path = Path(package.extract(entry, folder))
    path.unlink()
    path.symlink_to(package.read(entry).decode())
