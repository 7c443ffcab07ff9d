"""The least that a window costs: a bare QMainWindow, painted. Prints as tests/bench/child.py."""

from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Bare(QMainWindow):
    def paintEvent(self, _event: QPaintEvent) -> None:
        QTimer.singleShot(0, painted)


def painted() -> None:
    at = monotonic()
    import json

    from tests.bench.child import memory

    print(json.dumps({"painted": at, "memory": memory()}))
    QApplication.exit(0)


app = QApplication([])
window = Bare()
window.resize(1280, 800)
window.show()
app.exec()
