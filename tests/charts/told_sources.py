"""What the figures about beliefs and signs are drawn from, invented: little, much, and odd."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from tests.charts.diaries import TODAY

from nearward.domain.beliefs import (
    Belief,
    BeliefPoint,
    Feared,
    ForBeliefs,
    ForSigns,
    Moved,
    SignsOf,
    StoryPoints,
)

LONG = "They liked the performance, not me, and when it is over they will look at the clock. "
STEPS = ("not at all", "a little", "some", "often", "nearly always")
SIGNS = tuple(
    (f"S{n}", text)
    for n, text in enumerate(
        (
            "I went quiet or far away when someone told me something deep.",
            "I stepped around a talk about us.",
            "Being close felt like too little air, and I looked for a door that was not there.",
            "I let someone in a little.",
        )
    )
)


def before(days: int) -> date:
    return TODAY - timedelta(days=days)


def story(text: str, *points: tuple[int, int | None, int | None, str]) -> StoryPoints:
    """A story with ratings: days ago, the old one, the newer one, and the worksheet."""
    day = before(200)
    belief = Belief(at=datetime.combine(day, time(12), UTC), day=day, text=text)
    told = [BeliefPoint(before(days), old, new, sheet) for days, old, new, sheet in points]
    return StoryPoints(belief, told)


def half_a_year() -> ForBeliefs:
    """Two stories, uneven ratings, some of worksheets, and things feared."""
    first = story(
        "I am too much.",
        *((168, 75, None, ""), (140, 70, 25, ""), (128, 82, None, "evidence")),
        *((128, 40, 55, "evidence"), (100, 60, 40, ""), (63, None, 45, ""), (35, 55, 40, "")),
        *((7, 50, 55, ""), (0, 50, 50, "")),
    )
    second = story("They will leave.", (91, 0, 100, ""), (14, 100, 0, ""))
    feared = [Feared(before(10 * n), "She will laugh.", came) for n, came in enumerate((2, 2, 1))]
    moved = [
        Moved(before(150), "If I answer, it will never stop.", 70, 45),
        Moved(before(120), "She has had enough of me.", 85, 85),
        Moved(before(60), LONG, 35, 60),
        Moved(before(6), "They only liked the performance.", 0, 100),
    ]
    return ForBeliefs([first, second], [*feared, Feared(before(3), "He left.", 0)], moved)


def one() -> ForBeliefs:
    """One of each, of today."""
    points = story("I am too much.", (0, 60, None, ""))
    return ForBeliefs([points], [Feared(TODAY, "a", 3)], [Moved(TODAY, "a", 80, 55)])


def many(stories: int = 2, ratings: int = 90, sheets: int = 60) -> ForBeliefs:
    """Years of it, in many words."""
    chance = random.Random(7)

    def value() -> int | None:
        return chance.choice([None, 0, 30, 50, 99, 100])

    told = [
        story(LONG * 3, *((7 * n, value(), value(), "") for n in range(ratings, 0, -1)))
        for _ in range(stories)
    ]
    feared = [Feared(before(n), LONG, chance.choice([0, 0, 0, 1, 2, 3])) for n in range(sheets)]
    moved = [
        Moved(before(n), LONG, chance.randint(0, 100), chance.randint(0, 100))
        for n in range(sheets, 0, -1)
    ]
    return ForBeliefs(told, feared, moved)


def odd() -> ForBeliefs:
    """No words, one long word, other letters, and days far apart."""
    return ForBeliefs(
        [
            story("", (9_000, 0, 0, ""), (0, 100, 100, "")),
            story("x" * 400, (1, 50, 51, ""), (0, 50, 51, "")),
            story("אני יותר מדי 🌊 $100%$", (3, None, 5, "")),
        ],
        [Feared(TODAY, "x" * 400, 3)],
        [Moved(TODAY, "x" * 400, 50, 50), Moved(before(9_000), "אני יותר מדי 🌊", 0, 0)],
    )


#: by name
STORIES: dict[str, Callable[[], ForBeliefs]] = {
    "nothing": lambda: ForBeliefs([], [], []),
    "one of each": one,
    "half a year": half_a_year,
    "years": many,
    "odd": odd,
}


def signs(count: int) -> ForSigns:
    """So many worksheets of signs, four weeks apart."""
    chance = random.Random(count)
    sheets = [
        SignsOf(before(28 * n), {code: chance.choice([None, 0, 1, 2, 3, 4]) for code, _ in SIGNS})
        for n in range(count, 0, -1)
    ]
    return ForSigns(SIGNS, STEPS, "no chance to notice", sheets)
