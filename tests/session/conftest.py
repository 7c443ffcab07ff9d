"""A desk with a real worker, and what it hands to the thread of the windows."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nearward.session.desk import Desk
from nearward.vault.care.opening import open_diary


class Post:
    """Takes the place of the windows' event loop: answers wait here until they are taken."""

    def __init__(self) -> None:
        self.calls: queue.Queue[Callable[[], None]] = queue.Queue()

    def take(self, count: int = 1) -> None:
        for _ in range(count):
            self.calls.get(timeout=20)()

    def take_all(self) -> None:
        while not self.calls.empty():
            self.calls.get_nowait()()


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def desk(post: Post, diary: Path, key: bytes) -> Iterator[Desk]:
    desk = Desk(post.calls.put)
    desk._vault = open_diary(diary, "", key=key)
    yield desk
    desk.stop()
