"""The gatherers of aws:softwareInventory: a script for each type, and what its output means."""

from __future__ import annotations

import base64
import binascii
import os
import re
import time
from dataclasses import dataclass
from shlex import quote
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import orjson

from bellhop.agent.resources import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Row: TypeAlias = dict[str, str]
Item: TypeAlias = tuple[str, str, list[Row]]  # TypeName, SchemaVersion, Content

ENABLED = "Enabled"
BETWEEN, END = "\x1f", "\x1e"  # of fields and of records: no package's facts hold them
ARCHITECTURES = {"amd64": "x86_64", "386": "i386"}
SUMMARY = 100  # characters

APPLICATION = ("Name", "Publisher", "Version", "ApplicationType", "Architecture", "URL", "Summary")
DPKG = (
    *("${Package}", "${Maintainer}", "${Version}", "${Section}", "${Architecture}", "${Homepage}"),
    *("${binary:Summary}", "${db:Status-Status}"),
)
RPM = (
    *("%{NAME}", "%{VENDOR}", "%{VERSION}", "%{GROUP}", "%{ARCH}", "%{URL}", "%{SUMMARY}"),
    *("%{RELEASE}", "%{EPOCH}", "%{INSTALLTIME}", "%{SOURCERPM}"),
)
PACKAGES = f"""if command -v dpkg-query >/dev/null; then
    dpkg-query -W -f='{BETWEEN.join(DPKG)}{END}' 2>/dev/null
fi
if command -v rpm >/dev/null; then rpm -qa --queryformat '{BETWEEN.join(RPM)}{END}' 2>/dev/null; fi
true
"""
AWS_PACKAGES = re.compile(
    r"amazon-ssm-agent|amazon ssm agent|aws tools for windows|ec2configservice|aws-cfn-bootstrap"
    r"|aws pv drivers|.*(?:aws-apitools-|aws-amitools-).*",
    re.IGNORECASE,
)
# Interfaces by name: their link's address, then what they are reached at.
INTERFACES = """command -v ip >/dev/null || exit 0
ip -o link show |
    sed -n 's|^[0-9]*: \\([^:@ ]*\\)[@:].*link/\\([a-z]*\\) *\\([0-9a-f:]*\\).*|link \\1 \\2 \\3|p'
ip -o addr show | awk '$3 == "inet" || $3 == "inet6" {sub("/.*", "", $4); print $3, $2, $4}'
"""
# lscpu reads /sys, which a sandbox has not; these are its words for what /proc says.
PROCESSORS = """echo "Kernel: $(uname -r)"
awk -F': *' '
    /^processor/ {count++} /^model name/ {model = $2} /^cpu MHz/ {speed = $2}
    /^physical id/ {sockets[$2] = 1} /^cpu cores/ {cores = $2} /^siblings/ {siblings = $2}
    END {
        for (each in sockets) many++
        if (!many) many = 1
        if (!cores) cores = count / many
        if (!siblings) siblings = cores
        print "CPU(s): " count; print "Model name: " model; print "CPU MHz: " speed
        print "Socket(s): " many; print "Core(s) per socket: " cores
        print "Thread(s) per core: " int(siblings / cores)
    }' /proc/cpuinfo
"""

MOST_FILES, MOST_DIRECTORIES = 500, 5000
CUSTOM_FILES = """cd {folder} 2>/dev/null || exit 0
for file in *.json; do [ -f "$file" ] && base64 <"$file" | tr -d '\\n' && echo; done
true
"""
SCHEMA_VERSION = re.compile(r"[0-9]{1,6}\.[0-9]{1,6}", re.ASCII)
MOST_ATTRIBUTES, LONGEST_NAME, LONGEST_VALUE, LONGEST_TYPE = 50, 64, 4096, 100


@dataclass(frozen=True, slots=True)
class Gatherer:
    """`items` makes them of what the script has said; raises Failure."""

    name: str
    script: str
    items: Callable[[str], Iterable[Item]]


def wanted(inputs: Mapping[str, Any], custom: str) -> list[Gatherer]:
    """Those that are asked for and run on Linux; `custom` is the folder of custom inventory."""
    found: list[Gatherer] = []
    for name, gatherer in PREDEFINED.items():
        if inputs.get(name) == ENABLED:
            found.append(gatherer)
    if filters := inputs.get("files"):
        found.append(files(filters))
    if inputs.get("customInventory") == ENABLED:
        folder = str(inputs.get("customInventoryDirectory") or custom)
        found.append(Gatherer("CustomInventory", CUSTOM_FILES.format(folder=quote(folder)), custom_items))
    return found


def packages(said: str) -> list[Row]:
    """Of dpkg and of rpm: theirs have four fields more."""
    rows: list[Row] = []
    for record in said.split(END):
        fields = record.strip("\n").split(BETWEEN)
        if len(fields) < len(APPLICATION) + 1 or (len(fields) == 8 and fields[7] != "installed"):
            continue
        row: Row = dict(zip(APPLICATION, fields, strict=False))
        row["Summary"] = row["Summary"].partition("\n")[0][:SUMMARY]
        row["Architecture"] = ARCHITECTURES.get(row["Architecture"], row["Architecture"])
        if len(fields) == 8:
            row["PackageId"] = f"{fields[0]}_{fields[2]}_{fields[4]}.deb"
        else:
            row |= of_rpm(fields[7:])
        rows.append({name: value for name, value in row.items() if value})
    return sorted(rows, key=lambda row: (row["Name"].lower(), row.get("Version", "")))


def of_rpm(fields: list[str]) -> Row:
    release, epoch, installed, source = (*fields, "", "", "")[:4]
    when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(int(installed))) if installed.isdigit() else ""
    none = "(none)"
    return {
        "Release": release,
        "Epoch": "" if epoch == none else epoch,
        "InstalledTime": when,
        "PackageId": source,
    }


def applications(said: str) -> list[Item]:
    return [("AWS:Application", "1.1", packages(said))]


def components(said: str) -> list[Item]:
    return [
        ("AWS:AWSComponent", "1.0", [row for row in packages(said) if AWS_PACKAGES.fullmatch(row["Name"])])
    ]


def network(said: str) -> list[Item]:
    """One row an interface but the loopback, the last address of each kind: the agent keeps one."""
    rows: dict[str, Row] = {}
    for words in (line.split() for line in said.splitlines()):
        if words[:1] == ["link"] and len(words) > 2 and words[2] != "loopback":
            address = words[3] if len(words) > 3 else ""
            rows[words[1]] = {"Name": words[1], "MacAddress": address, "IPV4": "", "IPV6": ""}
        elif len(words) == 3 and words[1] in rows:
            rows[words[1]]["IPV4" if words[0] == "inet" else "IPV6"] = words[2]
    return [("AWS:Network", "1.0", list(rows.values()))]


def details(said: str) -> list[Item]:
    facts = {
        name.strip(): value.strip() for name, _, value in (line.partition(":") for line in said.split("\n"))
    }
    sockets, cores = facts.get("Socket(s)", ""), facts.get("Core(s) per socket", "")
    threads = facts.get("Thread(s) per core", "")
    speed = facts.get("CPU MHz", "").partition(".")[0]
    known = sockets.isdigit() and cores.isdigit()
    row = {
        "CPUModel": facts.get("Model name", ""),
        "CPUSpeedMHz": speed,
        "CPUs": facts.get("CPU(s)", ""),
        "CPUSockets": sockets,
        "CPUCores": str(int(sockets) * int(cores)) if known else "",
        "CPUHyperThreadEnabled": str(int(threads) > 1).lower() if threads.isdigit() else "",
        "OSServicePack": "",
        "KernelVersion": facts.get("Kernel", ""),
    }
    return [("AWS:InstanceDetailedInformation", "1.0", [row])]


PREDEFINED = {
    "applications": Gatherer("AWS:Application", PACKAGES, applications),
    "awsComponents": Gatherer("AWS:AWSComponent", PACKAGES, components),
    "networkConfig": Gatherer("AWS:Network", INTERFACES, network),
    "instanceDetailedInformation": Gatherer("AWS:InstanceDetailedInformation", PROCESSORS, details),
}


def files(filters: object) -> Gatherer:
    """`filters` is JSON: `[{"Path", "Pattern": […], "Recursive", "DirScanLimit"}]`."""
    lines: list[str] = []
    for each in cast("list[dict[str, Any]]", written_filters(filters)):
        path = quote(os.path.normpath(str(each.get("Path") or "")))
        depth = "" if each.get("Recursive") else "-maxdepth 1"
        limit = each.get("DirScanLimit") or MOST_DIRECTORIES
        patterns = [str(pattern) for pattern in cast("list[Any]", each.get("Pattern") or [])]
        names = " -o ".join(f"-name {quote(translated(pattern))}" for pattern in patterns)
        if not names:
            continue
        lines.append(
            f'if [ -d {path} ]; then echo "directories $(find {path} {depth} -type d | wc -l) {int(limit)}"; '
            f"find {path} {depth} ! -type d \\( {names} \\) -exec stat -c '%s %Y %X %W %n' {{}} +; fi\n"
        )
    return Gatherer("AWS:File", "{ " + "".join(lines) + "true; } 2>/dev/null\n", found_files)


def written_filters(filters: object) -> list[Any]:
    try:
        found: object = orjson.loads(filters.replace("\\", "/")) if isinstance(filters, str) else filters
    except orjson.JSONDecodeError as error:
        raise Failure(f"Encountered error while executing AWS:File. Error - {error}") from error
    if not isinstance(found, list):
        raise Failure(
            "Encountered error while executing AWS:File. Error - json: cannot unmarshal into Go value"
        )
    return [each for each in cast("list[Any]", found) if isinstance(each, dict)]


def translated(pattern: str) -> str:
    """Go's and find's patterns are the same but for how a class is negated."""
    return pattern.replace("[^", "[!")


def found_files(said: str) -> list[Item]:
    rows: dict[str, Row] = {}
    for line in said.splitlines():
        if line.startswith("directories "):
            count, limit = line.split()[1:]
            if int(count) > int(limit):
                raise Failure("Directory Scan Limit Exceeded")
            continue
        size, changed, read, born, path = (*line.split(" ", 4), "", "", "", "", "")[:5]
        if path:
            rows[path] = file_row(path, size, (changed, read, born))
    if len(rows) > MOST_FILES:
        raise Failure("File Count Limit Exceeded")
    return [("AWS:File", "1.0", list(rows.values()))]


def file_row(path: str, size: str, times: tuple[str, str, str]) -> Row:
    changed, read, born = (
        time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(int(text))) if text.isdigit() and int(text) else ""
        for text in times
    )
    folder, name = os.path.split(path)
    return {
        "Name": name,
        "Size": size,
        "Description": "",
        "FileVersion": "",
        "InstalledDate": born,
        "ModificationTime": changed,
        "LastAccessTime": read,
        "ProductName": "",
        "InstalledDir": folder,
        "ProductLanguage": "",
        "CompanyName": "",
        "ProductVersion": "",
    }


def custom_items(said: str) -> list[Item]:
    """One item a file; a file that is wrong is passed over, and so is a second of the same type."""
    items: dict[str, Item] = {}
    for line in said.splitlines():
        try:
            item = custom_item(orjson.loads(base64.b64decode(line)))
        except (orjson.JSONDecodeError, binascii.Error):
            continue
        if item is not None:
            items.setdefault(item[0], item)
    return list(items.values())


def custom_item(found: object) -> Item | None:
    """None for one that PutInventory would refuse."""
    if not isinstance(found, dict):
        return None
    written = cast("dict[str, Any]", found)
    name, version = str(written.get("TypeName") or ""), str(written.get("SchemaVersion") or "")
    content: Any = written.get("Content")
    rows = cast("list[Any]", content) if isinstance(content, list) else [content]
    fits = name.startswith("Custom:") and len(name) <= LONGEST_TYPE and SCHEMA_VERSION.fullmatch(version)
    return (name, version, rows) if fits and all(is_row(row) for row in rows) else None


def is_row(row: object) -> bool:
    if not isinstance(row, dict):
        return False
    pairs = cast("dict[str, Any]", row)
    return len(pairs) <= MOST_ATTRIBUTES and all(
        0 < len(name) <= LONGEST_NAME and isinstance(value, str) and len(value) <= LONGEST_VALUE
        for name, value in pairs.items()
    )
