"""Pictures of the invented diary, drawn by numbers: hills one behind the other, a sun, water."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WIDE, HIGH = 900, 600


class Scene(NamedTuple):
    """Colours from above to below (red, green, blue), the nearest hill last."""

    seed: int
    upright: bool
    sky: tuple[tuple[int, int, int], tuple[int, int, int]]
    sun: tuple[float, float, float, tuple[int, int, int]]
    hills: tuple[tuple[int, int, int], ...]
    water: tuple[int, int, int] | None


SCENES = {
    "river": Scene(
        11,
        False,
        ((92, 120, 150), (240, 196, 160)),
        (0.68, 0.42, 0.05, (255, 236, 206)),
        ((150, 140, 150), (104, 108, 124), (62, 76, 90)),
        (150, 142, 146),
    ),
    "hill": Scene(
        23,
        False,
        ((150, 190, 210), (236, 240, 230)),
        (0.24, 0.24, 0.04, (255, 250, 226)),
        ((158, 184, 176), (122, 158, 138), (88, 128, 98), (60, 98, 72)),
        None,
    ),
    "night": Scene(
        37,
        True,
        ((16, 22, 44), (62, 74, 110)),
        (0.6, 0.2, 0.05, (238, 236, 214)),
        ((44, 54, 84), (28, 36, 60)),
        (36, 46, 78),
    ),
}


def names() -> tuple[str, ...]:
    """What there is to draw."""
    return tuple(SCENES)


def drawn(name: str) -> bytes:
    """A picture as a PNG, the same every time."""
    import numpy as np

    scene = SCENES[name]
    wide, high = (HIGH, WIDE) if scene.upright else (WIDE, HIGH)
    chance = np.random.default_rng(scene.seed)
    across = np.linspace(0, 1, wide, dtype=np.float32)
    down = np.linspace(0, 1, high, dtype=np.float32)[:, None]
    shore = 0.74 if scene.water else 1.0
    above, below = (np.array(colour, dtype=np.float32) for colour in scene.sky)
    part = np.clip(down / 0.7, 0, 1)[..., None]
    dots = np.broadcast_to(above * (1 - part) + below * part, (high, wide, 3)).copy()
    _sun(dots, scene, across, down, high / wide)
    for number, colour in enumerate(scene.hills):
        ridge = np.zeros_like(across) + shore - 0.34 + 0.3 * (number + 1) / len(scene.hills)
        for waves in (2, 5, 11, 23):
            ridge = ridge - 0.11 / waves * np.sin(waves * across * 4 + chance.uniform(0, 7))
        _lay(dots, down - ridge[None, :], colour, high)
    if scene.water:
        _water(dots, scene.water, round(shore * high), chance)
    return _png(np.clip(dots, 0, 255).astype(np.uint8))


def _sun(
    dots: NDArray[np.float32],
    scene: Scene,
    across: NDArray[np.float32],
    down: NDArray[np.float32],
    shape: float,
) -> None:
    import numpy as np

    x, y, radius, colour = scene.sun
    away = np.hypot(across[None, :] - x, (down - y) * shape)
    glow = 0.35 * np.exp(-((away / (4 * radius)) ** 2)) + np.clip((radius - away) * 400, 0, 1)
    share = np.clip(glow, 0, 1)[..., None]
    dots += (np.array(colour, dtype=np.float32) - dots) * share


def _lay(
    dots: NDArray[np.float32],
    below: NDArray[np.float32],
    colour: tuple[int, int, int],
    high: int,
) -> None:
    """A hill: where `below` is above 0, with a soft edge, and lighter towards its foot."""
    import numpy as np

    share = np.clip(below * high / 2, 0, 1)[..., None]
    shade = np.array(colour, dtype=np.float32) * (1 + 0.25 * np.clip(below, 0, 1)[..., None])
    dots += (shade - dots) * share


def _water(
    dots: NDArray[np.float32],
    colour: tuple[int, int, int],
    shore: int,
    chance: np.random.Generator,
) -> None:
    """What stands over the shore, upside down and darker, broken by waves."""
    import numpy as np

    depth = dots.shape[0] - shore
    mirror = dots[shore - 1 - np.minimum(np.arange(depth) * 2, shore - 1)]
    waves = 1 + 0.05 * np.sin(np.arange(depth) ** 0.8 * 1.3 + chance.uniform(0, 7))[:, None, None]
    dots[shore:] = (0.55 * mirror + 0.45 * np.array(colour, dtype=np.float32)) * waves


def _png(dots: NDArray[np.uint8]) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        whole = name + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    high, wide, _ = dots.shape
    lines = b"".join(b"\0" + line.tobytes() for line in dots)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)),
            chunk(b"IDAT", zlib.compress(lines, 6)),
            chunk(b"IEND", b""),
        )
    )
