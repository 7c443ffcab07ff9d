"""All bytes of a diary in clear, page by page, without the database: also what no query shows."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

PAGE, RESERVED, SALT = 4096, 80, 16

needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")


def plain(path: Path, key: bytes) -> bytes:
    """SQLCipher 4: AES-256-CBC, each page's IV at the start of its 80 reserved bytes.

    In one run: a block is decrypted by the block before it, so an IV in front of each page does.
    """
    body = path.read_bytes()
    stream = b"".join(
        page[-RESERVED:][:16] + page[SALT if at == 0 else 0 : -RESERVED]
        for at, page in ((at, body[at : at + PAGE]) for at in range(0, len(body), PAGE))
    )
    command = ["openssl", "enc", "-d", "-aes-256-cbc", "-nopad", "-K", key.hex(), "-iv", "0" * 32]
    return subprocess.run(command, input=stream, capture_output=True, check=True).stdout
