"""What was changed in a diary, told to the pages that show it."""

from __future__ import annotations

from typing import NamedTuple

from nearward.domain import kinds

#: what stands beside the records, and has no ids
BESIDE = ("draft", "setting")
#: the name of every kind of record, and of what stands beside the records
NAMES = frozenset((*(kind.name for kind in kinds.KINDS), *BESIDE))


class KindsChanged(NamedTuple):
    """kinds: the names of what was changed. id: of the one record that was; None: of several."""

    kinds: frozenset[str]
    id: int | None = None


#: anything may be another
ALL = KindsChanged(NAMES)


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
