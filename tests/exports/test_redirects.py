"""Redirects from moved addresses, and the report on addresses that have disappeared from the site."""

import json
import posixpath
import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from generator.content.addresses import Redirect, redirects, redirects_of, site_paths
from generator.content.load import load
from generator.exports.host_headers import host_files
from generator.exports.redirects import redirect_files, removed_addresses
from generator.model.guide import Guide
from generator.model.moved import Move
from generator.pages.maker_data import maker_data
from generator.pages.session_data import session_data
from generator.rules.table import check
from tests.sample_guide import change, small_guide
from tests.site.html_page import Page
from tests.test_extension import build, tree

LEAN, HELP = "stretches/lean.html", "help/legs.html"
SHEETS = tuple(f"handouts/lean{one}.pdf" for one in ("", "-letter", "-large", "-large-letter"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide, built: the stretch `lean` is now `wall`, and the page `help/legs` is now `tips`."""
    folder = tmp_path_factory.mktemp("guide")
    small_guide(folder)
    build(folder)
    return folder / "html"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return small_guide(tmp_path)


def guide_of(content: Path) -> Guide:
    return load(content).guide


def way(page: Page) -> str:
    """Where the page redirects to, as a path in the site."""
    seconds, _, address = page.meta("refresh").partition("; url=")
    assert seconds == "0"
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.address), address))


def moved(old: str, new: str) -> dict[str, str]:
    one = Move.model_validate({"from": old, "to": new})
    return {step.old: step.new for step in redirects_of(one)}


def test_a_page_that_has_moved_shows_the_words_of_the_content_as_they_are(content: Path) -> None:
    change(content / "guide.yaml", "name: ", "name: Calf <b> & ")
    page = redirect_files(guide_of(content), {})[LEAN]
    assert isinstance(page, str)
    assert "Calf &lt;b&gt; &amp; " in page


@pytest.mark.parametrize(("old", "new"), [(LEAN, "stretches/wall.html"), (HELP, "tips.html")])
def test_a_page_that_has_moved_leads_on_by_itself_and_by_a_link(site: Path, old: str, new: str) -> None:
    page = Page.read(site, old)
    assert way(page) == new
    assert (site / new).is_file()
    assert page.all("a")[0].attributes["href"] == posixpath.relpath(new, posixpath.dirname(old))
    assert page.meta("robots") == "noindex"
    canonical = [one.attributes["href"] for one in page.all("link") if one.attributes["rel"] == "canonical"]
    assert [urlsplit(one).path for one in canonical] == [f"/calf/{new}"]


def test_it_holds_the_policy_the_language_and_no_script(site: Path) -> None:
    page, whole = Page.read(site, LEAN), Page.read(site, "stretches/wall.html")
    assert page.meta("content-security-policy") == whole.meta("content-security-policy") != ""
    given, wanted = page.all("html")[0].attributes, whole.all("html")[0].attributes
    assert (given["lang"], given["dir"]) == (wanted["lang"], wanted["dir"])
    assert "Sample Calf Guide" in page.all("title")[0].text
    assert not page.all("script", "style", "img")


def test_a_sheet_that_has_moved_is_the_new_one(site: Path) -> None:
    for old in SHEETS:
        assert (site / old).read_bytes() == (site / old.replace("lean", "wall")).read_bytes()


def test_neither_search_nor_sitemap_nor_worker_has_an_old_address(site: Path) -> None:
    for name in ("searchindex.js", "sitemap.xml", "sw.js"):
        text = (site / name).read_text(encoding="utf-8")
        assert "tips" in text
        assert not re.search("lean|legs", text), name


def test_what_is_known_as_published_is_what_a_build_publishes(site: Path) -> None:
    guide = guide_of(small_guide(site.parent / "again"))
    found = {name for name in tree(site.parent) if name.endswith((".html", ".pdf"))}
    assert found == site_paths(guide) | {one.old for one in redirects(guide)}


def test_the_sitemap_lists_only_what_is_known_as_published(site: Path) -> None:
    places = [place.text or "" for place in ElementTree.parse(site / "sitemap.xml").iterfind("{*}url/{*}loc")]
    assert places
    known = site_paths(guide_of(small_guide(site.parent / "once more")))
    assert {urlsplit(one).path.removeprefix("/calf/") for one in places} <= known


def test_a_stretch_takes_its_sheets_with_it() -> None:
    for old, new in (("stretches/lean", "stretches/wall"), ("stretches/lean.html", "stretches/wall.html")):
        assert moved(old, new) == {
            LEAN: "stretches/wall.html",
            **{one: one.replace("lean", "wall") for one in SHEETS},
        }


@pytest.mark.parametrize("new", ["tips", "stretches/index"])
def test_the_sheets_of_a_stretch_that_is_gone_lead_to_the_booklet(new: str) -> None:
    assert moved("stretches/lean", new) == {
        LEAN: f"{new}.html",
        **{one: one.replace("lean", "guide").replace("-large", "") for one in SHEETS},
    }


def test_another_page_and_a_pdf_move_alone() -> None:
    assert moved("help/legs", "tips") == {HELP: "tips.html"}
    assert moved("handouts/all.pdf", "handouts/guide.pdf") == {"handouts/all.pdf": "handouts/guide.pdf"}
    assert Redirect(HELP, "tips.html").relative_target == "../tips.html"
    assert Redirect("old.html", "stretches/wall.html").relative_target == "stretches/wall.html"


def test_every_host_leads_on_too(content: Path) -> None:
    files = host_files(guide_of(content))
    assert files["_redirects"].splitlines()[0] == "/calf/stretches/lean.html /calf/stretches/wall.html 301"
    for name, command in ((".htaccess", "RedirectMatch permanent"), ("nginx.conf", "rewrite")):
        rules = re.findall(rf'^{command} "(.+)" "\$1(\S+)"', files[name], re.MULTILINE)
        for old, new in (
            (LEAN, "stretches/wall.html"),
            *((one, one.replace("lean", "wall")) for one in SHEETS),
        ):
            for base in ("/", "/calf/", "/a/b/"):
                found = [rule for rule in rules if re.search(rule[0], base + old)]
                assert [(re.sub(rule[0], r"\1", base + old), rule[1]) for rule in found] == [(base, new)]
        assert not [rule for rule in rules if re.search(rule[0], "/calf/stretches/lean-html")]


def test_a_guide_in_which_nothing_has_moved_says_nothing_of_it(content: Path) -> None:
    (content / "moved.yaml").unlink()
    guide = guide_of(content)
    assert redirects(guide) == ()
    assert "_redirects" not in host_files(guide)


def test_links_to_a_session_know_the_old_id_of_a_stretch(content: Path) -> None:
    change(content / "moved.yaml", "stretches/wall}", "stretches/wall}\n  - {from: stretches/gone, to: tips}")
    guide = guide_of(content)
    for app in (session_data(guide), maker_data(guide)):
        assert json.loads(app.json)["moved"] == {"lean": "wall"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("stretches/x", "stretches/wal", "did you mean 'stretches/wall'?"),
        ("stretches/x", "stretches/lean", "write where it leads now, 'stretches/wall'"),
        ("stretches/wall", "tips", "the guide still has stretches/wall.html"),
        ("handouts/lean.pdf", "handouts/step.pdf", "moved[1] tells where handouts/lean.pdf leads"),
        ("tips-old", "handouts/wall.pdf", "a PDF must lead to a PDF"),
    ],
)
def test_a_message_says_what_to_do_instead(content: Path, old: str, new: str, told: str) -> None:
    line = f"  - {{from: {old}, to: {new}}}\n"
    (content / "moved.yaml").write_text((content / "moved.yaml").read_text(encoding="utf-8") + line)
    problems = [one for one in check(load(content), {}) if one.rule == "moved"]
    assert len(problems) == 1
    assert told in problems[0].message


def test_an_editor_is_told_which_addresses_are_gone_and_what_to_write() -> None:
    removed = (LEAN, *SHEETS, "tips.html", "handouts/all.pdf", "figures/lean-hold.svg", "guide.json")
    told = removed_addresses(removed, "content/moved.yaml")
    first, why, where, *lines, last = told.splitlines()
    assert first == f"These addresses are gone: {', '.join(sorted(removed[:7]))}."
    assert why == "Printed sheets and bookmarks may still lead there."
    assert where == "Say in content/moved.yaml, under `moved:`, where each leads now:"
    assert all(line.startswith("  - {from: ") for line in lines)
    assert last == "or list there under `gone:` what nobody can have. Every build asks until then."
    written = re.findall(r"\{from: (\S+), to: \}", told)
    assert written == ["handouts/all.pdf", "stretches/lean", "tips"]
    assert {
        file for one in written for file in moved(one, "stretches/wall" if "/lean" in one else "tips")
    } == {
        LEAN,
        *SHEETS,
        "tips.html",
        "handouts/all.pdf",
    }


def test_nothing_is_told_where_no_address_is_gone() -> None:
    assert removed_addresses((), "content/moved.yaml") == ""
    assert removed_addresses(("figures/lean-hold.svg", "_redirects"), "content/moved.yaml") == ""
