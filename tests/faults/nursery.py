"""Workers for the fault suites: forked from one warm process, so that each costs milliseconds.

A worker is a real process of its own. It runs one function of `jobs.py`, says what was done line by
line into a file (a line that is in it was said before the kill), and may be killed, or traced and
disturbed by strace from the moment it asks for.

    python nursery.py        reads one request a line (JSON), answers with the worker's number
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.narrowed import present

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
HAS_STRACE = shutil.which("strace") is not None
_PR_SET_PTRACER = 0x59616D61


class Stage:
    """Where a job stands: it says lines, and may wait until it is watched."""

    def __init__(self, go: Path) -> None:
        self._go = go

    def say(self, *words: object) -> None:
        """One line, in one write: whole or not at all."""
        os.write(1, (" ".join(str(word) for word in words) + "\n").encode())

    def wait(self) -> None:
        """Until the test says go (it may attach strace meanwhile)."""
        self.say("waiting")
        while not self._go.exists():
            time.sleep(0.001)


class Worker:
    """A process that runs a job, as the test sees it."""

    def __init__(
        self, nursery: Nursery, folder: Path, job: str, arguments: tuple[str, ...]
    ) -> None:
        self._nursery = nursery
        self._out, self._err, self._go = folder / "out", folder / "err", folder / "go"
        self._strace: subprocess.Popen[str] | None = None
        self.status: int | None = None
        names = {"out": str(self._out), "err": str(self._err), "go": str(self._go)}
        self.number = nursery.ask({"job": job, "arguments": arguments, **names})

    def said(self) -> list[str]:
        """The whole lines it has said so far."""
        text = self._out.read_text(encoding="utf-8") if self._out.exists() else ""
        return text[: text.rfind("\n") + 1].splitlines()

    def complaints(self) -> str:
        """What stands on its standard error."""
        if not self._err.exists():
            return ""
        return self._err.read_text(encoding="utf-8", errors="replace")

    def until(self, line: str = "", *, lines: int = 0) -> None:
        """Wait for a line, or for so many lines."""
        end = time.monotonic() + PATIENCE
        while (line and line not in self.said()) or len(self.said()) < lines:
            if time.monotonic() > end or not self._runs():
                self.end(0.5)
                raise AssertionError(f"never said {line!r}: {self.said()[-3:]} {self.complaints()}")
            time.sleep(0.001)

    def _runs(self) -> bool:
        try:
            os.kill(self.number, 0)
        except ProcessLookupError:
            return False
        return True

    def watch(self, *options: str) -> None:
        """Attach strace to the worker that waits, and let it go."""
        self.until("waiting")
        command = ["strace", "-f", "-p", str(self.number), *options]
        self._strace = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self._strace.stderr is not None
        line = self._strace.stderr.readline()
        assert "attached" in line, line
        self.go()

    def go(self) -> None:
        """Let the worker that waits go on."""
        self._go.touch()

    def kill(self) -> list[str]:
        """kill -9; gives all that was said."""
        os.kill(self.number, signal.SIGKILL)
        return self.end()

    def end(self, patience: float = PATIENCE) -> list[str]:
        """Wait for its end; a worker that does not end is killed and told."""
        if self.status is None:
            self.status = self._nursery.ended(patience, self.number)
        if self._strace is not None:
            self._strace.communicate(timeout=PATIENCE)
            self._strace = None
        return self.said()


class Nursery:
    """The warm process, as the tests see it. One worker at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        )
        assert self._line() == "warm"

    def start(self, job: str, *arguments: object) -> Worker:
        """Run a job in a process of its own."""
        self._count += 1
        folder = self._folder / str(self._count)
        folder.mkdir()
        return Worker(self, folder, job, tuple(str(argument) for argument in arguments))

    def ask(self, request: dict[str, Any]) -> int:
        """Hand in a request; gives the number of the process."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return int(self._line())

    def ended(self, patience: float, number: int) -> int:
        """How the worker ended: 0, 1, or minus the signal."""
        import select

        ready, _, _ = select.select([present(self._process.stdout)], [], [], patience)
        if not ready:
            os.kill(number, signal.SIGKILL)
            self._line()
            raise AssertionError(f"the worker did not end within {patience:.0f} s")
        return int(self._line())

    def close(self) -> None:
        """End the warm process."""
        self._process.communicate(timeout=PATIENCE)

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


def main() -> None:
    """Be the warm process."""
    from tests.faults import jobs

    jobs.warm()
    print("warm", flush=True)
    while line := sys.stdin.readline():
        request = json.loads(line)
        number = os.fork()
        if number == 0:
            _be_worker(request, getattr(jobs, request["job"]))
        print(number, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]), flush=True)


def _be_worker(request: dict[str, Any], job: Callable[..., None]) -> None:
    status = 1
    try:
        # strace of the test may look at it although it is no parent of it
        ctypes.CDLL(None).prctl(_PR_SET_PTRACER, ctypes.c_ulong(-1), 0, 0, 0)
        for number, name in ((1, "out"), (2, "err")):
            opened = os.open(request[name], os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
            os.dup2(opened, number)
        os.close(0)
        job(Stage(Path(request["go"])), *request["arguments"])
        status = 0
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
