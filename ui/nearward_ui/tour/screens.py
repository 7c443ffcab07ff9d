"""Every page of the window as a picture: with six months in it, empty, and in trouble."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from nearward.command.demo import damage
from nearward.domain.model import OwnText
from nearward.session.ask import backups, entries, own_texts
from nearward_ui.direction.page import DirectionPage
from nearward_ui.journal.page import JournalPage
from nearward_ui.journal.pictures.picture_page import PicturePage
from nearward_ui.kit.inputs.dropped_pictures import of_file
from nearward_ui.moments.check_in import CheckInPage
from nearward_ui.moments.form import MomentPage
from nearward_ui.pages import PAGES
from nearward_ui.printing.days import DaysPage
from nearward_ui.printing.page import PrintPage
from nearward_ui.routes import (
    Route,
    ToJournal,
    ToPrint,
)
from nearward_ui.safety.backups import BackupsPage
from nearward_ui.settings.page import SettingsPage
from nearward_ui.settings.privacy import PrivacyPage
from nearward_ui.tour import (
    across,
    appointment,
    commands,
    keys,
    learn,
    locked,
    moments,
    safe,
)
from nearward_ui.tour.chosen import Chosen
from nearward_ui.tour.driver import Driver
from nearward_ui.tour.worksheets import finished, sheets, stories
from nearward_ui.worksheets.form import WorksheetPage

if TYPE_CHECKING:
    from nearward.domain.model import Entry
    from nearward_ui.tour.record import Record

NAME = "diary.nearward"
#: pages about the key, which are shown step by step
KEYS = ("recovery", "passphrase")
#: pages that are shown with a file of their own
ACROSS = ("import", "export")


def _is_set(page: DaysPage) -> bool:
    """Whether the pages can be seen."""
    return not page.looking.is_busy


class Screens:
    """All pictures of one theme."""

    def __init__(self, driver: Driver, record: Record, theme: str, folder: Path) -> None:
        self._driver = driver
        self._record = record
        self._theme = theme
        self._folder = folder

    def make(self, demo: Path, passphrase: str, chosen: Chosen) -> None:
        """Make them; `demo` is the diary of six months. Works on a copy of it."""
        driver = self._driver
        diary = self._in("demo")
        shutil.copyfile(demo, diary)
        locked.show(driver, self._take, diary, passphrase)
        locked.errors(driver, self._take, diary, passphrase, self._in)
        driver.choose(diary)
        driver.unlock(passphrase)
        self._back_up()
        self._change_a_question()
        self._write_over(chosen.entry)
        self.pages(chosen)
        sheets.show(driver, self._take)
        stories.show(driver, self._take)
        moments.show(driver, self._take, chosen.moments)
        learn.cards(driver, self._take)
        learn.direction_again(driver, self._take)
        keys.show(driver, self._take, passphrase)
        self._found()
        commands.show(driver, self._take)
        safe.show(driver, self._take)
        self._pictures(chosen)
        self._near(chosen)
        self._not_written(chosen)
        across.show(driver, self._take, self._folder / f"across-{self._theme}")
        self._not_saved(diary, chosen)
        self._no_stick()
        driver.lock()
        self._restore(diary)
        self._not_read(demo, passphrase)
        self._empty(passphrase)

    def pages(self, chosen: Chosen) -> None:
        """Every page with something on it, but those that are shown step by step."""
        driver = self._driver
        for page in (key for key in PAGES if key not in KEYS + ACROSS):
            shown = driver.show(chosen.route(page))
            sheets.beside(driver, shown)
            if page == "pause":
                safe.answer(driver, shown)
            elif page == "beneath":
                learn.say(driver, shown)
            elif page == "appointment":
                appointment.show(driver, shown, chosen.sheet)
            elif isinstance(shown, DaysPage):
                driver.until(partial(_is_set, shown))
                driver.settle()
            self._take(page)

    def _in(self, name: str) -> Path:
        """A diary's place in a folder of its own; they are all called the same."""
        folder = self._folder / f"{name}-{self._theme}"
        folder.mkdir()
        return folder / NAME

    def _take(self, page: str) -> None:
        self._record.screen(page, self._theme, self._driver.window)

    def _found(self) -> None:
        """What a search finds, the searches that are kept, and names that are offered."""
        page = self._driver.show(Route("journal"))
        if not isinstance(page, JournalPage):
            return
        # in a small window the list is a drawer
        page.top.list_button.turn(True)
        page.finding.look_for("person:Ines quiet")
        self._driver.settle()
        self._take("search")
        page.finding.look_for("")
        page.finding.show_view("kept")
        self._driver.settle()
        self._take("journal-searches")
        page.finding.show_view("timeline")
        page.top.list_button.turn(False)
        page.new_entry()
        self._driver.settle()
        self._take("journal-go-on")
        page.editor.setFocus()
        page.editor.insertPlainText("On the stairs with ")
        QTest.keyClicks(page.editor, "@")
        self._driver.settle()
        self._take("journal-names")
        page.new_entry()
        page.editor.insertPlainText("It goes better when I say it first.")
        page.editor.selectAll()
        page.passages.bar.come()
        self._take("journal-selection")
        page.passages.bar.go()
        page.delete_entry()
        page.finding.look_for("xylophone")
        self._driver.settle()
        self._take("search-empty")
        page.finding.look_for("")
        self._driver.settle()

    def _pictures(self, chosen: Chosen) -> None:
        """A picture dot by dot, and what is said of a file that is none."""
        large = self._driver.show(chosen.route("picture"))
        if isinstance(large, PicturePage):
            large.full.click()
        self._driver.settle()
        self._take("picture-full")
        file = self._folder / "holiday.jpg"
        file.write_bytes(b"words in a file that is called so")
        page = self._driver.show(ToJournal(id=chosen.picture.entry_id or 0))
        if isinstance(page, JournalPage):
            page.pictures.add([of_file(file)])
            self._driver.settle()
            self._take("journal-error-not-a-picture")

    def _near(self, chosen: Chosen) -> None:
        """A system without a filter, and a page that is hidden."""
        page = self._driver.show(Route("privacy"))
        if isinstance(page, PrivacyPage):
            page.show_network("unknown")
        self._driver.settle()
        self._take("privacy-error-no-filter")
        self._driver.show(chosen.route("journal"))
        self._driver.window.hide_now()
        self._driver.settle()
        self._take("journal-covered")
        self._driver.window.hide_now()

    def _not_written(self, chosen: Chosen) -> None:
        """What is said when a PDF cannot be made where it was wanted."""
        page = self._driver.show(ToPrint(worksheet=chosen.worksheet))
        if isinstance(page, PrintPage):
            page.write_pdf(str(self._folder / "no such folder" / "worksheet.pdf"))
        self._driver.settle()
        self._take("print-error-target-folder")
        self._hide_notice()

    def _not_saved(self, diary: Path, chosen: Chosen) -> None:
        """What the pages say when the file is gone while something is to be saved."""
        driver = self._driver
        folder, away = diary.parent, diary.parent.with_name(f"away-{self._theme}")
        for key in ("journal", "moment", "check-in", "worksheet", "settings", "direction"):
            page = driver.show(chosen.route(key))
            folder.rename(away)
            if isinstance(page, JournalPage):
                page.editor.appendPlainText("…")
                page.leave()
            elif isinstance(page, MomentPage):
                page.save()
            elif isinstance(page, CheckInPage):
                next(iter(page.panels.values())).that_is_all.click()
            elif isinstance(page, WorksheetPage):
                page.finish()
            elif isinstance(page, SettingsPage):
                page.step_up("idle_minutes")
            elif isinstance(page, DirectionPage):
                page.field.insertPlainText("And to say so. ")
                page.leave()
            driver.settle()
            self._take(f"{key}-error-moved-or-replaced")
            away.rename(folder)
            self._hide_notice()
        moments.not_saved(driver, self._take, chosen.moments, folder, away)
        self._hide_notice()

    def _change_a_question(self) -> None:
        """One shipped question, in other words."""
        words = "What was I already telling myself on the way there?"
        own = OwnText(kind="prompt", text=words, deck="beneath", replaces="beneath-01")
        self._driver.window.desk.ask(own_texts.save_own_text(own))
        self._driver.settle()

    def _write_over(self, entry: Entry) -> None:
        """An entry that was shorter before."""
        shorter = replace(entry, text=entry.text[: len(entry.text) * 2 // 3].rpartition(" ")[0])

        for one in (shorter, entry):
            self._driver.window.desk.ask(entries.save(one, keep_version=True))
        self._driver.settle()

    def _back_up(self) -> None:
        """Backups of some days, as they would lie there."""
        window = self._driver.window
        for days in (40, 9, 1):
            window.desk.ask(backups.back_up(at=window.clock() - timedelta(days=days)))
        self._driver.settle()

    def _no_stick(self) -> None:
        """What is said when the folder of the backups is away."""
        page = self._driver.show(Route("backups"))
        if isinstance(page, BackupsPage):
            page.keep_folder(str(self._folder / "stick"))
            page.make.click()
            self._driver.settle()
            self._take("backups-error-backup-folder")
            page.keep_folder("")

    def _restore(self, diary: Path) -> None:
        """Restoring before a diary is open."""
        driver = self._driver
        driver.choose(diary)
        safety = driver.window.safety
        safety.show_restore()
        driver.settle()
        self._take("restore")
        page = safety.page
        if page is not None:
            page.field.setText(keys.WRONG)
            page.button.click()
            driver.until(lambda: not page.frame.isHidden())
            self._take("restore-error-wrong-passphrase")
            page.secret.ask_key(True)
            driver.settle()
            self._take("restore-by-key")
        driver.choose(self._in("no backups"))
        safety.show_restore()
        driver.settle()
        self._take("restore-empty")

    def _not_read(self, demo: Path, passphrase: str) -> None:
        """What the pages say when a part of the file cannot be read."""
        driver = self._driver
        path = self._in("unread")
        damage.later_pages(demo, path)
        driver.choose(path)
        driver.unlock(passphrase)
        for key in ("journal", "moments", "worksheets", "beliefs", "patterns"):
            driver.show(Route(key))
            self._take(f"{key}-error-damaged")
            self._hide_notice()
        page = driver.show(Route("settings"))
        if isinstance(page, SettingsPage):
            page.check.button.click()
            driver.until(lambda: not page.check.frame.isHidden())
            driver.settle()
            page.scrolled.reveal(page.check)
            driver.settle()
            self._take("settings-error-damaged")
        driver.lock()
        self._salvage(passphrase)

    def _salvage(self, passphrase: str) -> None:
        """Saving what can be read, step by step."""
        driver = self._driver
        salvaging = driver.window.safety.salvaging
        salvaging.show()
        page = salvaging.page
        if page is None:
            return
        driver.settle()
        self._take("salvage")
        page.secret.field.setText(keys.WRONG)
        page.button.click()
        driver.until(lambda: not page.frame.isHidden())
        self._take("salvage-error-wrong-passphrase")
        page.work()
        page.show_progress(40, 128)
        driver.settle()
        self._take("salvage-working")
        page.show_diary(page.new.with_name(NAME), page.new)
        page.secret.field.setText(passphrase)
        page.button.click()
        driver.until(lambda: not page.made.isHidden() and bool(page.lines))
        driver.settle()
        self._take("salvage-done")
        page.back.click()

    def _empty(self, passphrase: str) -> None:
        """Every page of a diary with nothing in it."""
        driver = self._driver
        driver.make(self._in("empty"), passphrase)
        self.empty_pages()
        moments.empty(driver, self._take)
        finished.show(driver, self._take)
        keys.change(driver, self._take, passphrase)
        driver.lock()

    def empty_pages(self) -> None:
        """Every page as it stands, but those about the key."""
        for key in PAGES:
            if key not in KEYS:
                self._driver.show(Route(key))
                self._take(f"{key}-empty")

    def _hide_notice(self) -> None:
        if self._driver.window.room is not None:
            self._driver.window.room.bar.hide()
