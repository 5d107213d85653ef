"""The system calls that a node has no business with, as a program for the kernel (seccomp(2), BPF).

What needs a capability is refused by the kernel itself, since nodes have none; here is what anybody may do:
other ways around the sandbox, kernel keys, which no namespace holds, and kinds of sockets.
"""

from __future__ import annotations

import platform
import struct
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LOAD, JUMP_IF_EQUAL, JUMP_IF_GREATER_OR_EQUAL, JUMP_IF_SET, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
# Offsets in struct seccomp_data; of arguments the low half
NUMBER, ARCHITECTURE, FIRST, SECOND = 0, 4, 16, 24
ALLOW, REFUSE = 0x7FFF0000, 0x00050000
EPERM, ENOSYS, EAFNOSUPPORT = 1, 38, 97
CLONE_NEWUSER = 0x10000000
X32 = 0x40000000
# They put words into the input of a terminal that is the host's.
TIOCSTI, TIOCLINUX = 0x5412, 0x541C
UNIX, INET, INET6, NETLINK = 1, 2, 10, 16


@dataclass(frozen=True, slots=True)
class Machine:
    """An architecture as Linux numbers it. `refused` are whole calls."""

    audit: int
    refused: tuple[int, ...]
    clone: int
    unshare: int
    socket: int
    ioctl: int


CLONE3 = 435
# pidfd_getfd, io_uring_setup, io_uring_enter, io_uring_register: the newer calls' numbers are everybody's.
NEWER = (438, 425, 426, 427)
MACHINES = {
    # add_key request_key keyctl bpf perf_event_open userfaultfd kcmp open_by_handle_at
    "x86_64": Machine(
        audit=0xC000003E,
        refused=(248, 249, 250, 321, 298, 323, 312, 304, *NEWER),
        clone=56,
        unshare=272,
        socket=41,
        ioctl=16,
    ),
    "aarch64": Machine(
        audit=0xC00000B7,
        refused=(217, 218, 219, 280, 241, 282, 272, 265, *NEWER),
        clone=220,
        unshare=97,
        socket=198,
        ioctl=29,
    ),
}


def available() -> bool:
    """Whether this architecture's numbers are known here."""
    return sys.byteorder == "little" and platform.machine() in MACHINES and sys.maxsize > X32 * 2


def families(*, network: bool, local: bool) -> tuple[int, ...]:
    """The kinds of sockets there may be. `local`: those of the file system."""
    return (NETLINK, *((UNIX,) if local else ()), *((INET, INET6) if network else ()))


def program(sockets: Iterable[int]) -> bytes:
    """The filter; empty where there is none for this architecture."""
    if not available():
        return b""
    machine = MACHINES[platform.machine()]
    lines = [
        _do(LOAD, ARCHITECTURE),
        *_unless(JUMP_IF_EQUAL, machine.audit, [_refuse(ENOSYS)]),  # 32 bits: other numbers
        _do(LOAD, NUMBER),
        *_if(JUMP_IF_GREATER_OR_EQUAL, X32, [_refuse(ENOSYS)]),
    ]
    for number in machine.refused:
        lines += _if(JUMP_IF_EQUAL, number, [_refuse(EPERM)])
    # Its flags are behind a pointer; the C library takes clone where it is unknown
    lines += _if(JUMP_IF_EQUAL, CLONE3, [_refuse(ENOSYS)])
    inside = [_do(LOAD, FIRST), *_if(JUMP_IF_SET, CLONE_NEWUSER, [_refuse(EPERM)]), _do(RETURN, ALLOW)]
    for number in (machine.clone, machine.unshare):
        lines += _if(JUMP_IF_EQUAL, number, inside)
    typed = [line for word in (TIOCSTI, TIOCLINUX) for line in _if(JUMP_IF_EQUAL, word, [_refuse(EPERM)])]
    lines += _if(JUMP_IF_EQUAL, machine.ioctl, [_do(LOAD, SECOND), *typed, _do(RETURN, ALLOW)])
    known = [line for kind in sockets for line in _if(JUMP_IF_EQUAL, kind, [_do(RETURN, ALLOW)])]
    lines += _if(JUMP_IF_EQUAL, machine.socket, [_do(LOAD, FIRST), *known, _refuse(EAFNOSUPPORT)])
    return b"".join([*lines, _do(RETURN, ALLOW)])


def _do(code: int, value: int) -> bytes:
    return struct.pack("<HBBI", code, 0, 0, value)


def _refuse(error: int) -> bytes:
    return _do(RETURN, REFUSE | error)


def _if(test: int, value: int, then: list[bytes]) -> list[bytes]:
    return [struct.pack("<HBBI", test, 0, len(then), value), *then]


def _unless(test: int, value: int, then: list[bytes]) -> list[bytes]:
    return [struct.pack("<HBBI", test, len(then), 0, value), *then]
