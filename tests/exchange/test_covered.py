"""Every importer for some seconds under a fuzzer that is led by coverage, where it is installed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from nearward.exchange.formats.table import FORMATS

#: seconds a format; more by hand
SECONDS = int(os.environ.get("NEARWARD_COVERED", "2"))
#: 0: libFuzzer chooses one
SEED = 0 if "NEARWARD_COVERED" in os.environ else 20261125


@pytest.mark.skipif(find_spec("atheris") is None, reason="needs atheris (pip install atheris)")
@pytest.mark.parametrize("form", [row.id for row in FORMATS])
def test_only_trouble_comes_of_any_bytes(tmp_path: Path, form: str) -> None:
    folder = tmp_path / "fuzz"
    command = [sys.executable, "-m", "tests.exchange.covered", form, str(folder)]
    done = subprocess.run(
        # the same beginning each time; a longer run by hand (NEARWARD_COVERED) has another
        [
            *command,
            f"-max_total_time={SECONDS}",
            f"-seed={SEED}",
            "-rss_limit_mb=1500",
            "-timeout=20",
        ],
        capture_output=True,
        text=True,
        timeout=SECONDS + 120,
        cwd=Path(__file__).resolve().parents[2],
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    ran = re.search(r"Done (\d+) runs", done.stderr)
    assert ran is not None
    assert int(ran[1]) > 20
    print(f"{form}: {ran[1]} runs")
