"""The small tables: drafts of forms, and the settings that stand in the diary."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec

from nearward.vault.file.database import Connection
from nearward.vault.tables.row import deep_in


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


_UNREADABLE = object()


def _read(text: object) -> Any:
    """What a small row holds; nothing that can be read when another program wrote it."""
    if not isinstance(text, (str, bytes)):
        return _UNREADABLE
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return _UNREADABLE


class Drafts:
    """Contents of forms that are not saved yet, so that a lock or a kill eats nothing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, place: str, body: dict[str, Any] | None) -> None:
        """Keep a draft; None forgets it."""
        if body is None:
            self._connection.execute("DELETE FROM draft WHERE place = ?", (place,))
            return
        text = msgspec.json.encode(deep_in(body)).decode()
        sql = "INSERT OR REPLACE INTO draft (place, body, changed) VALUES (?, ?, ?)"
        self._connection.execute(sql, (place, text, _now()))

    def every(self) -> dict[str, Any]:
        """All that are kept, by place."""
        rows = self._connection.execute("SELECT place, body FROM draft ORDER BY place")
        return {
            place: body
            for place, text in rows
            if isinstance(place, str) and isinstance(body := _read(text), dict)
        }

    def get(self, place: str) -> dict[str, Any] | None:
        """The draft of a form, if one is kept."""
        sql = "SELECT body FROM draft WHERE place = ?"
        row = self._connection.execute(sql, (place,)).fetchone()
        body = None if row is None else _read(row[0])
        return body if isinstance(body, dict) else None


class SettingsKept:
    """The settings that stand in the diary."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def every(self) -> dict[str, object]:
        """All that differ from their defaults."""
        rows = self._connection.execute("SELECT key, value FROM setting")
        return {
            key: value
            for key, text in rows
            if isinstance(key, str) and (value := _read(text)) is not _UNREADABLE
        }

    def keep(self, key: str, value: object) -> None:
        """Keep one."""
        sql = "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)"
        self._connection.execute(sql, (key, msgspec.json.encode(value).decode()))

    def forget(self, key: str) -> None:
        """Be as if it was never kept."""
        self._connection.execute("DELETE FROM setting WHERE key = ?", (key,))
