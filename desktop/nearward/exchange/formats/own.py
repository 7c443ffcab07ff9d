"""What `nearward export --as json` writes: no list of entries, but a whole diary."""

from __future__ import annotations

from nearward.exchange.format import Format, JsonBeginning
from nearward.i18n import N_

OWN = "nearward"


def _fits(found: JsonBeginning) -> bool:
    return found.format == OWN


FORMAT = Format(
    id=OWN,
    label=N_("Nearward (JSON)"),
    times=N_("Every day and time is kept as it was."),
    opened=None,
    fits_json=_fits,
    is_sure=True,
)
