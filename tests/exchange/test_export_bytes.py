"""The JSON of what was released stays the same, byte for byte."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from nearward.command.demo import diary
from nearward.exchange.json_out import encoded
from nearward.session.jobs.everything import read_everything
from nearward.vault.care.opening import open_diary
from nearward.vault.vault import Vault

SAMPLES = Path(__file__).resolve().parent.parent / "vaults"
LAST = SAMPLES / "schema-0013"
#: lists and fields that came later, as they stand in the export of what has none
LATER = (
    b',\n "passages": []',
    b',\n   "reconnect_state": null,\n   "reconnect_said": null,\n   "reconnect_precision": null'
    b',\n   "reconnected_at": null,\n   "reconnect_by": null,\n   "repair": ""',
    b',\n   "near": null',
    b',\n "unconfirmed_days": []',
    b',\n "own_terms": []',
    b',\n   "belief_id": null',
    b',\n   "sheet_version": 1',
    b',\n "belief_ratings": []',
    b',\n "belief_evidence": []',
    b',\n "own_sheets": []',
    b',\n "direction": null',
)
#: the samples and the demo as JSON, with pictures in the file and beside it: SHA-256 as recorded
#: before the export was made from the fields of the kinds
RECORDED = {
    "demo": (
        "dce2c0627bb393dac9ac0a0597d542da163092edeaeeb3204c029a3e6fb44ad5",
        "add6805671a7ce102f9bfaa93f1084349e4b0f672306ff3aaabf80c02b64f8f8",
    ),
    "schema-0001": (
        "0d3398ef7ade426d15770c4e07034154aa6b9e00187cd4a69595cfded089eff1",
        "0d3398ef7ade426d15770c4e07034154aa6b9e00187cd4a69595cfded089eff1",
    ),
    "schema-0002": (
        "0d3398ef7ade426d15770c4e07034154aa6b9e00187cd4a69595cfded089eff1",
        "0d3398ef7ade426d15770c4e07034154aa6b9e00187cd4a69595cfded089eff1",
    ),
    "schema-0003": (
        "78ec34fa1aff7908ad560a85c375cd9e0e87722adf857805642cdae60af81181",
        "d17cc6d57d6d5abe91daae0e0bfecbb1fb2a231d41e4860282a90456d024645b",
    ),
    "schema-0004": (
        "002ee144a8800bc3f540d74e2caafa69b569f833fc5acd0145571b407a80a925",
        "32e5ceb001da7939d4e4a24f9e3bfb4c9efaeac248daa01306b1a13676c23991",
    ),
    "schema-0005": (
        "ea72961038688cb6ba67654488846a775e4cc16465cbf1548d7242b156b1fc8e",
        "9e602166ac96742e1d38c60bc1e022eeb4a1aca20cec7b154ced149001b1281e",
    ),
    "schema-0006": (
        "703d70af93c7f19f4ca62d61dc3ef955a9e4a9159ebf17b24250653282ad8694",
        "a680887a84e7f91476de8f6aaeaaf028cdcdd54a1fe67be569a3a6ab030f6bb8",
    ),
    "schema-0007": (
        "86623c804cd5a63613c50e1ed388e0d333591aba73016baf73273ac2ec579b2e",
        "6ff695894e57795a5d3522d960e30264ee3e2edd14bd881328a30d645ff9bce6",
    ),
    "schema-0008": (
        "9d1796b92195389528433766db211ef4d52d731e299f320c93f6a09c3a6a2dff",
        "265c18003f0e7de0e45b107ecc5da74d3f7cb5b67b8740e69ec871efa937cad3",
    ),
    "schema-0009": (
        "779fa0248f0777236e05eda2c8a8f73737a1cdd8c1856596e7a815b743b48e34",
        "0f8a19c42b11d45dafbd1baa0c933d473ccec09116491d2bb4c031b8749f4995",
    ),
    "schema-0010": (
        "50118ebff3c2995fa08c1748b4000645c6eaeb948750bcddc57a20d377e28dc8",
        "a7d6c9a59c407f9f30f85a051b641ac04c21f0dc8dfa6e711acfb819fa66fb40",
    ),
    "schema-0011": (
        "1ba738510e2c3b9000cbb0f39ec91c57f24193d1639da69817a33bab7b30b7da",
        "2f206504b8e264e256e9930ca76b1de7df9e1e6e87ffdbd1b5af88d1c806e519",
    ),
}


def of_sample(name: str, path: Path) -> Vault:
    return open_diary(Path(shutil.copyfile(SAMPLES / f"{name}.nearward", path)), PASSPHRASE)


def of_demo(_name: str, path: Path) -> Vault:
    diary.make(path, PASSPHRASE, date(2026, 3, 31))
    return open_diary(path, PASSPHRASE)


PASSPHRASE = "an old passphrase, kept"
MAKERS: dict[str, Callable[[str, Path], Vault]] = {"demo": of_demo}


@pytest.mark.parametrize("name", sorted(RECORDED))
def test_the_export_is_the_same_byte_for_byte(name: str, tmp_path: Path) -> None:
    vault = MAKERS.get(name, of_sample)(name, tmp_path / "a.nearward")
    everything = read_everything()(vault)
    inside, beside = encoded(everything, vault.pictures.data), encoded(everything)
    vault.close()
    if name == LAST.name:
        # told line by line where they differ
        assert inside.decode().splitlines() == LAST.with_suffix(".json").read_text().splitlines()
    assert tuple(map(recorded, (inside, beside))) == RECORDED[name]


def recorded(data: bytes) -> str:
    """The hash of an export without the empty lists that it did not have when it was recorded."""
    for empty in LATER:
        data = data.replace(empty, b"")
    return hashlib.sha256(data).hexdigest()
