"""That something was done here, by whatever means.

Hands and keys are seen at the windows. What assistive technology does comes without an event of the
window system: a value is set, a button pressed, a caret moved. Each widget of the kit tells that
here. Reading tells nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakMethod

_LISTENERS: list[WeakMethod[Callable[[], None]]] = []


def listen(then: Callable[[], None]) -> None:
    """Call a method whenever something was done, as long as its object lives."""
    _LISTENERS[:] = [known for known in _LISTENERS if known() is not None]
    _LISTENERS.append(WeakMethod(then))


def felt(*_values: object) -> None:
    """Something was done."""
    for known in _LISTENERS:
        then = known()
        if then is not None:
            then()
