"""Whatever an author types into any text field, readers see exactly that, and none of it acts."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.model.base import Place
from tests import fields, hostile, rendered_site
from tests.fields import Data, Field
from tests.handouts.pdf_reader import text as printed_text
from tests.rendered_site import RenderedPage, folded

TURNS = (*range(3), *(pytest.param(turn, marks=pytest.mark.long) for turn in range(3, 8)))
"""Each gives every field another of the hostile texts."""
VALUE = re.compile(r"\{\w+\}|\[\w+\|\w+\]")
"""What a text must keep: a placeholder in braces, or both sides."""
ROOM = {"words.yaml": 16, "safety.yaml": 20, "chooser.yaml": 20, "guide.yaml": 20, "stretches": 20}
"""The longest text by file or folder, so that a stretch still fits on its page; elsewhere 90 characters."""


@dataclass(frozen=True)
class Site:
    """A built site, and the text typed into each field, by the marker that ends it."""

    folder: Path
    typed: dict[str, str]
    pages: dict[str, RenderedPage]
    warnings: str

    def read(self, name: str) -> str:
        return (self.folder / "html" / name).read_text(encoding="utf-8")


def site(folder: Path, turn: int | None) -> Site:
    """Build the full guide with hostile text in every field or, without a turn, with plain words."""
    data = fields.full_guide(folder)
    (folder / "content/style.yaml").unlink(missing_ok=True)  # hostile text would break its rules
    del data["style.yaml"]
    typed = {}
    for number, (file, place, node) in enumerate(every_field(data)):
        end, values = f"zq{number}z", VALUE.findall(fields.at(data[file], place))
        most = min(node["maxLength"], ROOM.get(file.partition("/")[0], 90))
        room = max(8, most - len(" ".join([end, *values])) - 1)
        text = "words" if turn is None else hostile.filled(number, turn, room, braces=not values)
        typed[end] = folded(f"{text} {end}")
        fields.put(data, file, place, " ".join([text, end, *values]))
    data["style.yaml"] = {"language": "zz", "verbs": ["none"], "levels": {"mark": "off"}}
    fields.write(folder / "content", data)
    warnings = rendered_site.build(folder)
    return Site(folder, typed, rendered_site.pages(folder), warnings)


def every_field(data: dict[str, Data]) -> list[Field]:
    """Every text field that readers see."""
    return [one for one in fields.text_fields(data) if is_read(one[0], str(one[1][-1]))]


def is_read(file: str, path: str) -> bool:
    """Whether readers see a field; some are only for `check` or for other editors."""
    return file not in ("style.yaml", "muscles.yaml") and not path.endswith("_because")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site(tmp_path_factory.mktemp("plain"), None)


@pytest.fixture(scope="module", params=TURNS)
def typed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site(tmp_path_factory.mktemp("hostile"), request.param)


def wrong(site: Site, texts: Iterator[str]) -> tuple[set[str], list[str]]:
    """The end markers that were found, and the texts that differ from what was typed."""
    found, bad = set(), []
    for text in texts:
        for end in re.finditer(r"zq\d+z", text):
            found.add(end[0])
            if not text[: end.end()].endswith(site.typed[end[0]]):
                bad.append(f"{site.typed[end[0]]} -> {text[max(0, end.start() - 80) : end.end()]}")
    return found, bad


def test_every_field_that_takes_text_is_tried(tmp_path: Path) -> None:
    tried = {
        (file.partition("/")[0], _path(place)) for file, place, _ in every_field(fields.full_guide(tmp_path))
    }
    there = {path for path in fields.every_path() if is_read(*path)}
    assert [one for one in sorted(there) if not any(_is_at(*one, *other) for other in tried)] == []


def _path(place: Place) -> str:
    return ".".join("*" if isinstance(name, int) else name for name in place)


def _is_at(file: str, path: str, tried_file: str, tried_path: str) -> bool:
    """Whether a path of the models, where `*` is an item or any name, is the one that was tried."""
    names, tried_names = path.split("."), tried_path.split(".")
    same = len(names) == len(tried_names) and file == tried_file
    return same and all(name in ("*", other) for name, other in zip(names, tried_names, strict=True))


def test_readers_see_what_was_typed(typed: Site) -> None:
    assert typed.warnings == ""
    found, bad = wrong(typed, (text for page in typed.pages.values() for text in page.texts()))
    assert bad == []
    assert len(found) > 0.85 * len(typed.typed)  # the rest is for paper, other languages and larger guides


def test_nothing_that_was_typed_is_more_than_text(typed: Site, plain: Site) -> None:
    assert {name: page.active_content for name, page in typed.pages.items() if page.active_content} == {}
    assert {name: page.duplicate_ids for name, page in typed.pages.items() if page.duplicate_ids} == {}
    assert typed.pages.keys() == plain.pages.keys()
    assert [name for name, page in typed.pages.items() if page.shape != plain.pages[name].shape] == []


def test_paper_shows_what_was_typed(typed: Site) -> None:
    close = {end: as_on_paper(text) for end, text in typed.typed.items()}
    for name in ("wall", "guide-letter"):
        text = as_on_paper(printed_text((typed.folder / f"html/handouts/{name}.pdf").read_bytes()))
        ends = list(re.finditer(r"zq\d+z", text))
        assert len({end[0] for end in ends}) > 30
        assert [end[0] for end in ends if not text[: end.end()].endswith(close[end[0]])] == []


def as_on_paper(text: str) -> str:
    """The text without what line breaks change: white space, and repeated hyphens."""
    return re.sub(r"-+", "-", re.sub(r"[\s\u200b]", "", text))


def test_data_for_machines_holds_what_was_typed(typed: Site) -> None:
    index = typed.read("searchindex.js").removeprefix("Search.setIndex(").removesuffix(")")
    parts = [json.loads(typed.read(name)) for name in ("guide.json", "manifest.webmanifest")]
    found, bad = wrong(
        typed,
        (
            folded(text)
            for part in [*parts, json.loads(index)["titles"]]
            for text in rendered_site.strings(part)
        ),
    )
    assert bad == []
    assert len(found) > 40


def test_no_heading_takes_the_id_of_something_else(tmp_path: Path) -> None:
    data = fields.full_guide(tmp_path)
    names = [
        "Main",
        "Menu",
        "Main part",
        "Guide data",
        "Hold",
        "Q",
        "Question why",
        "Id1",
        "On this page",
        "Content",
    ]
    for file in ("tips.yaml", "overview.yaml", "about.yaml", "handouts.yaml"):
        one = data[file]["sections"][0]
        data[file]["sections"] = [
            {**one, "id": f"one-{number}", "title": name} for number, name in enumerate(names)
        ]
    for file, title in (
        ("chooser.yaml", "Guide data"),
        ("routines.yaml", "Guide data"),
        ("faq.yaml", "Question why"),
    ):
        data[file]["page"]["title"] = title
    data["words.yaml"]["stretch"] |= {"steps": "Hold", "felt": "Picture hold", "adjust": "Main"}
    fields.write(tmp_path / "content", data)
    assert rendered_site.build(tmp_path) == ""
    pages = rendered_site.pages(tmp_path)
    assert {name: page.duplicate_ids for name, page in pages.items() if page.duplicate_ids} == {}


@pytest.mark.parametrize("name", ["sitemap.xml", "_headers", ".htaccess", "nginx.conf"])
def test_no_text_gets_into_files_for_hosts(typed: Site, plain: Site, name: str) -> None:
    assert typed.read(name) == plain.read(name)
