"""Backups: what they hold beside today's diary, where they lie, and the way back to one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nearward.domain.changes import COUNTED, KindsChanged
from nearward.domain.file.outcomes import MOST_BY_HAND
from nearward.domain.trouble import Trouble
from nearward.session.ask import backups as operations
from nearward.session.ask.backups import BackupLine, Overview
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.layouts.wrapping_row import WrappingRow
from nearward_ui.kit.page import Page
from nearward_ui.kit.sizes import told_size
from nearward_ui.kit.widgets.basic import (
    Heading,
    LinkButton,
    MainButton,
    Panel,
    Prose,
    Scroll,
    Soft,
    SubHeading,
    Tiny,
    TroublePanel,
)
from nearward_ui.kit.widgets.file_dialog import ask_folder
from nearward_ui.routes import GoBack, OpenFile, RestoreFile, Route, ToBackups
from nearward_ui.safety.backup_text import told_counts, told_difference, told_time
from nearward_ui.safety.row import BackupRow


class BackupsPage(Page):
    """The list; a backup can be made now, restored or opened as a copy."""

    measure = Measure.LISTS
    shows = COUNTED
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.rows: list[BackupRow] = []
        words = self.words
        self.back = BackButton(self)
        self.make = MainButton(words("Make a backup now"))
        self.make.clicked.connect(self._on_make)
        self.today = Soft()
        self.place = Prose()
        self.away = Soft(
            words("It is not there right now. When it is back, the next backup is made there.")
        )
        self.choose = LinkButton(words("Another folder…"), flush="end")
        self.choose.clicked.connect(self._on_choose)
        self.beside = LinkButton(words("Beside the diary"))
        self.beside.clicked.connect(self._on_beside)
        self.nothing = Soft(
            words(
                "There is no backup yet. One is made when you quit, and in quiet hours. You can"
                " also make one now."
            )
        )
        self.trouble_frame = TroublePanel(self.look)
        self.trouble = self.trouble_frame.text
        self._build()

    def enter(self, route: Route | None = None) -> None:
        self._say("")
        self._ask()
        if ToBackups.of(route).make:
            self._on_make()

    def first_focus(self) -> QWidget | None:
        return self.make

    def _panel_of_today(self) -> Panel:
        words, look = self.words, self.look
        panel = Panel()
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(*(look.px(n) for n in (20, 12, 20, 14)))
        inside.setSpacing(look.px(4))
        inside.addWidget(SubHeading(words("Today")))
        inside.addWidget(self.today)
        line = WrappingRow(look, 8)
        line.add_text(self.place)
        line.addWidget(self.beside)
        line.addWidget(self.choose)
        inside.addLayout(line)
        inside.addWidget(self.away)
        hint = words("A folder on a USB stick keeps them safe if this computer is lost.")
        inside.addWidget(Tiny(hint))
        return panel

    def _head(self) -> QVBoxLayout:
        words = self.words
        top = WrappingRow(self.look, 12)
        top.add_text(Heading(words("Backups"), wrap=False))
        top.addWidget(self.make)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addLayout(top)
        about = words(
            "Each is a complete copy, encrypted with the same passphrase, and checked when it is"
            " made. The newest of five days, four weeks and six months are kept."
        )
        by_hand = words.plural(
            "Those you make yourself are kept apart: the newest of them.",
            "Those you make yourself are kept apart: the newest {n} of them.",
            MOST_BY_HAND,
        )
        head.addWidget(Soft(f"{about} {by_hand}"))
        return head

    def _build(self) -> None:
        look = self.look
        content = QWidget()
        box = QVBoxLayout(content)
        self.scrolled_frame(box, OVER)
        box.setSpacing(look.px(14))
        box.addLayout(self._head())
        self.back.stand_in(box)
        box.addWidget(self.trouble_frame)
        box.addWidget(self._panel_of_today())
        self.list = QVBoxLayout()
        self.list.setSpacing(look.px(8))
        box.addLayout(self.list)
        box.addWidget(self.nothing)
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))

    def refresh(self, _changed: KindsChanged) -> None:
        self._ask()

    def _ask(self) -> None:
        own = self.around.settings.backup_folder
        ask = operations.overview(own)
        self.desk.ask(ask, self._on_overview, self._on_trouble, lane="backups")

    def _on_overview(self, found: Overview) -> None:
        words = self.words
        self.today.setText(told_counts(found.counts, words))
        self.place.setText(words("Backups are kept in {folder}", folder=found.folder))
        self.away.setVisible(found.away)
        self.beside.setVisible(bool(self.around.settings.backup_folder))
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._row(line, found) for line in found.lines]
        for row in self.rows:
            self.list.addWidget(row)
        self.nothing.setVisible(not self.rows and not found.away)

    def _row(self, line: BackupLine, found: Overview) -> BackupRow:
        words = self.words
        parts = [told_size(line.size, words)]
        if line.by_hand:
            parts.insert(0, words("made by hand"))
        if line.counts is not None:
            parts.append(told_counts(line.counts, words))
            parts.append(told_difference(line.counts, found.counts, words))
        elif line.damaged:
            parts.append(words("damaged: cannot be opened"))
        else:
            parts.append(words("opens with the passphrase from that time"))
        row = BackupRow(
            line.path,
            told_time(line.at, words),
            " · ".join(parts),
            words,
            self.look,
            usable=line.counts is not None,
        )
        row.restore_asked.connect(self._on_restore)
        row.copy_asked.connect(self._on_copy)
        return row

    def _on_make(self) -> None:
        self.make.setEnabled(False)
        self.make.setText(self.words("Making it…"))
        own = self.around.settings.backup_folder
        self.desk.ask(operations.back_up(own, by_hand=True), self._on_made, self._on_trouble)

    def _on_made(self, _made: object) -> None:
        self._rest()
        self._say("")
        self.notice.emit(Notice(self.words("Backup made and checked.")))
        self._ask()

    def _on_trouble(self, trouble: Trouble) -> None:
        self._rest()
        self._say(trouble.say(self.words))

    def _rest(self) -> None:
        self.make.setEnabled(True)
        self.make.setText(self.words("Make a backup now"))

    def _say(self, text: str) -> None:
        self.trouble_frame.say(text)

    def _on_choose(self) -> None:
        folder = self.around.settings.backup_folder
        start = Path(folder) if folder else Path.home()
        ask_folder(self, self.words("Where should backups be kept?"), start, self.keep_folder)

    def _on_beside(self) -> None:
        self.keep_folder("")

    def keep_folder(self, folder: str) -> None:
        """Keep backups in this folder from now on; empty: beside the diary."""
        self.around.settings.change("backup_folder", folder)
        self.desk.backup_folder = folder
        self._ask()

    def _on_restore(self, backup: Path) -> None:
        self.go.emit(RestoreFile(file=backup))

    def _on_copy(self, backup: Path) -> None:
        self.desk.ask(operations.copy_of(backup), self._on_copied, self._on_trouble)

    def _on_copied(self, copy: Path) -> None:
        self.go.emit(OpenFile(file=copy))
