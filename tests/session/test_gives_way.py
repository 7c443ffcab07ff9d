"""Long reads that give way: to a save, to each other, and to a lock."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from tests.session.conftest import Post
from tests.session.test_desk import AT

from nearward.domain.model import Entry
from nearward.session.ask import entries, search
from nearward.session.desk import Desk
from nearward.vault.vault import Vault


def slow(stopped: threading.Event, begun: threading.Event) -> Callable[[Vault], str]:
    """A read that goes on until something makes it stop; the second time it is quick."""

    def read(vault: Vault) -> str:
        if stopped.is_set():
            return "read"
        begun.set()
        with vault.reading():
            try:
                sql = (
                    "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n)"
                    " SELECT count(*) FROM n"
                )
                vault.connection.execute(sql).fetchone()
            finally:
                stopped.set()
        return "never"

    return read


def test_what_gives_way_is_stopped_by_a_save_and_comes_after_it(desk: Desk, post: Post) -> None:
    stopped, begun = threading.Event(), threading.Event()
    said: list[object] = []
    desk.ask(slow(stopped, begun), said.append, gives_way=True)
    assert begun.wait(20)
    desk.ask(entries.save(Entry(at=AT, day=AT.date(), text="w")), said.append)
    post.take(2)
    assert [type(answer) for answer in said] == [Entry, str]


def _named(said: list[object], name: str, _answer: object) -> None:
    said.append(name)


def test_two_that_give_way_do_not_stop_each_other_but_stop_what_is_idle(
    desk: Desk, post: Post
) -> None:
    said: list[object] = []
    stopped, begun = threading.Event(), threading.Event()
    desk.ask(slow(stopped, begun), lambda _: said.append("idle"), idle=True)
    assert begun.wait(20)
    for name in ("one", "two"):
        desk.ask(search.find(name), partial(_named, said, name), gives_way=True)
    post.take(3)
    assert said == ["one", "two", "idle"]


def test_what_gives_way_is_forgotten_at_a_lock(desk: Desk, post: Post) -> None:
    stopped, begun = threading.Event(), threading.Event()
    said: list[object] = []
    desk.ask(slow(stopped, begun), said.append, gives_way=True)
    assert begun.wait(20)
    desk.raise_epoch()
    desk.close(lambda: said.append("closed"))
    post.take(1)
    assert said == ["closed"]
    desk.stop()
    assert post.calls.empty()
