"""Ctrl+Z undoes a delete in a real window, and the keyboard is where it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import KEY
from tests.domain.test_pictures import png
from tests.kit.real import MISSING, Running, desktop

from nearward.domain.day import day_of, now
from nearward.domain.model import Entry, Moment, Worksheet
from nearward.session.ask import entries, moments, worksheets
from nearward.vault.care.opening import open_diary

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"missing: {MISSING}")

PAGE, BAR = "window.room.current", "window.room.bar"
LIST = f"{PAGE}.finding.list"
ENTRY = "[line.thing.id for line in {}.cards.lines if line.thing.kind == 'entry'][0]"
TEXT = "We walked home. Nobody said anything."


@pytest.fixture
def running(diary: Path, tmp_path: Path) -> Iterator[Running]:
    vault = open_diary(diary, "", key=KEY)
    at = now()
    for text in ("The first.", TEXT):
        entries.save(Entry(at=at, day=day_of(at), text=text))(vault)
    for outcome in ("stayed", "withdrew", "stayed"):
        moments.save(Moment(at=at, day=day_of(at), outcome=outcome))(vault)
    for text in ("A call.", "A letter."):
        said = {"situation": text}
        sheet = Worksheet(at=at, day=day_of(at), sheet="evidence", answers=said)
        worksheets.save(sheet)(vault)
    vault.close()
    with desktop(1280, 800) as screen:
        made = Running(screen, tmp_path / "home", diary)
        try:
            made.unlock()
            yield made
        finally:
            made.end()


def gone_and_back(running: Running, undo: str = "ctrl+z") -> None:
    """What was said of a delete is there, and is undone."""
    running.becomes(f"{BAR}.isVisible() and {BAR}.button.text() == 'Undo'")
    if undo == "click":
        running.click(f"{BAR}.button")
    else:
        running.press(undo)
    running.becomes(f"not {BAR}.isVisible()")


@pytest.mark.parametrize("undo", ["ctrl+z", "click"])
def test_an_entry(running: Running, undo: str) -> None:
    running.becomes(f"len({LIST}.cards.lines) == 7")
    entry_id = running.ask(ENTRY.format(LIST))
    running.ask(f"{PAGE}.open_entry({entry_id})")
    running.becomes(f"{PAGE}.editor.text() == {TEXT!r}")
    running.ask(f"{PAGE}.editor.setFocus()")
    running.press("ctrl+Home", "Right", "Right", "Right")
    running.ask(f"{PAGE}.act('delete')")
    running.becomes(f"{PAGE}.editor.text() == ''")
    assert running.ask(f"{PAGE}.editor.hasFocus()")
    gone_and_back(running, undo)
    running.becomes(f"{PAGE}.editor.text() == {TEXT!r}")
    running.becomes(f"{PAGE}.editor.hasFocus()")
    running.becomes(f"{PAGE}.editor.textCursor().position() == 3")
    # from the list: back to its card
    running.ask(f"{LIST}.setFocus()")
    running.becomes(f"{LIST}.thing.id == {entry_id} and {LIST}.hasFocus()")
    running.press("Delete")
    running.becomes(f"len({LIST}.cards.lines) == 6")
    running.becomes(f"{LIST}.hasFocus() and {LIST}.currentIndex().isValid()")
    gone_and_back(running, undo)
    running.becomes(f"len({LIST}.cards.lines) == 7")
    running.becomes(f"{LIST}.thing.id == {entry_id} and {LIST}.hasFocus()")


def test_what_was_typed_since_is_undone_first(running: Running) -> None:
    running.becomes(f"len({LIST}.cards.lines) == 7")
    entry_id = running.ask(ENTRY.format(LIST))
    running.ask(f"{PAGE}.open_entry({entry_id})")
    running.becomes(f"{PAGE}.editor.text() == {TEXT!r}")
    running.ask(f"{LIST}.setFocus()")
    running.press("Delete")
    running.becomes(f"{BAR}.isVisible() and len({LIST}.cards.lines) == 6")
    running.ask(f"{PAGE}.editor.setFocus()")
    running.type("ab")
    running.press("ctrl+z")
    running.becomes(f"'ab' not in {PAGE}.editor.text()")
    assert running.ask(f"{BAR}.isVisible()")
    running.press("ctrl+z")
    running.becomes(f"{PAGE}.editor.text() == {TEXT!r}")
    running.becomes(f"{LIST}.thing.id == {entry_id} and {LIST}.hasFocus()")


@pytest.mark.parametrize("page", ["moments", "worksheets"])
def test_a_card_of_a_list_and_its_form(running: Running, page: str) -> None:
    running.show(page)
    cards = f"{PAGE}.list"
    running.becomes(f"len({cards}.cards.lines) > 1")
    count = running.ask(f"len({cards}.cards.lines)")
    running.ask(f"{cards}.setFocus()")
    running.press("End")
    chosen = running.ask(f"{cards}.thing.id")
    running.press("Delete")
    running.becomes(f"len({cards}.cards.lines) == {count - 1}")
    # the keyboard stays in the list, at its neighbour
    running.becomes(f"{cards}.hasFocus() and {cards}.currentIndex().row() == {count - 2}")
    gone_and_back(running)
    running.becomes(f"len({cards}.cards.lines) == {count}")
    running.becomes(f"{cards}.hasFocus() and {cards}.thing.id == {chosen}")
    # deleted on its own page: back to that page, and into it
    running.press("Return")
    form = page.removesuffix("s")
    if form == "moment":
        # it is read beside the list; Change leads to its form
        running.becomes(f"{PAGE}.reading.moment.id == {chosen}")
        running.becomes(f"{PAGE}.reading.isAncestorOf(app.focusWidget())")
        running.click(f"{PAGE}.reading.change")
    running.becomes(f"{PAGE}.key == {form!r} and {PAGE}.delete_button.isVisible()")
    if form == "worksheet":
        running.ask(f"{PAGE}.show_step('felt')")
    running.click(f"{PAGE}.delete_button")
    running.becomes(f"{PAGE}.key == {page!r}")
    gone_and_back(running)
    running.becomes(f"{PAGE}.key == {form!r}")
    running.becomes(f"{PAGE}.isAncestorOf(app.focusWidget())")
    if form == "worksheet":
        running.becomes(f"{PAGE}.worksheet.id == {chosen} and {PAGE}._step == 'felt'")
    else:
        running.becomes(f"{PAGE}.where().id == {chosen}")


def test_a_picture(running: Running, tmp_path: Path) -> None:
    for name in ("sea.png", "tree.png"):
        (tmp_path / name).write_bytes(png(3 if name == "sea.png" else 5))
    running.type("By the sea. ")
    running.ask(
        "from pathlib import Path\nfrom nearward_ui.kit.inputs.dropped_pictures import of_file"
    )
    files = [str(tmp_path / name) for name in ("sea.png", "tree.png")]
    running.ask(f"{PAGE}.pictures.add([of_file(Path(path)) for path in {files}])")
    strip = f"{PAGE}.pictures.strip"
    running.becomes(f"len({strip}.shown.pictures) == 2")
    running.ask(f"{strip}.setFocus()")
    running.press("End")
    chosen = running.ask(f"{strip}.picture.id")
    running.press("Delete")
    running.becomes(f"len({strip}.shown.pictures) == 1")
    gone_and_back(running)
    running.becomes(f"len({strip}.shown.pictures) == 2")
    running.becomes(f"{strip}.hasFocus() and {strip}.picture.id == {chosen}")
    # with its place in the text, while the keyboard is there
    running.ask(f"{PAGE}.editor.setFocus()")
    running.ask(f"{PAGE}.pictures.act('put in', {chosen})")
    mark = f"![](picture:{chosen})"
    # what stands in the text is not in the strip as well
    stands = f"{mark!r} in {PAGE}.editor.text() and {chosen} in {PAGE}.pictures.in_text.ids"
    running.becomes(f"{stands} and len({strip}.shown.pictures) == 1")
    running.ask(f"{PAGE}.pictures.remove({chosen})")
    running.becomes(f"{mark!r} not in {PAGE}.editor.text()")
    assert running.ask(f"len({strip}.shown.pictures)") == 1
    gone_and_back(running)
    running.becomes(f"{stands} and len({strip}.shown.pictures) == 1")
    assert running.ask(f"{PAGE}.editor.hasFocus()")
