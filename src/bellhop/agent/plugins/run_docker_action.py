"""aws:runDockerAction: a command line of the node's own docker."""

from __future__ import annotations

import re
from dataclasses import replace
from shlex import quote
from typing import TYPE_CHECKING, Any, cast

from bellhop.agent.resources import Failure
from bellhop.agent.shell import Verdict
from bellhop.agent.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.agent.attempts import Hands
    from bellhop.agent.jobs import Job, Step
    from bellhop.agent.shell import Site
    from bellhop.agent.work import Work

    Inputs = Mapping[str, Any]

# What each needs, and how its command line begins; what is optional follows, then what it is about.
ACTIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Create": (("image",), ("create",)),
    "Run": (("image",), ("run", "-d")),
    "Start": (("container",), ("start",)),
    "Stop": (("container",), ("stop",)),
    "Rm": (("container",), ("rm",)),
    "Exec": (("container", "cmd"), ("exec",)),
    "Inspect": (("container or image",), ("inspect",)),
    "Logs": (("container",), ("logs",)),
    "Ps": ((), ("ps", "--all")),
    "Stats": ((), ("stats", "--no-stream")),
    "Pull": (("image",), ("pull",)),
    "Images": ((), ("images",)),
    "Rmi": (("image",), ("rmi",)),
}
OPTIONS = {
    "container": "--name",
    "memory": "--memory",
    "cpuShares": "--cpu-shares",
    "publish": "--publish",
    "env": "--env",
    "user": "--user",
}
# Each input's letters, and the agent's word for another; it says "integars".
RULES = (
    (
        "container",
        re.compile(r"[a-zA-Z0-9_\-\\/]*"),
        "Invalid container name, only [a-zA-Z0-9_-\\/] are allowed",
    ),
    (
        "image",
        re.compile(r"[a-zA-Z0-9.:_\-\\/]*"),
        "Invalid image value, only [a-zA-Z0-9.:_-\\/] are allowed",
    ),
    ("user", re.compile(r"[a-zA-Z0-9_-]*"), "Invalid user value"),
    ("volume", re.compile(r'[\w\\/:\-."()^ ]*', re.ASCII), "Invalid volume"),
    ("cpuShares", re.compile(r"/?[a-zA-Z0-9_-]*"), "Invalid CpuShares value, only integars are allowed"),
    ("memory", re.compile(r"[0-9]*[bkmg]?"), "Invalid Memory value"),
    ("publish", re.compile(r"[0-9a-zA-Z:\-/.]*"), "Invalid Publish value"),
    ("env", re.compile(r"[^;,&|]*"), "Invalid environment variable value"),
    ("cmd", re.compile(r"[^;,&|]*"), "Invalid command value"),
)
NOT_FOUND = 127


def run_docker_action(step: Step, job: Job, site: Site) -> Work:
    place = Workplace(step, job, site)

    async def work(hands: Hands) -> Verdict:
        words = command_line(step.inputs)
        lines = (
            f"command -v docker >/dev/null || exit {NOT_FOUND}\nexec docker {' '.join(map(quote, words))}\n"
        )
        ended = await hands.run(place.script(lines, "", cwd=str(step.inputs.get("workingDirectory") or "")))
        if ended.code == NOT_FOUND and not ended.stdout:
            text = 'failed to run commands: exec: "docker": executable file not found in $PATH'
            return Verdict("Failed", 1, stderr=text)
        return replace(ended, stdout=announced(step.inputs) + ended.stdout)

    return work


def texts(inputs: Inputs, name: str) -> list[str]:
    value = inputs.get(name)
    elements = cast("list[Any]", value) if isinstance(value, list) else [value]
    return [str(each) for each in elements if each not in (None, "")]


def text(inputs: Inputs, name: str) -> str:
    return next(iter(texts(inputs, name)), "")


def announced(inputs: Inputs) -> str:
    """The agent says how many volumes there are before docker says anything."""
    if inputs.get("action") in ("Create", "Run") and (volumes := texts(inputs, "volume")):
        return f"pluginInput.Volume:{len(volumes)}"
    return ""


def command_line(inputs: Inputs) -> list[str]:
    """The words after `docker`, as the agent puts them together. Raises Failure."""
    for name, pattern, complaint in RULES:
        if not all(pattern.fullmatch(each) for each in texts(inputs, name)):
            raise Failure(f"Validation error, {complaint}")
    action = str(inputs.get("action") or "")
    if action not in ACTIONS:
        raise Failure(f"Docker Action is set to unsupported value: {action}")
    needed, words = ACTIONS[action]
    for name in needed:
        if not any(text(inputs, each) for each in name.split(" or ")):
            raise Failure(f"Action {action} requires parameter {name}")
    return [*words, *rest_of(action, inputs)]


def rest_of(action: str, inputs: Inputs) -> list[str]:
    container, image, command = (text(inputs, name) for name in ("container", "image", "cmd"))
    if action in ("Create", "Run"):
        volumes = texts(inputs, "volume")
        options = ["--volume", *volumes] if volumes else []
        for name, option in OPTIONS.items():
            options += [option, text(inputs, name)] if text(inputs, name) else []
        return [*options, image, *([command] if command else [])]
    if action == "Exec":
        user = text(inputs, "user")
        return [*(["--user", user] if user else []), container, command]
    subjects = {"Inspect": (container, image), "Pull": (image,), "Rmi": (image,), "Images": (), "Ps": ()}
    return [word for word in subjects.get(action, (container,)) if word]
