"""Turns botocore's service models into the compact data that Bellhop speaks from.

    python tools/make_models.py [NEWEST [OLDER ...]] [--out DIR]

Each argument is a version of botocore on PyPI ("1.44.5"; its wheel is kept in .cache/botocore) or a
folder that holds a `data` folder (an installed botocore, a checkout). NEWEST is the one installed
unless named; every OLDER one is searched for operations that have moved since, which are served in
both forms. OLDER defaults to the versions that know every form that any client still sends.

One file a service, src/bellhop/wire/models/<service>.json: botocore's own structure (`metadata`,
`operations`, `shapes`) without the documentation, `formerly` (operation → older forms, newest first,
each `http`, `input`, `output`; their own shapes are named after the new ones: "ListContactsRequest.1"),
what a client needs besides (`paginators`, `waiters`, `endpoint_rules`), and `source`, the versions it
was made from. A service that is kept in part (PARTS) has the names of its other operations as
`left_out` in place of what a client needs: no client is to be given half a service. One line an
operation or shape: a new botocore is a diff that can be read.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "src/bellhop/wire/models"
WHEELS = ROOT / ".cache/botocore"
OLDER = ("1.43.100", "1.34.0")
SERVICES = (
    "cloudtrail",
    "ec2",
    "events",
    "iam",
    "pinpoint",
    "pinpoint-email",
    "pinpoint-sms-voice",
    "pinpoint-sms-voice-v2",
    "resource-groups",
    "resourcegroupstaggingapi",
    "ses",
    "sesv2",
    "ssm",
    "sts",
)
# Of services that are far too large for what we serve of them: the operations that are kept.
PARTS = {
    "ec2": (
        "CreateTags",
        "DeleteTags",
        "DescribeAvailabilityZones",
        "DescribeInstanceStatus",
        "DescribeInstances",
        "DescribeRegions",
        "DescribeTags",
    )
}
PROSE = {"documentation", "documentationUrl", "deprecatedMessage", "deprecatedSince"}
SIDES = {"input", "output"}
INNER = {"member", "key", "value"}
CLIENT_SECTIONS = {
    "paginators": "paginators-1",
    "waiters": "waiters-2",
    "endpoint_rules": "endpoint-rule-set-1",
}


def without_prose(value: Any, names: bool = False) -> Any:
    """The value without documentation; where `names`, its own keys are names and all are kept."""
    if isinstance(value, list):
        return [without_prose(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: without_prose(item, names=key in {"members", "operations", "shapes", "parameters"} and not names)
        for key, item in value.items()
        if names or key not in PROSE
    }


def merged(base: Any, extra: Any) -> Any:
    """`base` with `extra` laid over it, dict by dict, as botocore's loader does with its sdk-extras."""
    if not (isinstance(base, dict) and isinstance(extra, dict)):
        return extra
    return base | {key: merged(base.get(key), item) for key, item in extra.items()}


def read(folder: Any, kind: str) -> dict[str, Any] | None:
    for suffix, opened in ((".json", bytes), (".json.gz", gzip.decompress)):
        file = folder / f"{kind}{suffix}"
        if file.exists():
            return json.loads(opened(file.read_bytes()))
    return None


def compact(data: Any, service: str) -> dict[str, Any] | None:
    """One service's model from a botocore `data` folder; None where that botocore has no such service."""
    if not (data / service).is_dir():
        return None
    folder = data / service / max(entry.name for entry in (data / service).iterdir() if entry.is_dir())
    model = without_prose(read(folder, "service-2"))
    sections = {section: model[section] for section in ("metadata", "operations", "shapes")}
    if service in PARTS:
        return part(sections, PARTS[service])
    for section, kind in CLIENT_SECTIONS.items():
        found = read(folder, kind)
        extras = read(folder, f"{kind}.sdk-extras") or {}
        if found is not None:
            sections[section] = without_prose(merged(found, extras.get("merge", {})))
    return sections


def part(model: dict[str, Any], kept: tuple[str, ...]) -> dict[str, Any]:
    """The model with these operations and their shapes alone; of the others the names, as `left_out`."""
    operations = {name: model["operations"][name] for name in kept}
    needed: set[str] = set()
    waiting = {
        operation[side]["shape"] for operation in operations.values() for side in SIDES & operation.keys()
    }
    while waiting:
        needed |= waiting
        waiting = {name for shape in waiting for name in referred(model["shapes"][shape])} - needed
    return {
        "metadata": model["metadata"],
        "operations": operations,
        "shapes": {name: shape for name, shape in model["shapes"].items() if name in needed},
        "left_out": sorted(model["operations"].keys() - operations.keys()),
    }


def referred(shape: dict[str, Any]) -> list[str]:
    """The names of the shapes that a shape is made of."""
    parts = [*shape.get("members", {}).values(), *(shape[one] for one in INNER & shape.keys())]
    return [ref["shape"] for ref in parts]


def places(model: dict[str, Any], ref: dict[str, Any]) -> dict[str, Any]:
    """Where each member of a shape travels: in the body, as the body, in the path, the query or a header."""
    shape = model["shapes"][ref["shape"]]
    return {
        name: (member.get("location"), member.get("locationName"), name == shape.get("payload"))
        for name, member in shape["members"].items()
    }


def moved(newest: dict[str, Any], model: dict[str, Any], now: dict[str, Any], before: dict[str, Any]) -> bool:
    """Whether members that both shapes have travel elsewhere; members only one of them has do not count."""
    here, there = places(newest, now), places(model, before)
    return any(here[name] != there[name] for name in here.keys() & there.keys())


def older_form(newest: dict[str, Any], model: dict[str, Any], name: str) -> dict[str, Any] | None:
    """An operation as the older model had it; a side whose members have not moved keeps its newest shape."""
    now, before = newest["operations"][name], model["operations"].get(name)
    if before is None:
        return None
    form: dict[str, Any] = {"http": before["http"]}
    for side in now.keys() & before.keys() & {"input", "output"}:
        stays = not moved(newest, model, now[side], before[side])
        form[side] = now[side] if stays else {"shape": adopt(newest, model, before[side]["shape"])}
    changed = form["http"] != now["http"] or any(form[side] != now[side] for side in form.keys() - {"http"})
    return {key: form[key] for key in ("http", "input", "output") if key in form} if changed else None


def formerly(newest: dict[str, Any], older: list[dict[str, Any]]) -> dict[str, Any]:
    """Older forms of the newest model's operations; shapes that only they need are added to the newest."""
    forms: dict[str, Any] = {}
    for name in newest["operations"]:
        for model in older:
            form = older_form(newest, model, name)
            if form and form not in forms.setdefault(name, []):
                forms[name].append(form)
    return {name: known for name, known in forms.items() if known}


def adopt(newest: dict[str, Any], model: dict[str, Any], name: str) -> str:
    """The name under which the newest model holds an older shape: its own with a number."""
    shape = model["shapes"][name]
    lost = {member["shape"] for member in shape["members"].values()} - newest["shapes"].keys()
    if lost:
        raise SystemExit(f"{name}: the newest model has lost {', '.join(sorted(lost))}")
    age = 1
    while newest["shapes"].get(f"{name}.{age}", shape) != shape:
        age += 1
    newest["shapes"][f"{name}.{age}"] = shape
    return f"{name}.{age}"


def written(model: dict[str, Any]) -> str:
    """JSON with one line an entry of the sections that are long, one line a section for the others."""
    parts = []
    for section, value in model.items():
        if section in {"operations", "shapes", "formerly"} and value:
            lines = ",\n".join(f"  {dumped(name)}: {dumped(item)}" for name, item in value.items())
            parts.append(f"{dumped(section)}: {{\n{lines}\n}}")
        else:
            parts.append(f"{dumped(section)}: {dumped(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def source(argument: str) -> tuple[str, Any]:
    """Version and `data` folder of one argument."""
    if Path(argument).is_dir():
        text = (Path(argument) / "__init__.py").read_text()
        return text.split("__version__ = '")[1].split("'")[0], Path(argument) / "data"
    pattern = f"botocore-{argument}-*.whl"
    if not list(WHEELS.glob(pattern)):
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:"]
        subprocess.run([*command, "-d", str(WHEELS), f"botocore=={argument}"], check=True)
    return argument, zipfile.Path(next(WHEELS.glob(pattern))) / "botocore" / "data"


def installed() -> str:
    spec = importlib.util.find_spec("botocore")
    if spec is None or spec.origin is None:
        raise SystemExit("botocore is not installed: name a version")
    return str(Path(spec.origin).parent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("newest", nargs="?", default=installed(), metavar="NEWEST")
    parser.add_argument("older", nargs="*", default=OLDER, metavar="OLDER")
    parser.add_argument("--out", type=Path, default=MODELS)
    options = parser.parse_args()
    version, data = source(options.newest)
    older = [source(argument) for argument in options.older]
    for service in SERVICES:
        model = compact(data, service)
        if model is None:
            print(f"{service}: not in botocore {version}; the file is left as it is")
            continue
        forms = formerly(model, [old for _, folder in older if (old := compact(folder, service))])
        made_from = {"botocore": version, "formerly": [number for number, _ in older]}
        text = written({"source": made_from, **model, "formerly": forms})
        (options.out / f"{service}.json").write_text(text, encoding="utf-8")
        print(f"{service}: {len(model['operations'])} operations, {len(forms)} moved, {len(text) >> 10} KiB")


if __name__ == "__main__":
    main()
