"""Earlier words of an entry or a worksheet, beside those of today."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from nearward.domain.changes import WITH_VERSIONS, KindsChanged
from nearward.domain.kinds import BY_NAME
from nearward.domain.model import Entry, Thing, Version, Worksheet
from nearward.domain.text.diff import DiffSpan, differing
from nearward.domain.trouble import Trouble
from nearward.session.ask import versions
from nearward.session.ask.versions import VersionHistory
from nearward.worksheets.answers import Answers
from nearward.worksheets.as_kept import as_kept
from nearward.worksheets.link_names import Found, names_of
from nearward.worksheets.own.words import said_in
from nearward.worksheets.plain_words import plain_words
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.dates import clock_time, long_day, short_day
from nearward_ui.kit.heard import one_focus
from nearward_ui.kit.inputs.exact_text import Units, to_document
from nearward_ui.kit.inputs.seams import seamed
from nearward_ui.kit.layouts.back import OVER, BackButton
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.layouts.steady_scrollbar import keep_bar
from nearward_ui.kit.page import Page
from nearward_ui.kit.theme import TOKENS
from nearward_ui.kit.widgets.basic import (
    Foot,
    Heading,
    MainButton,
    Soft,
    SubHeading,
    TroublePanel,
)
from nearward_ui.kit.widgets.cards import ROW, CardLine, CardList
from nearward_ui.pages import to_thing
from nearward_ui.routes import GoBack, Route, ToVersions

#: pixels of the drawing: the list of versions
LIST_WIDTH = 250
#: where it stands above the texts
LIST_HEIGHT = 130
#: a page that is less high gives its height to the texts
LOW = 480
NO_LIMIT = 16777215


class VersionsPage(Page):
    """Choose an earlier version; what is gone and what is new is marked; bring it back."""

    measure = Measure.CHARTS
    shows = ("version", "person", "moment", *WITH_VERSIONS)
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._kind, self._id = "entry", 0
        self._shape, self._is_any = "wide", False
        self._thing: Thing | None = None
        self._found: Found = {}
        self._chosen: Version | None = None
        self._make()
        self._lay_out()

    def enter(self, route: Route | None = None) -> None:
        wish = ToVersions.of(route)
        self._kind = wish.kind or self._kind
        self._id = wish.id or self._id
        self._load()

    def refresh(self, _changed: KindsChanged) -> None:
        ask = versions.history(self._kind, self._id)
        self.desk.ask(ask, self._on_again, self._on_unread, lane="versions")

    def go_back(self) -> None:
        self.go.emit(to_thing(self._kind, self._id))

    def first_focus(self) -> QWidget | None:
        return self.list if self.list.cards.lines else self.back

    def where(self) -> Route | None:
        return ToVersions(kind=self._kind, id=self._id)

    def reshape(self, shape: str) -> None:
        super().reshape(shape)
        self._shape = shape
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Both texts stand below each other only where each has some lines then; in a low window
        only a version is in sight in the list, and what is known anyway is left out."""
        shape, low = self._shape, self.height() < self.look.px(LOW)
        beside = shape == "wide"
        way = QBoxLayout.Direction
        below = shape == "narrow" and not low
        self._columns.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._panes.setDirection(way.TopToBottom if below else way.LeftToRight)
        self.about.setVisible(self._is_any and not low)
        self.marks.setHidden(low)
        wide = self.look.px(LIST_WIDTH)
        self.list.setMaximumWidth(wide if beside else NO_LIMIT)
        self.list.setMinimumWidth(wide if beside else 0)
        high = ROW if low else LIST_HEIGHT
        self.list.setMinimumHeight(0 if beside else self.look.px(ROW))
        self.list.setMaximumHeight(NO_LIMIT if beside else self.look.px(high))

    # the parts

    def _make(self) -> None:
        words = self.words
        self.heading = Heading(words("Earlier versions"))
        self.back = BackButton(self)
        self.about = Soft(words("What you wrote over is kept. Choosing a version changes nothing."))
        self.nothing = Soft(words("There are no earlier versions of it."))
        self.unread = TroublePanel(self.look)
        self.list = CardList(words("Earlier versions"), self.around)
        self.list.opened.connect(self._on_chosen)
        self.list.selectionModel().currentChanged.connect(self._on_moved)
        self.then_name, self.now_name = SubHeading(), SubHeading(words("As it is now"))
        self.then = _Pane(words("The earlier version"))
        self.now = _Pane(words("As it is now"))
        self.marks = Soft(
            words("Struck through: removed since then. Underlined: added since then.")
        )
        self.restore = MainButton(words("Bring this version back"))
        self.restore.clicked.connect(self._on_restore)

    def _make_foot(self) -> Foot:
        foot = Foot(self.look)
        self.frame(foot.row, 10, 10)
        foot.row.addWidget(self.restore)
        return foot

    def _lay_out(self) -> None:
        look = self.look
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._panes.setSpacing(look.px(20))
        for name, pane in ((self.then_name, self.then), (self.now_name, self.now)):
            column = QVBoxLayout()
            column.setSpacing(look.px(6))
            column.addWidget(name)
            column.addWidget(pane, 1)
            self._panes.addLayout(column, 1)
        side = QVBoxLayout()
        side.setSpacing(look.px(10))
        side.addLayout(self._panes, 1)
        side.addWidget(self.marks)
        self._beside = QWidget()
        self._beside.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(look.px(22))
        self._columns.addWidget(self.list)
        self._columns.addWidget(self._beside, 1)
        page = QVBoxLayout()
        page.setSpacing(look.px(12))
        self.frame(page, OVER, 6)
        page.addLayout(top)
        self.back.stand_in(page)
        for widget in (self.about, self.nothing, self.unread):
            page.addWidget(widget)
        page.addLayout(self._columns, 1)
        self._rest = QWidget()
        page.addWidget(self._rest, 1)
        self.foot = self._make_foot()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(page, 1)
        box.addWidget(self.foot)

    # what is shown

    def _load(self) -> None:
        ask = versions.history(self._kind, self._id)
        self.desk.ask(ask, self._on_history, self._on_unread, lane="versions")

    def _on_history(self, found: VersionHistory) -> None:
        self._thing, self._found = found.thing, found.found
        self.unread.say("")
        some = bool(found.versions) and found.thing is not None
        for widget in (self.list, self._beside):
            widget.setVisible(some)
        self._is_any = some
        self._fit()
        self.nothing.setVisible(not some)
        self._rest.setVisible(not some)
        if self.foot is not None:
            self.foot.setVisible(some)
        self.list.cards.show_lines([self._line(v) for v in found.versions], more=False)
        if some:
            self._show(found.versions[0])
            self.list.setCurrentIndex(self.list.cards.index(0))
            if self.back.hasFocus():
                self.list.setFocus()

    def _on_again(self, found: VersionHistory) -> None:
        """What was chosen stays chosen; where nothing of it was changed, all stays as it stands."""
        listed = [line.thing for line in self.list.cards.lines]
        if (found.thing, found.versions, found.found) == (self._thing, listed, self._found):
            return
        chosen = self._chosen.id if self._chosen is not None else 0
        self._on_history(found)
        self.list.choose(lambda one: isinstance(one, Version) and one.id == chosen)

    def _line(self, version: Version) -> CardLine:
        at = version.created.astimezone()
        day = short_day(at.date(), self.around.today, self.words)
        title = f"{day}, {clock_time(at, self.words)}"
        opening = " ".join(self._words_of(version).split())[:80]
        return CardLine(title, opening, "", version)

    def _show(self, version: Version) -> None:
        self._chosen = version
        at = version.created.astimezone()
        self.then_name.setText(f"{long_day(at.date(), self.words)}, {clock_time(at, self.words)}")
        then, now = self._words_of(version), self._words_now()
        gone, new = differing(then, now)
        # up to there both texts are the same
        same = min((span.start for span in (*gone, *new)), default=0)
        self.then.show_words(then, gone, _struck(self.look.theme), same)
        self.now.show_words(now, new, _underlined(self.look.theme), same)

    def _words_of(self, version: Version) -> str:
        body = version.body
        if version.kind == "worksheet" and isinstance(self._thing, Worksheet):
            return self._plain(self._thing, body.get("answers", {}))
        if version.kind == "entry":
            return _joined(body.get("prompt"), body.get("title"), body.get("text"))
        return _joined(*said_in(version.kind, body))

    def _words_now(self) -> str:
        thing = self._thing
        if isinstance(thing, Worksheet):
            return self._plain(thing, thing.answers)
        if isinstance(thing, Entry):
            return _joined(thing.prompt, thing.title, thing.text)
        names = BY_NAME[self._kind].says if thing is not None else ()
        return _joined(*said_in(self._kind, {name: getattr(thing, name) for name in names}))

    def _plain(self, worksheet: Worksheet, answers: Answers) -> str:
        names = names_of(self._found, self.words)
        kept = as_kept(worksheet, self.words, answers)
        return plain_words(kept.sheet, kept.answers, self.words, names)

    # what is done

    def _on_moved(self) -> None:
        lines, row = self.list.cards.lines, self.list.currentIndex().row()
        if 0 <= row < len(lines):
            self._on_chosen(lines[row].thing)

    def _on_chosen(self, thing: object) -> None:
        if isinstance(thing, Version) and thing is not self._chosen:
            self._show(thing)

    def _on_restore(self) -> None:
        if self._chosen is not None:
            ask = versions.bring_back(self._chosen.id)
            self.desk.ask(ask, self._on_restored, self._on_unread)

    def _on_restored(self, thing: Thing | None) -> None:
        if thing is None:
            return
        said = self.words(
            "The earlier words are back. The words from before are kept as a version."
        )
        self.notice.emit(Notice(said))
        self.go_back()

    def _on_unread(self, trouble: Trouble) -> None:
        self.unread.say(trouble.say(self.words))


class _Pane(QPlainTextEdit):
    """Words to read, some of them marked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setProperty("face", "usual")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        keep_bar(self)
        one_focus(self)

    def show_words(self, text: str, spans: list[DiffSpan], form: QTextCharFormat, at: int) -> None:
        """Show a text from the place `at` on; the spans stand in this form."""
        self.setPlainText(seamed(to_document(text)))
        units = Units(text, whole=True)
        marked = []
        for span in spans:
            cursor = QTextCursor(self.document())
            cursor.setPosition(units.at(span.start))
            cursor.setPosition(units.at(span.end), QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, form
            marked.append(mark)
        self.setExtraSelections(marked)
        place = QTextCursor(self.document())
        place.setPosition(units.at(min(at, len(text))))
        self.setTextCursor(place)
        self.centerCursor()


def _joined(*parts: object) -> str:
    return "\n\n".join(str(part) for part in parts if part)


def _struck(theme: str) -> QTextCharFormat:
    form = _form(theme)
    form.setFontStrikeOut(True)
    return form


def _underlined(theme: str) -> QTextCharFormat:
    form = _form(theme)
    form.setFontUnderline(True)
    return form


def _form(theme: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(QColor(TOKENS[theme]["tide_soft"]))
    return form
