"""The folder where a Bellhop keeps its state: the operator's, or one that ends with the process."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from pathlib import Path

from bellhop.settings import SettingsError


class Folder:
    """Owned by one Bellhop at a time. Other files in it are let be."""

    def __init__(self, data_dir: str, database: str = "") -> None:
        self.durable = bool(data_dir)
        self.path = _made(Path(data_dir)) if data_dir else Path(tempfile.mkdtemp(prefix="bellhop-"))
        self.database = (
            Path(database.removeprefix("sqlite:///")) if database else self.path / "bellhop.sqlite3"
        )
        self._lock = self._locked()

    def _locked(self) -> int:
        try:
            lock = os.open(self.path / "bellhop.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise SettingsError(f"data folder {self.path}: {error.strerror}") from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(lock)
            raise SettingsError(f"data folder {self.path} is in use by another Bellhop") from error
        return lock

    def close(self) -> None:
        """Let go of the folder; an ephemeral one goes with everything in it."""
        os.close(self._lock)
        if not self.durable:
            shutil.rmtree(self.path, ignore_errors=True)


def _made(path: Path) -> Path:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"data folder {path}: {error.strerror}") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise SettingsError(f"data folder {path} is not writable")
    return path.resolve()
