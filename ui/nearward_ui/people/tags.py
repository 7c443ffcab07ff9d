"""All tags: in how much each stands, the way to it, and another name for it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from nearward.domain.changes import IN_TIMELINE, KindsChanged
from nearward.domain.model import TagCount
from nearward.domain.query import tag_query
from nearward.domain.text.mentions import fold
from nearward.domain.trouble import Trouble
from nearward.session.ask import people
from nearward_ui.kit.context import Notice, PageContext
from nearward_ui.kit.layouts.back import BackButton
from nearward_ui.kit.layouts.list_page import ListPage
from nearward_ui.kit.layouts.measures import Measure
from nearward_ui.kit.widgets.basic import (
    Heading,
    MainButton,
    QuietButton,
    Soft,
    TroublePanel,
)
from nearward_ui.kit.widgets.cards import CardLine, CardList
from nearward_ui.people.renaming import RenamePanel
from nearward_ui.routes import GoBack, Route, ToJournal


class TagsPage(ListPage):
    """A row leads to all that has the tag."""

    measure = Measure.LISTS
    shows = IN_TIMELINE
    behind = GoBack()

    def __init__(self, around: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        words, look = self.words, self.look
        self._tags: list[TagCount] = []
        #: the tag that shall be chosen in the list
        self._wanted = ""
        self.back = BackButton(self)
        self.about = Soft()
        self.unread = TroublePanel(look)
        self.renaming = RenamePanel(around)
        self.renaming.asked.connect(self._on_name)
        self.renaming.left.connect(self._on_left)
        self.list = CardList(words("Tags"), around)
        self.list.opened.connect(self._on_opened)
        self.all = MainButton(words("Find all with it"))
        self.all.clicked.connect(self._on_find)
        self.rename = QuietButton(words("Rename it"))
        self.rename.clicked.connect(self._on_rename)
        self.lay_out_list(
            Heading(words("Tags")),
            [],
            [self.about, self.unread, self.renaming],
            [self.all, self.rename],
            gap=12,
        )

    @property
    def is_busy(self) -> bool:  # type: ignore[override]
        """Whether a renaming is under way."""
        return self.renaming.way is not None

    def stop(self) -> None:
        self.renaming.stop()

    def enter(self, _route: Route | None = None) -> None:
        self.renaming.hide()
        self._load_again()

    def refresh(self, _changed: KindsChanged) -> None:
        self._load_again()

    def _load_again(self) -> None:
        """What was chosen is chosen still."""
        chosen = self.chosen
        self.list.hold()
        self._load(self._wanted or (chosen.name if chosen is not None else ""))

    def first_focus(self) -> QWidget | None:
        return self.list if self._tags else self.back

    @property
    def chosen(self) -> TagCount | None:
        """The tag that is chosen in the list."""
        thing = self.list.thing
        return thing if isinstance(thing, TagCount) else None

    def _load(self, name: str = "") -> None:
        self._wanted = name
        self.desk.ask(people.tags(), partial(self._on_tags, name), self._on_unread, lane="tags")

    def _on_tags(self, name: str, tags: list[TagCount]) -> None:
        words = self.words
        self._tags, self._wanted = tags, ""
        self.unread.say("")
        lines = [
            CardLine(
                f"#{tag.name}", words.plural("in {n} place", "in {n} places", tag.count), "", tag
            )
            for tag in tags
        ]
        self.list.cards.show_lines(lines, more=False)
        self.list.setVisible(bool(tags))
        self.about.setText(
            words("Every word after # in a text is a tag. Here are all of them.")
            if tags
            else words("There are no tags yet. Write # and a word in a text to make one.")
        )
        if self.foot is not None:
            self.foot.setVisible(bool(tags))
        if tags:
            at = next((n for n, tag in enumerate(tags) if fold(tag.name) == fold(name)), 0)
            self.list.setCurrentIndex(self.list.cards.index(at))
            if self.back.hasFocus():
                self.list.setFocus()

    def _on_opened(self, thing: object) -> None:
        if isinstance(thing, TagCount):
            self.go.emit(ToJournal(find=tag_query(thing.name)))

    def _on_find(self) -> None:
        self._on_opened(self.chosen)

    def _on_rename(self) -> None:
        tag = self.chosen
        if tag is not None:
            about = self.words(
                "#{tag} gets this name in every text. If another tag has that name, the two become"
                " one. Entries and worksheets keep their present words as an earlier version.",
                tag=tag.name,
            )
            self.renaming.ask(tag.name, about)

    def _on_name(self, name: str) -> None:
        tag = self.chosen
        if tag is None:
            return
        way = self.renaming.begin(self.words("Renaming…"))
        ask = people.rename_tag(tag.name, name, way)
        self.desk.ask(ask, partial(self._on_renamed, name), self._on_not_renamed)

    def _on_renamed(self, name: str, count: int | None) -> None:
        self.renaming.over()
        words = self.words
        said = words("Stopped. Nothing was changed.")
        if count is not None:
            said = words.plural("Renamed in {n} place.", "Renamed in {n} places.", count)
        self.notice.emit(Notice(said))
        self._wanted = name.lstrip("#")
        self.list.setFocus()

    def _on_not_renamed(self, trouble: Trouble) -> None:
        self.renaming.over(trouble)

    def _on_left(self) -> None:
        self.list.setFocus()

    def _on_unread(self, trouble: Trouble) -> None:
        self.unread.say(trouble.say(self.words))
