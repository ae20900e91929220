"""Links within the built site. Every test collects all failures before it fails."""

from pathlib import Path

from tests.site.addresses import in_stylesheet, is_fetched, is_outside, named, resolve
from tests.site.html_page import Page

FOLLOWED_OUTSIDE = ("https://", "http://", "mailto:", "tel:")
NAMES_IDS = (
    "for",
    "list",
    "popovertarget",
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-labelledby",
    "aria-owns",
)


def test_every_address_leads_to_a_file_and_a_place_in_it(
    site: Path, base: str, parsed_pages: list[Page]
) -> None:
    ids = {page.address: set(page.ids()) for page in parsed_pages}
    wrong = []
    for page in parsed_pages:
        for element, address in named(page):
            if is_outside(address):
                continue
            path, fragment = resolve(page.address, address, base)
            there = path and (site / path).is_file()
            if not there or (fragment and fragment not in ids.get(path, {fragment})):
                wrong.append(f"{page.address}: {element}")
    assert not wrong, "\n".join(wrong)


def test_nothing_is_fetched_from_outside(parsed_pages: list[Page]) -> None:
    wrong = [
        f"{page.address}: {element}"
        for page in parsed_pages
        for element, address in named(page)
        if is_outside(address) and (is_fetched(element) or not address.startswith(FOLLOWED_OUTSIDE))
    ]
    assert not wrong, "\n".join(wrong)


def test_stylesheets_fetch_only_files_of_the_site(site: Path) -> None:
    sheets = [sheet.relative_to(site).as_posix() for sheet in site.rglob("*.css")]
    wrong = []
    for sheet in sheets:
        for address in in_stylesheet((site / sheet).read_text(encoding="utf-8")):
            path, _ = resolve(sheet, address)
            if is_outside(address) or not path or not (site / path).is_file():
                wrong.append(f"{sheet}: {address}")
    assert sheets
    assert not wrong, "\n".join(wrong)


def test_no_id_is_given_twice(parsed_pages: list[Page]) -> None:
    wrong = [f"{page.address}: {id_}" for page in parsed_pages for id_ in sorted(_twice(page.ids()))]
    assert not wrong, "\n".join(wrong)


def test_every_id_that_an_attribute_names_is_in_the_page(parsed_pages: list[Page]) -> None:
    wrong = [
        f"{page.address}: {element}"
        for page, ids in ((one, set(one.ids())) for one in parsed_pages)
        for element in page.elements
        for name in NAMES_IDS
        if not set(element.attributes.get(name, "").split()) <= ids
    ]
    assert not wrong, "\n".join(wrong)


def _twice(values: list[str]) -> set[str]:
    return {value for value in values if values.count(value) > 1}
