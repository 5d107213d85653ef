"""Installs the real AWS clients that tests/e2e drives into .cache/e2e, each in a place of its own.

    python -m tools.e2e_clients

The AWS CLI and aiobotocore pin a botocore each, so each has an environment of its own; the SDK for
JavaScript is what tests/e2e/js/package-lock.json says. What is there already is kept. Without a network
or without npm it says so and ends with 0: the tests of a client that is missing skip themselves.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CLIENTS = ROOT / ".cache/e2e"
JAVASCRIPT = ROOT / "tests/e2e/js"
# This CLI still speaks the HTTP forms that SES v2's operations had before botocore 1.43.100.
DISTRIBUTIONS = {"cli": "awscli==1.45.64", "aiobotocore": "aiobotocore==3.10.0"}
PATIENCE = 110.0


def home(client: str) -> Path:
    """Where this version of a client is, or would be, installed."""
    if client in DISTRIBUTIONS:
        return CLIENTS / DISTRIBUTIONS[client].replace("==", "-")
    lock = (JAVASCRIPT / "package-lock.json").read_bytes()
    return CLIENTS / f"javascript-{hashlib.sha256(lock).hexdigest()[:12]}"


def installed(client: str) -> bool:
    """Whether it is there, whole."""
    return (home(client) / "complete").exists()


def main() -> None:
    missing = [client for client in (*DISTRIBUTIONS, "javascript") if not installed(client)]
    with ThreadPoolExecutor() as pool:
        for client, complaint in zip(missing, pool.map(install, missing), strict=True):
            print(f"no {client} for tests/e2e: {complaint}" if complaint else f"{client} in {home(client)}")


def install(client: str) -> str:
    """Install it anew; answers what went wrong, or ""."""
    place = home(client)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    complaint = by_pip(place, DISTRIBUTIONS[client]) if client in DISTRIBUTIONS else by_npm(place)
    if not complaint:
        (place / "complete").touch()
    return complaint


def by_pip(place: Path, distribution: str) -> str:
    """An environment without a pip of its own: ours fills it, in half the time."""
    pip = [sys.executable, "-m", "pip", "--python", str(place / "bin/python")]
    quick = ["--quiet", "--only-binary", ":all:", "--retries", "1", "--timeout", "10"]
    return done([sys.executable, "-m", "venv", "--without-pip", str(place)]) or done(
        [*pip, "install", *quick, distribution]
    )


def by_npm(place: Path) -> str:
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(JAVASCRIPT / name, place)
    return done(["npm", "ci", "--ignore-scripts", "--loglevel=error"], place)


def done(command: list[str], folder: Path = ROOT) -> str:
    """Run it; answers the last line of its complaint, or ""."""
    try:
        ended = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except FileNotFoundError:
        return f"there is no {command[0]}"
    except subprocess.TimeoutExpired:
        return f"{command[0]} took longer than {PATIENCE:.0f} s"
    return "" if ended.returncode == 0 else (ended.stderr.strip().splitlines() or ["it failed"])[-1]


if __name__ == "__main__":
    main()
