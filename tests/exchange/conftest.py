"""A second diary, to bring into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import KEY

from nearward.vault.care.opening import create_diary
from nearward.vault.vault import Vault


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Vault]:
    made = create_diary(tmp_path / "other.nearward", "", key=KEY)
    yield made
    made.close()
