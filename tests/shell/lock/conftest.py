"""Operations that fail in the middle of what a person does."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from tests.faults.errors import ERRORS

#: one that is translated, one that is not, one that has words of its own
SOME = ("operational", "runtime", "memory")
Failing = Callable[..., AbstractContextManager[None]]


@pytest.fixture(params=SOME)
def failing(request: Any, window: Any) -> Failing:
    """While it is entered, this function of a shelf meets the error."""
    window.desk.on_bug = lambda _error: None

    @contextmanager
    def meet(shelf: type, name: str) -> Any:
        with pytest.MonkeyPatch.context() as patched:

            def fail(*_arguments: Any, **_more: Any) -> Any:
                raise ERRORS[request.param]()

            patched.setattr(shelf, name, fail)
            yield

    return meet
