"""What `check` found, for people and for machines, and how hard each page is to read."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass

from ..content import Content, Problem, counted, lines_of, texts
from ..model.guide import Guide
from ..text import Reading, markup, measure
from .reading import in_english


@dataclass(frozen=True)
class Row:
    """How one content file reads; the grade is None where the guide is not in English."""

    file: str
    grade: float | None
    longest: int
    words: int


Report = tuple[Row, ...]


def reading_report(guide: Guide) -> Report:
    """How every file that readers read reads, in the order of the pages."""
    pages: dict[str, list[str]] = defaultdict(list)
    for file, _, text in texts(Content(guide, {})):
        pages[file].append(markup.plain(text))
    english = in_english(guide)
    return tuple(_row(file, measure(page), english) for file, page in pages.items())


def _row(file: str, reading: Reading, english: bool) -> Row:
    return Row(file, round(reading.grade, 1) if english else None, reading.longest, reading.words)


def as_text(problems: Iterable[Problem], report: Report) -> str:
    """The reading report as a table; then a line a problem, warnings marked, many of one kind as a group."""
    problems = tuple(problems)
    errors = sum(one.level == "error" for one in problems)
    count = f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}"
    return "\n".join([*_table(report), *lines_of(problems), count])


def _table(report: Report) -> list[str]:
    if not report:
        return []
    wide = max(len(row.file) for row in report)
    head = f"{'page':{wide}}  grade  longest sentence  words"
    rows = (
        f"{row.file:{wide}}  {'-' if row.grade is None else f'{row.grade:.1f}':>5}"
        f"  {row.longest:>16}  {row.words:>5}"
        for row in report
    )
    return [head, *rows, ""]


def as_github(problems: Iterable[Problem], report: Report) -> str:
    """A workflow command a problem: GitHub shows each at its line of the change."""
    return "\n".join(_command(one) for one in problems)


def _command(one: Problem) -> str:
    shown = f"{one.field}: {one.message}" if one.field else one.message
    where = f"file={_escaped(one.path)},line={one.line},col={one.column},title={_escaped(one.rule)}"
    return f"::{one.level} {where}::{_escaped(shown, inside=False)}"


def _escaped(text: str, inside: bool = True) -> str:
    """Escaped for a workflow command of GitHub; `inside` a property, `:` and `,` are escaped too."""
    text = "".join(sign if sign.isprintable() else " " for sign in text).replace("%", "%25")
    return text.replace(":", "%3A").replace(",", "%2C") if inside else text


def as_json(problems: Iterable[Problem], report: Report) -> str:
    """Both as one JSON object: `problems` and `pages`, each a list of objects."""
    data = {"problems": [asdict(one) for one in problems], "pages": [asdict(row) for row in report]}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return text.encode(errors="replace").decode()  # a file's name may hold half a character


FORMATS: Mapping[str, Callable[[Iterable[Problem], Report], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}
"""How `check` can tell what it found."""
