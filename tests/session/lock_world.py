"""What a lock tells to do, done by hand, in a world with a clock of its own."""

from __future__ import annotations

from pathlib import Path

from nearward.domain.file.trouble import ReadOnly
from nearward.session.lock import (
    LAST_TRIES_SECONDS,
    RETRY_SECONDS,
    Acts,
    After,
    Do,
    Ending,
    Lock,
    Locked,
    Open,
    Opening,
    Stage,
    Wish,
)

IDLE = 300.0
#: what is told when its end is known; all else is done at once
LONG = {Do.SAVE, Do.RESTORE, Do.BACK_UP, Do.CLOSE}
REFUSED = ReadOnly(name="d.nearward")
BACKUP = Path("a backup")


class World:
    """A diary, somebody who writes in it, a disk and a clock: does what the lock says."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.lock = Lock(lambda: self.now)
        #: words that are in memory only, and whether they were given up by name
        self.unsaved = False
        self.given_up = False
        self.is_hidden = True
        #: the file, and what the worker is at
        self.is_file_open = False
        self.at_work: Do | None = None
        self.disk_is_full = False
        self.ended: list[str] = []
        self.said: list[Do] = []

    def follow(self, acts: Acts) -> None:
        assert not LONG & set(acts[:-1]), "what takes its time comes last"
        for act in acts:
            self._do(act)

    def _do(self, act: Do) -> None:
        self.said.append(act)
        if act is Do.HIDE:
            self.is_hidden = True
        elif act is Do.NAME:
            self.given_up = True
        elif act is Do.END:
            assert not self.is_file_open
            self.ended.append("quit" if self.lock.is_over else "lock")
            self.unsaved = False
        elif act in LONG:
            # a save that is given up is not waited for
            assert self.at_work is None or act is Do.CLOSE, "one thing after the other"
            assert act is Do.SAVE or not self.unsaved or self.given_up
            self.at_work = act

    # what can happen

    def press_ctrl_l(self) -> None:
        self.follow(self.lock.wish(Wish.LOCK))

    def quit(self) -> None:
        self.follow(self.lock.wish(Wish.QUIT))

    def system_ends_it(self) -> None:
        self.quit()
        self.lock.end_soon()

    def sleep(self) -> None:
        self.follow(self.lock.wish(Wish.LOCK, After(unattended=True)))

    def ask_to_restore(self) -> None:
        if self.lock.is_open:
            self.follow(self.lock.wish(Wish.LOCK, After(restore=BACKUP)))

    def ask_for_salvage(self) -> None:
        if self.lock.is_open:
            self.follow(self.lock.wish(Wish.LOCK, After(page="salvage")))

    def be_moved(self) -> None:
        if self.is_file_open:
            self.lock.say_after("It was moved.", good=True)

    def quit_without(self) -> None:
        self.follow(self.lock.give_up())

    def write(self) -> None:
        if self.lock.is_open:
            self.lock.felt()
            self.unsaved = True

    def wait(self, seconds: float) -> None:
        self.now += seconds
        if self.lock.has_idled(IDLE):
            self.press_ctrl_l()
        if self.lock.due_in == 0:
            self.follow(self.lock.tick())

    def wait_a_moment(self) -> None:
        self.wait(RETRY_SECONDS / 2)

    def wait_a_little(self) -> None:
        self.wait(LAST_TRIES_SECONDS)

    def be_away(self) -> None:
        self.wait(IDLE)

    def fill_the_disk(self) -> None:
        self.disk_is_full = True

    def free_the_disk(self) -> None:
        self.disk_is_full = False

    def ask_to_open(self) -> None:
        if self.at_work is None and self.lock.begin():
            self.is_file_open = True

    def open_page(self) -> None:
        if self.at_work is None and self.lock.opened():
            self.is_hidden = False
            self.said.clear()

    def refuse_passphrase(self) -> None:
        if isinstance(self.lock.state, Opening) and self.lock.not_opened():
            self.is_file_open = False

    def meet_what_is_unreadable(self) -> None:
        if not self.unsaved and self.lock.unreadable():
            self.is_hidden = True

    def work(self) -> None:
        """The worker comes to an end with what it is at."""
        act, self.at_work = self.at_work, None
        if act is Do.SAVE and self.disk_is_full and self.unsaved:
            self.follow(self.lock.refused(REFUSED))
        elif act is Do.SAVE:
            self.unsaved = False
            self.follow(self.lock.saved())
        elif act is Do.RESTORE:
            self.is_file_open = False
            self.follow(self.lock.prepared())
        elif act is Do.BACK_UP:
            self.follow(self.lock.prepared())
        elif act is Do.CLOSE:
            self.is_file_open = False
            self.follow(self.lock.closed())

    def fail_to_close(self) -> None:
        if self.at_work is Do.CLOSE:
            self.lock.say_after("It could not be closed.")
            self.work()

    def holds(self) -> None:
        """What is true at any time."""
        state = self.lock.state
        assert self.is_hidden == (not isinstance(state, Open))
        if isinstance(state, Locked):
            assert not self.unsaved
            assert not self.is_file_open
            assert self.lock.due_in is None
        if isinstance(state, Ending):
            waits = state.stage is Stage.WAITING
            assert waits == (self.at_work is None), "somebody is at it, or it is asked again"
            if waits:
                assert self.unsaved, "the words are kept"
                due = self.lock.due_in
                assert due is not None
                assert due <= RETRY_SECONDS
                assert Do.SAY in self.said, "and it is said"
