"""What the rows of the menu and of the palette do, and the keys that belong to no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from nearward_ui.action_row import ActionRow
from nearward_ui.actions import ACTIONS
from nearward_ui.pages import PAGES
from nearward_ui.shell.commands.alt_tap import AltTap
from nearward_ui.shell.commands.main_menu import MainMenu
from nearward_ui.shell.commands.palette import Palette
from nearward_ui.shell.frame.ways import Ways

if TYPE_CHECKING:
    from nearward_ui.kit.window_context import WindowContext
    from nearward_ui.shell.actions import Keys
    from nearward_ui.shell.room import Room

#: pages on which what is seen can be printed
PRINTERS = tuple(row.key for row in PAGES.values() if row.prints)


class Commands(QObject):
    """Belongs to an open diary: `take` gives it the room, `forget` takes all of it away."""

    def __init__(self, around: WindowContext, keys: Keys) -> None:
        super().__init__(around)
        self._around, self._keys = around, keys
        self.room: Room | None = None
        self.palette: Palette | None = None
        self.menu: MainMenu | None = None
        self._ways = Ways(lambda: self.room if self.is_shown else None, keys, self)
        self._alt = AltTap(around)
        self._alt.tapped.connect(self.show_menu)
        keys.palette_asked.connect(self.show_palette)
        keys.menu_asked.connect(self.show_menu)
        keys.context_asked.connect(self.show_context_menu)
        keys.print_asked.connect(self.print_seen)
        keys.alone_asked.connect(self.write_alone)
        keys.act_asked.connect(self._on_act)

    def take(self, room: Room) -> None:
        """A diary is open, and its room is shown."""
        self.room = room
        self._alt.watch(self._around.window)
        self._ways.watch(self._around.window)
        room.rail.menu_button.clicked.connect(self.show_menu)

    def forget(self) -> None:
        """The diary is being locked: nothing of it is left."""
        self.close()
        self.room = None

    def close(self) -> None:
        """Close the menu and the palette, and empty them."""
        if self.menu is not None:
            self.menu.close()
        if self.palette is not None:
            self.palette.close_it()

    @property
    def is_shown(self) -> bool:
        """Whether a room is there and is seen: not covered, and no dialog is over it."""
        room = self.room
        if room is None or not self._around.lock.is_open or not room.isVisible():
            return False
        return QApplication.activeModalWidget() is None

    def actions(self) -> list[ActionRow]:
        """What can be done right now, as far as it is looked for."""
        page = self.room.current if self.room is not None else None
        if page is None:
            return []
        acts = page.acts()
        return [
            row
            for row in ACTIONS.values()
            if not row.thing
            and row.is_found
            and (not row.page or (row.page == page.key and row.does in acts))
        ]

    def show_palette(self) -> None:
        """Show the palette, or put it away."""
        if self.palette is not None:
            self.palette.close_it()
        elif self.room is not None and self.is_shown:
            around = self.room.around
            self.palette = made = Palette(around, self.room, self.actions())
            made.chosen.connect(self.run)
            made.gone.connect(self._on_palette_gone)
            made.go.connect(self.room.show_page)
            made.ask()

    def show_menu(self) -> None:
        """Show the menu under its button, or put it away."""
        if self.menu is not None:
            self.menu.close()
        elif self.room is not None and self.is_shown:
            self._close_palette()
            around = self.room.around
            self.menu = made = MainMenu(around, self.room)
            made.chosen.connect(self.run)
            made.aboutToHide.connect(self._on_menu_gone)
            made.show_under(self.room.rail.menu_button)

    def show_context_menu(self) -> None:
        """The menu of what has the keyboard, as by its own key."""
        at = QApplication.focusWidget()
        if at is None or not self.is_shown:
            return
        caret = at.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, caret, at.mapToGlobal(caret))
        QCoreApplication.sendEvent(at, event)

    def run(self, name: str) -> None:
        """Do what a row says; the menu and the palette are gone by then."""
        self._keys.ask(ACTIONS[name])

    def write_alone(self) -> None:
        """Only the page that is written on, on the whole screen; the same once more ends it."""
        if self.room is not None and self.is_shown:
            self._close_palette()
            self.room.write_alone()

    def print_seen(self) -> None:
        """To the page that prints what is seen; there, its main button is pressed."""
        from nearward_ui.kit.pressing import answer
        from nearward_ui.routes import Route

        room = self.room
        page = room.current if room is not None else None
        if room is None or page is None or not self.is_shown:
            return
        self._close_palette()
        if page.key in PRINTERS:
            answer(page)
            return
        lent = [found for found in map(page.lends, PRINTERS) if found is not None]
        room.show_page(lent[0] if lent else Route(PRINTERS[0]))

    def _close_palette(self) -> None:
        if self.palette is not None:
            self.palette.close_it()

    def _on_act(self, name: str) -> None:
        page = self.room.current if self.room is not None else None
        if page is not None and self.is_shown:
            page.act(name)

    def _on_palette_gone(self) -> None:
        self.palette = None

    def _on_menu_gone(self) -> None:
        self.menu = None
