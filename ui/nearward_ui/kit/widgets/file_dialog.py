"""Asking for a file. Qt's own dialog: the system's would keep a list of what was used last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QWidget

from nearward_ui.kit.widgets.basic import Soft

HIDE_NOW = QKeySequence("Ctrl+Shift+H")


def ask_file(
    parent: QWidget,
    title: str,
    kinds: list[str],
    folder: Path,
    then: Callable[[str], None],
    *,
    new: str = "",
    replace: bool = True,
) -> None:
    """Ask for a file that exists, or for the place of a new one that is called `new`.

    `kinds` are filters of names; `then` gets the path. When `folder` is not there, the nearest
    that is. `replace`: what is there may be replaced, after a question; else it is for `then` to
    refuse that.
    """
    dialog = _dialog(parent, title, folder)
    dialog.setNameFilters(kinds)
    if new:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(Path(new).suffix[1:])
        dialog.selectFile(new)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replace)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(then)
    dialog.open()


def ask_files(
    parent: QWidget,
    title: str,
    kinds: list[str],
    folder: Path,
    then: Callable[[list[str], bool], None],
    *,
    said: str,
    choice: str,
) -> None:
    """Ask for files that exist, one or several, with a choice below them.

    `said`: a sentence on the choice, `choice`: what is ticked. `then` gets the paths, and whether
    it is ticked.
    """
    dialog = _dialog(parent, title, folder)
    dialog.setNameFilters(kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    box, sentence = QCheckBox(choice), Soft(said)
    layout = dialog.layout()
    if isinstance(layout, QGridLayout):
        for widget in (sentence, box):
            layout.addWidget(widget, layout.rowCount(), 0, 1, -1)

    def chosen(paths: list[str]) -> None:
        then(paths, box.isChecked())

    dialog.filesSelected.connect(chosen)
    dialog.open()


def ask_folder(parent: QWidget, title: str, folder: Path, then: Callable[[str], None]) -> None:
    """Ask for a folder that exists; `then` gets its path."""
    dialog = _dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(then)
    dialog.open()


def _dialog(parent: QWidget, title: str, folder: Path) -> QFileDialog:
    # Qt's dialog keeps a history of folders; it goes where it is never written
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, "/dev/null")
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    dialog.setDirectory(str(folder))
    for action in dialog.actions():
        # Qt's way home has the keys that hide everything now
        if action.shortcut() == HIDE_NOW:
            action.setShortcut(QKeySequence())
    return dialog
