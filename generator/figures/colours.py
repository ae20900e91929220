"""The colours of a drawing: the scene's own, and a person's tones worked out from four colours.

Every material has a darker tone (`-dark`) for its shade and an outline (`-line`). An outline keeps a contrast
of at least 3:1 to every ground that it may lie on (WCAG 2.2, 1.4.11), in light, dark and print; contrast is
measured by luminance and so holds in grey.
"""

import colorsys
from functools import lru_cache
from typing import Literal

from ..model.people import Person

Theme = Literal["light", "dark", "print"]
Colours = dict[str, str]

SCENE: dict[Theme, Colours] = {
    "light": {
        "paper": "#ffffff", "floor": "#ece7df",
        "wall": "#f3efe9", "wall-dark": "#e4ddd2", "wall-deep": "#d6cdbf",
        "wood": "#e6dccd", "wood-dark": "#d3c5b1", "wood-deep": "#c2b29b",
        "sheet": "#f1ece4", "sheet-dark": "#ded5c8", "sheet-deep": "#cbbfae",
        "mat": "#bfcdb6", "mat-dark": "#a9b99f", "mat-deep": "#9aab8f",
        "cloth": "#c3d4e0", "cloth-dark": "#a3bacb", "cloth-deep": "#93adc0",
        "foam": "#9fb4c4", "foam-dark": "#7f99ac", "foam-deep": "#7390a5",
        "hot": "#ff9f2e", "hottest": "#e2331f", "works": "#3b7dd8", "works-dark": "#1d57a8",
        "pale": "#c9a9a0",
        "line": "#3f4a54", "accent": "#14324f", "rim": "#ffffff", "shadow": "#1d2733", "ghost": "#7c8894",
        "fault": "#d1001f", "eye": "#ffffff", "bone": "#efe4cf", "bone-dark": "#dccbaa",
        "bone-line": "#7d7058",
    },
    "dark": {
        "paper": "#14181d", "floor": "#20262d",
        "wall": "#2a3038", "wall-dark": "#232930", "wall-deep": "#1d2329",
        "wood": "#3c3832", "wood-dark": "#322e29", "wood-deep": "#2a2622",
        "sheet": "#434448", "sheet-dark": "#36373b", "sheet-deep": "#2d2e32",
        "mat": "#38463a", "mat-dark": "#2f3b31", "mat-deep": "#28332a",
        "cloth": "#3d4d5a", "cloth-dark": "#323f4a", "cloth-deep": "#2a353f",
        "foam": "#3f5160", "foam-dark": "#33424f", "foam-deep": "#2c3944",
        "hot": "#ffc14d", "hottest": "#ff4a2e", "works": "#79b4ff", "works-dark": "#4b8be0",
        "pale": "#8b6f68",
        "line": "#c3ccd6", "accent": "#f1e4c6", "rim": "#101418", "shadow": "#000000", "ghost": "#aab6c2",
        "fault": "#ff5c6c", "eye": "#f4f4f2", "bone": "#8f8774", "bone-dark": "#756d5b",
        "bone-line": "#d6ccb4",
    },
}  # fmt: skip
SCENE["print"] = SCENE["light"] | {
    "floor": "#eeeeee",
    "shadow": "#000000",
    "hot": "#ffd166",
    "hottest": "#e8502c",
}

PALE = Person(skin="#d8b9a0", hair="#5a4a40", top="#d9dfe4", bottoms="#c5ced6", style="short")
"""The pale body in which the overview drawing shows the bones."""

GROUNDS = (
    "paper", "floor", "wall", "wall-dark", "wall-deep", "wood", "wood-dark", "wood-deep", "sheet",
    "sheet-dark",
    "sheet-deep",
    "mat", "mat-dark", "mat-deep", "cloth", "cloth-dark", "cloth-deep", "foam", "foam-dark", "foam-deep",
)  # fmt: skip
"""What may lie behind a person."""
THINGS = ("wall", "wood", "sheet", "mat", "cloth", "foam")
OUTLINE = 3.0
"""The least contrast of an outline to any ground."""


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mixed(a: str, b: str, share: float) -> str:
    """Colour `a` with a share of `b`."""
    return "#" + "".join(
        f"{round(p + (q - p) * share):02x}" for p, q in zip(_parts(a), _parts(b), strict=True)
    )


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    r, g, b = (
        (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4)
        for v in (p / 255 for p in _parts(colour))
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    return _ratio(luminance(a), luminance(b))


def _ratio(a: float, b: float) -> float:
    """The contrast of two luminances."""
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


def _set_off(colour: str, grounds: tuple[str, ...], least: float, darker: bool) -> str:
    """The colour, made darker or lighter in its own hue until it stands out from every ground."""
    h, light, s = colorsys.rgb_to_hls(*(p / 255 for p in _parts(colour)))
    shades = [luminance(g) for g in grounds]
    for _ in range(80):
        own = luminance(colour)
        if min(_ratio(own, shade) for shade in shades) >= least or not 0 < light < 1:
            break
        light = min(1.0, max(0.0, light - 0.01 if darker else light + 0.01))
        colour = "#" + "".join(f"{round(v * 255):02x}" for v in colorsys.hls_to_rgb(h, light, s))
    return colour


def colours(person: Person, theme: Theme) -> Colours:
    """Every colour of the scene and of a person by its name, for a theme."""
    return dict(_colours((person.skin, person.hair, person.top, person.bottoms), theme))


@lru_cache(maxsize=64)
def _colours(tones: tuple[str, str, str, str], theme: Theme) -> Colours:
    out = dict(SCENE[theme])
    dark = theme == "dark"
    grounds = tuple(out[g] for g in GROUNDS)

    def outline(colour: str, ink: str, share: float) -> str:
        return _set_off(mixed(colour, ink, share), grounds, OUTLINE, not dark)

    for name in THINGS:
        out[f"{name}-line"] = out[f"{name}-deep"] if f"{name}-deep" in out else out[f"{name}-dark"]
        out[f"{name}-line"] = mixed(out[f"{name}-line"], out["line"], 0.5 if dark else 0.35)
    for name, colour in zip(("skin", "hair", "top", "bottoms"), tones, strict=True):
        c = colour
        if dark:
            weak = 0.30 - sum(_parts(c)) / 765
            c = mixed(c, "#ffffff", weak * 0.6) if weak > 0 else mixed(c, "#0a0d11", 0.08)
        out[name] = c
        out[f"{name}-dark"] = mixed(c, "#7a2c10", 0.20) if name == "skin" else mixed(c, "#0c1626", 0.18)
        ink = "#2e1006" if name == "skin" else "#0b1220"
        out[f"{name}-line"] = outline(c, ink, 0.62 if name == "skin" else 0.55)
    hair, skin = out["hair"], out["skin"]
    out["iris"] = mixed("#3a2414", hair, 0.12)
    out["lash"] = mixed(skin, "#160b08", 0.86)
    out["brow"] = mixed(hair, "#1c0f0a", 0.38)
    out["lip"] = mixed(skin, "#8c1f1c", 0.55)
    out["mouth"] = mixed(skin, "#5c1a10", 0.66)
    return out
