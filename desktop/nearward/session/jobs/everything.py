"""All that a diary holds, read at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from nearward.domain.model import (
    CheckIn,
    Entry,
    Moment,
    OwnText,
    Pause,
    Person,
    PersonRating,
    Picture,
    Plan,
    Resource,
    SavedSearch,
    Version,
    Worksheet,
)
from nearward.session.operation import reads

if TYPE_CHECKING:
    from nearward.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Everything:
    """All that a diary holds, oldest first."""

    entries: list[Entry]
    moments: list[Moment]
    check_ins: list[CheckIn]
    worksheets: list[Worksheet]
    people: list[Person]
    drafts: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, object] = field(default_factory=dict)
    own_texts: list[OwnText] = field(default_factory=list)
    person_ratings: list[PersonRating] = field(default_factory=list)
    saved_searches: list[SavedSearch] = field(default_factory=list)
    own_words: list[str] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    resources: list[Resource] = field(default_factory=list)
    plan: Plan | None = None


@reads
def read_everything(vault: Vault) -> Everything:
    """All that the diary holds."""
    return Everything(
        vault.entries.every(),
        vault.moments.every(),
        vault.check_ins.every(),
        vault.worksheets.every(),
        vault.people.every(),
        vault.drafts.every(),
        vault.settings.every(),
        vault.own_texts.every(),
        vault.people.every_rating(),
        vault.saved_searches.every(),
        vault.own_words.every(),
        vault.versions.every(),
        vault.pictures.every(),
        vault.pauses.every(),
        vault.resources.every(),
        vault.plans.get(),
    )
