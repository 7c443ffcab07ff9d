"""What we put on the clipboard: marked as private, and taken away again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication

Mode = QClipboard.Mode
#: so long a text may stay there: time enough to carry a paragraph somewhere else
TEXT_MS = 120_000
#: a passphrase and a recovery key are pasted at once
KEY_MS = 20_000
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
#: what asks the keepers of clipboards to keep nothing: KDE's and those that follow it, Windows'
PRIVATE = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): bytes(4),
    _WINDOWS.format("CanUploadToCloudClipboard"): bytes(4),
}
_MARK = next(iter(PRIVATE))


class Copied(QObject):
    """Looks after the clipboard, and after the selection where the system has one.

    What fields put there is put there once more, as plain text with the marks in `PRIVATE`, and is
    cleared when its time is over, while it is still ours.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        clipboard = QGuiApplication.clipboard()
        self._timers: dict[Mode, QTimer] = {}
        for mode in (Mode.Clipboard, Mode.Selection):
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.timeout.connect(partial(_clear, mode))
            self._timers[mode] = timer
        clipboard.dataChanged.connect(self._on_copied)
        clipboard.selectionChanged.connect(self._on_selected)

    def _on_copied(self) -> None:
        self._on_changed(Mode.Clipboard)

    def _on_selected(self) -> None:
        self._on_changed(Mode.Selection)

    def _on_changed(self, mode: Mode) -> None:
        clipboard = QGuiApplication.clipboard()
        timer = self._timers[mode]
        if not _is_ours(mode):
            timer.stop()
            return
        given = clipboard.mimeData(mode)
        if given is None or not given.text() or given.hasFormat(_MARK):
            return
        timer.start(KEY_MS if _is_key() else TEXT_MS)
        clipboard.setMimeData(_marked(given.text()), mode)


def clear_ours() -> None:
    """Clear the clipboard and the selection while what they hold is still ours."""
    for mode in (Mode.Clipboard, Mode.Selection):
        _clear(mode)


def _clear(mode: Mode) -> None:
    if _is_ours(mode):
        QGuiApplication.clipboard().clear(mode)


def _is_ours(mode: Mode) -> bool:
    clipboard = QGuiApplication.clipboard()
    if mode == Mode.Selection:
        return clipboard.supportsSelection() and clipboard.ownsSelection()
    return clipboard.ownsClipboard()


def _is_key() -> bool:
    """Whether it comes from a field of a passphrase or a key: no word is suggested in these."""
    field = QApplication.focusWidget()
    if field is None:
        return False
    from PySide6.QtCore import Qt

    hints = Qt.InputMethodHint(field.inputMethodQuery(Qt.InputMethodQuery.ImHints))
    return bool(hints & Qt.InputMethodHint.ImhNoPredictiveText)


def _marked(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    for name, value in PRIVATE.items():
        data.setData(name, value)
    return data
