"""What holds from the first line of main() on."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

LINUX = sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")
needs_filter = pytest.mark.skipif(not LINUX, reason="no filter on this system")


def run(script: str, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **extra},
        check=False,
    )


SOCKETS = """
import socket
for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, socket.AF_PACKET):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
        try:
            socket.socket(family, kind).close()
        except PermissionError:
            continue
        print("open", family, kind)
a, b = socket.socketpair()
a.send(b"local")
print(b.recv(9).decode())
"""


@needs_filter
def test_only_local_sockets_from_the_first_line_of_main_on() -> None:
    script = f"""
import nearward.__main__ as front
front.harden = lambda real=front.harden: real() or 1/0
import nearward.command.line as line
def read(arguments, words):
    exec({SOCKETS!r})
    raise SystemExit(0)
line.read = read
front.main(["check"])
"""
    done = run(script)
    assert (done.stdout, done.stderr) == ("local\n", "")


def test_hardening_is_the_first_thing_main_does() -> None:
    import ast
    import inspect

    from nearward import __main__

    tree = ast.parse(inspect.getsource(__main__.main))
    body = tree.body[0].body  # type: ignore[attr-defined]
    assert ast.unparse(body[1]) == "harden()"
    # and before main nothing but the standard library and the hardening itself is imported
    lines = [
        n for n in ast.parse(inspect.getsource(__main__)).body if isinstance(n, ast.ImportFrom)
    ]
    assert {n.module for n in lines} == {"__future__", "typing", "nearward.harden"}


@needs_filter
def test_children_and_threads_are_held_too() -> None:
    script = """
import subprocess, sys, threading
from nearward.harden import harden
go, ready = threading.Event(), threading.Event()
def other():
    ready.set(); go.wait()
    import socket
    try:
        socket.socket(socket.AF_INET)
    except PermissionError:
        print("thread held")
thread = threading.Thread(target=other); thread.start(); ready.wait()
assert harden()
go.set(); thread.join()
code = "import socket\\ntry:\\n socket.socket(socket.AF_INET)\\n"
code += "except PermissionError:\\n print('child held')"
sys.stdout.flush()
subprocess.run([sys.executable, "-c", code])
"""
    assert run(script).stdout.split("\n")[:2] == ["thread held", "child held"]


@needs_filter
def test_a_window_of_its_own_is_held_as_well(tmp_path: Path) -> None:
    """The invented months open in a second process, which is started as this program alone."""
    script = """
import os, signal, time
from pathlib import Path
from nearward.harden import harden
harden()
from nearward_ui.shell.first.apart import start_apart
number = start_apart()
there = Path("/proc", str(number))
for _ in range(100):
    words = (there / "cmdline").read_text().rstrip("\\0").split("\\0")
    if words[-1] == "--demo":
        break
    time.sleep(0.05)
print(*words[1:])
print([l.split()[1] for l in (there / "status").read_text().splitlines() if "Seccomp:" in l])
os.kill(number, signal.SIGKILL)
"""
    done = run(script, HOME=str(tmp_path), TMPDIR=str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert done.stdout.splitlines() == ["-P -m nearward --demo", "['2']"], done.stderr


@needs_filter
def test_filters_do_not_pile_up() -> None:
    script = """
from nearward.harden import harden
def count():
    text = open("/proc/self/status").read()
    return [l for l in text.splitlines() if l.startswith("Seccomp_filters")]
for _ in range(3):
    assert harden()
print(*count())
"""
    first = run(script).stdout
    nested = run(
        f"import subprocess, sys; from nearward.harden import harden; harden()\n"
        f"subprocess.run([sys.executable, '-c', {script!r}])"
    ).stdout
    if not first.strip():
        pytest.skip("the kernel does not count filters")
    assert first == nested


@pytest.mark.skipif(sys.platform != "linux", reason="of Linux")
def test_no_core_dump_private_files_and_no_foreign_settings() -> None:
    script = """
import ctypes, os, resource
from nearward.harden import close_memory, harden
harden()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
close_memory()
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
print(oct(os.umask(0)), sorted(set(os.environ) & {"QT_PLUGIN_PATH", "CUPS_SERVER"}))
print(os.environ["OPENSSL_CONF"], os.environ.get("QT_QPA_PLATFORM"), os.environ["QT_IM_MODULE"])
"""
    extra = {"QT_PLUGIN_PATH": "/x", "CUPS_SERVER": "a.b", "OPENSSL_CONF": "/y"}
    done = run(script, **extra, QT_QPA_PLATFORM="xcb;VNC:size=1x1", QT_IM_MODULE="ibus")
    assert done.stdout.splitlines() == ["(0, 0) 1", "0", "0o77 []", f"{os.devnull} None ibus"]


def test_a_bug_is_told_without_a_word_of_a_person() -> None:
    for script in (
        "from nearward.harden import quiet_errors; quiet_errors()\nraise ValueError('secret word')",
        "from nearward.harden import quiet_errors; quiet_errors()\nimport threading\n"
        "t = threading.Thread(target=lambda: int('secret word')); t.start(); t.join()",
        "from nearward.harden import quiet_errors; quiet_errors()\n"
        "class A:\n def __del__(self): raise ValueError('secret word')\na = A(); del a",
    ):
        done = run(script)
        assert "secret" not in done.stderr
        assert done.stderr.startswith("nearward: ValueError at ")


def test_qt_network_is_never_imported(tmp_path: Path) -> None:
    script = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import importlib, pkgutil
import nearward, nearward_ui
for package in (nearward, nearward_ui):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
bad = {"PySide6.QtNetwork", "PySide6.QtSql", "_ssl", "_asyncio"} & set(sys.modules)
print(sorted(bad))
"""
    done = run(script, HOME=str(tmp_path))
    assert done.stdout == "[]\n", done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such bus")
@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("unix:path=/a", "unix:path=/a"),
        ("unixexec:path=/bin/x;unix:path=/a;tcp:host=b", "unix:path=/a"),
        ("autolaunch:", "unix:path=/dev/null/no-bus"),
        ("unixexec:path=/bin/x", "unix:path=/dev/null/no-bus"),
        ("", "unix:path=/dev/null/no-bus"),
    ],
)
def test_no_bus_is_started(given: str, kept: str, tmp_path: Path) -> None:
    script = (
        "import os\nfrom nearward.harden import harden\nharden()\n"
        "print(os.environ['DBUS_SESSION_BUS_ADDRESS'])"
    )
    done = run(script, DBUS_SESSION_BUS_ADDRESS=given, XDG_RUNTIME_DIR=str(tmp_path))
    assert done.stdout.strip() == kept, done.stderr
