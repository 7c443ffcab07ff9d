"""The first page: what is beside it, what is wished for there, and what is in the way of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from tests.exchange import samples
from tests.shell.conftest import PASSPHRASE

from nearward.domain.file.trouble import DiskFull
from nearward.learn import catalogue
from nearward.session.ask.forms import direction
from nearward.session.jobs.everything import read_everything
from nearward_resources import FOLDER
from nearward_ui.routes import Route


def begun(make_window: Callable[..., Any], *, first: bool = True) -> tuple[Any, Any]:
    window = make_window(None, unlock=False)
    window.first_run.show(first=first)
    page = window.create_page
    if page.welcome is not None:
        page.welcome.read_card()
    return window, page


def fill(page: Any, again: str = PASSPHRASE) -> None:
    page.first.setText(PASSPHRASE)
    page.again.setText(again)


def held(window: Any) -> Any:
    found: list[Any] = []
    window.desk.ask(direction.held(), found.append)
    return found[0]


def test_what_it_is_and_a_first_card_stand_beside_the_form(make_window: Any) -> None:
    window, page = begun(make_window)
    card = catalogue.read_card(FOLDER / "learn" / "beneath-the-storm.toml")
    said = [one.text() for one in page.welcome.paragraphs]
    assert said == list(card.paragraphs)
    assert page.welcome.distance.text() == card.distance
    assert page.welcome.what_not.text().startswith("It is not therapy")
    assert page.first.hasFocus()
    # from the lock page somebody knows it
    window.show_lock()
    window.show_create()
    assert not page.welcome.isVisible()


def test_what_is_wished_for_comes_with_the_diary(make_window: Any) -> None:
    window, page = begun(make_window)
    fill(page)
    page.wishes.why.setText("  Ines asked\nwhere I was. ")
    page.wishes.recovery.setChecked(True)
    page.wishes.earlier.setChecked(True)
    page.button.click()
    assert window.is_open
    assert held(window).why_now == "Ines asked where I was."
    # the sheet first; behind it the earlier diary, and then the journal
    seen = [window.room.current.key]
    for _ in range(2):
        window.room.current.go_back()
        seen.append(window.room.current.key)
    assert seen == ["recovery", "import", "journal"]
    # nothing of it is wished for twice
    assert page.wished == ("", ())


def test_a_line_that_could_not_be_kept_can_be_tried_again(
    make_window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was gone from the page by then, and from everywhere else."""
    keep, tries = direction.keep_why, []

    def full_once(*given: Any) -> Any:
        tries.append(given)
        return refused if len(tries) == 1 else keep(*given)

    def refused(_vault: object) -> Any:
        raise DiskFull(name="new.nearward")

    monkeypatch.setattr(direction, "keep_why", full_once)
    window, page = begun(make_window)
    fill(page)
    page.wishes.why.setText("Ines asked where I was.")
    page.button.click()
    bar = window.room.bar
    assert "could not be kept" in bar.text.text()
    bar.button.click()
    assert held(window).why_now == "Ines asked where I was."


def test_nothing_wished_for_is_nothing_written(make_window: Any) -> None:
    window, page = begun(make_window)
    fill(page)
    page.button.click()
    assert window.room.current.key == "journal"
    assert held(window).created is None


def test_a_passphrase_that_differs_makes_nothing(make_window: Any, tmp_path: Path) -> None:
    window, page = begun(make_window)
    fill(page, "another otter at noon")
    page.wishes.why.setText("Now.")
    page.button.click()
    assert not window.is_open
    assert not (tmp_path / "new.nearward").exists()
    assert "do not match" in page.message.text()
    assert page.again.hasFocus()
    # what was typed is there still, and it goes on from there
    assert page.wishes.why.text() == "Now."
    page.again.setText(PASSPHRASE)
    page.button.click()
    assert window.is_open
    assert held(window).why_now == "Now."


@pytest.mark.skipif("os.geteuid() == 0", reason="nothing is protected from root")
def test_a_protected_folder_is_said(make_window: Any, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    _refused(make_window, folder / "d.nearward", tmp_path)


def test_a_folder_that_cannot_be_made_is_said(make_window: Any, tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("here")
    _refused(make_window, tmp_path / "file" / "d.nearward", tmp_path)
    assert (tmp_path / "file").read_text() == "here"


def _refused(make_window: Any, where: Path, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    window, page = begun(make_window)
    fill(page)
    page.wishes.why.setText("Now.")
    page.place.setText(str(where))
    page.button.click()
    assert not window.is_open
    assert page.message.text()
    assert page.place.hasFocus()
    assert page.button.isEnabled()
    assert [one for one in sorted(folder.rglob("*")) if one not in before] == []
    # another place, and all that was typed goes with it
    page.place.setText(str(folder / "elsewhere" / "d.nearward"))
    page.button.click()
    assert window.is_open
    assert held(window).why_now == "Now."


@pytest.mark.parametrize("size", [(960, 590), (1366, 749)])
def test_what_is_unfolded_leaves_the_main_button_in_sight(
    make_window: Any, qtbot: Any, size: tuple[int, int]
) -> None:
    """Also on a small laptop; and the two headings stand side by side."""
    window, page = begun(make_window)
    window.setMinimumSize(0, 0)
    window.resize(*size)
    qtbot.wait(20)
    heads = [page.welcome.heading, page._above[0]]
    bottoms = [one.mapTo(page, one.rect().bottomLeft()).y() for one in heads]
    assert abs(bottoms[0] - bottoms[1]) <= 12
    page.wishes.more.click()
    if size[1] > 600:
        page.passphrase.suggest_button.click()
        assert page.passphrase.use_button.isVisible()
    qtbot.wait(50)
    foot = page.button.mapTo(page, page.button.rect().bottomLeft()).y()
    assert page.first.mapTo(page, page.first.rect().topLeft()).y() >= 0
    assert foot < page.height()
    # folded again, all stands apart as before
    page.wishes.more.click()
    page.wipe()
    qtbot.wait(50)
    assert page._above[0].isVisible()


def test_broken_off_while_it_is_made_there_is_no_file(
    make_window: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fills in the middle: the file that was begun is gone, and the page says it."""
    from nearward.vault.care import opening

    def full(_connection: object, _version: int) -> None:
        raise DiskFull(name="new.nearward")

    monkeypatch.setattr(opening, "upgrade", full)
    window, page = begun(make_window)
    fill(page)
    page.button.click()
    assert not window.is_open
    assert page.message.text()
    assert not list(tmp_path.rglob("new.nearward*"))


@pytest.mark.parametrize("there", ["", "a letter"])
def test_a_file_of_that_name_is_said_and_stays(
    make_window: Any, tmp_path: Path, there: str
) -> None:
    (tmp_path / "new.nearward").write_text(there)
    window, page = begun(make_window)
    fill(page)
    page.wishes.why.setText("Now.")
    page.button.click()
    assert not window.is_open
    assert "already a file new.nearward" in page.message.text()
    assert page.place.hasFocus()
    assert page.wishes.why.text() == "Now."
    assert (tmp_path / "new.nearward").read_text() == there
    page.place.setText(str(tmp_path / "other.nearward"))
    page.button.click()
    assert window.is_open
    assert held(window).why_now == "Now."


def made_with(make_window: Any, *wishes: str) -> Any:
    """A window in which a diary was made, with these wishes."""
    window, page = begun(make_window)
    fill(page)
    for name in wishes:
        getattr(page.wishes, name).setChecked(True)
    page.button.click()
    return window


def keys(window: Any, times: int) -> list[str]:
    """The pages that Back leads to."""
    found = [window.room.current.key]
    for _ in range(times):
        window.room.current.go_back()
        found.append(window.room.current.key)
    return found


def test_what_was_wished_for_and_not_seen_is_shown_at_the_next_start(
    make_window: Any, tmp_path: Path
) -> None:
    window = made_with(make_window, "recovery", "earlier")
    assert keys(window, 0) == ["recovery"]
    window.lock()
    window = make_window(tmp_path / "new.nearward")
    assert keys(window, 1) == ["recovery", "import"]
    # the sheet was seen: it is not shown once more
    window.lock()
    window = make_window(tmp_path / "new.nearward")
    assert keys(window, 1) == ["import", "journal"]
    window.lock()
    window = make_window(tmp_path / "new.nearward")
    assert keys(window, 0) == ["journal"]


def test_a_pause_that_was_asked_for_at_the_lock_page_comes_first(
    make_window: Any, tmp_path: Path
) -> None:
    """The lock page promises it; what is still to be seen waits for the next start."""
    window = made_with(make_window, "recovery")
    window.lock()
    window = make_window(tmp_path / "new.nearward", unlock=False)
    window.show_page(Route("pause"))
    window.open_diary(PASSPHRASE)
    assert keys(window, 0) == ["pause"]
    window.lock()
    window = make_window(tmp_path / "new.nearward")
    assert keys(window, 0) == ["recovery"]


def test_an_earlier_diary_comes_in_before_the_first_word(make_window: Any, tmp_path: Path) -> None:
    window = made_with(make_window, "earlier")
    assert keys(window, 0) == ["import"]
    page = window.room.current
    page.take(samples.jrnl(tmp_path / "out.json"))
    assert page.report.count.text().startswith("2 entries")
    page.button.click()
    assert page.report.title.text() == "What was imported"
    page.go_back()
    assert keys(window, 0) == ["journal"]
    found: list[Any] = []
    window.desk.ask(read_everything(), found.append)
    assert [entry.day.year for entry in found[0].entries] == [2019, 2026]


def test_who_goes_elsewhere_is_done_with_what_was_wished_for(
    make_window: Any, tmp_path: Path
) -> None:
    window = made_with(make_window, "recovery", "earlier")
    window.show_page(Route("moments"))
    window.show_page(Route("journal"))
    window.lock()
    window = make_window(tmp_path / "new.nearward")
    assert keys(window, 0) == ["journal"]


def test_the_invented_months_open_apart_and_are_asked_for_once(make_window: Any) -> None:
    window, page = begun(make_window)
    asked: list[int] = []

    def opens() -> bool:
        asked.append(1)
        return True

    window.first_run.start_apart = opens
    page.welcome.look_button.click()
    page.welcome.look_button.click()
    assert asked == [1]
    assert not page.welcome.look_button.isEnabled()


def test_invented_months_that_do_not_open_are_said(make_window: Any) -> None:
    window, page = begun(make_window)
    window.first_run.start_apart = lambda: False
    page.welcome.look_button.click()
    assert "could not be opened" in page.welcome.look_hint.text()
    assert page.welcome.look_button.isEnabled()


def test_tab_goes_through_what_is_folded_only_when_it_is_not(make_window: Any, qtbot: Any) -> None:
    window, page = begun(make_window)
    page.place_button.setFocus()
    order = []
    for _ in range(2):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        order.append(window.focusWidget())
    assert order == [page.wishes.more, page.button]
    page.wishes.more.click()
    assert page.wishes.why.hasFocus()
    order = []
    for _ in range(3):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        order.append(window.focusWidget())
    assert order == [page.wishes.recovery, page.wishes.earlier, page.button]


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("width", [700, 800, 960, 1366, 1920])
def test_the_parts_stand_beside_or_below_and_never_over_each_other(
    make_window: Any, qtbot: Any, width: int, mirrored: bool
) -> None:
    window, page = begun(make_window)
    way = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    page.setLayoutDirection(way)
    window.setMinimumSize(0, 0)
    window.resize(width, 740)
    qtbot.wait(20)
    form, beside = (
        one.rect().translated(one.mapTo(page, one.rect().topLeft()))
        for one in (page._middle, page.welcome)
    )
    assert not form.intersects(beside)
    if width >= 800:
        assert (beside.center().x() < form.center().x()) != mirrored
    else:
        assert beside.top() > form.top()
