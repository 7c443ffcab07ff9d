"""How often, by which chance, and in which processes."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from tests.faults.nursery import HAS_STRACE, Nursery


@pytest.fixture(scope="session")
def nursery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    """A warm process that workers are forked from."""
    made = Nursery(tmp_path_factory.mktemp("nursery"))
    yield made
    made.close()


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> Callable[..., int]:
    """How many: few; with --long or the number in the environment, as many as wanted."""

    def number(name: str, *, few: int, many: int) -> int:
        given = os.environ.get(f"NEARWARD_{name}")
        if given:
            return int(given)
        return many if request.config.getoption("--long") else few

    return number


@pytest.fixture
def seed() -> int:
    """A number that decides all chance of a test; NEARWARD_SEED repeats one."""
    return int(os.environ.get("NEARWARD_SEED") or secrets.randbelow(1 << 32))


@pytest.fixture
def told(seed: int) -> Callable[..., object]:
    """In `with told(round=7):` whatever is raised also says the seed and the round."""

    @contextmanager
    def tell(**where: object) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            places = [f"{name} {value}" for name, value in where.items()]
            error.add_note(", ".join([f"NEARWARD_SEED={seed}", *places]))
            raise

    return tell


@pytest.fixture
def strace() -> None:
    """The test needs strace."""
    if not HAS_STRACE:
        pytest.skip("needs strace")
