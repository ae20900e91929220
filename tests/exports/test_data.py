"""The public data and the map of the site, as a machine reads them."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from generator.content import load
from generator.exports import exports
from generator.exports.data import sitemap
from tests.sample_guide import change, small_guide


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return small_guide(tmp_path)


def public(content: Path) -> dict[str, Any]:
    files = exports(load(content).guide)
    assert files.keys() == {"guide.json"}
    assert files["guide.json"].endswith("}\n")
    found: dict[str, Any] = json.loads(files["guide.json"])
    return found


def test_the_data_say_whose_they_are_how_old_and_who_has_checked_them(content: Path) -> None:
    data = public(content)
    assert {name: value for name, value in data.items() if not isinstance(value, list)} == {
        "name": "Sample Calf Guide",
        "language": "en",
        "url": "https://example.org/calf/",
        "version": "1",
        "updated": "2026-01-02",
        "reviewed_by": "Sam Sample, tester",
        "review_by": "2027-01-01",
        "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    }


def test_the_data_hold_what_the_guide_says(content: Path) -> None:
    data = public(content)
    ids = {name: [one["id"] for one in value] for name, value in data.items() if isinstance(value, list)}
    assert ids == {
        "safety": ["now", "soon", "ask", "stop"],
        "stretches": ["wall", "step", "towel"],
        "routines": ["both"],
        "claims": ["longer"],
        "sources": ["doe-2020"],
    }
    wall, now = data["stretches"][0], data["safety"][0]
    assert (now["call"], now["signs"]) == (
        [{"number": "112", "label": "Call 112"}],
        [{"intro": "Call if:", "points": ["it is bad"], "pictures": []}],
    )
    assert wall["leave_out"] == ["Your heel hurts.", "You cannot stand."]
    assert wall["seconds"] == [40, 80]  # 10 to 20 s, twice on each side
    assert wall["dose"]["hold_to"] == 20


def test_texts_are_plain_and_still_name_both_sides(content: Path) -> None:
    change(content / "stretches/wall.yaml", "Hold and breathe.", '"**Hold** and see [Care](safety), ä."')
    text = exports(load(content).guide)["guide.json"]
    assert json.loads(text)["stretches"][0]["steps"] == [
        "Put your [right|left] foot back.",
        "Hold and see Care, ä.",
    ]
    assert "ä" in text
    assert text.count("\n ") > 10  # a line a value, so that two editions can be compared


def test_the_map_names_every_document_of_every_language_and_no_page_for_errors(content: Path) -> None:
    guide = load(content).guide
    change(content / "guide.yaml", "/calf/", "/knee/")
    change(content / "guide.yaml", "updated: 2026-01-02", "updated: 2026-02-03")
    other = load(content).guide
    made = sitemap([(guide, ["index", "stretches/wall", "404"]), (other, ["index"])])
    assert made.keys() == {"sitemap.xml"}
    assert made["sitemap.xml"].startswith('<?xml version="1.0" encoding="UTF-8"?>\n<urlset')
    root = ElementTree.fromstring(made["sitemap.xml"])
    assert root.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    assert [[part.text for part in url] for url in root] == [
        ["https://example.org/calf/index.html", "2026-01-02"],
        ["https://example.org/calf/stretches/wall.html", "2026-01-02"],
        ["https://example.org/knee/index.html", "2026-02-03"],
    ]
