"""Linux calls that CPython 3.11 does not offer: prctl, setns, unshare, capset, Landlock, seccomp.

Read by the launcher under `python -I -S`, so: standard library only, and little of it.
"""

from __future__ import annotations

import ctypes
import os

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
SECCOMP_MODE_FILTER = 2
PR_CAPBSET_DROP = 24
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38

CLONE_NEWUSER = 0x10000000

# The numbers of the Landlock calls are the same on every architecture (they came after 5.1's unification).
LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446
LANDLOCK_RULE_PATH_BENEATH = 1
FS_EXECUTE, FS_WRITE_FILE, FS_READ_FILE, FS_READ_DIR = 1, 2, 4, 8
FS_TRUNCATE, FS_IOCTL_DEV = 1 << 14, 1 << 15
FS_OF_A_FILE = FS_EXECUTE | FS_WRITE_FILE | FS_READ_FILE | FS_TRUNCATE | FS_IOCTL_DEV
FS_READ = FS_EXECUTE | FS_READ_FILE | FS_READ_DIR
NET_BIND_AND_CONNECT_TCP = 3
SCOPE_ABSTRACT_SOCKETS_AND_SIGNALS = 3
# ABI → how many file system rights the kernel knows.
FS_RIGHTS_BY_ABI = (0, 13, 14, 15, 15, 16)


class _RulesetAttr(ctypes.Structure):
    _fields_ = (("fs", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("access", ctypes.c_uint64), ("parent", ctypes.c_int32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("lines", ctypes.c_void_p))


class _CapHeader(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def prctl(option: int, value: int) -> None:
    zero = ctypes.c_ulong(0)
    _checked(_libc().prctl(option, ctypes.c_ulong(value), zero, zero, zero), f"prctl {option}")


def setns(fd: int) -> None:
    """The calling thread enters the namespace that `fd` (of /proc/PID/ns/*) stands for."""
    _checked(_libc().setns(fd, 0), "setns")


def unshare(flags: int) -> None:
    _checked(_libc().unshare(flags), "unshare")


def rename_process(title: bytes) -> None:
    """What `ps` shows of this process and its forks: the memory of its command line is written over."""
    with open("/proc/self/stat", "rb") as file:
        fields = file.read().rpartition(b")")[2].split()
    start, end = int(fields[45]), int(fields[46])
    if start and end - start > len(title):
        ctypes.memset(start, 0, end - start)
        ctypes.memmove(start, title, len(title))


def drop_capabilities() -> None:
    """No capability now, none after any exec: the bounding set goes too."""
    for capability in range(64):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError:  # EINVAL: past the last one of this kernel; EPERM: there was none to drop
            break
    header = _CapHeader(0x20080522, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _checked(_libc().capset(ctypes.byref(header), ctypes.byref(nothing)), "capset")


def landlock_abi() -> int:
    """The kernel's Landlock version, 0 where there is none."""
    return max(0, _libc().syscall(LANDLOCK_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(1)))


def landlock(readable: list[str], writable: list[str], *, network: bool) -> int:
    """A descriptor for `enclose`: who passes it reaches only these paths, and signals or abstract sockets of
    nobody outside.

    Without any paths all files stay as they are. Paths that do not exist are passed over; -1 where the kernel
    has nothing of what is asked for. Raises OSError where it refuses.
    """
    abi = landlock_abi()
    everything = (1 << FS_RIGHTS_BY_ABI[min(abi, 5)]) - 1 if readable else 0
    attr = _RulesetAttr(everything, 0, 0)
    if abi >= 4 and readable and not network:
        attr.net = NET_BIND_AND_CONNECT_TCP
    if abi >= 6:
        attr.scoped = SCOPE_ABSTRACT_SOCKETS_AND_SIGNALS
    if not (attr.fs or attr.scoped):
        return -1
    size = ctypes.c_size_t(8 if abi < 4 else 16 if abi < 6 else 24)
    create = _libc().syscall(LANDLOCK_CREATE_RULESET, ctypes.byref(attr), size, ctypes.c_uint32(0))
    ruleset = _checked(create, "landlock_create_ruleset")
    for path in readable:
        _allow(ruleset, path, FS_READ & everything)
    for path in writable:
        _allow(ruleset, path, everything)
    return ruleset


def enclose(ruleset: int) -> None:
    """From here on Landlock holds this process and its children; `prctl` no-new-privs must be set."""
    if ruleset >= 0:
        restrict = _libc().syscall(LANDLOCK_RESTRICT_SELF, ruleset, ctypes.c_uint32(0))
        _checked(restrict, "landlock_restrict_self")
        os.close(ruleset)


def filter_calls(program: bytes) -> None:
    """From here on this process and its children make only the calls that the program lets them; b"": all."""
    if program:
        lines = ctypes.create_string_buffer(program, len(program))
        head = _Program(len(program) // 8, ctypes.addressof(lines))
        zero, mode = ctypes.c_ulong(0), ctypes.c_ulong(SECCOMP_MODE_FILTER)
        done = _libc().prctl(PR_SET_SECCOMP, mode, ctypes.byref(head), zero, zero)
        _checked(done, "seccomp")


def _allow(ruleset: int, path: str, access: int) -> None:
    try:
        parent = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    rule = _PathBeneath(access if os.path.isdir(path) else access & FS_OF_A_FILE, parent)
    kind = LANDLOCK_RULE_PATH_BENEATH
    added = _libc().syscall(LANDLOCK_ADD_RULE, ruleset, kind, ctypes.byref(rule), ctypes.c_uint32(0))
    os.close(parent)
    _checked(added, f"landlock_add_rule {path}")
