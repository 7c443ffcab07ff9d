"""What is asked of the desk: a function of the open vault, and two ways to make one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

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


def writes(work: Callable[Concatenate[Vault, P], T]) -> Callable[P, Operation[T]]:
    """Make an operation that is one transaction."""

    @wraps(work)
    def asked(*args: P.args, **kwargs: P.kwargs) -> Operation[T]:
        def run(vault: Vault) -> T:
            with vault.writing():
                return work(vault, *args, **kwargs)

        return run

    return asked
