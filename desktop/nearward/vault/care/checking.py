"""Is all of a diary in order? What is found is told in plain words, with what to do next."""

from __future__ import annotations

import re

from nearward.domain.file.outcomes import Finding
from nearward.domain.file.trouble import Damaged
from nearward.i18n import N_, N_plural
from nearward.vault.file.connection import LOOK_CACHE, has_met_bad_page, small_cache, translated
from nearward.vault.vault import Vault

PAGE = 4096
#: so many numbers of bad pages are named
NAMED = 20


_PAGES = N_plural(
    "{n} page of the file is damaged: {pages}. Please keep this file unchanged. `nearward"
    " restore` puts a backup in its place. `nearward salvage` saves what can still be read.",
    "{n} pages of the file are damaged: {pages}. Please keep this file unchanged. `nearward"
    " restore` puts a backup in its place. `nearward salvage` saves what can still be read.",
)
_FIT = N_(
    "Parts of the diary contradict each other. Please keep this file unchanged. `nearward"
    " restore` puts a backup in its place. `nearward salvage` saves what can still be read."
)
_SEARCH = N_(
    "The search index does not match the diary. Nothing you wrote is missing. `nearward salvage`"
    " makes a copy with a new index."
)
_LOOSE = N_plural(
    "{n} reference points to something that is missing. `nearward salvage` makes a copy without"
    " it.",
    "{n} references point to something that is missing. `nearward salvage` makes a copy without"
    " them.",
)
_MORE = N_plural(
    "{n} extra byte follows the end of the diary. Nothing is missing. `nearward backup` makes a"
    " copy without it.",
    "{n} extra bytes follow the end of the diary. Nothing is missing. `nearward backup` makes a"
    " copy without them.",
)


def read_through(vault: Vault) -> list[Finding]:
    """Read every page once; findings, or none when all is well. A twin of a large diary is
    completed first."""
    vault.complete_twin()
    return _read(vault)


def _read(vault: Vault) -> list[Finding]:
    """Read every page. A page check alone gives false alarms (a torn page that is free), so
    it counts only when the database's own check finds something as well."""
    connection = vault.connection
    try:
        with translated(vault.path, opened=True), small_cache(connection, LOOK_CACHE):
            rows = connection.execute("PRAGMA integrity_check").fetchall()
            whole = [row[0] for row in rows] == ["ok"] and not has_met_bad_page(connection)
    except Damaged:
        whole = False
    if whole:
        return []
    with translated(vault.path, opened=True):
        found = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    vault.connect_afresh()
    bad = sorted({int(n) for row in found for n in re.findall(r"page (\d+)", str(row[0]))})
    if not bad:
        return [Finding(_FIT)]
    named = ", ".join(str(number) for number in bad[:NAMED])
    pages = named + (", …" if len(bad) > NAMED else "")
    return [Finding(_PAGES, len(bad), {"pages": pages})]


def check(vault: Vault) -> list[Finding]:
    """Pages, tables, references, the search, and what stands after the end; an empty list when all
    is well."""
    vault.ensure_held()
    found = _read(vault)
    if found:
        return found
    with vault.reading():
        if vault.search.check():
            found.append(Finding(_SEARCH))
        loose = len(vault.connection.execute("PRAGMA foreign_key_check").fetchall())
    if loose:
        found.append(Finding(_LOOSE, loose))
    more = vault.path.stat().st_size % PAGE
    if more:
        found.append(Finding(_MORE, more))
    return found
