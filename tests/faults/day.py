"""A scripted day: every step is tried again until the disk takes it, as a person would.
A new operation is one function and one line in STEPS.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.exchange import samples
from tests.faults.day_sources import (
    AT,
    KEY,
    a_direction,
    a_plan,
    a_sheet_of_ones_own,
    an_old_story,
    evidence_for_it,
    how_much_it_is_believed,
    who_helps,
    whom_to_call,
    write_sources,
)
from tests.faults.nursery import Stage
from tests.leaks.made import counts, write_others
from tests.worksheets.answers_of import of_every_kind

from nearward.domain.beliefs import Belief
from nearward.domain.model import (
    CheckIn,
    Entry,
    Moment,
    OwnText,
    Passage,
    Pause,
    PersonRating,
    SavedSearch,
    Worksheet,
)
from nearward.domain.trouble import Trouble
from nearward.exchange import json_out, writing
from nearward.exchange.trouble import LeftOver, TargetExists
from nearward.i18n import Translator
from nearward.pictures.intake import take
from nearward.session.ask import (
    check_ins,
    drafts,
    entries,
    file_care,
    moments,
    own_texts,
    own_words,
    pauses,
    people,
    pictures,
    search,
    settings,
    trash,
    versions,
    worksheets,
)
from nearward.session.jobs import exporting, importing
from nearward.session.jobs.everything import read_everything
from nearward.session.operation import Operation
from nearward.vault.care import backups, rekeying, restoring
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.vault import Vault

NEXT_KEY = bytes(range(32, 64))
TRIES = 60
WHEN: dict[str, Any] = {"at": AT, "day": AT.date()}


class Day:
    """One day of one diary."""

    def __init__(self, diary: Path, out: Path, sources: Path) -> None:
        self.diary = diary
        self.out = out
        self.sources = sources
        self.vault: Vault | None = None
        self.backup: Path | None = None
        self.weighed: Worksheet | None = None
        self.entry = Entry(**WHEN)
        self.pause = Pause(**WHEN)
        self.away: Moment | None = None
        self.story = Belief(**WHEN)

    def do(self, operation: Operation[Any]) -> Any:
        """An operation on the open diary."""
        assert self.vault is not None
        return operation(self.vault)


def opening(day: Day) -> None:
    day.vault = open_diary(day.diary, "", key=KEY)


def writing_an_entry(day: Day) -> None:
    entry = replace(day.entry, title="Sunday", text="We walked. " * 700)
    day.entry = day.do(entries.save(entry))


def going_on_with_it(day: Day) -> None:
    longer = replace(day.entry, text=day.entry.text + "I said that I was tired. " * 500)
    day.entry = day.do(entries.save(longer))


def a_draft_of_a_moment(day: Day) -> None:
    day.do(drafts.keep("moment:new", {"text": "Cancelled again", "urge": 70}))


def a_moment(day: Day) -> None:
    someone = day.do(people.add("M."))
    moment = Moment(**WHEN, outcome="partly", urge=70, person_id=someone.id, text="Cancelled again")
    day.do(moments.save(moment, draft="moment:new"))


def back_in_touch(day: Day) -> None:
    """The newest moment that ended in pulling away says how the two came back."""
    if day.away is None:
        # a step that is tried again makes no second one
        when = {**WHEN, "outcome": "withdrew", "text": "Left the table"}
        day.away = day.do(moments.save(Moment(**when)))
    away = day.away
    told = {"reconnect_state": "reconnected", "reconnect_said": WHEN["at"], "reconnect_by": "me"}
    back = {"reconnect_precision": "exact", "reconnected_at": WHEN["at"]}
    day.do(moments.save(replace(away, **told, **back, repair="I rang from the stairs. " * 100)))


def a_pause(day: Day) -> None:
    pause = Pause(**WHEN, seconds=360, urge_before=80, urge_after=40)
    day.pause = day.do(pauses.save(pause))


def someone_let_in_after_a_pause(day: Day) -> None:
    moment = Moment(**WHEN, kind="approach", approach_kind="fear", suds=70, reception="warm")
    told = replace(moment, after_feeling=("relieved",), text="Told her in the hall. " * 200)
    day.do(moments.save(replace(told, pause_id=day.pause.id), draft="moment:new"))


def a_worksheet(day: Day) -> None:
    answers = {"situation": "M. wrote twice. " * 300, "hot_belief": 80}
    answers |= of_every_kind("M. wrote again. " * 30)
    day.do(worksheets.save(Worksheet(**WHEN, sheet="evidence", answers=answers)))


def from_a_sentence_to_an_act(day: Day) -> None:
    words = "We walked. " * 40
    passage = Passage(entry_id=day.entry.id, start=day.entry.text.index(words), words=words)
    answers = {"thoughts": [{"txt": words}]}
    sheet = Worksheet(**WHEN, sheet="evidence", answers=answers, entry_id=day.entry.id)
    day.weighed = day.weighed or day.do(worksheets.save(sheet, passage=passage))
    day.do(moments.save(Moment(**WHEN, outcome="unsure", text=words), passage=passage))


def a_check_in(day: Day) -> None:
    later = AT + timedelta(hours=12)
    check_in = CheckIn(at=later, day=AT.date(), confirmed=True, mood=1, text="quiet")
    day.do(check_ins.save(replace(check_in, near=True)))
    day.do(check_ins.say_how_days_were(AT.date(), "harder", later))


def a_question_of_ones_own(day: Day) -> None:
    own = OwnText(kind="prompt", text="What did the sea say? " * 200, replaces="tender-01")
    day.do(own_texts.save_own_text(own))


def a_setting(day: Day) -> None:
    day.do(settings.keep("day_ends", 3))


def deleting(day: Day) -> None:
    day.do(trash.delete("entry", day.entry.id))


def undoing(day: Day) -> None:
    day.do(trash.restore("entry", day.entry.id))


def someone_known(day: Day) -> None:
    made = day.do(people.add("M."))
    day.do(people.save(replace(made, relation="a friend", about="patient and kind " * 30)))


def a_rating_of_someone(day: Day) -> None:
    someone = day.do(people.called("M."))
    day.do(people.rate(PersonRating(**WHEN, person_id=someone.id, worry=60, unease=20)))


def tags_and_people_beside_the_text(day: Day) -> None:
    someone = day.do(people.called("M."))
    marked = replace(day.entry, tags=("slow evening", "sea"), people=(someone.id,), starred=True)
    day.entry = day.do(entries.save(replace(marked, mood=1, prompt="What was tender?")))


def a_search_with_a_name(day: Day) -> None:
    day.do(search.save(SavedSearch(name="The sea", query='tag:sea "slow evening"')))


def a_picture(day: Day) -> None:
    ready = pictures.Ready("cup.png", take("cup.png", samples.png(40, 30)))
    day.do(pictures.keep(day.entry, ready))


def a_word_of_ones_own(day: Day) -> None:
    day.do(own_words.keep("nearward"))


def what_no_step_writes(day: Day) -> None:
    """A record of each kind that is written by no other step."""

    def run(vault: Vault) -> None:
        with vault.writing():
            write_others(vault, counts(vault), "seen-from-the-hill", AT)

    day.do(run)


def writing_all_over(day: Day) -> None:
    day.entry = day.do(entries.save(replace(day.entry, text="Nothing of it is left.")))


def bringing_back_earlier_words(day: Day) -> None:
    known = day.do(versions.history("entry", day.entry.id)).versions
    wanted = next(one for one in known if "I said that I was tired" in one.body["text"])
    day.entry = day.do(versions.bring_back(wanted.id))


def importing_a_file(day: Day) -> None:
    day.do(importing.bring_in(day.sources / "journal.txt"))


def importing_a_zip(day: Day) -> None:
    day.do(importing.bring_in(day.sources / "Export.zip"))


def importing_an_export(day: Day) -> None:
    day.do(importing.bring_in(day.sources / "other.json"))


def exporting_a_file(day: Day) -> str:
    data = json_out.encoded(day.do(read_everything()))
    return _under_another_name(
        lambda number: day.out / f"diary-{number}.json",
        lambda target: writing.write_file(target, data),
    )


def exporting_a_folder(day: Day) -> str:
    return _under_another_name(
        lambda number: day.out / f"all-{number}",
        lambda target: day.do(exporting.export(target, "json")),
    )


def exporting_for_reading(day: Day) -> str:
    return _under_another_name(
        lambda number: day.out / f"read-{number}",
        lambda target: day.do(exporting.export(target, "markdown")),
    )


def exporting_tables(day: Day) -> str:
    return _under_another_name(
        lambda number: day.out / f"tables-{number}",
        lambda target: day.do(exporting.export(target, "csv")),
    )


def _under_another_name(name: Callable[[int], Path], write: Callable[[Path], None]) -> str:
    """As the Trouble says: when something is there already, another name is taken."""
    for number in range(TRIES):
        try:
            write(name(number))
        except TargetExists:
            continue
        except LeftOver as trouble:
            return f"{name(number).name} with {trouble.values['name']}"
        return name(number).name
    raise AssertionError("no name was free")


def backing_up(day: Day) -> None:
    assert day.vault is not None
    folder = backups.folder_of(day.diary)
    day.backup = backups.make(day.vault, folder, AT).path


def a_new_passphrase(day: Day) -> None:
    assert day.vault is not None
    folder = backups.folder_of(day.diary)
    rekeying.change_passphrase(day.vault, "", folder, AT + timedelta(days=1), key=NEXT_KEY)


def a_last_word(day: Day) -> None:
    day.do(entries.save(Entry(**WHEN, title="After the backup")))


def restoring_it(day: Day) -> None:
    assert day.backup is not None
    restoring.restore(day.diary, day.backup, "", AT, key=KEY)


def reading(day: Day) -> None:
    assert day.do(file_care.read_through()) == []
    assert len(day.do(search.find("tired"))) == 1


def closing(day: Day) -> None:
    assert day.vault is not None
    day.vault.close()


STEPS: tuple[Callable[[Day], str | None], ...] = (
    opening,
    writing_an_entry,
    going_on_with_it,
    a_draft_of_a_moment,
    a_moment,
    back_in_touch,
    a_pause,
    someone_let_in_after_a_pause,
    who_helps,
    whom_to_call,
    a_plan,
    a_direction,
    a_worksheet,
    a_sheet_of_ones_own,
    from_a_sentence_to_an_act,
    an_old_story,
    how_much_it_is_believed,
    evidence_for_it,
    a_check_in,
    a_question_of_ones_own,
    a_setting,
    deleting,
    undoing,
    someone_known,
    a_rating_of_someone,
    tags_and_people_beside_the_text,
    a_search_with_a_name,
    a_picture,
    a_word_of_ones_own,
    writing_all_over,
    bringing_back_earlier_words,
    importing_a_file,
    importing_a_zip,
    importing_an_export,
    what_no_step_writes,
    exporting_a_file,
    exporting_a_folder,
    exporting_for_reading,
    exporting_tables,
    reading,
    backing_up,
    a_new_passphrase,
    a_last_word,
    closing,
    restoring_it,
)


def run(stage: Stage, folder: str) -> None:
    """Says `done STEP`, or `trouble STEP CODE` for each try that failed, with what to do next.

    A day of another diary goes before, so that all is imported when the faults begin.
    """
    sources = Path(folder) / "sources"
    sources.mkdir()
    write_sources(sources)
    for name in ("before", "day"):
        place = Path(folder) / name
        place.mkdir()
        out = Path(folder) / f"{name}-out"
        out.mkdir()
        day = Day(place / "diary.nearward", out, sources)
        create_diary(day.diary, "", key=KEY).close()
        Trouble().say(Translator())
        if name == "day":
            stage.wait()
        for step in STEPS:
            _insist(stage, step, day)
    stage.say("over")


def _insist(stage: Stage, step: Callable[[Day], str | None], day: Day) -> None:
    for _ in range(TRIES):
        try:
            made = step(day)
        except Trouble as trouble:
            next_step = Translator()(trouble.advice) if trouble.advice else "NO ADVICE"
            stage.say("trouble", step.__name__, trouble.code, "-", next_step)
        else:
            stage.say("done", step.__name__, made or "")
            return
    stage.say("gave up", step.__name__)
