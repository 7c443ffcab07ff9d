"""One day under a trace for all that ask about it, and a screen of our own."""

from __future__ import annotations

import fcntl
import os
import pickle
import secrets
import shutil
import socket  # noqa: TID251 (to listen whether anything is asked for)
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.leaks import trace
from tests.leaks.day import Day, whole_day

from nearward.vault import key as keys


@dataclass
class Traced:
    """A day, and what was seen of it."""

    facts: trace.Facts
    home: Path
    diary: Path
    planted: Path
    canary: str
    passphrase: str
    #: what the person wished to have in clear
    pdf: Path
    export: Path
    about: dict[str, Any]
    errors: str
    requests: int


def word() -> str:
    """A word that stands nowhere else, other in each run."""
    return f"Zwirbelhalm{secrets.token_hex(6)}"


def hostile(canary: str, planted: Path, port: int) -> str:
    """A text that is a web page with pictures from elsewhere, to whoever takes it for one."""
    places = (f"http://127.0.0.1:{port}/c.png", planted.as_uri(), f"//127.0.0.1{planted}")
    pictures = "".join(f'<img src="{place}">' for place in places)
    styled = f'<p style="background-image: url({planted.as_uri()})">{canary}</p>'
    return f"{pictures}{styled}"


@pytest.fixture(scope="session")
def traced(tmp_path_factory: pytest.TempPathFactory) -> Traced:
    """The day. With several workers, one lives it and the others read what was seen."""
    folder = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        folder = folder.parent
    folder = folder / "traced-day"
    folder.mkdir(exist_ok=True)
    kept = folder / "seen"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(_live(folder)))
        seen: Traced = pickle.loads(kept.read_bytes())  # noqa: S301 (our own)
        return seen


def _live(folder: Path) -> Traced:
    home, out = folder / "home", folder / "out"
    out.mkdir()
    env = trace.environment(home)
    diary = home / "diary" / "a.nearward"
    planted = folder / "planted.png"
    planted.write_bytes(b"no picture")
    canary, passphrase = word(), f"an otter at {secrets.token_hex(8)}"
    pdf, export = out / "sheet.pdf", out / "all.json"
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        text = hostile(canary, planted, server.getsockname()[1])
        with Day(None, env, folder, before=trace.prefix(folder / "trace")) as day:
            about = whole_day(day, diary, passphrase, text, pdf)
            errors = day.errors
        requests = _waiting(server)
    salt = diary.read_bytes()[: keys.SALT_BYTES]
    needles = {
        "canary": canary,
        "passphrase": passphrase,
        "key": bytes(keys.derive(passphrase, salt)),
    }
    facts = trace.read(folder / "trace", needles)
    command = trace.python("-m", "nearward", "export", str(diary), str(export))
    exported, done = trace.run(
        [*command, "--as", "json", "--passphrase-stdin"],
        folder / "export-trace",
        needles,
        env,
        f"{passphrase}\n",
    )
    assert done.returncode == 0, done.stderr
    for trace_file in ("trace", "export-trace"):
        (folder / trace_file).unlink()
    return Traced(
        facts + exported,
        home,
        diary,
        planted,
        canary,
        passphrase,
        pdf,
        export,
        about,
        errors + done.stderr,
        requests,
    )


def _waiting(server: socket.socket) -> int:
    count = 0
    try:
        while True:
            server.accept()[0].close()
            count += 1
    except BlockingIOError:
        return count


@pytest.fixture
def canary() -> str:
    """A word that stands nowhere else."""
    return word()


@pytest.fixture
def raw(tmp_path: Path, key: bytes) -> Path:
    """An empty diary in a home of its own, to be opened by the raw key."""
    from nearward.vault.vault import Vault

    home = tmp_path / "home"
    (home / "diary").mkdir(parents=True)
    path = home / "diary" / "a.nearward"
    Vault.create(path, "", key=key).close()
    return path


@pytest.fixture
def screen() -> Iterator[str]:
    """The name of an X server that shows nothing."""
    if shutil.which("Xvfb") is None:
        pytest.skip("needs Xvfb")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as said:
        number = said.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(20)
