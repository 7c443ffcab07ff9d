"""The lock: whether a diary is open, how it ends, and what comes after. Pure: it does nothing.

What happened is told by a method; the answer says what is to be done now, in that order. The last
thing of an answer may take its time, and its end is told by a method again. A diary is hidden
first, saved second and closed third. A save that is refused keeps it hidden, with its words in
memory, and is asked again until it is done, or until the person, or the system, will not wait.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from nearward.domain.trouble import Trouble, of_a_save

#: seconds until a save that was refused is asked again
RETRY_SECONDS = 2.0
#: so long a save is tried when the system tells the program to end (it kills what does not)
LAST_TRIES_SECONDS = 5.0


class Wish(Enum):
    """What a person, or the computer, wishes."""

    LOCK = "lock"
    QUIT = "quit"


class Do(Enum):
    """What is to be done."""

    HIDE = "hide"  # the lock page is shown, and nothing of the diary is seen or asked any more
    SAVE = "save"  # ask for all saves; then `saved` or `refused`
    SAY = "say"  # say what is not saved, with the way to quit without it where `Ending.asks`
    CALM = "calm"  # nothing is in the way any more
    NAME = "name"  # name what is given up, without a word of it
    SEAL = "seal"  # what was asked before is no longer answered
    RESTORE = "restore"  # the backup takes the diary's place; then `prepared`
    BACK_UP = "back up"  # make a backup if one is due; then `prepared`
    CLOSE = "close"  # close the file and wipe the key; then `closed`
    END = "end"  # the room goes; then the program starts anew, or quits


class Stage(Enum):
    """Wish far an ending is."""

    SAVING = "saving"
    WAITING = "waiting"  # a save was refused, and is asked again
    PREPARING = "preparing"  # all is saved; a backup is made or put back
    CLOSING = "closing"


Acts: TypeAlias = tuple[Do, ...]


@dataclass(frozen=True)
class After:
    """What comes when all is closed, in this process or in the next.

    `restore`: a backup that takes the diary's place. `diary`: the one to ask for. `page`: the one
    to begin with in place of the lock page. `said`: a sentence for the lock page; `is_good`: it is
    no trouble. `unattended`: nobody can see the screen. `from_dialog`: a dialog of the program was
    in front; the system takes its time to put the window in its place.
    """

    restore: Path | None = None
    diary: Path | None = None
    page: str = ""
    said: str = ""
    is_good: bool = False
    unattended: bool = False
    from_dialog: bool = False


NOTHING = After()


@dataclass(frozen=True)
class Locked:
    """No diary is open. `is_over`: the program may go."""

    after: After = NOTHING
    is_over: bool = False


@dataclass(frozen=True)
class Opening:
    """A diary is opened or made; or one that cannot be read is closed again."""

    after: After = NOTHING


@dataclass(frozen=True)
class Open:
    """A diary is open and shown."""

    after: After = NOTHING


@dataclass(frozen=True)
class Ending:
    """A diary is locked, or the program quits; it is hidden.

    `trouble`: what the last save met. `asks`: whether the person was told what a quit would lose.
    `retry_at`: when the save is asked again; `last_at`: when the program ends without it.
    """

    how: Wish
    stage: Stage
    after: After = NOTHING
    trouble: Trouble | None = None
    asks: bool = False
    retry_at: float = 0.0
    last_at: float | None = None

    @property
    def is_refused(self) -> bool:
        """Whether something could not be saved yet."""
        return self.trouble is not None and self.stage in (Stage.SAVING, Stage.WAITING)


State: TypeAlias = Locked | Opening | Open | Ending


class Lock:
    """One of four states: Locked, Opening, Open, Ending. `clock` gives seconds, monotonic."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.state: State = Locked()
        #: when something was last done, by hand, key or assistive technology
        self.last_active = clock()

    @property
    def is_opening(self) -> bool:
        """Whether a diary is opened or made just now."""
        return isinstance(self.state, Opening)

    @property
    def is_open(self) -> bool:
        """Whether a diary is open and shown."""
        return isinstance(self.state, Open)

    @property
    def is_ending(self) -> bool:
        """Whether a diary is locked just now, or the program quits."""
        return isinstance(self.state, Ending)

    @property
    def is_over(self) -> bool:
        """Whether the program may go."""
        return isinstance(self.state, Locked) and self.state.is_over

    @property
    def after(self) -> After:
        """What comes when all is closed."""
        return self.state.after

    @property
    def idle(self) -> float:
        """For how many seconds nothing was done."""
        return self.clock() - self.last_active

    @property
    def due_in(self) -> float | None:
        """Seconds until `tick` has something to say (0: now), or None when nothing waits."""
        state = self.state
        if not isinstance(state, Ending):
            return None
        times = [state.retry_at] if state.stage is Stage.WAITING else []
        if state.is_refused and state.last_at is not None:
            times.append(state.last_at)
        return max(0.0, min(times) - self.clock()) if times else None

    def felt(self) -> None:
        """Somebody is here."""
        self.last_active = self.clock()

    def has_idled(self, seconds: float) -> bool:
        """Whether nothing was done in an open diary for so long."""
        return self.is_open and self.idle >= seconds

    def begin(self) -> bool:
        """A diary shall be opened or made; False while that cannot be."""
        if not isinstance(self.state, Locked) or self.state.is_over:
            return False
        self.state = Opening()
        return True

    def opened(self) -> bool:
        """It is open and shown; False where it was given up meanwhile."""
        if not isinstance(self.state, Opening):
            return False
        self.state = Open()
        self.felt()
        return True

    def not_opened(self) -> bool:
        """It could not be opened, and is closed; False where the program ends anyway."""
        if not isinstance(self.state, Opening):
            return False
        self.state = Locked()
        return True

    def unreadable(self) -> bool:
        """The passphrase fits, and nothing more can be read: it is closed; then `not_opened`."""
        if not isinstance(self.state, (Opening, Open)):
            return False
        self.state = Opening()
        return True

    def say_after(self, text: str, *, good: bool = False) -> None:
        """Say this when all is closed. `good`: nothing is in the way."""
        self.state = replace(self.state, after=replace(self.after, said=text, is_good=good))

    def wish(self, how: Wish, asked: After = NOTHING) -> Acts:
        """End the diary. A quit takes the place of a lock; what could not be saved is asked about.

        Whoever is away ends an open diary, and nothing else: a locked one starts not anew for that.
        """
        state = self.state
        if isinstance(state, Ending):
            return self._wish_again(state, how, asked)
        if self.is_over or (asked.unattended and not isinstance(state, Open)):
            return ()
        if not isinstance(state, Open):
            self.state = Ending(how, Stage.CLOSING, asked)
            return (Do.HIDE, Do.CLOSE)
        before = state.after
        after = replace(asked, said=before.said, is_good=before.is_good)
        self.state = Ending(how, Stage.SAVING, after)
        return (Do.HIDE, Do.SAVE)

    def _wish_again(self, state: Ending, how: Wish, asked: After) -> Acts:
        if asked.unattended:
            state = replace(state, after=replace(state.after, unattended=True))
        if how is Wish.QUIT:
            state = replace(state, how=how, asks=state.asks or state.is_refused)
        self.state = state
        return (Do.SAY,) if how is Wish.QUIT and state.is_refused else ()

    def end_soon(self) -> None:
        """The system tells the program to end: some more tries, then it does."""
        if isinstance(self.state, Ending):
            self.state = replace(self.state, last_at=self.clock() + LAST_TRIES_SECONDS)

    def saved(self) -> Acts:
        """Everything is saved."""
        state = self.state
        if not isinstance(state, Ending) or state.stage is not Stage.SAVING:
            return ()
        self.state = replace(state, stage=Stage.PREPARING, trouble=None)
        if state.after.restore is not None:
            return (Do.CALM, Do.SEAL, Do.RESTORE)
        if state.how is Wish.QUIT:
            return (Do.CALM, Do.SEAL, Do.BACK_UP)
        return (Do.CALM, Do.SEAL, *self.prepared())

    def refused(self, trouble: Trouble) -> Acts:
        """A save was refused: it is said, and asked again soon."""
        state = self.state
        if not isinstance(state, Ending) or state.stage is not Stage.SAVING:
            return ()
        retry_at = self.clock() + RETRY_SECONDS
        said = of_a_save(trouble)
        self.state = replace(state, stage=Stage.WAITING, trouble=said, retry_at=retry_at)
        return (Do.SAY, *self._last_try(self.state))

    def tick(self) -> Acts:
        """Time has passed."""
        state = self.state
        if not isinstance(state, Ending):
            return ()
        if state.stage is Stage.WAITING and self.clock() >= state.retry_at:
            acts = self._last_try(state)
            if not acts:
                self.state = replace(state, stage=Stage.SAVING)
            return acts or (Do.SAVE,)
        return self._last_try(state)

    def _last_try(self, state: Ending) -> Acts:
        is_late = state.last_at is not None and self.clock() >= state.last_at
        return self.give_up() if is_late else ()

    def give_up(self) -> Acts:
        """Close and quit without what cannot be saved."""
        state = self.state
        if not isinstance(state, Ending) or not state.is_refused:
            return ()
        self.state = replace(state, how=Wish.QUIT, stage=Stage.CLOSING)
        return (Do.NAME, Do.SEAL, Do.CLOSE)

    def prepared(self) -> Acts:
        """A backup is made or put back, or could not be."""
        state = self.state
        if not isinstance(state, Ending) or state.stage is not Stage.PREPARING:
            return ()
        self.state = replace(state, stage=Stage.CLOSING)
        return (Do.CLOSE,)

    def closed(self) -> Acts:
        """The file is closed, as far as it could be."""
        state = self.state
        if not isinstance(state, Ending) or state.stage is not Stage.CLOSING:
            return ()
        self.state = Locked(state.after, is_over=state.how is Wish.QUIT)
        return (Do.END,)
