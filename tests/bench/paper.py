"""A diary as a PDF, against its words printed once by Qt; its memory, and how long others wait.

Times are those of the processor: what else the machine does is not counted.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import process_time, thread_time
from typing import TYPE_CHECKING

from tests.bench import corpus
from tests.bench.ratios import Ratio, of

from nearward.domain.model import Entry
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.vault import Vault

if TYPE_CHECKING:
    from nearward.session.jobs.book_job import BookJob

KEY = bytes(range(32))
#: what a save may wait for, in milliseconds
WAIT = 100


def measure(folder: Path, count: int = 10_000) -> Iterator[Ratio]:
    """`count` entries; and one entry of a megabyte."""
    small, large = (_diary(folder, n) for n in (count // 10, count))
    took = {path: _child(path) for path in (small, large)}
    bare = _bare(small)
    pages, seconds, few, _ = took[small]
    yield of(f"PDF of {count // 10:,} entries / their words printed by Qt", seconds, bare, None)
    pages, seconds, much, longest = took[large]
    yield Ratio(f"PDF of {count:,} entries, {pages:,.0f} pages", seconds, None, seconds, 1, "s")
    name = f"memory of a PDF of {count:,} entries / of {count // 10:,}"
    # a small one may need no more than was taken before
    yield Ratio(name, much / max(few, 1), 2, much, few, "MiB")
    yield Ratio("longest turn of it / aim", longest / WAIT, 1, longest, WAIT, "ms")
    yield _a_page(folder)
    whole = _one(folder)
    pages, seconds, much, longest = _child(whole)
    yield Ratio(f"PDF of one entry of 1 MB, {pages:,.0f} pages", seconds, None, seconds, 1, "s")
    yield Ratio("memory of it / aim", much / 100, 1, much, 100, "MiB")
    yield Ratio("longest turn of it / aim", longest / WAIT, 1, longest, WAIT, "ms")


def _a_page(folder: Path) -> Ratio:
    """What a page takes in a book of some 1,000, over what it takes in one of 100."""
    took: list[float] = []
    for count in (255, 2_550):
        pages, seconds, _, _ = _child(_diary(folder, count))
        took.append(1000 * seconds / pages)
    few, many = took
    return Ratio("a page of a PDF of 1,000 / of 100", many / few, 1.2, many, few, "ms")


def _diary(folder: Path, count: int) -> Path:
    path = folder / f"paper-{count}.nearward"
    vault = create_diary(path, "", key=KEY)
    with vault.writing():
        for piece in corpus.pieces(count):
            made = Entry(at=piece.at, day=piece.at.date(), title=piece.title, text=piece.text)
            vault.entries.save(made)
    vault.close()
    return path


def _one(folder: Path) -> Path:
    path = folder / "paper-one.nearward"
    vault = create_diary(path, "", key=KEY)
    text, at = "", None
    for piece in corpus.pieces(5_000):
        text, at = f"{text}\n\n{piece.text}", piece.at
        if len(text) > 1_000_000:
            break
    if at is None:
        raise RuntimeError("no words")
    with vault.writing():
        vault.entries.save(Entry(at=at, day=at.date(), text=text[:1_000_000]))
    vault.close()
    return path


def _child(path: Path) -> tuple[float, float, float, float]:
    """Pages, seconds, MiB more than before and the longest turn in ms, of a fresh process."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.paper", str(path)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    pages, seconds, more, longest = map(float, done.stdout.split())
    return pages, seconds, more, longest


def _making(path: Path) -> tuple[Vault, BookJob]:
    from nearward.i18n import Translator
    from nearward.session.ask import timeline
    from nearward.session.jobs.book_job import BookJob, Wish
    from nearward.session.jobs.progress import JobProgress
    from nearward_ui.kit.printing.output import pdf_at
    from nearward_ui.kit.printing.painter import FontMeasure

    vault = open_diary(path, "", key=KEY)
    first, last = timeline.all_days()(vault) or (date.min, date.max)
    press = pdf_at(path.with_suffix(".pdf"), "a4", replace=True)
    wish = Wish(first, last)
    return vault, BookJob(wish, Translator("en"), JobProgress(), FontMeasure, press)


def _print(path: Path) -> None:
    """What the child does."""
    from PySide6.QtGui import QGuiApplication

    from nearward_ui.kit.theme import load_fonts

    application = QGuiApplication([])
    load_fonts()
    vault, making = _making(path)
    # what the database keeps of its file (up to 64 MB) is the diary's, not the paper's
    vault.connection.execute("PRAGMA cache_size = -1000")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, longest, done = process_time(), 0.0, False
    while not done:
        turn = thread_time()
        done = making.work(vault) is True
        longest = max(longest, thread_time() - turn)
    seconds = process_time() - start
    more = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    vault.close()
    print(making.pages, seconds, more, longest * 1000)
    del application


def _bare(path: Path) -> float:
    """The same words as one text of Qt's, printed at once."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QGuiApplication, QPdfWriter, QTextDocument

    application = QGuiApplication.instance() or QGuiApplication([])
    vault = open_diary(path, "", key=KEY)
    text = "\n\n".join(f"{entry.title}\n{entry.text}" for entry in vault.entries.every())
    vault.close()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    start = process_time()
    document = QTextDocument()
    document.setPlainText(text)
    document.print_(QPdfWriter(buffer))
    took = process_time() - start
    del application
    return took


if __name__ == "__main__":
    _print(Path(sys.argv[1]))
