"""Whether something is as it was when it was looked at."""

import re
from collections.abc import Sequence
from pathlib import Path

FOLDER = Path(__file__).parent
NUMBER = re.compile(r"-?(?:\d+\.\d+|\.\d+|\d+)")
PIXEL = 4.0
"""How far a shape of a drawing may lie from where it was, in page units: less than a pixel as it is shown."""
POINT = 0.8
"""The same of a thing on paper, in points: a quarter of a millimetre."""
SHARE = 0.011
"""How far numbers up to 1 may differ, as shares of a movement."""
SHOWN = 6
"""How many differences a test that fails shows."""


def names(kind: str) -> list[str]:
    """What there is a list of: `figures`, `body`, `papers`, `looks` or files of the `site`."""
    folder = FOLDER / kind
    return sorted(path.relative_to(folder).as_posix().removesuffix(".txt") for path in folder.rglob("*.txt"))


def assert_as_approved(kind: str, name: str, now: Sequence[str], near: float = 0) -> None:
    """Fail with the first lines that differ by more than `near`, and with what to do if that is meant."""
    approved = (FOLDER / kind / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pairs = enumerate(zip(approved, now, strict=False), 1)
    other = [f"{number}: {was}  ->  {one}" for number, (was, one) in pairs if not is_same(was, one, near)]
    if len(approved) != len(now):
        other.append(f"{len(approved)} lines  ->  {len(now)}")
    told = (
        f"{kind}/{name} is not as it was looked at; if it is meant, run `python -m tests.approved`, and look:"
    )
    assert not other, "\n  ".join([told, *other[:SHOWN]])


def is_same(one: str, other: str, near: float) -> bool:
    """Whether nobody would see a difference between two lines; what follows `@` are numbers."""
    (look, _, place), (other_look, _, other_place) = one.partition(" @ "), other.partition(" @ ")
    if look != other_look or NUMBER.sub("", place) != NUMBER.sub("", other_place):
        return False
    numbers = zip(*([float(n) for n in NUMBER.findall(text)] for text in (place, other_place)), strict=True)
    return all(abs(a - b) <= (near if max(abs(a), abs(b)) > 1 else SHARE) for a, b in numbers)
