"""Honest statistics for few, irregular events. Made on first use: the vault imports `history`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nearward.insight.intervals import (
        clopper_pearson,
        dispersion,
        garwood,
        paired,
        rate_ratio,
        wilson,
    )

__all__ = ["clopper_pearson", "dispersion", "garwood", "paired", "rate_ratio", "wilson"]


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module("nearward.insight.intervals"), name)
    raise AttributeError(name)
