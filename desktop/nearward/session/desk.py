"""The desk: one worker thread that owns the only connection."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from nearward.domain.changes import KindsChanged, Listeners
from nearward.domain.trouble import Interrupted, Trouble, unforeseen
from nearward.session.operation import Operation
from nearward.session.task import Task, TaskWaiting, let_go, loud, paced, without

if TYPE_CHECKING:
    from nearward.domain.file.outcomes import Restored, Salvaged
    from nearward.vault.vault import Vault

T = TypeVar("T")


class Desk:
    """Pages ask with plain values; the answer comes back through `deliver`.

    Answers that were asked for in an earlier epoch are dropped. What is asked between a close and
    the next opening is not done at all: a timer of a page that is on its way out. `on_trouble` is
    told of Trouble that nobody else takes, and of damage always. Any other error is told as Trouble
    too (Unexpected), so that whoever asked can go on; then `on_bug` is told, or it is raised.
    """

    def __init__(self, deliver: Callable[[Callable[[], None]], None]) -> None:
        self._deliver = deliver
        self._vault: Vault | None = None
        self._epoch = 0
        #: openings and closings of files: so many asked for, and the last that the worker came to
        self._file_asked = 0
        self._file_at = 0
        self._turns: dict[str, int] = {}
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        # one for each waiting task that is neither idle nor gives way
        self._pressing: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._idle: list[Task] = []
        self._waiting = TaskWaiting()
        self._progress: Callable[[int, int], None] = lambda _page, _pages: None
        self._thread: threading.Thread | None = None
        #: whether a recovery sheet opened the diary, so that its passphrase may be unknown
        self.by_recovery = False
        #: a folder of one's own for backups; empty: beside the diary
        self.backup_folder = ""
        #: told when the file was gone and all goes on in a new one
        self.on_moved: Callable[[Path], None] | None = None
        #: told after each write which kinds of records it changed
        self.changed = Listeners()
        self.on_trouble: Callable[[Trouble], None] | None = None
        self.on_bug: Callable[[BaseException], None] | None = None

    @property
    def epoch(self) -> int:
        """Counts the locks."""
        return self._epoch

    @property
    def is_open(self) -> bool:
        """Whether a diary is open."""
        return self._vault is not None

    @property
    def is_resting(self) -> bool:
        """Whether all that was asked is answered; for the thread of the windows."""
        return self._waiting.is_empty

    @property
    def path(self) -> Path | None:
        """The file that is open."""
        return self._vault.path if self._vault else None

    def open(
        self,
        path: Path,
        passphrase: str,
        *,
        create: bool = False,
        key: bytearray | None = None,
        then: Callable[[], None],
        troubled: Callable[[Trouble], None],
    ) -> None:
        """Open (or make) a diary; the key is derived on the worker, unless `key` is at hand.

        `key`: the raw key of a recovery sheet in place of a passphrase; it is wiped after use.
        """
        self._file_asked += 1
        opens = partial(self._open, path, passphrase, create, key)
        run = partial(self._begin, self._file_asked, opens)
        self._put(Task(run, partial(without, then), troubled, self._epoch, always=True))

    def ask(
        self,
        operation: Operation[T],
        then: Callable[[T], None] | None = None,
        troubled: Callable[[Trouble], None] | None = None,
        *,
        lane: str = "",
        idle: bool = False,
        gives_way: bool = False,
    ) -> None:
        """Run an operation on the worker; `then` gets its answer on the thread of the windows.

        `lane`: a newer ask of the same lane takes the place of older ones. `idle`: a long read that
        waits for an empty desk and is stopped and tried again when something else is asked.
        `gives_way`: it comes at its turn, and is stopped and tried again when a save or lock waits.
        """
        turn = self._turns[lane] = self._turns.get(lane, 0) + 1
        run = partial(self._run, operation)
        if idle or gives_way:
            run = partial(self._rest, operation, self._is_asked if idle else self._is_pressed)
        task = Task(run, then, troubled, self._epoch, lane, turn, False, idle, gives_way)
        self._put(replace(task, file=self._file_asked))

    def change_passphrase(
        self, new: str, then: Callable[[Path], None], troubled: Callable[[Trouble], None]
    ) -> None:
        """Give the diary a new passphrase; `then` gets the backup that opens with the old one."""
        self.ask(partial(self._change, new, self.backup_folder), then, troubled)

    def restore(
        self,
        diary: Path,
        backup: Path,
        passphrase: str,
        then: Callable[[Restored], None],
        troubled: Callable[[Trouble], None],
        *,
        key: bytearray | None = None,
    ) -> None:
        """Put a backup in the place of a diary; closes what is open first.

        `key`: the raw key of a recovery sheet in place of a passphrase; it is wiped after use.
        Without either the key of the diary that is open is taken.
        """
        self._file_asked += 1
        run = partial(self._restore, diary, backup, passphrase, key)
        self._put(Task(run, then, troubled, self._epoch, always=True))

    def salvage(
        self,
        diary: Path,
        new: Path,
        secret: str | bytearray,
        then: Callable[[Salvaged | None], None],
        troubled: Callable[[Trouble], None],
        *,
        stop: Callable[[], bool],
        progress: Callable[[int, int], None],
    ) -> None:
        """Write what can be read of a closed, damaged diary into a new one.

        `secret`: the passphrase, or the raw key of a recovery sheet; that is wiped after use.
        `stop` is asked at every page; when it said so, `then` gets None and nothing is left behind.
        `progress` is told (page, of how many) once for each hundredth.
        """
        self._progress = progress
        passphrase, key = (secret, None) if isinstance(secret, str) else ("", secret)
        run = partial(self._salvage, diary, new, passphrase, key, stop)
        self._put(Task(run, then, troubled, self._epoch, always=True))

    def raise_epoch(self) -> None:
        """The diary is being locked: what was asked before is no longer answered."""
        self._epoch += 1

    def close(
        self, then: Callable[[], None], troubled: Callable[[Trouble], None] | None = None
    ) -> None:
        """Close the diary after all that was asked, and wipe the key."""
        self._file_asked += 1
        self._put(Task(self._close, partial(without, then), troubled, self._epoch, always=True))

    def stop(self) -> None:
        """End the worker; waits for it."""
        if self._thread is not None:
            self._tasks.put(None)
            self._thread.join()
            self._thread = None

    def _put(self, task: Task) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="desk", daemon=True)
            self._thread.start()
        if not task.waits:
            self._pressing.put(None)
        self._tasks.put(self._waiting.keep(task))

    def _work(self) -> None:
        while True:
            if self._idle and self._tasks.empty():
                task: Task | None = self._idle.pop(0)
            else:
                task = self._tasks.get()
                if task is not None and task.idle:
                    self._idle.append(task)
                    continue
                if task is not None and not task.gives_way:
                    self._pressing.get()
            if task is None:
                break
            try:
                self._do(task)
            except BaseException as error:
                self._deliver(partial(self._bug, task, error))
            del task  # nothing of it is held while there is nothing to do
        if self._vault is not None:
            self._close()

    def _do(self, task: Task) -> None:
        if self._stale(task) or (task.file != self._file_at and not task.always):
            self._waiting.drop(task)
            return
        vault = self._vault
        place = vault.path if vault is not None else None
        try:
            answer = self._answered(task, vault)
        except Trouble as trouble:
            let_go(trouble)
            self._deliver(partial(self._tell, task, trouble))
        except Interrupted:
            # what gives way comes back before what is idle
            self._idle.insert(len(self._idle) if task.idle else 0, task)
        except BaseException as error:
            let_go(error)
            self._deliver(partial(self._bug, task, error))
        else:
            self._deliver(partial(self._answer, task, answer))
        if vault is not None and vault.path != place:
            self._deliver(partial(self._moved, vault.path))
        # also of what ended in Trouble: something of it may be on the disk
        changed = vault.changes.take() if vault is not None else None
        if changed is not None and self.changed:
            self._deliver(partial(self._say_changed, task.epoch, changed))

    def _answered(self, task: Task, vault: Vault | None) -> Any:
        """What a task gives. When all has gone on in another file meanwhile, it is done there."""
        place = vault.path if vault is not None else None
        try:
            return task.run()
        except Trouble:
            if vault is None or vault is not self._vault or vault.path == place:
                raise
            return task.run()

    def _stale(self, task: Task) -> bool:
        if task.always:
            return False
        newer = bool(task.lane) and self._turns.get(task.lane) != task.turn
        return newer or (task.waits and task.epoch != self._epoch)

    def _answer(self, task: Task, answer: object) -> None:
        task = self._waiting.take(task)
        current = task.epoch == self._epoch and not self._stale(task)
        if task.then is not None and (task.always or current):
            task.then(answer)

    def _tell(self, task: Task, trouble: Trouble) -> None:
        task = self._waiting.take(task)
        if task.epoch != self._epoch and not task.always:
            return
        if task.troubled is not None:
            task.troubled(trouble)
        # what to do about damage is known to the window, whoever met it
        damaged = trouble.code == "damaged" and not task.always
        if self.on_trouble is not None and (task.troubled is None or damaged):
            self.on_trouble(trouble)

    def _bug(self, task: Task, error: BaseException) -> None:
        """Whoever asked goes on as after any Trouble; a bug is told all the same."""
        try:
            self._tell(task, unforeseen(error))
        finally:
            if self.on_bug is not None:
                self.on_bug(error)
        if self.on_bug is None:
            raise loud(error)

    def _say_changed(self, epoch: int, changed: KindsChanged) -> None:
        if epoch == self._epoch:
            self.changed.tell(changed)

    def _moved(self, path: Path) -> None:
        if self.on_moved is not None:
            self.on_moved(path)

    def _run(self, operation: Operation[T]) -> T:
        if self._vault is None:
            raise RuntimeError("asked of a diary that is not open")
        with self._vault.answering():
            return operation(self._vault)

    def _rest(self, operation: Operation[T], stop: Callable[[], bool]) -> T:
        """A long read that makes way as soon as `stop` says so."""
        if self._vault is None:
            raise RuntimeError("asked of a diary that is not open")
        with self._vault.stopping(stop), self._vault.answering():
            return operation(self._vault)

    def _is_asked(self) -> bool:
        return not self._tasks.empty()

    def _is_pressed(self) -> bool:
        return not self._pressing.empty()

    def _begin(self, number: int, opens: Callable[[], None]) -> None:
        """What is asked from now on is asked of this file; what closes one begins none."""
        self._file_at = number
        opens()

    def _open(self, path: Path, passphrase: str, create: bool, key: bytearray | None) -> None:
        from nearward.vault.care.opening import create_diary, open_diary, open_with_key
        from nearward.vault.file import key as keys

        if self._vault is not None:
            self._close()
        try:
            if create:
                self._vault = create_diary(path, passphrase, key=key)
            elif key is not None:
                self._vault = open_with_key(path, key)
            else:
                self._vault = open_diary(path, passphrase)
            self.by_recovery = key is not None and not create
        finally:
            if key is not None:
                keys.wipe(key)

    def _change(self, new: str, folder: str, vault: Vault) -> Path:
        from nearward.session.ask.backups import change_passphrase

        earlier = change_passphrase(new, folder)(vault)
        self.by_recovery = False
        return earlier

    def _restore(
        self, diary: Path, backup: Path, passphrase: str, key: bytearray | None
    ) -> Restored:
        from nearward.session.closed_file import restored

        by_sheet = key is not None
        if key is None and not passphrase and self._vault is not None:
            key = self._vault.key_copy()
        return restored(diary, backup, passphrase, key, self._close, by_sheet=by_sheet)

    def _salvage(
        self,
        diary: Path,
        new: Path,
        passphrase: str,
        key: bytearray | None,
        stop: Callable[[], bool],
    ) -> Salvaged | None:
        from nearward.session.closed_file import salvaged

        pace = paced(lambda *at: self._deliver(lambda: self._progress(*at)))
        return salvaged(diary, new, passphrase, key, stop, pace)

    def _close(self) -> None:
        vault, self._vault = self._vault, None
        while self._idle:
            self._waiting.drop(self._idle.pop())
        if vault is not None:
            vault.close()


class InlineDesk(Desk):
    """Runs everything at once on the calling thread (tests, the command line)."""

    def __init__(self) -> None:
        super().__init__(_call)

    def adopt(self, vault: Vault) -> None:
        """Work on a vault that is open already."""
        self._file_asked += 1
        self._file_at = self._file_asked
        self._vault = vault

    def stop(self) -> None:
        """Close what is open."""
        self._close()

    def _put(self, task: Task) -> None:
        self._do(task)


def _call(call: Callable[[], None]) -> None:
    call()


def load_vault() -> None:
    """Load what an opening needs, on any thread, before it is asked for."""
    import nearward.vault.care.opening  # noqa: F401
