"""Makes the sample of the schema of this version. Never run again for a schema that was released.

python tests/vaults/make.py
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from nearward.command import demo
from nearward.exchange.archive import encoded
from nearward.session import operations
from nearward.vault.vault import SCHEMA, Vault

PASSPHRASE = "an old passphrase, kept"


def main() -> None:
    """Write the diary and what it holds."""
    folder = Path(__file__).resolve().parent
    path = folder / f"schema-{SCHEMA:04}.nearward"
    demo.make(path, PASSPHRASE, date(2026, 3, 31))
    vault = Vault.open(path, PASSPHRASE)
    operations.keep_draft("moment:new", {"text": "A draft with é, 日本, 🌊 and\na line."})(vault)
    operations.keep_setting("day_ends", 3)(vault)
    path.with_suffix(".json").write_bytes(encoded(operations.everything()(vault)))
    vault.close()


if __name__ == "__main__":
    main()
