"""What holds from the first line of main() on, before anything else is imported.

Standard library only. On Linux (x86-64, aarch64) the kernel refuses every socket that is not local;
elsewhere that part cannot be had without an installer, and the README says so.
"""

from __future__ import annotations

import ctypes
import errno
import os
import stat
import struct
import sys
import threading
import warnings
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

DROPPED = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QT_LOGGING_CONF", "CUPS_SERVER")
_BUS = "DBUS_SESSION_BUS_ADDRESS"
#: an address at which no bus can be
NO_BUS = "unix:path=/dev/null/no-bus"
#: machine -> (audit architecture, socket, io_uring_setup, seccomp): numbers of the kernel's tables
_NUMBERS = {"x86_64": (0xC000003E, 41, 425, 317), "aarch64": (0xC00000B7, 198, 425, 277)}
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
_X32 = 0x40000000
_AF_UNIX = 1
_NO_FAMILY = 0xFFFF
_PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 4, 22, 38
_FILTER_MODE = 2


def harden() -> bool:
    """Private files, no core dumps, quiet errors, no network. Whether the kernel holds the last."""
    os.umask(0o077)
    for name in DROPPED:
        os.environ.pop(name, None)
    # OpenSSL shall load no configuration, and so no module, of anyone
    os.environ["OPENSSL_CONF"] = os.devnull
    # Qt takes several names, in any case, and the first that works
    if "vnc" in os.environ.get("QT_QPA_PLATFORM", "").lower():
        del os.environ["QT_QPA_PLATFORM"]
    quiet_errors()
    if sys.platform == "win32":
        return False
    if sys.platform == "linux":
        _start_no_bus()
    _no_core()
    return refuse_network()


def _start_no_bus() -> None:
    """Keep to a message bus that runs.

    Where none is named, the library that Qt and the input methods ask (libdbus) starts one, which
    outlives this process and carries its filter; and an address can name a program to start.
    """
    named = [part for part in os.environ.get(_BUS, "").split(";") if part.startswith("unix:")]
    if named:
        os.environ[_BUS] = ";".join(named)
    elif os.environ.get(_BUS) or not _has_own_bus():
        os.environ[_BUS] = NO_BUS


def _has_own_bus() -> bool:
    """Whether the bus of this login is where the library looks for it first."""
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    try:
        found = os.stat(f"{folder}/bus")
    except (OSError, ValueError):
        return False
    return bool(folder) and stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()


def quiet_errors() -> None:
    """A bug is told by its kind and its place; the values in it may be a person's words."""
    sys.excepthook = _on_error
    threading.excepthook = _on_thread_error
    sys.unraisablehook = _on_unraisable
    warnings.showwarning = _on_warning


def refuse_network() -> bool:
    """Let the kernel refuse sockets other than AF_UNIX, for all threads and children.

    The probe asks for a family that does not exist: without the filter the answer is EAFNOSUPPORT,
    with it EPERM, so that filters do not pile up over restarts.
    """
    numbers = _numbers()
    if numbers is None:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if _is_refused(libc):
        return True
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False

    class Launched(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_void_p))

    steps = _steps(numbers)
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = Launched(len(steps), ctypes.addressof(code))
    # SECCOMP_SET_MODE_FILTER with TSYNC: also for threads that run already
    if libc.syscall(numbers[3], 1, 1, ctypes.byref(program)) != 0:
        libc.prctl(_PR_SET_SECCOMP, _FILTER_MODE, ctypes.byref(program), 0, 0)
    return _is_refused(libc)


def network() -> str:
    """What stands between this process and the network, asked of the kernel now.

    "refused": the filter is in force. "open": this system has such a filter, and it is not in
    force. "unknown": this system has none that we know.
    """
    if _numbers() is None:
        return "unknown"
    return "refused" if _is_refused(ctypes.CDLL(None, use_errno=True)) else "open"


def _numbers() -> tuple[int, int, int, int] | None:
    return _NUMBERS.get(os.uname().machine) if sys.platform == "linux" else None


def _steps(numbers: tuple[int, int, int, int]) -> list[tuple[int, int, int, int]]:
    """The filter: another ABI, io_uring and every family but AF_UNIX are refused."""
    architecture, socket, uring, _ = numbers
    steps = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _REFUSE),
        (_LOAD, 0, 0, 0),
    ]
    if architecture == _NUMBERS["x86_64"][0]:
        steps += [(_AT_LEAST, 0, 1, _X32), (_RETURN, 0, 0, _REFUSE)]
    return [
        *steps,
        (_EQUAL, 0, 1, uring),
        (_RETURN, 0, 0, _REFUSE),
        (_EQUAL, 0, 3, socket),
        (_LOAD, 0, 0, 16),
        (_EQUAL, 1, 0, _AF_UNIX),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    ]


def _is_refused(libc: ctypes.CDLL) -> bool:
    number = libc.socket(_NO_FAMILY, 1, 0)
    return number < 0 and ctypes.get_errno() == errno.EPERM


def close_memory() -> None:
    """Let neither a debugger of the same user nor a crash handler read the memory.

    It also closes the process's folder in /proc, by which the desktop's portals know who asks: with
    a window it is called once Qt has asked them, before the first secret.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _no_core() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _on_error(
    kind: type[BaseException], _error: BaseException, trace: TracebackType | None
) -> None:
    _say(kind, trace)


def _on_thread_error(error: threading.ExceptHookArgs) -> None:
    _say(error.exc_type, error.exc_traceback)


def _on_unraisable(error: sys.UnraisableHookArgs) -> None:
    _say(error.exc_type, error.exc_traceback)


def _on_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    # what it says, and the line it comes from, could be somebody's words
    del message, file, line
    _write(category.__name__, [f"{os.path.basename(filename)}:{lineno}"])


def _say(kind: type[BaseException] | None, trace: TracebackType | None) -> None:
    places = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{os.path.basename(code.co_filename)}:{trace.tb_lineno}")
        trace = trace.tb_next
    _write(kind.__name__ if kind is not None else "error", places)


def _write(name: str, places: list[str]) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"nearward: {name} at {' < '.join(reversed(places[-6:]))}\n")
