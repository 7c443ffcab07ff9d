"""The colours of the figures, as they are seen with the three common colour-vision deficiencies."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from nearward_ui.kit.theme import TOKENS

#: whole deficiencies, on linear RGB: Machado, Oliveira and Fernandes 2009
SEEN = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
#: CIELAB: 2.3 is just seen side by side; small marks that stand apart need much more
APART = 20
_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_WHITE = np.array([0.9505, 1.0, 1.089])


def linear(colour: str) -> np.ndarray:
    rgb = np.array(to_rgb(colour))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    part = (_XYZ @ np.clip(rgb, 0, 1)) / _WHITE
    x, y, z = np.where(part > (6 / 29) ** 3, np.cbrt(part), part * (29 / 6) ** 2 / 3 + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def apart(one: str, other: str, how: str) -> float:
    matrix = np.array(SEEN[how])
    return float(np.linalg.norm(lab(matrix @ linear(one)) - lab(matrix @ linear(other))))


def test_the_simulation_is_one() -> None:
    assert apart("#FFFFFF", "#000000", "protanopia") == pytest.approx(100, abs=0.5)
    assert apart("#777777", "#777777", "tritanopia") == 0
    # red and green of one lightness are what these cannot tell
    assert apart("#C04030", "#6E7A20", "deuteranopia") < apart("#C04030", "#2050C0", "deuteranopia")


@pytest.mark.parametrize("theme", ["light", "night"])
@pytest.mark.parametrize("how", SEEN)
def test_what_stayed_and_what_pulled_away_differ_and_both_from_the_sheet(
    theme: str, how: str
) -> None:
    tokens = TOKENS[theme]
    found = {
        pair: apart(tokens[pair[0]], tokens[pair[1]], how)
        for pair in combinations(("tide", "ember", "sheet"), 2)
    }
    assert all(far >= APART for far in found.values()), found


@pytest.mark.parametrize("theme", ["light", "night"])
@pytest.mark.parametrize("how", SEEN)
def test_what_is_not_known_is_never_louder_than_what_is(theme: str, how: str) -> None:
    tokens = TOKENS[theme]
    pale = apart(tokens["faint"], tokens["sheet"], how)
    assert all(pale < apart(tokens[one], tokens["sheet"], how) for one in ("ember", "tide", "ink"))
