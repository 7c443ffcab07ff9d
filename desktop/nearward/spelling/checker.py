"""A thread that answers what is right and what may be meant, without holding up a window."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple

from nearward.spelling.dictionaries import Dictionary
from nearward.spelling.engine import Engine, NoEngineError

Deliver = Callable[[Callable[[], None]], None]


class Loaded(NamedTuple):
    """The languages that are in use, and for each other one why it is not (see NoEngineError)."""

    languages: tuple[str, ...]
    refused: dict[str, str]


class Checker:
    """Asks come back through `deliver`, in their order; after `stop` none does.

    A word is right when one of the dictionaries in use knows it. Who asked is known to the thread
    that asks, and to the other one only by a number: what a window hangs on must not end there.
    """

    def __init__(self, deliver: Deliver) -> None:
        self._deliver: Deliver | None = deliver
        self._lock = threading.Lock()
        self._thens: dict[int, Callable[[Any], None]] = {}
        self._last = 0
        self._tasks: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._engines: dict[str, Engine] = {}
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="spelling", daemon=True)
        self._thread.start()

    def use(self, dictionaries: Iterable[Dictionary], then: Callable[[Loaded], None]) -> None:
        """Use these dictionaries and no others."""
        self._tasks.put(partial(self._use, tuple(dictionaries), self._keep(then)))

    def check(self, words: Sequence[str], then: Callable[[dict[str, bool]], None]) -> None:
        """Which of these words are right."""
        self._tasks.put(partial(self._check, tuple(words), self._keep(then)))

    def suggest(self, word: str, then: Callable[[list[str]], None], most: int = 5) -> None:
        """Words that may be meant, the likeliest first."""
        self._tasks.put(partial(self._suggest, word, self._keep(then), most))

    def stop(self) -> None:
        """End; what is under way is not waited for, and its answer is dropped."""
        self._stopped = True
        with self._lock:
            self._deliver = None
        self._thens.clear()
        self._tasks.put(None)

    def _keep(self, then: Callable[[Any], None]) -> int:
        self._last += 1
        self._thens[self._last] = then
        return self._last

    def _tell(self, number: int, found: object) -> None:
        then = self._thens.pop(number, None)
        if then is not None:
            then(found)

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None and not self._stopped:
            task()
            del task
        for engine in self._engines.values():
            engine.close()

    def _answer(self, number: int, found: object) -> None:
        with self._lock:
            if self._deliver is not None:
                # who asked may be gone by now
                with contextlib.suppress(RuntimeError):
                    self._deliver(partial(self._tell, number, found))

    def _use(self, wanted: tuple[Dictionary, ...], number: int) -> None:
        names = {each.language for each in wanted}
        for language in self._engines.keys() - names:
            self._engines.pop(language).close()
        refused: dict[str, str] = {}
        for each in wanted:
            if each.language not in self._engines and not self._stopped:
                try:
                    self._engines[each.language] = Engine(each)
                except NoEngineError as error:
                    refused[each.language] = error.reason
        self._answer(number, Loaded(tuple(self._engines), refused))

    def _check(self, words: tuple[str, ...], number: int) -> None:
        engines = tuple(self._engines.values())
        found = {}
        for word in words:
            if self._stopped:
                return
            found[word] = not engines or any(engine.knows(word) for engine in engines)
        self._answer(number, found)

    def _suggest(self, word: str, number: int, most: int) -> None:
        found: list[str] = []
        for engine in self._engines.values():
            found += [each for each in engine.suggest(word, most) if each not in found]
        self._answer(number, found[:most])
