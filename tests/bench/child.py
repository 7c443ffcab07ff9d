"""One process that is measured: the program up to its lock page or journal.

    python -m tests.bench.child lock DIARY
    python -m tests.bench.child journal DIARY PASSPHRASE
    python -m tests.bench.child again DIARY PASSPHRASE   opens, locks, starts anew in place
    python -m tests.bench.child harden

Prints lines of JSON: painted (monotonic seconds), memory (MiB resident), for the journal asked,
derived (seconds of the derivation), file (seconds from asking to the open file) and
memory_with_charts, for again locked, for harden hardened (seconds).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, perf_counter
from typing import Any


def memory() -> float:
    """The memory of this process in MiB."""
    text = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in text.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def when_painted(
    widget: Any, then: Callable[[], None], ready: Callable[[], object] | None = None
) -> object:
    """Calls `then` when the first paint of the widget that is `ready` has reached the screen."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Eye(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and (ready is None or ready()):
                widget.removeEventFilter(self)
                QTimer.singleShot(0, then)
            return False

    eye = Eye()
    widget.installEventFilter(eye)
    return eye


def lock(diary: str) -> None:
    from nearward import __main__ as front

    def started(program: Any) -> None:
        def painted() -> None:
            print(json.dumps({"painted": monotonic(), "memory": memory()}), flush=True)
            program.window.close()

        program.eye = when_painted(program.window.lock_page, painted)

    at_start(started)
    front.main([diary])


def journal(diary: str, passphrase: str) -> None:
    from nearward import __main__ as front

    said: dict[str, float] = {}

    def started(program: Any) -> None:
        from PySide6.QtCore import QTimer

        from nearward.vault.care import opening
        from nearward.vault.file import key
        from nearward.vault.vault import Vault

        derive = key.derive

        def watched(passphrase: str, salt: bytes) -> bytearray:
            start = perf_counter()
            made = derive(passphrase, salt)
            said["derived"] = perf_counter() - start
            return made

        key.derive = watched
        open_file = opening.open_diary

        def timed_open(path: Path, passphrase: str) -> Vault:
            opened_file = open_file(path, passphrase)
            said["file"] = monotonic() - said["asked"]
            return opened_file

        opening.open_diary = timed_open  # type: ignore[assignment]

        def unlock() -> None:
            said["asked"] = monotonic()
            program.window.opened.connect(opened)
            program.window.open_diary(passphrase)

        def opened() -> None:
            cards = program.window.room.current.finding.list
            program.eye = when_painted(cards.viewport(), painted, cards.cards.rowCount)

        def painted() -> None:
            said["painted"] = monotonic()
            QTimer.singleShot(1000, settled)

        def settled() -> None:
            said["memory"] = memory()
            QTimer.singleShot(4000, done)

        def done() -> None:
            said["memory_with_charts"] = memory()
            print(json.dumps(said), flush=True)
            program.window.close()

        # a person types for some seconds: what an unlock needs is loaded by then
        QTimer.singleShot(2500, unlock)

    at_start(started)
    front.main([diary])


def again(diary: str, passphrase: str) -> None:
    from nearward import __main__ as front

    locked_before = "NEARWARD_DIARY" in os.environ

    def started(program: Any) -> None:
        from PySide6.QtCore import QTimer

        def painted() -> None:
            print(json.dumps({"painted": monotonic()}), flush=True)
            program.window.close()

        def opened() -> None:
            QTimer.singleShot(3000, lock_it)

        def lock_it() -> None:
            print(json.dumps({"locked": monotonic()}), flush=True)
            program.window.lock()

        def unlock() -> None:
            program.window.opened.connect(opened)
            program.window.open_diary(passphrase)

        if locked_before:
            program.eye = when_painted(program.window.lock_page, painted)
        else:
            QTimer.singleShot(500, unlock)

    at_start(started)
    front.main([diary])


def harden() -> None:
    start = perf_counter()
    from nearward.harden import harden as real

    real()
    print(json.dumps({"hardened": perf_counter() - start}))


def at_start(then: Callable[[Any], None]) -> None:
    """Run `then` when the program's window is about to be shown."""
    import nearward_ui

    class Finder:
        """Waits for the program's own import of the app module, so that nothing comes early."""

        def find_spec(self, name: str, _path: Any, _target: Any = None) -> Any:
            if name != "nearward_ui.shell.app":
                return None
            sys.meta_path.remove(self)
            from importlib.util import find_spec

            spec = find_spec(name)
            assert spec is not None
            assert spec.loader is not None
            run = spec.loader.exec_module

            def exec_module(module: Any) -> None:
                run(module)
                start = module.Program.start

                def begun(program: Any) -> None:
                    then(program)
                    start(program)

                module.Program.start = begun

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]
            return spec

    assert nearward_ui
    sys.meta_path.insert(0, Finder())


if __name__ == "__main__":
    parts: dict[str, Callable[..., None]] = {
        "lock": lock,
        "journal": journal,
        "again": again,
        "harden": harden,
    }
    parts[sys.argv[1]](*sys.argv[2:])
