"""How hard a passphrase is to guess, and the ones drawn by chance."""

from __future__ import annotations

import inspect
import re
from math import floor, log2

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nearward.domain.file import passphrase
from nearward.domain.file.passphrase import check
from nearward_resources import FOLDER


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "short"),
        ("short one", "short"),
        ("password12", "common"),
        ("qwertyuiop", "common"),
        ("aaaaaaaaaaaaaaaaaaaa", "common"),
        ("iloveyou2010", "common"),
        ("abcdefghijkl", "common"),
        ("x" * 4000, "common"),
        ("anemia decimal manmade", "fair"),
        ("an otter at dusk", "fair"),
        ("polio chokehold poppy rack manmade", "strong"),
    ],
)
def test_what_is_said_of_a_passphrase(typed: str, code: str) -> None:
    found = passphrase.strength(typed)
    assert found.code == code
    assert found.enough == (code in ("fair", "strong"))


def test_all_that_zxcvbn_may_warn_of_is_said_in_our_words() -> None:
    from zxcvbn import feedback

    source = inspect.getsource(feedback)
    said = re.findall(r"warning = _\((.+?)\)\n", source, re.DOTALL)
    said += re.findall(r"'warning': _\((.+?)\),\n", source, re.DOTALL)
    assert len(said) == len(passphrase.ADVICE)
    for text in said:
        assert eval(text.replace("\\\n", "")) in passphrase.ADVICE  # noqa: S307 (literals)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(), max_size=120))
def test_any_text_can_be_looked_at(typed: str) -> None:
    assert passphrase.strength(typed).code in ("short", "common", "fair", "strong")


def test_six_words_of_the_list_drawn_by_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    words = (FOLDER / "wordlists" / "english.txt").read_text(encoding="ascii").split()
    assert len(set(words)) == len(words) == 7776
    # nobody types "unloved" at each unlock; what is left out costs no bit
    harsh = (FOLDER / "wordlists" / "english-harsh.txt").read_text(encoding="ascii").split()
    assert {"humiliate", "unloved"} < set(harsh) < set(words)
    left = [word for word in words if word not in harsh]
    assert floor(log2(len(left)) * passphrase.WORDS) == passphrase.BITS
    drawn = [passphrase.suggest() for _ in range(50)]
    assert len(set(drawn)) == 50
    for text in drawn:
        assert len(text.split(" ")) == 6
        assert set(text.split(" ")) <= set(left)
        check(text)
    assert passphrase.strength(drawn[0]).code == "strong"
    asked: list[int] = []

    def choice(among: tuple[str, ...]) -> str:
        asked.append(len(among))
        return among[-1]

    monkeypatch.setattr("nearward.domain.file.passphrase.secrets.choice", choice)
    assert passphrase.suggest() == " ".join([left[-1]] * 6)
    assert asked == [len(left)] * 6


def test_the_list_comes_with_its_licence() -> None:
    note = (FOLDER / "wordlists" / "LICENCE-english.txt").read_text(encoding="utf-8")
    assert "Attribution 3.0 United States" in note
