"""Fetches botocore's protocol test cases, which its wheel leaves out, into .cache/protocol-cases/<version>.

    python -m tools.fetch_protocol_cases [VERSION]

The cases of the installed botocore unless a VERSION is named. What is there already is kept. They are
read out of the source distribution on PyPI and never committed. Without a network it says so and ends
with 0: the tests that need them then skip themselves.
"""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

CASES = Path(__file__).resolve().parent.parent / ".cache/protocol-cases"
INSIDE = "/tests/unit/protocols/"
PATIENCE = 120.0


def main(arguments: list[str]) -> None:
    version = arguments[0] if arguments else importlib.metadata.version("botocore")
    target = CASES / version
    if (target / "complete").exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        complaint = download(version, Path(folder))
        if complaint:
            print(f"no protocol cases of botocore {version}: {complaint}")
            return
        count = unpack(next(Path(folder).glob("*.tar.gz")), target)
    (target / "complete").touch()
    print(f"{count} files of protocol cases of botocore {version} in {target}")


def download(version: str, folder: Path) -> str:
    """Lets pip fetch the source distribution from whatever index it uses; answers its complaint, or ""."""
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", "botocore"]
    command += ["--retries", "1", "--timeout", "10"]
    try:
        done = subprocess.run(
            [*command, "-d", str(folder), f"botocore=={version}"],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"pip took longer than {PATIENCE:.0f} s"
    return "" if done.returncode == 0 else (done.stderr.strip().splitlines() or ["pip failed"])[-1]


def unpack(archive: Path, target: Path) -> int:
    """Writes the JSON files of the cases below `target`; answers how many."""
    count = 0
    with tarfile.open(archive) as source:
        for member in source:
            _, inside, name = member.name.partition(INSIDE)
            file = source.extractfile(member) if inside and name.endswith(".json") else None
            if file is None or ".." in name:
                continue
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(json.dumps(json.load(file), ensure_ascii=False).encode())
            count += 1
    return count


if __name__ == "__main__":
    main(sys.argv[1:])
