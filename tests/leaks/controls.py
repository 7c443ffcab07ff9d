"""Programs that leak on purpose: what is looked for must be found in them.

python -m tests.leaks.controls NAME ARGUMENTS...
"""

from __future__ import annotations

import sys
from pathlib import Path

from nearward.vault.care.opening import create_diary


def unkeyed(diary: str, count: str) -> None:
    """The writer on the same vault, without the key."""
    from tests.bench import plain
    from tests.leaks import writer

    with plain.vaults():
        if not Path(diary).exists():
            create_diary(Path(diary), "", key=writer.KEY).close()
        sys.argv[1:] = [diary, count]
        writer.main()


def sort(diary: str, word: str, store: str) -> None:
    """Much to sort in a keyed file; with store "file" after `temp_store = FILE`."""
    from nearward.vault.file.connection import connect
    from nearward.vault.file.key import new_salt

    path = Path(diary)
    path.touch()
    opened = connect(path, bytes(range(32)), new_salt(), mode="rw")
    if store == "file":
        opened.execute("PRAGMA temp_store = FILE")
    opened.execute("PRAGMA cache_size = 20")
    opened.execute("BEGIN")
    opened.execute("CREATE TABLE t (a)")
    rows = ((f"{n * 7919 % 4001} {word} " * 20,) for n in range(1000))
    opened.executemany("INSERT INTO t VALUES (?)", rows)
    opened.execute("CREATE TEMP TABLE u AS SELECT a FROM t ORDER BY a DESC")
    assert len(opened.execute("SELECT DISTINCT a FROM t ORDER BY substr(a, 3)").fetchall()) > 900
    opened.execute("CREATE INDEX i ON t (a)")
    opened.execute("COMMIT")
    opened.execute("VACUUM")
    opened.close()


def sockets() -> None:
    """Asks for a socket of the network, and listens."""
    import socket  # a leak on purpose

    with socket.create_server(("127.0.0.1", 0)):
        pass


def paste(html: str) -> None:
    """A page of the web pasted into a plain text field of Qt's, and shown."""
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QApplication, QTextEdit

    app = QApplication(["control"])
    data = QMimeData()
    data.setHtml(html)
    edit = QTextEdit()
    edit.show()
    edit.insertFromMimeData(data)
    for _ in range(20):
        app.processEvents()
    edit.grab()


def platform(name: str) -> None:
    """Qt on a platform of choice."""
    from PySide6.QtWidgets import QApplication

    app = QApplication(["control", "-platform", name])
    app.processEvents()


def core(word: str) -> None:
    """A crash with a word in memory."""
    import os
    import signal

    text = word * 100
    os.kill(os.getpid(), signal.SIGSEGV)
    print(text)


def dialog(path: str) -> None:
    """Qt's own dialog of files as Qt brings it: it keeps a history."""
    from PySide6.QtWidgets import QApplication, QFileDialog

    app = QApplication(["control"])
    asked = QFileDialog()
    asked.setOption(QFileDialog.Option.DontUseNativeDialog)
    asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asked.setDirectory(str(Path(path).parent))
    asked.selectFile(Path(path).name)
    asked.open()
    app.processEvents()
    asked.accept()
    app.processEvents()


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
