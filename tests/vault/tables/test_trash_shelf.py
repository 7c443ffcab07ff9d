"""The trash: listed, brought back, deleted for good (really), emptied after 30 days."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.vault.tables.plain import needs_openssl, plain

from nearward.domain.check_in_rule import DayTaken
from nearward.domain.file import trouble as t
from nearward.domain.model import CheckIn, Entry, Moment, Worksheet
from nearward.domain.trouble import Interrupted
from nearward.session.ask import backups as backing
from nearward.session.ask import check_ins, drafts, entries, moments, search, trash, worksheets
from nearward.session.jobs.everything import read_everything
from nearward.vault.care import backups, checking
from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
DAY = NOON.date()
CANARY = "zwirbelhalm"


def one_of_each(vault: Vault, word: str = CANARY) -> dict[str, int]:
    """Kind -> id; the worksheet points at the moment and at the entry."""
    entry = entries.save(Entry(at=NOON, day=DAY, title=f"A {word}", text=word))(vault)
    moment = moments.save(Moment(at=NOON, day=DAY, outcome="stayed", text=word))(vault)
    worksheet = worksheets.save(
        Worksheet(
            at=NOON,
            day=DAY,
            sheet="evidence",
            answers={"thought": word},
            moment_id=moment.id,
            entry_id=entry.id,
        )
    )(vault)
    yesterday = DAY - timedelta(days=1)
    check_in = check_ins.save(CheckIn(at=NOON, day=yesterday, confirmed=True, text=word))(vault)
    things = {"entry": entry, "moment": moment, "worksheet": worksheet, "check_in": check_in}
    return {kind: thing.id for kind, thing in things.items()}


def put_in(vault: Vault, kind: str, thing_id: int, at: datetime) -> None:
    """In the trash since `at`."""
    trash.delete(kind, thing_id)(vault)
    stamp = at.astimezone(UTC).isoformat(timespec="milliseconds")
    with vault.writing():
        sql = f"UPDATE {kind} SET trashed = ? WHERE id = ?"
        vault._connection.execute(sql, (stamp, thing_id))


def left(vault: Vault) -> set[str]:
    return {thing.card.kind for thing in trash.listed()(vault)}


def is_sound(vault: Vault) -> bool:
    loose = vault._connection.execute("PRAGMA foreign_key_check").fetchall()
    return checking.check(vault) == [] and not loose


def now_of(vault: Vault) -> datetime:
    """A time just after all that was written (the stamps are of the real clock)."""
    newest = vault.counts().changed
    assert newest is not None
    return newest + timedelta(seconds=1)


def test_the_list_says_what_it_is_and_until_when(vault: Vault) -> None:
    ids = one_of_each(vault)
    at = datetime(2026, 5, 1, 8, tzinfo=UTC)
    for n, (kind, thing_id) in enumerate(ids.items()):
        put_in(vault, kind, thing_id, at + timedelta(hours=n))
    found = trash.listed()(vault)
    assert [(f.card.kind, f.card.id) for f in found] == list(reversed(ids.items()))
    assert [f.put.hour for f in found] == [11, 10, 9, 8]
    assert all(f.emptied - f.put == timedelta(days=30) for f in found)
    titles = {f.card.kind: f.card.title for f in found}
    assert titles["entry"] == f"A {CANARY}"
    assert titles["check_in"] == titles["moment"] == CANARY
    assert found[-1].card.detail["opening"] == CANARY


@pytest.mark.parametrize("kind", ["entry", "moment", "worksheet", "check_in"])
def test_what_is_brought_back_is_as_it_was(vault: Vault, kind: str) -> None:
    ids = one_of_each(vault)
    before = read_everything()(vault)
    trash.delete(kind, ids[kind])(vault)
    assert read_everything()(vault) != before
    assert left(vault) == {kind}
    trash.restore(kind, ids[kind])(vault)
    assert read_everything()(vault) == before
    assert left(vault) == set()
    assert is_sound(vault)


def test_a_check_in_stays_in_the_trash_when_its_day_has_another(vault: Vault) -> None:
    first = one_of_each(vault)["check_in"]
    trash.delete("check_in", first)(vault)
    day = DAY - timedelta(days=1)
    second = check_ins.save(CheckIn(at=NOON, day=day, mood=2))(vault)
    with pytest.raises(DayTaken):
        trash.restore("check_in", first)(vault)
    assert check_ins.of(day)(vault) == second
    trash.delete("check_in", second.id)(vault)
    trash.restore("check_in", first)(vault)
    found = check_ins.of(day)(vault)
    assert found is not None
    assert found.text == CANARY
    trash.restore("check_in", first)(vault)  # it is back already: nothing happens


@pytest.mark.parametrize("kind", ["entry", "moment", "worksheet", "check_in"])
def test_for_good_takes_only_what_is_in_the_trash(vault: Vault, kind: str) -> None:
    ids = one_of_each(vault)
    before = read_everything()(vault)
    assert not trash.delete_for_good(kind, ids[kind])(vault)
    assert read_everything()(vault) == before
    trash.delete(kind, ids[kind])(vault)
    assert trash.delete_for_good(kind, ids[kind])(vault)
    assert not trash.delete_for_good(kind, ids[kind])(vault)
    assert left(vault) == set()
    assert is_sound(vault)


def test_what_pointed_at_it_points_at_nothing_and_its_draft_goes(vault: Vault) -> None:
    ids = one_of_each(vault)
    place = f"moment:{ids['moment']}"
    for name in (place, "moment:new"):
        drafts.keep(name, {"text": CANARY})(vault)
    before = worksheets.get(ids["worksheet"])(vault)
    for kind in ("moment", "entry"):
        trash.delete(kind, ids[kind])(vault)
        trash.delete_for_good(kind, ids[kind])(vault)
    found = worksheets.get(ids["worksheet"])(vault)
    assert before is not None
    assert found == replace(before, moment_id=None, entry_id=None)
    assert drafts.get(place)(vault) is None
    assert drafts.get("moment:new")(vault) is not None
    assert is_sound(vault)


def test_emptying_takes_all_of_it_and_nothing_else(vault: Vault) -> None:
    ids = one_of_each(vault)
    stays = entries.save(Entry(at=NOON, day=DAY, text="stays"))(vault)
    for kind, thing_id in ids.items():
        trash.delete(kind, thing_id)(vault)
    assert trash.empty()(vault) == 4
    assert trash.empty()(vault) == 0
    assert read_everything()(vault).entries == [stays]
    assert is_sound(vault)


def test_after_thirty_days_and_not_before(vault: Vault) -> None:
    ids = one_of_each(vault)
    now = now_of(vault)
    put_in(vault, "entry", ids["entry"], now - timedelta(days=30))
    put_in(vault, "moment", ids["moment"], now - timedelta(days=30) + timedelta(seconds=1))
    put_in(vault, "worksheet", ids["worksheet"], now + timedelta(days=400))
    assert trash.tidy(now)(vault) == 1
    assert left(vault) == {"moment", "worksheet"}
    assert trash.tidy(now + timedelta(seconds=2))(vault) == 1
    assert left(vault) == {"worksheet"}


@pytest.mark.parametrize("leap", [-3650, -1, 367, 36_500])
def test_a_clock_that_has_leapt_empties_nothing(vault: Vault, leap: int) -> None:
    ids = one_of_each(vault)
    now = now_of(vault)
    put_in(vault, "entry", ids["entry"], now - timedelta(days=4000))
    assert trash.tidy(now + timedelta(days=leap))(vault) == 0
    assert left(vault) == {"entry"}
    assert trash.tidy(now + timedelta(days=365))(vault) == 1


def test_it_makes_way_and_goes_on_where_it_stopped(vault: Vault) -> None:
    ids = one_of_each(vault)
    now = now_of(vault)
    for kind, thing_id in ids.items():
        put_in(vault, kind, thing_id, now - timedelta(days=40))
    with vault.stopping(lambda: True), pytest.raises(Interrupted):
        trash.tidy(now)(vault)
    assert len(left(vault)) == 4
    asked = iter([False] * 2 + [True] * 1000)
    with vault.stopping(lambda: False):
        vault._stop = lambda: next(asked)
        with pytest.raises(Interrupted):
            trash.tidy(now)(vault)
    assert len(left(vault)) == 2
    assert trash.tidy(now)(vault) == 2
    assert not vault.trash.is_to_clean()
    assert is_sound(vault)


def test_a_diary_that_is_only_read_is_left_alone(vault: Vault) -> None:
    ids = one_of_each(vault)
    now = now_of(vault)
    put_in(vault, "entry", ids["entry"], now - timedelta(days=40))
    vault.read_only = True
    assert trash.tidy(now)(vault) == 0


def busy(vault: Vault, seed: int, hold: Callable[[], None]) -> None:
    """A few months in little: entries of all lengths that grow again and again."""
    chance = random.Random(seed)
    words = [
        "".join(chance.choices("abdefgiklmnorstu", k=chance.randint(3, 9))) for _ in range(800)
    ]

    def text(count: int) -> str:
        return " ".join(chance.choices(words, k=count))

    kept = []
    for n in range(60):
        at = NOON + timedelta(minutes=chance.randint(0, 300))
        made = Entry(at=at, day=at.date(), title=text(2), text=text(chance.choice((4, 60, 700))))
        with vault.writing():
            kept.append(vault.entries.save(made))
        if n % 2:
            hold()
        one = chance.randrange(len(kept))
        with vault.writing():
            kept[one] = vault.entries.save(replace(kept[one], text=f"{kept[one].text} {text(9)}"))


@needs_openssl
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_byte_of_it_is_left_in_the_file(vault: Vault, key: bytes, seed: int) -> None:
    needles = [CANARY[:-1].encode(), b"zwirbeltitel", b"zwirbelmoment"]

    def found() -> list[int]:
        # the index cuts what words have in common: the whole word need not stand in it
        body = plain(vault.path, key).lower()
        return [body.count(needle) for needle in needles]

    written = Entry(at=NOON, day=DAY, title="Zwirbeltitel", text=CANARY)
    entry = entries.save(written)(vault)
    moment = moments.save(
        Moment(
            at=NOON, day=DAY, outcome="stayed", text="zwirbelmoment", more={"a": "zwirbelmoment b"}
        )
    )(vault)
    held = [entry]

    def grow() -> None:
        held[0] = entries.save(replace(held[0], text=f"{held[0].text} and {CANARY} again"))(vault)

    busy(vault, seed, grow)
    drafts.keep(f"moment:{moment.id}", {"text": "zwirbelmoment"})(vault)
    trash.delete("entry", entry.id)(vault)
    trash.delete("moment", moment.id)(vault)
    # control: in the trash it can be seen
    assert all(found())
    assert search.find(CANARY)(vault) == []
    trash.delete_for_good("entry", entry.id)(vault)
    trash.delete_for_good("moment", moment.id)(vault)
    assert vault.trash.is_to_clean()
    # control: the index still holds words of older versions
    assert any(found())
    trash.tidy(NOON)(vault)
    assert found() == [0, 0, 0]
    assert not vault.trash.is_to_clean()
    assert is_sound(vault)


@needs_openssl
def test_what_is_deleted_while_the_index_is_cleaned_goes_too(vault: Vault, key: bytes) -> None:
    busy(vault, 4, lambda: None)
    for word in ("zwirbeleins", "zwirbelzwei"):
        made = entries.save(Entry(at=NOON, day=DAY, text=word))(vault)
        trash.delete("entry", made.id)(vault)
        trash.delete_for_good("entry", made.id)(vault)
        with vault.writing():
            vault.trash.clean_index()
    busy(vault, 5, lambda: None)
    trash.tidy(NOON)(vault)
    body = plain(vault.path, key)
    assert b"zwirbelein" not in body
    assert b"zwirbelzwe" not in body
    assert is_sound(vault)


def test_one_backup_in_the_place_of_all(vault: Vault, key: bytes, tmp_path: Path) -> None:
    own = tmp_path / "stick"
    own.mkdir()
    stranger = create_diary(tmp_path / "else" / "diary.nearward", "", key=key)
    foreign = backups.make(stranger, own, NOON)
    stranger.close()
    one_of_each(vault)
    for n in range(3):
        backing.back_up(at=NOON + timedelta(days=n))(vault)
        backing.back_up(str(own), at=NOON + timedelta(days=n))(vault)
    (tmp_path / "diary.nearward.before-restore-20260101-000000").write_bytes(b"x")
    done = trash.replace_backups(str(own), NOON + timedelta(days=9))(vault)
    assert done.removed == 6
    assert done.made.path.exists()
    assert done.aside == ["diary.nearward.before-restore-20260101-000000"]
    assert set(own.iterdir()) == {done.made.path, foreign.path}
    assert list((tmp_path / "diary.backups").iterdir()) == []
    assert vault.counts_of(done.made.path) == vault.counts()


def test_no_backup_goes_before_the_new_one_counts(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_of_each(vault)
    old = backing.back_up(at=NOON)(vault)
    with pytest.raises(t.BackupFolder):
        trash.replace_backups(str(tmp_path / "away"))(vault)
    assert old.path.exists()

    def bad(*_: object) -> object:
        raise t.Damaged(name="x")

    monkeypatch.setattr("nearward.vault.file.copies.look_through", bad)
    with pytest.raises(t.Damaged):
        trash.replace_backups(at=NOON + timedelta(days=1))(vault)
    assert set(old.path.parent.iterdir()) == {old.path}
