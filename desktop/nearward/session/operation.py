"""What is asked of the desk: a function of the open vault, and three ways to make one.

An operation is one line where it can be: `@reads def get(vault, entry_id): ...`. A page calls it
with plain values, and the desk gives it its vault.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from nearward.domain.changes import NAMES

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
