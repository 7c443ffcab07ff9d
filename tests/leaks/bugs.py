"""Bugs of every kind with a person's words in them, at every place where one can happen."""

from __future__ import annotations

import json
import logging
import threading
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any


def _chained(text: str) -> None:
    try:
        int(text)
    except ValueError as error:
        raise RuntimeError(text) from error


def _noted(text: str) -> None:
    error = LookupError("x")
    error.add_note(text)
    raise error


def _grouped(text: str) -> None:
    raise ExceptionGroup(text, [ValueError(text), KeyError(text)])


def _asserted(text: str) -> None:
    raise AssertionError(text)


KINDS: dict[str, Callable[[str], object]] = {
    "KeyError": lambda text: dict[str, str]()[text],
    "ValueError": int,
    "FileNotFoundError": lambda text: Path("/nowhere", text).read_bytes(),
    "AttributeError": lambda text: getattr(object(), text),
    "TypeError": lambda text: text + 1,  # type: ignore[operator]
    "UnicodeEncodeError": lambda text: f"{text}\udc80".encode(),
    "JSONDecodeError": json.loads,
    "IsoDate": date.fromisoformat,
    "AssertionError": _asserted,
    "chained": _chained,
    "noted": _noted,
    "group": _grouped,
}
PLACES = ("slot", "paintEvent", "thread", "__del__", "desk")


def break_in(where: str, kind: str, text: str, window: Any = None) -> None:
    """Let a bug happen somewhere in this process."""
    from PySide6.QtCore import QObject, QTimer, Signal
    from PySide6.QtWidgets import QApplication, QWidget

    bug = KINDS[kind]
    if where == "slot":

        class Teller(QObject):
            told = Signal(str)

            def on_told(self, said: str) -> None:
                bug(said)

        teller = Teller()
        teller.told.connect(teller.on_told)
        teller.told.emit(text)
        QTimer.singleShot(0, lambda: bug(text))
    elif where == "paintEvent":

        class Painted(QWidget):
            def paintEvent(self, _event: Any) -> None:
                bug(text)

        widget = Painted()
        widget.show()
        QApplication.processEvents()
        widget.hide()
    elif where == "thread":
        thread = threading.Thread(target=bug, args=(text,))
        thread.start()
        thread.join()
    elif where == "__del__":

        class Ending:
            def __del__(self) -> None:
                bug(text)

        ending = Ending()
        del ending
    else:
        window.desk.ask(lambda _vault: bug(text))


def say(text: str) -> None:
    """What libraries say of their own accord: Qt, the log, warnings."""
    from PySide6.QtCore import QLoggingCategory, qCDebug, qCWarning, qWarning

    qWarning(text)
    # PySide's types say bytes, and it takes letters
    category = QLoggingCategory("qt.qpa.input")  # type: ignore[arg-type]
    qCWarning(category, text)  # type: ignore[arg-type]
    qCDebug(category, text)  # type: ignore[arg-type]
    logging.getLogger("matplotlib").warning("a word: %s", text)
    logging.getLogger().error(text)
    warnings.warn(text, RuntimeWarning, stacklevel=1)


def main(text: str) -> None:
    """All of them in a process that is not ours (the control)."""
    from PySide6.QtWidgets import QApplication

    app = QApplication(["control"])
    for where in PLACES[:-1]:
        for kind in KINDS:
            break_in(where, kind, text)
            app.processEvents()
    say(text)


if __name__ == "__main__":
    import sys

    main(sys.argv[1])
