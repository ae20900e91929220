"""The files that the service worker caches, and the headers for each kind of web host."""

import base64
import hashlib
import json
import re
import struct
from pathlib import Path

import pytest

from generator.content.load import load
from generator.exports.host_headers import host_files
from generator.exports.offline import manifest, service_worker, versioned
from tests.sample_guide import ROOT, change, small_guide


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A published folder: a page with stylesheet, font, script and drawing, and files that no page loads."""
    files = {
        "index.html": '<link rel="stylesheet" href="_static/a.css?v=1" /><link rel="canonical" href="b.html">'
        '<script src="_static/a.js?v=2" defer></script><img alt="" src="figures/a.svg?v=3"><a href="a.pdf">'
        '</a><img src="missing.svg">',
        "deep/page.html": '<img src="../figures/a.svg?v=3"><script type="application/json">'
        '{"drawing":"../figures/b.svg?v=44"}</script>',
        "es/deep/page.html": '<script type="application/json">{"drawing":"../../figures/c.svg?v=5"}</script>'
        '<a href="../ar.html" data-words="../../ar/a&amp;b.js">',
        "ar/a&b.js": "2",
        "404.html": '<link rel="stylesheet" href="/base/_static/a.css?v=1">',
        "_static/a.css": '@font-face { src: url("a.woff2") }',
        "_static/a.woff2": "font",
        "_static/a.js": "1",
        "_static/unused.css": "b {}",
        "figures/a.svg": "<svg/>",
        "figures/b.svg": "<svg></svg>",
        "figures/c.svg": "<svg> </svg>",
        "a.pdf": "pdf",
        "other.html": '<link rel="icon" href="a.pdf">',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


PAGES = {"index.html", "404.html", "deep/page.html", "es/deep/page.html"}


def kept(text: str) -> dict[str, str]:
    """The files in a service worker's list, with their checksums."""
    found: dict[str, str] = json.loads(re.findall(r"FILES = (\{.*?\});", text, re.DOTALL)[0])
    return found


def test_worker_names_pages_and_all_that_they_fetch(published: Path) -> None:
    assert sorted(kept(service_worker(published, PAGES))) == [
        "404.html",
        "_static/a.css?v=1",
        "_static/a.js?v=2",
        "_static/a.woff2",
        "ar/a&b.js",
        "deep/page.html",
        "es/deep/page.html",
        "figures/a.svg?v=3",
        "figures/b.svg?v=44",
        "figures/c.svg?v=5",
        "index.html",
    ]


def test_worker_changes_with_any_file_and_only_then(published: Path) -> None:
    before = service_worker(published, PAGES)
    assert service_worker(published, PAGES) == before
    change(published / "_static/a.woff2", "font", "another")
    after = service_worker(published, PAGES)
    changed = {name for name, sum_ in kept(after).items() if kept(before)[name] != sum_}
    assert changed == {"_static/a.woff2"}
    versions = [re.findall("KEPT = (.*);", text) for text in (before, after)]
    assert [len(found) for found in versions] == [1, 1]
    assert versions[0] != versions[1]


def test_each_file_has_the_checksum_that_a_browser_compares(published: Path) -> None:
    files = kept(service_worker(published, PAGES))
    for address, integrity in files.items():
        content = (published / address.partition("?")[0]).read_bytes()
        assert integrity == f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}"


def test_worker_keeps_nothing_of_other_servers_and_no_page_that_is_only_linked(published: Path) -> None:
    page = published / "deep/page.html"
    page.write_text(
        '<script src="https://other.example.org/_static/a.js"></script><img src="/figures/b.svg">'
        '<link rel="icon" href="../other.html"><link rel="next" href="../a.pdf">'
        '<img src="../a.js?v=1&amp;w=2">',
        encoding="utf-8",
    )
    (published / "a.js").write_text("1", encoding="utf-8")
    assert kept(service_worker(published, {"deep/page.html"})).keys() == {
        "deep/page.html",
        "other.html",
        "a.js?v=1&w=2",
    }


def test_a_drawing_that_languages_share_is_found_one_folder_above() -> None:
    own, shared = {"figures/a.svg": "<svg/>"}, {"figures/a.svg": "<svg></svg>", "figures/b.svg": "<svg/>"}
    page = '<img src="figures/a.svg"><img src="../figures/b.svg"><img src="figures/c.svg">'
    sum_ = hashlib.sha256(b"<svg/>").hexdigest()[:8]
    assert versioned(page, own, shared) == (
        f'<img src="figures/a.svg?v={sum_}"><img src="../../figures/b.svg?v={sum_}"><img src="figures/c.svg">'
    )


def test_drawings_carry_their_checksum_once() -> None:
    page = '<img src="../figures/a.svg"> {"x":"figures/a.svg"} figures/unknown.svg'
    once = versioned(page, {"figures/a.svg": "<svg/>"})
    assert re.sub(r"\?v=[0-9a-f]{8}", "", once) == page
    assert len(re.findall(r"figures/a\.svg\?v=", once)) == 2
    assert versioned(once, {"figures/a.svg": "<svg/>"}) == once
    assert versioned(page, {"figures/a.svg": "<svg></svg>"}) != once


def test_manifest_is_the_guides_own(tmp_path: Path) -> None:
    data = json.loads(manifest(load(small_guide(tmp_path)).guide)["manifest.webmanifest"])
    assert (data["name"], data["lang"], data["dir"]) == ("Sample Calf Guide", "en", "ltr")
    assert (data["short_name"], data["description"]) == ("Sample Calf Guide", "A page for the test.")
    assert (data["id"], data["start_url"], data["scope"]) == ("./", "./index.html", "./")
    assert data["display"] == "standalone"
    assert re.fullmatch("#[0-9a-f]{6}", data["background_color"])
    assert re.fullmatch("#[0-9a-f]{6}", data["theme_color"])
    assert not re.search(r'"(/|https?:)', json.dumps([data["start_url"], data["scope"], data["icons"]]))


def test_the_icons_of_the_manifest_are_there_in_the_size_they_say(tmp_path: Path) -> None:
    data = json.loads(manifest(load(small_guide(tmp_path)).guide)["manifest.webmanifest"])
    purposes = [one.pop("purpose") for one in data["icons"]]
    assert purposes == ["any", "any maskable"]
    assert data["icons"] == [
        {"src": f"_static/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    for one in data["icons"]:
        image = (ROOT / "docs/_theme/guide/static" / one["src"].removeprefix("_static/")).read_bytes()
        width, height = struct.unpack(">II", image[16:24])
        assert f"{width}x{height}" == one["sizes"]


def test_every_host_gets_the_policy_and_asks_pages_anew(tmp_path: Path) -> None:
    files = host_files(load(small_guide(tmp_path)).guide)
    assert files.pop(".nojekyll") == ""
    assert files.pop("_redirects").startswith("/calf/")
    assert files.keys() == {"_headers", ".htaccess", "nginx.conf"}
    for name, text in files.items():
        assert "default-src 'self'" in text, name
        assert "unsafe" not in text, name
        assert "immutable" in text, name
    assert "/calf/_static/*\n  Cache-Control: public" in files["_headers"]
