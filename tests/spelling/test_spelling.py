"""Dictionaries of the system are found, asked on a thread, and refused when they are broken."""

from __future__ import annotations

import os
import queue
import random
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from nearward.domain.text.markdown_spans import spans_in
from nearward.domain.text.tokens import words_in
from nearward.spelling import engine as engines
from nearward.spelling.checker import Checker, Loaded
from nearward.spelling.dictionaries import MOST_BYTES, Dictionary, chosen, dictionaries, folders
from nearward.spelling.engine import Engine, NoEngineError

AFF = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\nSFX S Y 1\nSFX S 0 s .\n"
WORDS = ["still", "water", "river", "house", "evening", "quiet", "morning", "letter"]
WORDS += ["garden", "window", "naïve", "don't"]


def has_library() -> bool:
    try:
        engines.library()
    except NoEngineError:
        return False
    return True


needs_library = pytest.mark.skipif(not has_library(), reason="needs the library Hunspell")


def make(
    folder: Path, language: str = "en", words: list[str] = WORDS, aff: str = AFF
) -> Dictionary:
    folder.mkdir(parents=True, exist_ok=True)
    made = Dictionary(language, folder / f"{language}.aff", folder / f"{language}.dic")
    made.aff.write_text(aff, encoding="utf-8")
    lines = [str(len(words)), *(f"{word}/S" for word in words)]
    made.dic.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return made


class Answers:
    """What a checker says, waited for."""

    def __init__(self) -> None:
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.said: list[Any] = []
        self.checker = Checker(self._calls.put)

    def next(self) -> Any:
        self._calls.get(timeout=30)()
        return self.said.pop(0)


@pytest.fixture
def answers() -> Iterator[Answers]:
    made = Answers()
    yield made
    made.checker.stop()


@needs_library
def test_words_are_known_with_their_endings(tmp_path: Path, answers: Answers) -> None:
    answers.checker.use([make(tmp_path)], answers.said.append)
    assert answers.next() == Loaded(("en",), {})
    answers.checker.check(["rivers", "rivver", "Water", "don’t", "naïve"], answers.said.append)
    found = answers.next()
    assert found == {"rivers": True, "rivver": False, "Water": True, "don’t": True, "naïve": True}
    answers.checker.suggest("rivver", answers.said.append)
    assert "river" in answers.next()


@needs_library
def test_a_word_of_either_language_is_right(tmp_path: Path, answers: Answers) -> None:
    both = [make(tmp_path), make(tmp_path, "de", ["Wasser", "Haus", "ruhig", "Garten"])]
    answers.checker.use(both, answers.said.append)
    assert answers.next().languages == ("en", "de")
    answers.checker.check(["water", "Wasser", "eau"], answers.said.append)
    assert answers.next() == {"water": True, "Wasser": True, "eau": False}
    answers.checker.use(both[:1], answers.said.append)
    answers.checker.check(["Wasser"], answers.said.append)
    answers.next()
    assert answers.next() == {"Wasser": False}


def test_without_a_dictionary_every_word_is_right(answers: Answers) -> None:
    answers.checker.use([], answers.said.append)
    assert answers.next() == Loaded((), {})
    answers.checker.check(["xyzzy"], answers.said.append)
    assert answers.next() == {"xyzzy": True}


@needs_library
def test_a_word_that_a_dictionary_cannot_write_is_left_alone(tmp_path: Path) -> None:
    made = make(tmp_path, words=["still", "water", "river"], aff="SET ISO8859-1\n")
    engine = Engine(made)
    assert engine.knows("日記")
    assert engine.knows("a" * 5000)
    assert engine.knows("still\0x")
    assert not engine.knows("watr")
    assert engine.suggest("日記") == []
    engine.close()


@pytest.mark.parametrize(
    "dic",
    [
        b"",
        b"not a number\nword\n",
        b"3\n",
        b"\0" * 5000,
        b"2\n" + random.Random(1).randbytes(20_000),
    ],
)
@needs_library
def test_a_broken_dictionary_is_refused(tmp_path: Path, dic: bytes) -> None:
    made = make(tmp_path)
    made.dic.write_bytes(dic)
    with pytest.raises(NoEngineError) as refused:
        Engine(made)
    assert refused.value.reason == "damaged"


@needs_library
@pytest.mark.parametrize("seed", range(12))
def test_broken_rules_do_no_harm(tmp_path: Path, seed: int) -> None:
    """Each word is known or not; nothing faults and nothing takes long."""
    chance = random.Random(seed)
    body = bytearray((AFF * 3).encode())
    for _ in range(30):
        body[chance.randrange(len(body))] = chance.randrange(256)
    made = make(tmp_path)
    made.aff.write_bytes(bytes(body))
    try:
        engine = Engine(made)
    except NoEngineError:
        return
    for word in ("rivers", "rivver", "x" * 60):
        engine.knows(word)
        engine.suggest(word)
    engine.close()


def test_a_dictionary_of_50_mb_is_refused(tmp_path: Path, answers: Answers) -> None:
    made = make(tmp_path)
    with made.dic.open("r+b") as file:
        file.truncate(50_000_000)
    assert made.dic.stat().st_size > MOST_BYTES
    if not has_library():
        pytest.skip("needs the library Hunspell")
    answers.checker.use([made], answers.said.append)
    assert answers.next() == Loaded((), {"en": "too-large"})


def test_a_computer_without_the_library(
    tmp_path: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "_names", lambda: ["libhunspell-is-not-here.so"])
    answers.checker.use([make(tmp_path)], answers.said.append)
    assert answers.next() == Loaded((), {"en": "no-library"})


@needs_library
def test_nothing_is_written(tmp_path: Path, answers: Answers) -> None:
    """Neither beside the dictionary nor in the home of the person."""
    answers.checker.use([make(tmp_path / "words")], answers.said.append)
    answers.next()
    before = sorted(path for path in (*tmp_path.rglob("*"), *Path.home().rglob("*")))
    answers.checker.check(["quixotrope"], answers.said.append)
    answers.checker.suggest("quixotrope", answers.said.append)
    answers.next()
    answers.next()
    assert sorted(path for path in (*tmp_path.rglob("*"), *Path.home().rglob("*"))) == before


def test_after_the_end_nothing_is_answered(tmp_path: Path) -> None:
    answers = Answers()
    answers.checker.stop()
    answers.checker.check(["water"], answers.said.append)
    answers.checker._thread.join(timeout=10)
    assert not answers.checker._thread.is_alive()
    assert answers._calls.empty()


def test_which_dictionaries_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path / "hunspell", "en_GB")
    make(tmp_path / "hunspell", "de-AT")
    make(tmp_path / "hunspell", "hyph_en.bak")
    make(tmp_path / "hunspell", "fr").aff.unlink()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert folders()[0] == tmp_path / "hunspell"
    found = dictionaries(folders()[:1])
    assert list(found) == ["de_AT", "en_GB"]
    assert dictionaries([tmp_path / "is-not-here"]) == {}
    assert [each.language for each in chosen(found, ["de_AT", "gone"], "en")] == ["de-AT"]
    assert [each.language for each in chosen(found, [], "en")] == ["en_GB"]
    assert chosen(found, [], "fr") == []


@pytest.mark.skipif(os.name != "posix", reason="a folder that cannot be read")
def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "hunspell").write_text("no folder", encoding="utf-8")
    assert dictionaries([tmp_path / "hunspell"]) == {}


def test_which_words_are_looked_at() -> None:
    line = (
        "# Walking **slowly** with @Sam and #tea, it's a `kode` http://exampel.org x2 NASA iPhone"
    )
    found = [word for word, _, _ in words_in(line, spans_in(line))]
    assert found == ["Walking", "slowly", "with", "and", "it's", "NASA"]


def test_who_asked_never_ends_on_the_thread_of_the_words() -> None:
    calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
    ended: list[str] = []

    class Page:
        def take(self, _found: object) -> None:
            """What was found."""

        def __del__(self) -> None:
            ended.append(threading.current_thread().name)

    checker = Checker(calls.put)
    for _ in range(30):
        checker.check(["still"], Page().take)
        calls.get(timeout=20)()
    checker.check(["never answered"], Page().take)
    checker.stop()
    assert ended == [threading.current_thread().name] * 31
