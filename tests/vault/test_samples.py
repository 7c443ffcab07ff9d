"""Every schema that was released has a sample that opens, upgrades and holds what it held."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from nearward.exchange.archive import encoded
from nearward.session import operations
from nearward.vault.vault import SCHEMA, Vault

SAMPLES = Path(__file__).resolve().parent.parent / "vaults"


def test_there_is_a_sample_of_every_schema() -> None:
    names = {path.name for path in SAMPLES.glob("schema-*.nearward")}
    assert names == {f"schema-{n:04}.nearward" for n in range(1, SCHEMA + 1)}


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("schema-*.nearward")), ids=lambda p: p.stem)
def test_it_opens_with_its_passphrase_and_holds_the_same(sample: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copyfile(sample, tmp_path / sample.name))
    vault = Vault.open(copy, "an old passphrase, kept")
    assert vault.check() == []
    held = json.loads(encoded(operations.everything()(vault)))
    vault.close()
    assert held == json.loads(sample.with_suffix(".json").read_text(encoding="utf-8"))
