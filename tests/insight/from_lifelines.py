"""The table that `test_random_grids.py` reads: what lifelines says of times until something.

    python -m tests.insight.from_lifelines

lifelines brings a dozen other libraries, so it is not one of those that tests need. Whoever makes
the table anew installs it beside them for that. 0.30.3 made the one that stands here.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("lifelines.json")
SEED, CASES = 11, 60
#: times as a diary has them: roughly told, by the hour, by the day
ROUGH = (0.5, 1.0, 3.0, 14.0)
CONFIDENCES = (0.5, 0.8, 0.9, 0.95, 0.99)


def cases() -> list[dict[str, Any]]:
    """Diaries of one to forty times, of which none, some or nearly all are still open."""
    chance = random.Random(SEED)
    return [_case(chance) for _ in range(CASES)]


def _case(chance: random.Random) -> dict[str, Any]:
    size, still_open = chance.choice((1, 2, 3, 5, 8, 20, 40)), chance.choice((0, 0.2, 0.5, 0.9))
    how = chance.choice(("rough", "hours", "days", "mixed"))
    times = [_time(chance, how) for _ in range(size)]
    seen = [int(chance.random() >= still_open) for _ in times]
    if not any(seen):
        seen[chance.randrange(size)] = 1
    return {"times": times, "seen": seen, "confidence": chance.choice(CONFIDENCES)}


def _time(chance: random.Random, how: str) -> float:
    if how == "mixed":
        how = chance.choice(("rough", "hours", "days"))
    if how == "rough":
        return chance.choice(ROUGH)
    if how == "hours":
        return round(chance.expovariate(1 / 40)) / 24 + 1 / 48
    return float(chance.randrange(1, 30))


def answered(case: dict[str, Any]) -> dict[str, Any]:
    """The case with lifelines' rows (time, at risk, survival, low, high) and its median."""
    from lifelines import KaplanMeierFitter

    fitter = KaplanMeierFitter(alpha=1 - case["confidence"])
    fitter.fit(case["times"], case["seen"])
    events = fitter.event_table
    happened = events.index[events["observed"] > 0]
    left, limits = fitter.survival_function_["KM_estimate"], fitter.confidence_interval_
    rows = [
        [
            time,
            int(events["at_risk"][time]),
            round(float(left[time]), 9),
            *(round(float(end), 9) for end in limits.loc[time]),
        ]
        for time in happened
    ]
    median = float(fitter.median_survival_time_)
    return {**case, "rows": rows, "median": None if median == float("inf") else median}


if __name__ == "__main__":
    made = [json.dumps(answered(case)) for case in cases()]
    TABLE.write_text("[\n" + ",\n".join(made) + "\n]\n", encoding="utf-8")
