"""What is asked of the desk: a function of the open vault, and the ways to make one.

An operation is one line where it can be: `@reads def get(vault, entry_id): ...`. A page calls it
with plain values, and the desk gives it its vault. Pages put operations together by `all_of`,
`in_turn` and `tried`, and never see a vault.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from nearward.domain.changes import NAMES
from nearward.domain.trouble import Trouble

if TYPE_CHECKING:
    from nearward.vault.vault import Vault

P = ParamSpec("P")
T = TypeVar("T")
Operation = Callable[["Vault"], T]


def reads(work: Callable[Concatenate[Vault, P], T]) -> Callable[P, Operation[T]]:
    """Make an operation that only reads. It is asked with plain values and gets its vault later."""

    @wraps(work)
    def asked(*args: P.args, **kwargs: P.kwargs) -> Operation[T]:
        def run(vault: Vault) -> T:
            with vault.reading():
                return work(vault, *args, **kwargs)

        return run

    return asked


def writes(
    *kinds: str,
) -> Callable[[Callable[Concatenate[Vault, P], T]], Callable[P, Operation[T]]]:
    """Make an operation that is one transaction. `kinds`: the names of what it changes.

    The record is the one that it gives back, else several were changed. Where what it is asked with
    tells the kind, there is no name here, and the work itself notes it (`vault.changes`).
    """
    unknown = set(kinds) - NAMES
    if unknown:
        raise ValueError(f"no kind is called {unknown.pop()!r}")

    def make(work: Callable[Concatenate[Vault, P], T]) -> Callable[P, Operation[T]]:
        @wraps(work)
        def asked(*args: P.args, **kwargs: P.kwargs) -> Operation[T]:
            def run(vault: Vault) -> T:
                with vault.writing():
                    answer = work(vault, *args, **kwargs)
                record_id = getattr(answer, "id", None)
                vault.changes.note(*kinds, record_id=record_id)
                return answer

            return run

        return asked

    return make


def steps(work: Callable[Concatenate[Vault, P], T]) -> Callable[P, Operation[T]]:
    """Make an operation that begins its transactions itself, or asks about the file.

    What it writes it notes itself (`vault.changes`).
    """

    @wraps(work)
    def asked(*args: P.args, **kwargs: P.kwargs) -> Operation[T]:
        def run(vault: Vault) -> T:
            return work(vault, *args, **kwargs)

        return run

    return asked


def all_of(operations: Iterable[Operation[object]]) -> Operation[list[object]]:
    """Make one operation of several, which are done one after another."""
    parts = tuple(operations)

    def run(vault: Vault) -> list[object]:
        return [part(vault) for part in parts]

    return run


def in_turn(
    make: Callable[[], Operation[T]], done: Callable[[T], None] | None = None
) -> Operation[T]:
    """Make an operation of what is known when its turn comes; `done` gets its answer right then.

    Both are called on the thread of the desk.
    """

    def run(vault: Vault) -> T:
        answer = make()(vault)
        if done is not None:
            done(answer)
        return answer

    return run


def tried(operation: Operation[T]) -> Operation[T | None]:
    """Make an operation that gives None where Trouble is in its way."""

    def run(vault: Vault) -> T | None:
        with contextlib.suppress(Trouble):
            return operation(vault)
        return None

    return run
