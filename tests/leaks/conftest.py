"""One day under a trace for all that ask about it, and a screen of our own."""

from __future__ import annotations

import fcntl
import os
import pickle
import secrets
import shutil
import socket  # to listen whether anything is asked for
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.leaks import exchanging, trace
from tests.leaks.day import Day, whole_day
from tests.leaks.seen import Traced

from nearward.vault.care.opening import create_diary
from nearward.vault.file import key as keys


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
        sources = exchanging.sources(folder / "sources", canary)
        text = hostile(canary, planted, server.getsockname()[1])
        with Day(None, env, folder, before=trace.prefix(folder / "trace")) as day:
            about = whole_day(day, diary, passphrase, text, pdf, sources)
            errors = day.errors
        requests = _waiting(server)
    salt = diary.read_bytes()[: keys.SALT_BYTES]
    needles: dict[str, str | bytes] = {
        "canary": canary,
        "passphrase": passphrase,
        "key": bytes(keys.derive(passphrase, salt)),
    }
    facts = trace.read(folder / "trace", needles)
    mini = exchanging.by_command(folder / "sources", canary)
    command = trace.python("-m", "nearward", "import", str(diary), str(mini))
    imported, done = trace.run(
        [*command, "--passphrase-stdin"], folder / "import-trace", needles, env, f"{passphrase}\n"
    )
    assert done.returncode == 0, done.stderr
    assert not [form for form, word in trace.forms(canary).items() if word in done.stdout.encode()]
    command = trace.python("-m", "nearward", "export", str(diary), str(export))
    exported, done = trace.run(
        [*command, "--as", "json", "--passphrase-stdin"],
        folder / "export-trace",
        needles,
        env,
        f"{passphrase}\n",
    )
    assert done.returncode == 0, done.stderr
    # control: all of it came in
    held = export.read_text("utf-8")
    assert all(f'"source": "{name}"' in held for name in ("jrnl", "dayone", "mini-diary"))
    for trace_file in ("trace", "import-trace", "export-trace"):
        (folder / trace_file).unlink()
    return Traced(
        facts + imported + exported,
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

    home = tmp_path / "home"
    (home / "diary").mkdir(parents=True)
    path = home / "diary" / "a.nearward"
    create_diary(path, "", key=key).close()
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
