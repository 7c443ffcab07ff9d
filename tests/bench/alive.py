"""The program itself in this process, with hands: it is opened, moved about in, and locked again.

python -m tests.bench.alive locks SEED ROUNDS [PLACE]   how long locks wait, in lines of JSON
python -m tests.bench.alive soak SEED ROUNDS    a long day, and the memory after each part of it

A lock starts no other process here: the window of this one stands at its lock page afterwards.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sys
import tempfile
import threading
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from time import monotonic, perf_counter, sleep
from typing import Any

from tests.bench import corpus
from tests.narrowed import present

from nearward.vault.care.opening import create_diary
from nearward_ui.routes import Route, ToDays, ToPrintDays

KEY = bytes(range(32))
PATIENCE_S = 60
#: a moment for a lock lies so many seconds after something has begun, at most
SPAN = 0.6
ROWS = 150


def diary_in(folder: Path) -> Path:
    """Six months, a thousand entries, and one with a long table."""
    from nearward.command.demo import diary
    from nearward.domain.model import Entry

    path = folder / "diary.nearward"
    vault = create_diary(path, "", key=KEY)
    day = date(2026, 11, 23)
    diary.fill(vault, day)
    with vault.writing():
        for piece in corpus.pieces(1000):
            at = piece.at
            vault.entries.save(Entry(at=at, day=at.date(), title=piece.title, text=piece.text))
        rows = "".join(f"| {n} | a cell with **words** | {n * n} |\n" for n in range(ROWS))
        table = Entry(at=at, day=day, title="Long", text="| n | what | square |\n|-|-|-|\n" + rows)
        vault.entries.save(table)
    vault.close()
    return path


class Alive:
    """The program and its hands. `seconds` waits and lets it live."""

    def __init__(self, folder: Path) -> None:
        from nearward_ui.shell.app import Collector, Program, make_application

        self.app = make_application()
        self.collector = Collector()
        self.folder = folder
        self.diary = diary_in(folder)
        self.program = Program(self.diary, restarter=lambda *_a, **_k: True)
        self.window = self.program.window
        self.program.start()
        self.until(lambda: self.program._warm)

    def seconds(self, seconds: float) -> None:
        """Let it live for so long."""
        end = monotonic() + seconds
        while monotonic() < end:
            self.app.processEvents()
            sleep(0.001)

    def until(self, done: Callable[[], object]) -> None:
        """Let it live until it is so; RuntimeError when that is too long."""
        end = monotonic() + PATIENCE_S
        while not done():
            if monotonic() > end:
                raise RuntimeError("waited in vain")
            self.app.processEvents()
            sleep(0.001)

    def unlock(self) -> None:
        """Open the diary; no key is derived."""
        self.window.open_diary("", key=bytearray(KEY))
        self.until(lambda: self.window.is_open)

    def lock(self) -> None:
        """Lock, and wait until all is closed."""
        ended: list[str] = []
        self.window.ended.connect(ended.append)
        self.window.lock()
        self.until(lambda: ended)
        self.window.ended.disconnect(ended.append)

    def show(self, route: Route) -> Any:
        """A page."""
        self.window.show_page(route)
        return present(self.window.room).current

    def ask(self, operation: Any) -> None:
        """Ask the desk for something that nobody waits for."""
        self.window.desk.ask(operation, lambda _answer: None, lambda _trouble: None)


def jobs(alive: Alive) -> dict[str, Callable[[], object]]:
    """What can be under way when a lock comes: every page, and every long job."""
    from nearward.session.ask import backups, file_care
    from nearward_ui.pages import PAGES

    first, last = date(2026, 1, 1), date(2026, 12, 31)
    source, span = alive.folder / "many.md", ToPrintDays(first=first, last=last)
    days = (first + timedelta(days=n) for n in range(300))
    source.write_text("".join(f"# {day}\n\n{'words ' * 300}\n\n" for day in days), "utf-8")
    number = iter(range(1_000_000))

    def out(kind: str) -> str:
        return str(alive.folder / f"out-{next(number)}{kind}")

    def export(form: str, kind: str) -> None:
        page = alive.show(Route("export"))
        page.form.set_value(form)
        page.write(out(kind))

    def search() -> None:
        page = alive.show(Route("journal"))
        for text in ("q", "qu", "qui", "quiet"):
            page.finding.search.setText(text)

    found: dict[str, Callable[[], object]] = {
        f"page {key}": partial(alive.show, Route(key)) for key in PAGES
    }
    found |= {
        "import, looked at": lambda: alive.show(Route("import")).take(source),
        "export of everything": lambda: export("json", ".json"),
        "export of entries": lambda: export("markdown", ""),
        "a backup": lambda: alive.ask(backups.back_up()),
        "the check": lambda: alive.show(Route("settings")).check.button.click(),
        "a look through": lambda: alive.ask(file_care.read_through()),
        "days, looked at": lambda: alive.show(span),
        "days as a PDF": lambda: alive.show(span).write_pdf(out(".pdf")),
        "reading all": lambda: alive.show(ToDays(first=first, last=last)),
        "charts": lambda: alive.show(Route("patterns")),
        "a search": search,
    }
    return found


def locks(alive: Alive, chance: random.Random, rounds: int) -> None:
    """Ask for a lock at some moment of everything; from the asking to the painted lock page."""
    from PySide6.QtCore import QEvent, QObject, Qt, Signal
    from PySide6.QtTest import QTest

    class Hand(QObject):
        pressed = Signal()

        def __init__(self) -> None:
            super().__init__()
            self.painted = 0.0
            self.pressed.connect(self._press, Qt.ConnectionType.QueuedConnection)
            alive.window.lock_page.installEventFilter(self)

        def _press(self) -> None:
            QTest.keyClick(alive.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.painted:
                self.painted = perf_counter()
            return False

    hand, ended = Hand(), list[str]()
    alive.window.ended.connect(ended.append)
    wanted = sys.argv[4:]
    for _ in range(rounds):
        for name, begin in jobs(alive).items():
            if wanted and name not in wanted:
                continue
            alive.unlock()
            alive.seconds(0.1)
            asked, wait = list[float](), SPAN * chance.random() ** 2
            hand.painted = 0.0
            ended.clear()

            def press(wait: float = wait, asked: list[float] = asked) -> None:
                sleep(wait)
                asked.append(perf_counter())
                hand.pressed.emit()

            thread = threading.Thread(target=press)
            thread.start()
            begin()
            alive.until(partial(_painted_after, hand, asked))
            thread.join()
            alive.until(lambda: ended)
            took = hand.painted - asked[0]
            print(json.dumps({"place": name, "after": wait, "took": took}), flush=True)


def _painted_after(hand: Any, asked: list[float]) -> bool:
    return bool(hand.painted and asked)


def soak(alive: Alive, chance: random.Random, rounds: int) -> None:
    """Pages, locks, looks, sizes, typing and notices, by chance; the memory every hundredth."""
    from PySide6.QtTest import QTest

    from nearward_ui.kit.context import Notice
    from nearward_ui.pages import PAGES

    window = alive.window

    def lock() -> None:
        alive.lock()
        alive.unlock()

    def write() -> None:
        page = alive.show(Route("journal"))
        page.new_entry()
        QTest.keyClicks(page.editor, "a few words")
        page.delete_entry()

    def hide() -> None:
        window.hide_now()
        window.hide_now()

    def show() -> None:
        alive.show(Route(chance.choice(list(PAGES))))
        if chance.random() < 0.2:
            window.focusNextPrevChild(True)

    # what is done, and how often in a hundred
    acts: dict[Callable[[], object], int] = {
        lock: 2,
        lambda: window.look.become(chance.choice(("light", "night")), chance.choice((100, 150))): 1,
        lambda: window.resize(chance.randint(800, 1400), chance.randint(600, 900)): 2,
        write: 5,
        lambda: present(window.room).say(Notice("A notice.", "Undo", lambda: None)): 4,
        hide: 1,
        window.choosing.ask_other: 1,
        show: 84,
    }
    alive.unlock()
    for n in range(rounds):
        (act,) = chance.choices(list(acts), list(acts.values()))
        act()
        alive.seconds(0.002)
        if n % max(1, rounds // 100) == 0:
            gc.collect()
            print(json.dumps({"round": n, "memory": _memory()}), flush=True)
    alive.lock()


def _memory() -> float:
    from tests.bench.child import memory

    return memory()


def main() -> int:
    """Do what was asked for, in a home of its own."""
    what, seed, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="nearward-alive-") as folder:
        os.environ["HOME"] = folder
        alive = Alive(Path(folder))
        {"locks": locks, "soak": soak}[what](alive, random.Random(seed), rounds)
        alive.window.close()
        alive.seconds(0.2)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
