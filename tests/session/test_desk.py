"""The desk: one worker, in order, that answers only those who still ask."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.session.conftest import Post

from nearward.domain.changes import KindsChanged
from nearward.domain.file.outcomes import Finding
from nearward.domain.file.trouble import ReadOnly
from nearward.domain.model import Entry
from nearward.domain.trouble import Trouble
from nearward.session.ask import entries, file_care, timeline
from nearward.session.desk import Desk, InlineDesk
from nearward.vault.care.opening import open_diary
from nearward.vault.vault import Vault

AT = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)


def blocked(desk: Desk) -> threading.Event:
    """Keep the worker busy until the event is set."""
    begun, go = threading.Event(), threading.Event()

    def wait(_vault: Vault) -> None:
        begun.set()
        assert go.wait(20)

    desk.ask(wait)
    assert begun.wait(20)
    return go


def test_all_work_is_done_on_one_thread_and_answered_on_another(desk: Desk, post: Post) -> None:
    threads: list[threading.Thread] = []
    answers: list[threading.Thread] = []
    for _ in range(5):
        desk.ask(
            lambda _v: threads.append(threading.current_thread()),
            lambda _a: answers.append(threading.current_thread()),
        )
    post.take(5)
    assert len({*threads}) == 1
    assert threads[0] is not threading.current_thread()
    assert {*answers} == {threading.current_thread()}


def test_saves_come_back_in_the_order_they_were_asked(desk: Desk, post: Post) -> None:
    said: list[str] = []
    for n in range(20):
        entry = Entry(at=AT, day=AT.date(), text=f"text {n}")
        desk.ask(entries.save(entry), lambda kept: said.append(kept.text))
    post.take(20)
    assert said == [f"text {n}" for n in range(20)]


def test_in_a_lane_only_the_newest_is_run_and_answered(desk: Desk, post: Post) -> None:
    ran: list[int] = []
    answered: list[int] = []

    def work(n: int) -> Callable[[Vault], int]:
        def run(_vault: Vault) -> int:
            ran.append(n)
            return n

        return run

    go = blocked(desk)
    for n in range(10):
        desk.ask(work(n), answered.append, lane="search")
    desk.ask(work(99), answered.append, lane="list")
    go.set()
    post.take(3)
    assert answered == [9, 99]
    assert ran == [9, 99]


def test_it_rests_when_all_is_answered_or_overtaken(desk: Desk, post: Post) -> None:
    assert desk.is_resting
    go = blocked(desk)
    for _ in range(3):
        desk.ask(lambda _v: 1, lane="search")
    desk.ask(lambda _v: 0, idle=True)
    assert not desk.is_resting
    go.set()
    # the worker's first one, and the newest of the lane
    post.take(2)
    assert desk.is_resting


def test_an_answer_that_was_overtaken_while_it_waited_is_dropped(desk: Desk, post: Post) -> None:
    answered: list[int] = []
    desk.ask(lambda _v: 1, answered.append, lane="search")
    first = post.calls.get(timeout=20)
    desk.ask(lambda _v: 2, answered.append, lane="search")
    first()
    post.take()
    assert answered == [2]


def test_after_a_lock_nothing_from_before_is_answered(desk: Desk, post: Post) -> None:
    answered: list[Any] = []
    go = blocked(desk)
    desk.ask(timeline.page(), answered.append)
    desk.raise_epoch()
    closed: list[bool] = []
    desk.close(lambda: closed.append(True))
    go.set()
    while not closed:
        post.take()
    assert answered == []
    assert not desk.is_open


def test_what_was_asked_before_a_close_is_still_kept(
    desk: Desk, post: Post, diary: Path, key: bytes
) -> None:
    desk.ask(entries.save(Entry(at=AT, day=AT.date(), text="the last word")))
    desk.raise_epoch()
    closed: list[bool] = []
    desk.close(lambda: closed.append(True))
    while not closed:
        post.take()
    vault = open_diary(diary, "", key=key)
    assert [entry.text for entry in vault.entries.every()] == ["the last word"]
    vault.close()


@pytest.mark.parametrize("idle", [False, True])
@pytest.mark.parametrize("way", ["close", "restore"])
def test_a_timer_that_comes_after_the_close_asks_nothing(
    desk: Desk, post: Post, diary: Path, way: str, idle: bool
) -> None:
    """The pages live on until the file is closed, and their timers with them."""
    bugs: list[BaseException] = []
    done: list[object] = []
    desk.on_bug = bugs.append
    go = blocked(desk)
    desk.raise_epoch()
    if way == "close":
        desk.close(lambda: done.append("closed"))
    else:
        nowhere = diary.with_name("no backup")
        desk.restore(diary, nowhere, "", done.append, done.append)
    desk.ask(timeline.page(), done.append, idle=idle)
    go.set()
    while not done:
        post.take()
    # the worker has seen all that was asked
    desk.stop()
    post.take_all()
    assert bugs == []
    assert len(done) == 1


def test_after_the_next_opening_all_is_answered_again(
    desk: Desk, post: Post, diary: Path, key: bytes
) -> None:
    done: list[object] = []
    desk.close(lambda: done.append("closed"))
    desk.open(diary, "", key=bytearray(key), then=lambda: done.append("open"), troubled=done.append)
    desk.ask(lambda _vault: "answered", done.append)
    while len(done) < 3:
        post.take()
    assert done == ["closed", "open", "answered"]


def test_trouble_goes_to_who_asked_or_to_the_window(desk: Desk, post: Post) -> None:
    def fail(_vault: Vault) -> None:
        raise ReadOnly(name="d.nearward")

    mine: list[Trouble] = []
    other: list[Trouble] = []
    desk.on_trouble = other.append
    desk.ask(fail, troubled=mine.append)
    desk.ask(fail)
    post.take(2)
    assert [trouble.code for trouble in mine] == ["read-only"]
    assert [trouble.code for trouble in other] == ["read-only"]


def test_a_bug_is_told_and_the_worker_goes_on(desk: Desk, post: Post) -> None:
    bugs: list[BaseException] = []
    answers: list[int] = []
    desk.on_bug = bugs.append
    desk.ask(lambda _v: [][1])
    desk.ask(lambda _v: 7, answers.append)
    post.take(2)
    assert [type(bug) for bug in bugs] == [IndexError]
    assert answers == [7]
    desk.on_bug = None
    desk.ask(lambda _v: [][1])
    with pytest.raises(IndexError):
        post.take()


def _long_read(vault: Vault) -> int:
    """Minutes of reading."""
    sql = (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000000)"
        " SELECT count(*) FROM n"
    )
    with vault.reading():
        return int(vault._connection.execute(sql).fetchone()[0])


def test_a_long_read_makes_way_for_a_save(desk: Desk, post: Post) -> None:
    """Many times at many points: the save is never hit by the stop, and hardly waits for it."""
    finished: list[int] = []

    def saves() -> float:
        """The middle one of the times that a save takes."""
        waits = []
        for n in range(40):
            time.sleep(n % 7 * 0.002)
            kept: list[Entry] = []
            start = time.perf_counter()
            desk.ask(entries.save(Entry(at=AT, day=AT.date(), text=f"text {n}")), kept.append)
            while not kept:
                post.take()
            waits.append(time.perf_counter() - start)
        return sorted(waits)[len(waits) // 2]

    alone = saves()
    desk.ask(_long_read, finished.append, idle=True)
    beside = saves()
    desk.raise_epoch()
    # the whole read takes minutes, a save some milliseconds
    assert not finished
    assert beside < 40 * alone


def test_a_long_read_that_was_stopped_is_done_in_the_end(desk: Desk, post: Post) -> None:
    said: list[list[Finding]] = []
    go = blocked(desk)
    desk.ask(file_care.read_through(), said.append, idle=True)
    desk.ask(timeline.page())
    go.set()
    while not said:
        post.take()
    assert said == [[]]


def test_idle_work_is_forgotten_when_the_diary_is_closed(desk: Desk, post: Post) -> None:
    said: list[Any] = []
    go = blocked(desk)
    desk.ask(file_care.read_through(), said.append, idle=True)
    desk.raise_epoch()
    closed: list[bool] = []
    desk.close(lambda: closed.append(True))
    go.set()
    while not closed:
        post.take()
    time.sleep(0.05)
    post.take_all()
    assert said == []


def test_the_worker_ends_and_closes_what_is_open(desk: Desk, diary: Path, key: bytes) -> None:
    desk.ask(timeline.page())
    desk.stop()
    assert not [t for t in threading.enumerate() if t.name == "desk"]
    open_diary(diary, "", key=key).close()


def test_the_inline_desk_answers_at_once(diary: Path, key: bytes) -> None:
    desk = InlineDesk()
    desk.adopt(open_diary(diary, "", key=key))
    said: list[Any] = []
    desk.ask(timeline.page(), said.append)
    desk.ask(file_care.read_through(), said.append, idle=True)
    desk.stop()
    assert said == [[], []]


def test_asked_of_no_diary_is_a_bug_not_a_hang(post: Post) -> None:
    desk = Desk(post.calls.put)
    bugs: list[BaseException] = []
    desk.on_bug = bugs.append
    desk.ask(timeline.page())
    post.take()
    desk.stop()
    assert [type(bug) for bug in bugs] == [RuntimeError]


class Page:
    """Says on which thread it ends."""

    def __init__(self, ended: list[str]) -> None:
        self._ended = ended

    def take(self, _answer: object) -> None:
        """The answer."""

    def __del__(self) -> None:
        self._ended.append(threading.current_thread().name)


def broken(_vault: Vault) -> None:
    raise ReadOnly(name="a")


@pytest.mark.parametrize("operation", [lambda _vault: None, broken])
def test_who_asked_never_ends_on_the_thread_of_the_desk(
    desk: Desk, post: Post, operation: Callable[[Vault], None]
) -> None:
    ended: list[str] = []
    for _ in range(50):
        page = Page(ended)
        desk.ask(operation, page.take, page.take)
        del page
        post.take()
    desk.stop()
    assert ended == [threading.current_thread().name] * 50


def test_who_is_not_answered_any_more_is_let_go_of_by_who_asks_next(desk: Desk, post: Post) -> None:
    ended: list[str] = []
    go = blocked(desk)
    for _ in range(3):
        desk.ask(lambda _vault: None, Page(ended).take, lane="list")
    go.set()
    post.take(2)
    desk.ask(lambda _vault: None)
    post.take()
    assert ended == [threading.current_thread().name] * 3


def _holds(_page: Page, _vault: Vault) -> None:
    """An operation that holds a page and does nothing."""


def test_what_was_asked_is_not_held_when_nothing_is_to_do(desk: Desk, post: Post) -> None:
    ended: list[str] = []
    page = Page(ended)
    desk.ask(partial(_holds, page))
    del page
    post.take()
    end = time.monotonic() + 20
    while not ended and time.monotonic() < end:
        time.sleep(0.01)
    assert ended


def test_an_error_holds_nothing_of_the_steps_that_led_to_it(desk: Desk, post: Post) -> None:
    ended: list[str] = []
    told: list[Trouble] = []

    def read(_vault: Vault) -> None:
        held = Page(ended)
        assert held
        raise ReadOnly(name="a") from ValueError()

    desk.ask(read, troubled=told.append)
    post.take()
    assert told
    assert ended == ["desk"]


def test_a_change_is_told_behind_its_answer_where_the_answers_go(desk: Desk, post: Post) -> None:
    heard: list[object] = []

    class Page:
        def hear(self, changed: object) -> None:
            heard.append((threading.current_thread(), changed))

    page = Page()
    desk.changed.connect(page.hear)
    desk.ask(entries.save(Entry(at=AT, day=AT.date(), text="One.")), heard.append)
    post.take()
    assert isinstance(heard[0], Entry)
    post.take()
    assert heard[1:] == [
        (threading.current_thread(), KindsChanged(frozenset({"entry"}), heard[0].id))
    ]
