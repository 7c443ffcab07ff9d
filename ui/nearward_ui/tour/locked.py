"""What stands before the unlock, as it is used, and what can go wrong there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nearward.command.demo import damage
from nearward.session.desk import InlineDesk
from nearward_ui.tour import keys, safe
from nearward_ui.tour.driver import Driver
from nearward_ui.tour.keys import WRONG, Take


def show(driver: Driver, take: Take, diary: Path, passphrase: str) -> None:
    """The lock page and the page that makes a diary, before anything is open."""
    driver.window.show_lock()
    driver.settle()
    take("lock-empty")
    driver.window.first_run.show(first=True)
    page = driver.window.create_page
    if page is not None and page.welcome is not None:
        page.welcome.read_card()
    driver.settle()
    take("welcome")
    if page is not None:
        page.wishes.more.click()
        driver.settle()
        take("welcome-wishes")
        page.wipe()
    driver.window.show_create()
    driver.settle()
    take("create-empty")
    driver.fill_in(diary, passphrase)
    take("create")
    driver.make(diary, passphrase)
    take("create-error-already-exists")
    keys.weak(driver, take)
    driver.choose(diary)
    take("lock")
    safe.before_unlock(driver, take)
    keys.lock_errors(driver, take, diary)


def errors(
    driver: Driver, take: Take, diary: Path, passphrase: str, place: Callable[[str], Path]
) -> None:
    """What the lock page says of each file that cannot be opened; `place` makes room for one."""
    driver.unlock(WRONG)
    take("lock-error-wrong-passphrase")
    for code, make in damage.FILES.items():
        path = place(code)
        make(diary, path)
        driver.choose(path)
        driver.unlock(passphrase)
        take(f"lock-error-{code}")
    other = InlineDesk()
    other.open(diary, passphrase, then=_nothing, troubled=_raise)
    driver.choose(diary)
    driver.unlock(passphrase)
    take("lock-error-open-elsewhere")
    other.stop()


def _nothing() -> None:
    """The other window has opened the diary."""


def _raise(trouble: Exception) -> None:
    raise trouble
