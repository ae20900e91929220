"""The colours of a drawing: fixed ones for the scene, and the person's tones worked out from their own."""

import colorsys
from typing import Literal

from generator.model.people import Person

Theme = Literal["light", "dark", "print"]
Colours = dict[str, str]

SCENE: dict[Theme, Colours] = {
    "light": {
        "floor": "#ece7df", "prop": "#d9cfc1", "prop-dark": "#c5b8a6", "prop-light": "#efe9e0",
        "mat": "#b9c7b0",
        "mat-dark": "#a3b399", "cloth": "#b7cad8", "cloth-dark": "#93adc0", "hot": "#ff9f2e",
        "hottest": "#e8432a",
        "line": "#4a5460", "accent": "#22384d", "paper": "#ffffff", "shadow": "#1d2733", "bone": "#efe4cf",
        "bone-line": "#b3a588",
    },
    "dark": {
        "floor": "#242b34", "prop": "#4a4640", "prop-dark": "#3a3732", "prop-light": "#5a554d",
        "mat": "#4c5a49",
        "mat-dark": "#3f4c3d", "cloth": "#566a7a", "cloth-dark": "#43545f", "hot": "#ffc14d",
        "hottest": "#ff5a3c",
        "line": "#c3ccd6", "accent": "#f1e4c6", "paper": "#14181d", "shadow": "#000000", "bone": "#8f8774",
        "bone-line": "#5d574a",
    },
}  # fmt: skip
# Told apart in grey too.
SCENE["print"] = SCENE["light"] | {
    "floor": "#eeeeee",
    "shadow": "#000000",
    "hot": "#ffd166",
    "hottest": "#ff7b39",
}

AWAY = 0.43
"""How much of the paper is mixed into what is on the far side."""


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
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _visible(colour: str, paper: str, least: float) -> str:
    """The colour, made lighter or darker in its own hue until it stands out from the paper."""
    h, light, s = colorsys.rgb_to_hls(*(p / 255 for p in _parts(colour)))
    step = 0.02 if luminance(paper) < 0.5 else -0.02
    while contrast(colour, paper) < least and 0 < light + step < 1:
        light += step
        colour = "#" + "".join(f"{round(p * 255):02x}" for p in colorsys.hls_to_rgb(h, light, s))
    return colour


def colours(person: Person | None, theme: Theme) -> Colours:
    """Every colour by name for one theme."""
    out = dict(SCENE[theme])
    if person is None:
        return out
    paper = out["paper"]
    own = {
        "skin": _visible(person.skin, paper, 2.6 if theme == "dark" else 1.25),
        "hair": _visible(person.hair, paper, 1.85 if theme == "dark" else 1.6),
        "top": _visible(person.top, paper, 3.0 if theme == "dark" else 1.8),
        "bottoms": _visible(person.bottoms, paper, 3.0 if theme == "dark" else 2.4),
    }
    dark = {"skin-dark": mixed(own["skin"], "#6a2f18", 0.26)}
    dark |= {f"{name}-dark": mixed(own[name], "#000000", 0.2) for name in ("top", "bottoms")}
    far = {f"far-{name}": mixed(own[name], paper, AWAY) for name in ("skin", "top", "bottoms")}
    far["far-skin-dark"] = mixed(dark["skin-dark"], paper, AWAY)
    face = {"line-on-face": mixed(own["skin"], "#1c0f0a", 0.72)}
    return out | own | dark | far | face
