"""The shapes that a drawing is made of."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

SVG = "{http://www.w3.org/2000/svg}"
COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
NUMBER = re.compile(r"-?(?:\d+\.\d+|\.\d+|\d+)")
STEPS = {"M": (1,), "m": (1,), "L": (1,), "l": (1,), "c": (1, 2, 3), "s": (1, 2)}
"""How many points belong to a piece of each command; the last one is where the next piece begins."""


def shapes(svg: str) -> list[str]:
    """A line for its title, its words and each shape: kind, look, and after `@` its place as numbers."""
    root = ET.fromstring(svg)
    style = root.findtext(f"{SVG}style") or ""
    looks = dict(re.findall(r"\.(\w+)\{([^}]*)\}", style))
    names = {one.get("id", ""): f"#{number}" for number, one in enumerate(root.iter()) if one.get("id")}
    palettes = re.findall(r":root\{([^}]*)\}", style)
    lines = [f"colours {palette}" for palette in palettes]
    return lines + [_line(one, looks, names) for one in root.iter() if one.tag[len(SVG) :] not in SHAPELESS]


SHAPELESS = {"style", "defs"}
PLACES = {"x", "y", "cx", "cy", "r", "x1", "x2", "y1", "y2", "rx", "ry", "viewBox", "offset", "keyTimes"}


def _line(one: ET.Element, looks: Mapping[str, str], names: Mapping[str, str]) -> str:
    said = dict(one.attrib)
    look = looks.get(said.pop("class", ""), "")
    for name in ("id", "aria-labelledby", "role", "width", "height"):
        said.pop(name, None)
    places = [f"{name} {said.pop(name)}" for name in sorted(PLACES & said.keys())]
    places += [f"{name} {_place(said.pop(name))}" for name in ("d", "values") if name in said]
    rest = [f"{name}={_renamed(value, names)}" for name, value in sorted(said.items())]
    words = (one.text or "").strip()
    return " ".join([one.tag[len(SVG) :], *filter(None, (look, *rest, words))]) + " @ " + "; ".join(places)


def _renamed(value: str, names: Mapping[str, str]) -> str:
    """An attribute with the names that are made for one drawing replaced by the number of what they name."""
    return re.sub(r"#(\w+)", lambda name: names.get(name[1], name[0]), value)


def _place(data: str) -> str:
    """Path data as the box and the middle of its points; of several, one after the other."""
    return " | ".join(" ".join(f"{n:.0f}" for n in _box(one)) for one in data.split(";"))


def _box(data: str) -> tuple[float, ...]:
    if not re.match(r"[A-Za-z]", data):
        return tuple(map(float, NUMBER.findall(data)))
    points = list(_points(data))
    across, down = ([point[axis] for point in points] for axis in (0, 1))
    middle = (sum(across) / len(points), sum(down) / len(points))
    return min(across), max(across), min(down), max(down), *middle


def _points(data: str) -> Iterator[tuple[float, float]]:
    x = y = 0.0
    for letter, text in COMMAND.findall(data):
        numbers = [float(n) for n in NUMBER.findall(text)]
        if letter not in STEPS:
            assert letter in "zZ", f"path data with '{letter}' is not known here"
            continue
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        many = len(STEPS[letter])
        for start in range(0, len(pairs), many):
            at = (0.0, 0.0) if letter.isupper() else (x, y)
            for dx, dy in pairs[start : start + many]:
                yield at[0] + dx, at[1] + dy
            x, y = at[0] + pairs[start + many - 1][0], at[1] + pairs[start + many - 1][1]
