"""Which pages a built site has, and what every page contains."""

import json
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import ROOT
from tests.site.html_page import HEADINGS, Element, Page

EXPECTED = [
    "404.html",
    "about.html",
    "faq.html",
    "glossary.html",
    "handouts.html",
    "index.html",
    "safety.html",
    "search.html",
    "session.html",
    "sources.html",
    "stretches/index.html",
    "tips.html",
    "what-we-know.html",
]
DATA = ("application/json", "application/ld+json")


def test_pages_are_those_of_the_design_and_one_a_stretch(pages: list[str]) -> None:
    stretches = [f"stretches/{path.stem}.html" for path in (ROOT / "content/stretches").glob("*.yaml")]
    assert stretches
    assert pages == sorted(EXPECTED + stretches)


def test_every_language_has_the_same_pages(
    pages: list[str], all_pages: list[str], languages: list[str]
) -> None:
    assert {f"{path.name}/" for path in (ROOT / "content/locale").iterdir() if path.is_dir()} == {*languages}
    for language in languages:
        assert [page.removeprefix(language) for page in all_pages if page.startswith(language)] == pages


def test_sitemap_lists_just_the_pages_that_search_engines_may_show(
    site: Path, parsed_pages: list[Page]
) -> None:
    tree = ElementTree.parse(site / "sitemap.xml")
    listed = [(place.text or "").strip() for place in tree.iterfind("{*}url/{*}loc")]
    shown = [
        p.address
        for p in parsed_pages
        if not p.address.endswith("404.html") and "noindex" not in p.meta("robots")
    ]
    base = min((place.removesuffix("tips.html") for place in listed if place.endswith("/tips.html")), key=len)
    assert base.startswith("https://")
    assert sorted(place.removeprefix(base) or "index.html" for place in listed) == sorted(shown)


@pytest.mark.parametrize("name", ["description", "viewport", "color-scheme"])
def test_every_page_says(parsed_pages: list[Page], name: str) -> None:
    assert [page.address for page in parsed_pages if not page.meta(name).strip()] == []


def test_every_page_has_a_language_and_a_title_of_its_own(parsed_pages: list[Page]) -> None:
    titles = {page.all("title")[0].text.strip(): page.address for page in parsed_pages}
    assert all(titles)
    assert sorted(titles.values()) == [page.address for page in parsed_pages]
    assert [page.address for page in parsed_pages if not page.all("html")[0].attributes.get("lang")] == []


def test_the_first_link_of_every_page_leads_past_the_top_and_stands_in_it(parsed_pages: list[Page]) -> None:
    for page in parsed_pages:
        tags = [element.tag for element in page.elements]
        first = page.elements[tags.index("a")]
        assert tags[: tags.index("a")].count("header") == 1, page.address
        assert first.attributes["href"] == f"#{page.all('main')[0].attributes['id']}", page.address


def test_every_form_says_where_it_leads(site: Path, parsed_pages: list[Page]) -> None:
    for page in parsed_pages:
        for form in page.all("form"):
            if form.attributes.get("method") == "get":
                assert (site / page.address).parent.joinpath(form.attributes["action"]).is_file()


def test_every_page_has_one_first_heading_and_skips_no_level(parsed_pages: list[Page]) -> None:
    levels = {page.address: [int(heading.tag[1]) for heading in page.all(*HEADINGS)] for page in parsed_pages}
    assert {address: found for address, found in levels.items() if found.count(1) != 1} == {}
    assert {address: found for address, found in levels.items() if _skips(found)} == {}


def test_no_heading_waits_for_a_script_to_have_words(parsed_pages: list[Page]) -> None:
    empty = {
        page.address: [one for one in page.all(*HEADINGS) if not one.text.strip()] for page in parsed_pages
    }
    assert not any(empty.values()), empty


def test_every_picture_says_what_it_shows_and_how_large_it_is(parsed_pages: list[Page]) -> None:
    wrong = [
        f"{page.address}: {image}"
        for page in parsed_pages
        for image in page.all("img")
        if "alt" not in image.attributes
        or not all(image.attributes.get(side, "").isdigit() for side in ("width", "height"))
    ]
    assert not wrong, "\n".join(wrong)


def test_a_strict_policy_stands_before_anything_that_it_rules(parsed_pages: list[Page]) -> None:
    for page in parsed_pages:
        policy = page.meta("content-security-policy")
        tags = [element.attributes.get("http-equiv") or element.tag for element in page.elements]
        ruled = [tags.index(tag) for tag in ("link", "script", "body") if tag in tags]
        assert policy.split(";")[0].split() == ["default-src", "'self'"], page.address
        assert not {"unsafe", "http:", "https:", "data:", "*"} & set(policy.replace("-", " ").split()), policy
        assert tags.index("Content-Security-Policy") < min(ruled), page.address


def test_no_script_or_style_stands_in_a_page(parsed_pages: list[Page]) -> None:
    wrong = [
        f"{page.address}: {element}" for page in parsed_pages for element in page.elements if _acts(element)
    ]
    assert not wrong, "\n".join(wrong)


def test_data_blocks_hold_json_and_have_an_id(parsed_pages: list[Page]) -> None:
    for page in parsed_pages:
        for block in page.all("script"):
            if block.attributes.get("type") in DATA:
                json.loads(block.text)
                assert block.attributes.get("id") or block.attributes["type"] != "application/json", (
                    page.address
                )


def _skips(levels: list[int]) -> bool:
    return any(after > before + 1 for before, after in pairwise([0, *levels]))


def _acts(element: Element) -> bool:
    given = element.attributes
    script = element.tag == "script" and "src" not in given and given.get("type") not in DATA
    styled = element.tag == "style" or "style" in given
    on = any(name.startswith("on") or text.lower().startswith("javascript:") for name, text in given.items())
    return script or styled or on
