"""Questions that lead to someone, to a moment and to another worksheet, answered by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from tests.conftest import NOW, ask, end

from nearward.domain.model import Moment, Worksheet
from nearward.i18n import Translator
from nearward.session.ask import moments, people, trash, versions, worksheets
from nearward.session.jobs.book_job import BookJob, Wish
from nearward.session.jobs.progress import JobProgress
from nearward.worksheets import catalogue
from nearward.worksheets.form.field_kinds import link
from nearward_ui.journal.versions import VersionsPage
from nearward_ui.kit.printing.painter import FontMeasure
from nearward_ui.moments.listed.reading import MomentSide
from nearward_ui.people.person import PersonPage
from nearward_ui.printing.page import PrintPage
from nearward_ui.routes import Route, ToPerson, ToPrint, ToSheetRead, ToVersions, ToWorksheet
from nearward_ui.worksheets.form import WorksheetPage
from nearward_ui.worksheets.read_page import SheetReadPage

WHEN: dict[str, Any] = {"at": NOW, "day": NOW.date()}
WORDS = Translator()
Make = Callable[[type[Any]], Any]


@pytest.fixture
def form(make: Make) -> WorksheetPage:
    page: WorksheetPage = make(WorksheetPage)
    page.resize(1084, 900)
    page.activateWindow()
    return page


def view(page: WorksheetPage, name: str) -> Any:
    """What asks for an answer; its step is shown."""
    step = next(s.id for s in page.sheet.step if any(f.id == name for f in s.field))  # type: ignore[union-attr]
    page.show_step(step)
    return next(v for panel in page._panels for v in panel.views if v.field.id == name)


def stored(page: WorksheetPage, around: Any) -> Worksheet:
    page.keeping.save(at_once=True)
    found: Worksheet = ask(around, worksheets.get(page.worksheet.id))
    return found


def test_someone_is_chosen_by_keys_or_named(form: WorksheetPage, around: Any, qtbot: Any) -> None:
    ruth = ask(around, people.add("Ruth"))
    form.enter(ToWorksheet(sheet="words"))
    who = view(form, "person")
    who.take_focus()
    qtbot.keyClick(who.chips.chips[0], Qt.Key.Key_Space)
    kept = stored(form, around)
    assert kept.answers["person"] == link("person", ruth.id)
    assert kept.person_id == ruth.id
    qtbot.keyClicks(who.someone, "Ben")
    qtbot.keyClick(who.someone, Qt.Key.Key_Return)
    kept = stored(form, around)
    ben = next(one for one in ask(around, people.every()) if one.alias == "Ben")
    assert kept.answers["person"] == link("person", ben.id)
    assert [chip.text() for chip in who.chips.chips] == ["Ruth", "Ben"]
    assert who.chips.value == str(ben.id)
    # taken back
    qtbot.keyClick(who.chips.chips[1], Qt.Key.Key_Space)
    assert stored(form, around).answers["person"] is None
    assert stored(form, around).person_id is None


def test_it_knows_the_moment_it_was_begun_from(
    form: WorksheetPage, around: Any, qtbot: Any
) -> None:
    ruth = ask(around, people.add("Ruth"))
    moment = ask(
        around,
        moments.save(Moment(**WHEN, outcome="withdrew", text="She asked.", person_id=ruth.id)),
    )
    form.enter(ToWorksheet(sheet="coming-back", moment=moment))
    of = view(form, "moment")
    assert of.list.currentText().endswith(": She asked.")
    view(form, "their_likely_experience").edit.set_text("Alone.")
    kept = stored(form, around)
    assert kept.moment_id == moment.id
    assert kept.answers["moment"] == link("moment", moment.id)
    gone: list[Any] = []
    form.go.connect(gone.append)
    of.open.click()
    assert gone[-1].page == "moment"
    assert gone[-1].id == moment.id
    # another one of the last ten
    other = ask(around, moments.save(Moment(**WHEN, outcome="stayed", text="He laughed.")))
    form.refresh(changed("moment"))
    assert of.list.currentText().endswith(": She asked.")
    assert of.list.itemText(1).endswith(": He laughed.")
    of.list.setFocus()
    qtbot.keyClick(of.list, Qt.Key.Key_Up)
    assert stored(form, around).moment_id == other.id


def changed(kind: str) -> Any:
    from nearward.domain.changes import KindsChanged

    return KindsChanged(frozenset({kind}))


def test_what_is_gone_is_told_and_stays_until_another_is_chosen(
    form: WorksheetPage, around: Any
) -> None:
    moment = ask(around, moments.save(Moment(**WHEN, outcome="withdrew", text="She asked.")))
    kept = ask(
        around,
        worksheets.save(
            Worksheet(**WHEN, sheet="slow-motion", answers={"moment": link("moment", moment.id)})
        ),
    )
    ask(around, trash.delete("moment", moment.id))
    form.enter(ToWorksheet(id=kept.id))
    of = view(form, "moment")
    assert of.list.currentText() == "Something that is no longer in the diary"
    view(form, "event").edit.set_text("It rang.")
    assert stored(form, around).answers["moment"] == link("moment", moment.id)
    of._on_given(0)
    assert stored(form, around).answers["moment"] is None


def test_another_sheet_is_begun_from_one(form: WorksheetPage, around: Any, qtbot: Any) -> None:
    ruth = ask(around, people.add("Ruth"))
    given = Moment(**WHEN, outcome="withdrew", person_id=ruth.id, text="She asked.")
    moment = ask(around, moments.save(given))
    form.enter(ToWorksheet(sheet="slow-motion", moment=moment))
    onward = view(form, "next")
    assert list(onward.buttons) == ["if-then", "words", "coming-back"]
    gone: list[Route] = []
    form.go.connect(gone.append)
    onward.take_focus()
    qtbot.keyClick(onward.buttons["coming-back"], Qt.Key.Key_Space)
    (to,) = gone
    assert isinstance(to, ToWorksheet)
    begun = ask(around, worksheets.get(to.id))
    assert begun.sheet == "coming-back"
    # what is known of the first is known of the second
    assert begun.answers["moment"] == link("moment", moment.id)
    assert begun.answers["what_was_happening_in_me"] == "She asked."
    assert (begun.moment_id, begun.person_id) == (moment.id, ruth.id)
    assert stored(form, around).answers["next"] == link("worksheet", begun.id)
    assert onward.begins.isHidden()
    assert not onward.open.isHidden()


def test_the_last_ten_are_offered(form: WorksheetPage, around: Any) -> None:
    for n in range(12):
        at = NOW - timedelta(hours=n)
        ask(
            around,
            moments.save(Moment(at=at, day=at.date(), outcome="stayed", text=f"Number {n}.")),
        )
    form.enter(ToWorksheet(sheet="slow-motion"))
    of = view(form, "moment")
    said = [of.list.itemText(n) for n in range(of.list.count())]
    assert said[0] == "None chosen"
    assert [text.rsplit(": ")[-1] for text in said[1:]] == [f"Number {n}." for n in range(10)]


def test_a_worksheet_does_not_lead_to_itself(form: WorksheetPage, around: Any, qtbot: Any) -> None:
    at = NOW - timedelta(days=3)
    asked = Worksheet(at=at, day=at.date(), sheet="small-steps", answers={"safe_enough": "yes"})
    earlier = ask(around, worksheets.save(asked))
    form.enter(ToWorksheet(sheet="small-steps"))
    before = view(form, "before")
    form._put({"safe_enough": "yes"})
    own = stored(form, around)
    assert own.id not in (0, earlier.id)
    before._renew()

    def offered() -> list[int]:
        return [before.list.itemData(n) for n in range(before.list.count())]

    qtbot.waitUntil(lambda: offered() == [0, earlier.id])


def test_names_are_told_where_a_sheet_is_read_printed_and_compared(make: Make, around: Any) -> None:
    ruth = ask(around, people.add("Ruth"))
    answers = {"person": link("person", ruth.id), "draft": "I am here."}
    kept = Worksheet(**WHEN, sheet="words", status="finished", answers=answers)
    kept = ask(around, worksheets.save(kept))
    later = {**answers, "person": None, "draft": "I am here, and slow."}
    ask(around, worksheets.save(replace(kept, answers=later)))
    (version,) = ask(around, versions.history("worksheet", kept.id)).versions
    ask(around, versions.bring_back(version.id))
    read, paper, compared = make(SheetReadPage), make(PrintPage), make(VersionsPage)
    read.enter(ToSheetRead(id=kept.id))
    paper.enter(ToPrint(worksheet=ask(around, worksheets.get(kept.id))))
    compared.enter(ToVersions(kind="worksheet", id=kept.id))
    assert "Ruth" not in str(paper.document), "initials, until whole names are chosen"
    paper.initials.setChecked(False)

    def said() -> tuple[str, str, str]:
        heard = read.column.accessibleDescription()
        return heard, str(paper.document), compared._words_now()

    assert all("Ruth" in one for one in said())
    # in a diary as a book, too
    press: Any = None
    wish = Wish(NOW.date(), NOW.date(), ("worksheet",))
    job = BookJob(wish, WORDS, JobProgress(), FontMeasure, press)
    job._vault = around.desk._vault
    assert any("Ruth" in str(list(chapter.body())) for chapter in job._chapters(counting=True))
    ask(around, people.rename(ruth.id, "Miriam", JobProgress()))
    for page in (read, paper, compared):
        page.refresh(changed("person"))
    assert all("Miriam" in one and "Ruth" not in one for one in said())


def test_sheets_are_offered_from_a_moment_and_from_a_person(make: Make, around: Any) -> None:
    ruth = ask(around, people.add("Ruth"))
    given = Moment(**WHEN, outcome="withdrew", person_id=ruth.id, text="She asked.")
    moment = ask(around, moments.save(given))
    side = MomentSide(around)
    gone: list[Any] = []
    side.go.connect(gone.append)
    side.read(ask(around, moments.to_read(moment.id)))
    assert side.weigh.text() == "Weigh the thought"
    side.weigh.click()
    offered = [sheet.id for sheet, _ in catalogue.sheets_from("moment", "pull")]
    actions = side.others.sheets.actions()
    assert len(actions) == len(offered) - 1
    actions[offered.index("coming-back") - 1].trigger()
    assert [one.sheet for one in gone] == ["evidence", "coming-back"]
    assert all(one.moment.id == moment.id for one in gone)
    # someone who was let in is not weighed
    let_in = Moment(**WHEN, kind="approach", approach_kind="need")
    side.read(ask(around, moments.to_read(ask(around, moments.save(let_in)).id)))
    assert side.weigh.text() == "Begin “Near, and all right”"
    end(side)
    page = make(PersonPage)
    page.go.connect(gone.append)
    page.enter(ToPerson(id=ruth.id))
    names = [action.text() for action in page.begin.sheets.actions()]
    assert "The loop between us" in names
    page.begin.sheets.actions()[names.index("The loop between us")].trigger()
    form = make(WorksheetPage)
    form.enter(gone[-1])
    assert view(form, "person").chips.value == str(ruth.id)
