"""A figure as a picture on the disk, that anyone can see: the person chose its place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QWidget

from nearward.domain.trouble import Trouble
from nearward.exchange.writing import write_file
from nearward_ui.kit.charts.chart_view import ChartView
from nearward_ui.kit.context import Notice, PageContext


def png_of(views: Sequence[ChartView], around: PageContext) -> bytes:
    """What some views show, below each other, as PNG without any metadata."""
    images = [view.image for view in views if view.image is not None]
    wide = max((image.width() for image in images), default=1)
    high = sum(image.height() for image in images)
    whole = QImage(wide, max(1, high), QImage.Format.Format_RGB888)
    whole.fill(around.look.colour("sheet"))
    painter, y = QPainter(whole), 0
    for image in images:
        painter.drawImage(0, y, image)
        y += image.height()
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(whole)
    return bytes(buffer.data().data())


def save_png(png: bytes, around: PageContext, path: str) -> Notice:
    """Write it whole or not at all; what is to be said of that."""
    words, out = around.words, Path(path)
    try:
        write_file(out, png, replace=True)
    except Trouble as trouble:
        return Notice(trouble.say(words), lasting=True)
    text = words("The picture was saved: {name}. It is not encrypted.", name=out.name)
    return Notice(text, lasting=True)


def ask_where(parent: QWidget, around: PageContext, then: partial[None]) -> None:
    """Ask for the place of a picture."""
    from nearward_ui.kit.widgets.file_dialog import ask_file

    words = around.words
    title = words("Save the figure as a picture: it is not encrypted")
    ask_file(parent, title, [words("PNG (*.png)")], Path.home(), then, new=words("figure.png"))
