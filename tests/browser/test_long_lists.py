"""A guide of many stretches: lists can be searched, show more on demand, and keep what is ticked."""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.content.references import LONG_LIST
from generator.handouts import Typesetter
from tests.bench.many_stretches import many_stretches
from tests.browser.accessibility import ALL_RULES, Appearances, faults, violations
from tests.browser.test_offline import Host, build
from tests.handouts.conftest import BLANK
from tests.sample_guide import change, small_guide

ALL = 2 * LONG_LIST + 2
"""Enough for a button that is pressed twice."""
OTHER_NAME = "Étirement du mollet"
"""The other name of the stretch `towel`."""

LISTS = {
    "stretches/index.html": ["[data-ref=fits] > li", ".chooser-table tbody tr"],
    "session.html": [".pick", ".doses tbody tr"],
    "handouts.html": [".make", ".files tbody tr", ".doses tbody tr"],
}
"""The lists of each page, by the selectors of their rows in `data-rows`."""

PICKS = {"session.html": ".pick", "handouts.html": ".make"}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published folder of a guide of many stretches."""
    folder = tmp_path_factory.mktemp("many")
    content = small_guide(folder)
    many_stretches(content, ALL)
    change(content / "stretches/towel.yaml", "short:", f"also_called: [{OTHER_NAME}]\nshort:")
    return build(folder, print_blank_pages)


def print_blank_pages() -> None:
    """Let each file to print be one page without a word, as no list shows what is in it."""
    mock.patch.object(Typesetter, "_set", lambda *_: BLANK.pdf).start()


@pytest.fixture(scope="module")
def address(many: Path) -> Iterator[str]:
    """Where that guide is served, with a trailing slash."""
    host = Host(many)
    yield host.address
    host.cut()


def shown(page: Page, rows: str) -> Locator:
    return page.locator(rows).filter(visible=True)


def box(page: Page, rows: str) -> Locator:
    """The search field and the status of one list."""
    return page.locator(f"[data-rows='{rows}']")


def untick(page: Page) -> None:
    """Untick everything that is ticked when a page opens."""
    ticked = page.locator("[data-stretch] [type=checkbox]:checked")
    ticked.evaluate_all("boxes => boxes.forEach((box) => box.click())")


def button(page: Page, rows: str) -> Locator:
    """The button that shows more of a list."""
    inside = box(page, rows).locator("button")
    if inside.count():
        return inside
    table = rows.partition(" ")[0]
    return page.locator(f"{table} + button, {rows} + button")


def test_the_overview_shows_the_first_and_leads_to_all(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".card")).to_have_count(LONG_LIST)
    page.get_by_role("link", name=str(ALL)).click()
    page.wait_for_url("**/stretches/index.html#stretches-all")
    expect(page.locator(".chooser-table")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("address_of", "rows"), [(one, rows) for one, all_ in LISTS.items() for rows in all_]
)
def test_a_button_shows_more_until_all_are_there(
    page: Page, address: str, address_of: str, rows: str
) -> None:
    page.goto(address + address_of)
    every, count = page.locator(rows).count(), LONG_LIST
    assert every >= ALL
    told = box(page, rows).get_by_role("status")
    while count < every:
        expect(shown(page, rows)).to_have_count(count)
        expect(told).to_contain_text(str(count))
        expect(told).to_contain_text(str(every))
        button(page, rows).focus()
        page.keyboard.press("Enter")
        focused = page.evaluate(
            "(rows) => [...document.querySelectorAll(rows)].indexOf(document.activeElement.closest(rows))",
            rows,
        )
        assert focused == count  # the first of those that are new
        count = min(2 * count, every)
    expect(shown(page, rows)).to_have_count(every)
    expect(button(page, rows)).to_be_hidden()


@pytest.mark.parametrize("rows", [".chooser-table tbody tr", ".pick", ".make", ".files tbody tr"])
def test_a_row_is_found_by_any_of_its_names(page: Page, address: str, rows: str) -> None:
    page.goto(address + next(one for one, all_ in LISTS.items() if rows in all_))
    untick(page)
    for typed in ("etirement", "DU  Mollet ÉTIREMENT", "Towel stretch", "e\u0301tirement"):
        box(page, rows).get_by_role("searchbox").fill("no such stretch")
        expect(shown(page, rows)).to_have_count(0)
        box(page, rows).get_by_role("searchbox").fill(typed)
        expect(shown(page, rows)).to_have_count(1)
        expect(shown(page, rows)).to_contain_text("Towel")
        expect(button(page, rows)).to_be_hidden()
    if (ticks := shown(page, rows).locator("label.tick [type=checkbox]")).count():
        ticks.check()
    field, opened = box(page, rows).get_by_role("searchbox"), page.url
    page.evaluate("window.isSame = true")
    field.press("Enter")  # sends no form and begins nothing
    expect(shown(page, rows)).to_have_count(1)
    assert (page.url, page.evaluate("window.isSame")) == (opened, True)
    expect(field).to_be_focused()


def test_whom_a_stretch_suits_finds_it_and_nothing_found_is_told(page: Page, address: str) -> None:
    page.goto(f"{address}stretches/index.html")
    rows = ".chooser-table tbody tr"
    field, told = box(page, rows).get_by_role("searchbox"), box(page, rows).get_by_role("status")
    suits = page.locator(rows).nth(2 * LONG_LIST - 3).locator("th, td").nth(1).text_content() or ""
    field.fill(suits.split()[-1])
    expect(shown(page, rows)).to_contain_text([suits])
    before = told.inner_text()
    field.fill("no such stretch")
    expect(shown(page, rows)).to_have_count(0)
    expect(told).not_to_have_text(before)
    expect(told).not_to_be_empty()
    field.fill("")
    expect(shown(page, rows)).to_have_count(LONG_LIST)


def test_answers_show_the_first_that_fit_and_the_first_to_leave_out(page: Page, address: str) -> None:
    page.goto(f"{address}stretches/index.html")
    fits, out = "[data-ref=fits] > li", "[data-ref=others] > li"
    button(page, fits).click()
    expect(shown(page, fits)).to_have_count(2 * LONG_LIST)
    question = page.locator("[data-ref=form] [type=radio]:not([name=ask_first])")
    question.nth(0).check()  # yes, I can: all fit, and the list begins anew
    expect(shown(page, fits)).to_have_count(LONG_LIST)
    question.nth(1).check()
    expect(shown(page, fits)).to_have_count(1)  # the one that asks for nothing
    expect(shown(page, out)).to_have_count(LONG_LIST)
    expect(button(page, fits)).to_be_hidden()
    button(page, out).click()
    expect(shown(page, out)).to_have_count(2 * LONG_LIST)
    assert all(reason.strip() for reason in shown(page, out).locator("[data-reasons]").all_inner_texts())


@pytest.mark.parametrize(("address_of", "rows"), PICKS.items())
def test_what_is_ticked_stays_in_sight_whatever_is_typed(
    page: Page, address: str, address_of: str, rows: str
) -> None:
    page.goto(address + address_of)
    untick(page)
    field = box(page, rows).get_by_role("searchbox")
    field.fill("etirement")
    field.press("Enter")  # sends no form
    field.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("[data-ref=names]")).to_have_text("Towel stretch")
    field.fill("no such stretch")
    expect(shown(page, rows)).to_have_count(1)
    towel = page.locator("[data-stretch=towel]")
    towel.locator("[type=checkbox]").uncheck()
    expect(towel).to_be_visible()  # until the next word
    expect(page.locator("[data-ref=names]")).to_be_hidden()
    field.fill("no such")
    expect(towel).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize(("address_of", "rows"), PICKS.items())
def test_a_link_shows_what_it_names_however_far_down(
    page: Page, address: str, address_of: str, rows: str
) -> None:
    page.goto(address + address_of)
    last = page.locator(rows).last
    id_ = last.get_attribute("data-stretch")
    expect(last).to_be_hidden()
    page.goto("about:blank")
    page.goto(f"{address}{address_of}#do=towel.15.4.e_{id_}.20.3.l")
    if (other := page.locator("[data-ref=other]")).is_visible():  # the session asks first
        other.click()
    expect(last).to_be_visible()
    expect(last.locator("[type=checkbox]")).to_be_checked()
    expect(page.locator("[data-ref=names]")).to_contain_text(last.locator("strong").inner_text())
    box(page, rows).get_by_role("searchbox").fill("etirement")
    expect(last).to_be_visible()
    page.evaluate("location.hash = '#do=towel'")
    expect(last).to_be_hidden()


def test_a_routine_shows_its_stretches_whatever_is_typed(page: Page, address: str) -> None:
    page.goto(f"{address}session.html")
    box(page, ".pick").get_by_role("searchbox").fill("no such stretch")
    routine = page.locator("[data-routine]").first
    routine.click()
    ids = (routine.get_attribute("data-routine") or "").split()
    expect(shown(page, ".pick")).to_have_count(len(ids))


def test_fields_of_a_row_come_with_its_tick_and_name_it(page: Page, address: str) -> None:
    page.goto(f"{address}handouts.html")
    for id_, fields in (("towel", 3), ("step", 2)):  # the step is done with both sides at once
        row = page.locator(f"[data-stretch={id_}]")
        row.locator("[type=checkbox]").check()
        expect(row.locator("select")).to_have_count(fields)
        name = row.locator("strong").inner_text()
        for field in row.locator("select").all():
            expect(field).to_have_accessible_name(f"{_label(field)}: {name}")
    page.goto(f"{address}session.html")
    row = page.locator("[data-stretch=towel]")
    row.locator("[type=checkbox]").check()
    for part in (row.get_by_role("group"), *row.get_by_role("button").all()):
        assert row.locator("strong").inner_text() in (part.get_attribute("aria-label") or "")
    before = int(row.locator("output").inner_text())
    row.locator("[data-step='1']").click()
    expect(row.locator("output")).to_have_text(str(before + 1))


def _label(field: Locator) -> str:
    return (field.locator("xpath=..").evaluate("(label) => label.firstChild.textContent") or "").strip()


@pytest.mark.parametrize("address_of", LISTS)
def test_without_scripts_every_table_is_whole_and_no_field_is_dead(
    new_page: Callable[..., Page], address: str, address_of: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address + address_of)
    for table in page.locator("main table:not(.paper *)").all():
        expect(table.locator("tbody tr").filter(visible=True)).to_have_count(
            table.locator("tbody tr").count()
        )
        assert table.locator("tbody tr").count() >= ALL
    expect(page.get_by_role("searchbox")).to_have_count(0)


def test_paper_has_no_field_and_no_button_of_a_list(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    for address_of in LISTS:
        page.goto(address + address_of)
        expect(page.get_by_role("searchbox")).to_have_count(0)
        expect(page.locator(".button-more").filter(visible=True)).to_have_count(0)


def test_pictures_of_rows_wait_until_they_are_in_sight(page: Page, address: str) -> None:
    for address_of in LISTS:
        page.goto(address + address_of)
        expect(page.locator("main img[loading=lazy][src*='-icon.']")).not_to_have_count(0)
        expect(page.locator("main img:not([loading=lazy])[src*='-icon.']")).to_have_count(0)


@pytest.mark.parametrize("address_of", LISTS)
def test_scripts_stay_light(page: Page, many: Path, address: str, address_of: str) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.partition("?")[0].removeprefix(address)))
    page.goto(address + address_of)
    scripts = {path: len(gzip.compress((many / path).read_bytes())) for path in asked if path.endswith(".js")}
    assert max(scripts.values()) <= 9 * 1024, scripts


def test_every_state_is_accessible(
    page: Page, address: str, next_appearances: Callable[[], Appearances]
) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    found = faults(page, "overview", next_appearances())
    for address_of, rows in {**PICKS, "stretches/index.html": ".chooser-table tbody tr"}.items():
        page.goto(address + address_of)
        button(page, rows).click()
        found += faults(page, f"{address_of}: more is shown", next_appearances())
        box(page, rows).get_by_role("searchbox").fill("no such stretch")
        found += violations(page, ALL_RULES)  # less of the same, and a line that says so
    assert not found, "\n".join(found)
    assert errors == []
