"""A real window on a real diary, with a desk that answers at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from nearward.vault.care import opening

PASSPHRASE = "an otter at dusk"


def put_away(window: Any) -> None:
    """End a window as it stands, without a save or a word."""
    from nearward.session.lock import Locked

    window.guard.stop()
    window.guard.let_go()
    window.safety.stop()
    window.around.stop_desk()
    window.around.lock.state = Locked(is_over=True)
    window.close()
    window.deleteLater()


@pytest.fixture
def make_window(
    qtbot: Any, diary: Path, key: bytes, clock: Callable[[], datetime]
) -> Iterator[Callable[..., Any]]:
    """Makes windows; the passphrase of their diaries is an otter at dusk, without a derivation."""
    from nearward.config.settings import Settings
    from nearward.domain.file.trouble import WrongPassphrase
    from nearward.i18n import Translator
    from nearward.session.desk import InlineDesk
    from nearward_ui.kit.theme import Theme, load_fonts
    from nearward_ui.shell.window import Window

    class QuickDesk(InlineDesk):
        def _open(
            self, path: Path, passphrase: str, create: bool, raw: bytearray | None = None
        ) -> None:
            if raw is not None:
                super()._open(path, passphrase, create, raw)
                return
            if not create and passphrase != PASSPHRASE:
                raise WrongPassphrase(name=path.name)
            done = opening.create_diary if create else opening.open_diary
            self._vault = done(path, "", key=key)

    load_fonts()
    made: list[Window] = []

    def make(
        path: Path | None = diary,
        *,
        unlock: bool = True,
        settings: Settings | None = None,
        at: datetime | None = None,
    ) -> Window:
        kept = settings or Settings()
        look = Theme(kept.theme if settings else "light", kept.text_size)
        look.dress()
        now = clock if at is None else lambda: at
        place = diary.parent / "new.nearward"
        window = Window(Translator("en"), look, kept, QuickDesk, now, path, place)
        made.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.show_lock()
        if unlock:
            window.open_diary(PASSPHRASE)
            assert window.is_open
        return window

    yield make
    for window in made:
        put_away(window)


@pytest.fixture
def window(make_window: Callable[..., Any]) -> Any:
    """A window with an open, empty diary."""
    return make_window()
