"""The cards and directions that come with the program, and those that are refused."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from nearward.domain.trouble import Trouble
from nearward.learn import catalogue
from nearward.learn.catalogue import Learned, learned
from nearward_resources import FOLDER
from nearward_ui.kit.learn.places import known

#: what has to be there (the issue of Learn)
CARDS = {
    *(
        "beneath-the-storm",
        "pushing-away",
        "small-ones",
        "armour",
        "unavailable",
        "seven-signs",
        "overthinking",
    ),
    *("going-distant", "avoiding-the-talk", "ending-it", "playing-it-down", "acting-as-if"),
    *("too-close", "old-hurt", "not-enough", "being-seen", "not-knowing"),
    *("anxiety-and-distance", "circle", "two-questions"),
}
WAYS = ("going-distant", "avoiding-the-talk", "ending-it", "playing-it-down", "acting-as-if")
DIRECTIONS = ["notice", "a-little", "weigh", "say-it", "someone-trained"]


@pytest.fixture(scope="module")
def found() -> Learned:
    return learned(known())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of what comes with the program, to be spoilt."""
    for name in ("learn", "directions"):
        shutil.copytree(FOLDER / name, tmp_path / name)
    return tmp_path


def spoil(file: Path, old: str, new: str) -> int:
    """Change a file; the line at which it is changed."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def refused(folder: Path) -> list[str]:
    """What is said of the files that are left out."""
    return [f"{t.values['name']}: {t.values['reason']}" for t in learned(known(), folder).troubles]


def test_all_of_them_can_be_shown(found: Learned) -> None:
    assert found.troubles == []
    assert set(found.cards) == CARDS
    assert list(found.directions) == DIRECTIONS


def test_none_is_longer_than_can_be_read_in_a_minute(found: Learned) -> None:
    for one in found.every:
        assert sum(len(text.split()) for text in one.texts) <= 120, one.id


def test_each_says_when_distance_is_right_and_has_one_thing_to_do(found: Learned) -> None:
    for card in found.cards.values():
        assert len(card.distance.split()) >= 8, card.id
        assert card.action.label, card.id
        assert card.action.route, card.id


def test_each_way_has_an_example_and_both_of_its_sides(found: Learned) -> None:
    for name in WAYS:
        card = found.cards[name]
        assert card.example, name
        assert card.helps, name
        assert card.costs, name


def test_what_may_stir_things_up_is_behind_a_gate(found: Learned) -> None:
    gated = {card.id for card in found.cards.values() if card.gate is not None}
    assert gated == {"old-hurt", "not-enough"}


def test_no_card_sends_anyone_back_to_a_person(found: Learned) -> None:
    """Whoever is afraid is led to Help, never to a way back, a talk alone or a step closer."""
    for one in found.every:
        text = " ".join(one.texts)
        assert not re.search(r"\b(forgive them|make up with|give them another|apologi)", text), (
            one.id
        )
    for name in ("ending-it", "not-knowing"):
        assert "Help" in found.cards[name].distance


SPOILT = [
    ("armour.toml", 'route = "question:armour-08"', 'route = "question:armour-99"', "route"),
    ("armour.toml", 'route = "question:armour-08"', 'route = "sheet:gone"', "route"),
    ("armour.toml", 'route = "question:armour-08"', 'route = "nowhere"', "route"),
    ("armour.toml", 'route = "question:armour-08"', 'route = ""', "route"),
    ("armour.toml", 'why_from = ["deck:armour"]', 'why_from = ["deck:none"]', "why_from"),
    ("armour.toml", 'why_from = ["deck:armour"]', 'why_from = ["page:moment"]', "why_from"),
    ("armour.toml", "lines = [43, 44]", "lines = [43, 113]", "lines"),
    ("armour.toml", "lines = [43, 44]", "lines = []", "lines"),
    ("old-hurt.toml", 'yes = "Read it"', 'yes = " "', "gate"),
    ("going-distant.toml", 'costs = "She sits there alone, and so do you."', 'costs = ""', "helps"),
    ("circle.toml", 'title = "The circle"', 'title = ""', "title"),
]


@pytest.mark.parametrize(("name", "old", "new", "key"), SPOILT)
def test_a_bad_card_is_refused_with_file_and_line(
    folder: Path, name: str, old: str, new: str, key: str
) -> None:
    line = spoil(folder / "learn" / name, old, new)
    said = refused(folder)
    assert len(said) == 1
    assert said[0].startswith(f"{name}: line ")
    # of a gate the line is that of its head, and of two sides that of the first
    at = int(said[0].split("line ")[1].split(",")[0])
    assert line - 2 <= at <= line
    assert f", {key}: " in said[0]
    assert name.removesuffix(".toml") not in learned(known(), folder).cards


def test_a_gate_without_a_text_is_refused(folder: Path) -> None:
    file = folder / "learn" / "old-hurt.toml"
    text = file.read_text(encoding="utf-8")
    gate = next(line for line in text.splitlines() if line.startswith("text = "))
    spoil(file, gate, 'text = ""')
    assert refused(folder) == ["old-hurt.toml: line 19, gate: a text is missing or empty"]


def test_a_card_without_a_way_is_refused(folder: Path) -> None:
    file = folder / "learn" / "armour.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("[action]")], encoding="utf-8")
    said = refused(folder)
    assert len(said) == 1
    assert said[0].startswith("armour.toml: ")
    assert "action" in said[0]


def test_two_cards_of_one_id_are_refused(folder: Path) -> None:
    shutil.copy(folder / "learn" / "circle.toml", folder / "learn" / "zirkel.toml")
    assert refused(folder) == ["zirkel.toml: line 1, id: circle.toml has the same id circle"]


def test_a_card_whose_file_has_another_name_is_refused(folder: Path) -> None:
    (folder / "learn" / "circle.toml").rename(folder / "learn" / "zirkel.toml")
    assert refused(folder) == ["zirkel.toml: line 1, id: the file of circle is not called so"]


def test_a_card_that_is_too_long_is_refused(folder: Path) -> None:
    spoil(folder / "learn" / "circle.toml", "paragraphs = [", f'paragraphs = ["{"word " * 60}",')
    assert "more than 120" in refused(folder)[0]


def test_a_direction_without_tools_is_refused(folder: Path) -> None:
    file = folder / "directions" / "weigh.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("[[tool]]")] + "tool = []\n", encoding="utf-8")
    assert "it leads to no tool" in refused(folder)[0]


def test_broken_text_is_refused_and_the_others_stand(folder: Path) -> None:
    (folder / "learn" / "circle.toml").write_text("id = \n", encoding="utf-8")
    assert len(refused(folder)) == 1
    assert len(learned(known(), folder).cards) == len(CARDS) - 1


def test_one_card_alone_is_checked_when_it_is_read(folder: Path) -> None:
    spoil(folder / "learn" / "circle.toml", "distance = ", "distanz = ")
    with pytest.raises(Trouble) as caught:
        catalogue.read_card(folder / "learn" / "circle.toml")
    assert caught.value.values["name"] == "circle.toml"
