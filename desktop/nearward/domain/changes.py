"""What was changed in a diary, told to the pages that show it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from weakref import WeakMethod

from nearward.domain import kinds

#: what stands beside the records, and has no ids
BESIDE = ("draft", "setting")
#: the name of every kind of record, and of what stands beside the records
NAMES = frozenset((*(kind.name for kind in kinds.KINDS), *BESIDE))
#: the kinds that lists and the calendar show; those that can lie in the trash
IN_TIMELINE = tuple(kind.name for kind in kinds.TIMELINE)
IN_TRASH = tuple(kind.name for kind in kinds.KINDS if kind.has_trash)
WITH_VERSIONS = tuple(kind.name for kind in kinds.KINDS if kind.has_versions)
COUNTED = tuple(kind.name for kind in kinds.KINDS if kind.is_counted)


class KindsChanged(NamedTuple):
    """kinds: the names of what was changed. id: of the one record that was; None: of several."""

    kinds: frozenset[str]
    id: int | None = None


#: anything may be another
ALL = KindsChanged(NAMES)


class Listeners:
    """Those who are told of each change, for as long as they are there."""

    def __init__(self) -> None:
        self._methods: list[WeakMethod[Callable[[KindsChanged], None]]] = []

    def __bool__(self) -> bool:
        return bool(self._methods)

    def connect(self, listener: Callable[[KindsChanged], None]) -> None:
        """Tell a method of something; it is not held by this."""
        self._methods.append(WeakMethod(listener))

    def tell(self, changed: KindsChanged) -> None:
        """Tell all that are still there."""
        self._methods = [method for method in self._methods if method() is not None]
        for method in list(self._methods):
            listener = method()
            if listener is not None:
                listener(changed)


class Changes:
    """What was changed since it was taken last. It stays small, also where nobody takes it."""

    def __init__(self) -> None:
        self._ids: dict[str, int | None] = {}

    def note(self, *names: str, record_id: int | None = None) -> None:
        """Records of these kinds were changed; `record_id`: one record only."""
        for name in names:
            if name not in NAMES:
                raise ValueError(f"no kind is called {name!r}")
            is_same = self._ids.get(name, record_id) == record_id
            self._ids[name] = record_id if is_same else None

    def take(self) -> KindsChanged | None:
        """All of it, once; None when nothing was changed."""
        ids, self._ids = self._ids, {}
        if not ids:
            return None
        records = [record_id for name, record_id in ids.items() if name not in BESIDE]
        return KindsChanged(frozenset(ids), records[0] if len(records) == 1 else None)
