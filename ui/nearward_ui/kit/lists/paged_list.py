"""The things of one kind, newest first: fetched page by page, opened, deleted and brought back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Signal

from nearward.domain.trouble import Trouble
from nearward.session.operation import Operation
from nearward_ui.kit.context import PageContext
from nearward_ui.kit.saving.trash_undo import TrashUndo
from nearward_ui.kit.widgets.basic import Soft, TroublePanel
from nearward_ui.kit.widgets.cards import CardLine, CardList

PAGE = 50


class _Numbered(Protocol):
    @property
    def id(self) -> int: ...


T = TypeVar("T", bound=_Numbered)


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """What a list is of: its kind, what asks for a page of it, and what is said when one is
    deleted and when there is none."""

    kind: str
    page: Callable[[T | None, int], Operation[list[T]]]
    gone: str
    none: str


class PagedList(CardList, Generic[T]):
    """The list, and what is said in its place: `nothing` and `unread`.

    `opened` carries a thing; `notice` carries a Notice; `loaded` says that the newest are there.
    `most`: so many are shown, however many there are.
    """

    notice = Signal(object)
    loaded = Signal()

    def __init__(
        self,
        name: str,
        listed: Listed[T],
        told: Callable[[Sequence[T]], list[CardLine]],
        around: PageContext,
    ) -> None:
        super().__init__(name, around)
        self._listed, self._told = listed, told
        self._desk, self._words = around.desk, around.words
        self.most = 0
        #: whether there are more than are shown at most
        self.has_more = False
        self.nothing = Soft(listed.none)
        self.nothing.hide()
        self.unread = TroublePanel(around.look)
        self.trash = TrashUndo(around, listed.kind, listed.gone, self)
        self.trash.tell(self.notice, self._on_gone, self._on_back)
        self.delete_asked.connect(self._on_delete_asked)
        self.cards.wants_more.connect(self._on_more)

    def load(self) -> None:
        """Show the newest."""
        self._load(PAGE)

    def refresh(self) -> None:
        """Read all that is shown again; it stays where it was scrolled."""
        self._load(max(PAGE, self.hold()))

    def load_at(self, thing_id: int) -> None:
        """Show the newest, and give the keyboard to one of them."""
        self.take_up(partial(_is, thing_id))
        self.load()

    def say_unread(self, trouble: Trouble) -> None:
        """Say why what stands here is not all, or not as it is kept."""
        self.cards.ask_again()
        self.unread.say(trouble.say(self._words))
        self.nothing.hide()

    def _load(self, limit: int) -> None:
        ask, then = self._listed.page(None, limit), partial(self._on_things, limit)
        self._desk.ask(ask, then, self.say_unread, lane=f"list of {self._listed.kind}")

    def _on_things(self, limit: int, things: list[T]) -> None:
        shown = things[: self.most or None]
        self.has_more = len(things) > len(shown)
        more = len(things) == limit and not self.has_more
        self.cards.show_lines(self._told(shown), more=more)
        self.nothing.setVisible(not things)
        self.setVisible(bool(things))
        self.unread.say("")
        self.loaded.emit()

    def _on_more(self) -> None:
        last = self.cards.lines[-1].thing
        ask = self._listed.page(last, PAGE)  # type: ignore[arg-type]
        self._desk.ask(ask, self._on_next, self.say_unread)

    def _on_next(self, things: list[T]) -> None:
        self.cards.add_lines(self._told(things), more=len(things) == PAGE)

    def _on_delete_asked(self, thing: T) -> None:
        self.trash.delete(thing.id)

    def _on_gone(self, _gone: int, _place: object) -> None:
        self.take_up()

    def _on_back(self, thing_id: int, _place: object) -> None:
        if self.isVisible():
            self.take_up(partial(_is, thing_id))


def _is(thing_id: int, thing: object) -> bool:
    return getattr(thing, "id", None) == thing_id
