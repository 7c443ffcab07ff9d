"""Runs of eight words of the article, as hashes: the article itself is not part of the project.

    python -m tests.learn.runs ARTICLE     writes `article-runs.txt` anew

Words are compared without case and without what stands between them; runs go on over the ends of
lines.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

FILE = Path(__file__).with_name("article-runs.txt")
LENGTH = 8
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text; "isn't" is one, whichever apostrophe it has."""
    return _WORD.findall(re.sub("['’‘]", "", text.casefold()))


def runs_of(text: str) -> Iterator[tuple[str, str]]:
    """Each run of words, with its hash."""
    words = words_of(text)
    for at in range(len(words) - LENGTH + 1):
        run = " ".join(words[at : at + LENGTH])
        yield run, blake2b(run.encode(), digest_size=8).hexdigest()


def hashes(text: str) -> frozenset[str]:
    """The hashes of all runs."""
    return frozenset(made for _, made in runs_of(text))


def known() -> frozenset[str]:
    """Those of the article."""
    return frozenset(FILE.read_text(encoding="utf-8").split())


def copied(text: str, of: frozenset[str]) -> list[str]:
    """The runs of a text that are among these."""
    return [run for run, made in runs_of(text) if made in of]


def main() -> int:
    """Write the file; every line of the article that is long enough is caught by it."""
    article = Path(sys.argv[1]).read_text(encoding="utf-8")
    FILE.write_text("\n".join(sorted(hashes(article))) + "\n", encoding="utf-8")
    found = known()
    long = [line for line in article.splitlines() if len(words_of(line)) >= LENGTH]
    missed = [line for line in long if not copied(f"Before it. {line} After it.", found)]
    print(f"{len(found)} runs, {len(long)} lines that are caught when they are planted")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
