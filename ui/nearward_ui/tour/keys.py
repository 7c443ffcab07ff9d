"""The pages about the key, step by step: recovery sheet, passphrase, and their errors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nearward.domain.file import recovery_key
from nearward_ui.routes import Route
from nearward_ui.settings.passphrase import PassphrasePage
from nearward_ui.settings.recovery import BACK, SHOW, RecoveryPage
from nearward_ui.tour.driver import Driver

#: takes a picture under a name
Take = Callable[[str], None]
WRONG = "not the passphrase of this diary"
COMMON = "password123"
#: a key that is rightly written and opens nothing here
OTHER = bytes(range(recovery_key.KEY_BYTES))


def weak(driver: Driver, take: Take) -> None:
    """What is said of a passphrase that many use."""
    page = driver.window.create_page
    if page is not None:
        page.first.setText(COMMON)
        page.again.setText(COMMON)
        page.button.click()
        driver.settle()
        take("create-error-common")
        page.wipe()


def lock_errors(driver: Driver, take: Take, diary: Path) -> None:
    """What is said of a recovery key with a wrong letter, and of another diary's."""
    driver.choose(diary)
    page = driver.window.lock_page
    page.ask_key(True)
    if page.key_field is None:
        raise RuntimeError("no field for the key")
    lines = list(recovery_key.lines(OTHER))
    right = "\n".join(lines)
    lines[2] = lines[2].replace("R", "K", 1)
    page.key_field.set_text("\n".join(lines))
    page.button.click()
    driver.settle()
    take("lock-error-recovery-line")
    page.key_field.set_text(right)
    page.button.click()
    driver.until(lambda: page.button.isEnabled() and not page.message_frame.isHidden())
    driver.settle()
    take("lock-error-recovery-other")
    page.wipe()


def show(driver: Driver, take: Take, passphrase: str) -> None:
    """Both pages, as they are used, and what can go wrong on them; nothing is changed."""
    page = driver.show(Route("recovery"))
    if not isinstance(page, RecoveryPage):
        raise TypeError(page)
    take("recovery-empty")
    page.field.setText(WRONG)
    page.ask_sheet()
    driver.until(lambda: bool(page.message.text()))
    take("recovery-error-not-the-passphrase")
    page.field.setText(passphrase)
    page.ask_sheet()
    driver.until(lambda: page.step == SHOW)
    driver.settle()
    take("recovery")
    page.ask_line()
    page.typed.setText(recovery_key.lines(OTHER)[page.line - 1].replace("Q", "O").replace("J", "I"))
    page.compare()
    driver.until(lambda: page.step == BACK)
    driver.settle()
    take("recovery-error-wrong-line")
    _show_passphrase(driver, take)


def _show_passphrase(driver: Driver, take: Take) -> None:
    change = driver.show(Route("passphrase"))
    if not isinstance(change, PassphrasePage):
        raise TypeError(change)
    take("passphrase-empty")
    change.old.setText(WRONG)
    change.new.suggest()
    change.new.use()
    driver.settle()
    change.new.again.setText(change.new.text())
    take("passphrase")
    change.change()
    driver.until(lambda: bool(change.message.text()))
    driver.settle()
    take("passphrase-error-not-the-passphrase")
    change.new.wipe()
    for field in (change.new.first, change.new.again):
        field.setText(COMMON)
    change.change()
    driver.settle()
    take("passphrase-error-common")


def change(driver: Driver, take: Take, passphrase: str) -> None:
    """What is said when the passphrase was changed."""
    page = driver.show(Route("passphrase"))
    if not isinstance(page, PassphrasePage):
        raise TypeError(page)
    page.old.setText(passphrase)
    page.new.suggest()
    page.new.use()
    page.new.again.setText(page.new.text())
    page.change()
    driver.until(lambda: page.changed or bool(page.message.text()))
    driver.settle()
    take("passphrase-changed")
