"""The sheets of the handout maker: paper, size of text, pictures, days, the session's link and its code."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import segno
from playwright.sync_api import Page, expect
from segno import encoder

from tests.browser.test_offline import Host, build
from tests.handouts.pdf_reader import page_sizes, properties, qr_codes
from tests.sample_guide import OWN_URL, change, small_guide

PAPERS = {"a4": (210, 297), "letter": (216, 279)}
LONGEST = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412)
"""The letters that a code of each version holds at most, from version 1 on."""
BYTES: dict[str, Any] = {"error": "m", "mode": "byte", "micro": False, "boost_error": False}
"""What Segno needs to be told to make the code that we ask for."""
EMPTY = 0.12
"""How much of a sheet before the last stays empty at most, where there is such a way."""
NOTE = "A longer note for the paper. " * 15

SHEETS = """() => [...document.querySelectorAll(".paper")].map((sheet) => {
  const words = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
  const sizes = [];
  while (words.nextNode()) {
    const { parentElement, data } = words.currentNode;
    if (!data.trim() || !parentElement.checkVisibility()) continue;
    sizes.push(parseFloat(getComputedStyle(parentElement).fontSize));
  }
  const edge = sheet.getBoundingClientRect();
  return {
    points: Math.min(...sizes) * 72 / 96, height: edge.height * 25.4 / 96,
    over: Math.max(...[...sheet.children].map((part) => part.getBoundingClientRect().bottom)) - edge.bottom,
    stretches: [...sheet.querySelectorAll(".paper-title h4")].map((name) => name.textContent),
  };
})"""
"""Of each sheet as it is printed: its smallest text in points, its height in mm, its stretches, how far its
parts go over its foot (in px; less than nothing is room)."""

PICTURES = """() => [...document.querySelectorAll(".paper-pictures img")]
  .filter((image) => image.checkVisibility())
  .map((image) => [image, image.closest(".paper")].map((node) => node.getBoundingClientRect().width))
  .map(([image, sheet]) => image / sheet)"""
"""The width of each picture that is printed, as a share of its sheet's."""

LAST = """() => {
  const sheet = [...document.querySelectorAll(".paper")].at(-1);
  const shown = (part) => sheet.querySelector(part)?.checkVisibility() ?? false;
  return {
    content: shown(".paper-block") || shown(".paper-diary"),
    lines: shown(".paper-rules"), title: shown(".paper-notes h4"),
  };
}"""
"""What the last sheet shows: a stretch or boxes to tick, lines to write on, their title."""


LARGER = """() => {
  const sheet = document.querySelector(".paper");
  sheet.style.setProperty("--size", Number(sheet.style.getPropertyValue("--size")) + 1);
  sheet.style.setProperty("--scale", sheet.dataset.scale = 1);
  const parts = [...sheet.children].map((part) => part.getBoundingClientRect().bottom);
  return Math.max(...parts) - sheet.getBoundingClientRect().bottom;
}"""
"""How far the parts of the first sheet go over its foot, if its text is a point larger, pictures small."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published folder of a guide that has an address of its own."""
    folder = tmp_path_factory.mktemp("own")
    content = small_guide(folder)
    change(content / "guide.yaml", "url: https://example.org/calf/", f"url: {OWN_URL}")
    return build(folder)


@pytest.fixture(scope="module")
def own(published: Path) -> Iterator[str]:
    """Where that guide is served, with a trailing slash."""
    host = Host(published)
    yield host.address
    host.cut()


def fitted(page: Page) -> list[dict[str, Any]]:
    """The sheets as they are printed, once they are laid out."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    found: list[dict[str, Any]] = page.evaluate(SHEETS)
    page.emulate_media(media="null")
    return found


def pdf_of(page: Page) -> bytes:
    return page.pdf(prefer_css_page_size=True)


@pytest.fixture(params=["three choices", pytest.param("five", marks=pytest.mark.long)])
def choices(request: pytest.FixtureRequest, page: Page, server: str) -> list[list[str]]:
    """Choices of one, three and all of the stretches; the long form takes the first and the last ones."""
    ids = ids_of(page, f"{server}/")
    more = [ids[-1:], ids[:3]] if request.param == "five" else []
    return [ids[:1], ids[-3:], ids, *more]


def ids_of(page: Page, address: str) -> list[str]:
    page.goto(f"{address}handouts.html")
    rows = page.locator("[data-stretch]").evaluate_all("rows => rows.map((row) => row.dataset.stretch)")
    page.goto("about:blank")
    return list(rows)


@pytest.mark.parametrize(
    ("paper", "large"),
    [
        pytest.param("a4", False, marks=pytest.mark.long),
        ("letter", True),
        pytest.param("a4", True, marks=pytest.mark.long),
        pytest.param("letter", False, marks=pytest.mark.long),
    ],
)
def test_every_sheet_is_whole_and_no_text_is_small(
    page: Page, server: str, choices: list[list[str]], paper: str, large: bool
) -> None:
    for ids in choices:
        page.goto(f"{server}/handouts.html#do={'_'.join(ids)}")
        page.locator("[data-ref=size]").select_option(paper)
        page.locator("[data-ref=large]").set_checked(large)
        page.locator("[data-ref=name]").fill("Maria")
        page.locator("[data-ref=clinic]").fill("By the river, 555 0100")
        page.locator("[data-ref=notes]").fill(NOTE)
        sheets, pdf = fitted(page), pdf_of(page)
        told = f"{ids} on {paper}: {sheets}"
        assert page_sizes(pdf) == [PAPERS[paper]] * len(sheets), told
        assert min(one["points"] for one in sheets) >= (18 if large else 12), told
        assert all(PAPERS[paper][1] - 22 < one["height"] <= PAPERS[paper][1] - 20 for one in sheets), told
        assert max(one["over"] for one in sheets) < 1, told
        assert sheets[-1]["over"] > -2, told  # the last is filled down to its foot
        ticked = page.locator(".make:has([type=checkbox]:checked) strong").all_inner_texts()
        assert [name for one in sheets for name in one["stretches"]] == ticked
        expect(page.locator("[data-ref=fit]")).to_contain_text(str(len(sheets)))
        page.goto("about:blank")


def test_how_many_sheets_it_takes_is_told_after_each_change(phone: Page, own: str) -> None:
    page = phone  # the paper itself is far below
    page.goto(f"{own}handouts.html#do=wall")
    told = page.locator("[data-ref=fit]")
    counts = []
    for name, text in (("clinic", "By the river"), ("notes", "line\n" * 30), ("notes", "line")):
        page.locator(f"[data-ref={name}]").fill(text)
        expect(told).to_have_text(re.compile(r"\d"))  # before the paper has been seen, too
        counts.append(len(fitted(page)))
        expect(told).to_have_text(re.compile(rf"\b{counts[-1]}\b"))
    page.locator("[data-ref=large]").check()
    counts.append(len(fitted(page)))
    expect(told).to_have_text(re.compile(rf"\b{counts[-1]}\b"))
    assert counts[0] == counts[2] == 1 < min(counts[1], counts[3])
    page.locator("[data-stretch=wall] input").first.uncheck()
    expect(told).not_to_have_text(re.compile(r"\d"))


def test_how_many_sheets_it_takes_is_told_of_a_paper_in_sight_and_of_another_link(
    page: Page, own: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 3000})
    page.goto(f"{own}handouts.html#do=wall")
    told = page.locator("[data-ref=fit]")
    expect(told).to_have_text(re.compile(r"\b1\b"))
    page.evaluate("location.hash = 'do=step.45.2.e_towel'")
    expect(page.locator(".paper-title h4")).to_have_count(2)
    expect(page.locator(".make:has([type=checkbox]:checked) strong")).to_have_count(2)


def test_what_fits_one_sheet_takes_one_in_larger_text(page: Page, own: str) -> None:
    page.goto(f"{own}handouts.html#do=wall")
    (sheet,) = fitted(page)
    assert 12 < sheet["points"] < 18
    expect(page.locator(".paper figure:visible")).to_have_count(2)  # of both steps, which are start and hold
    page.emulate_media(media="print")
    assert min(page.evaluate(PICTURES)) > 0.3  # they are large where there is room
    assert page.evaluate(LARGER) > 0


@pytest.mark.parametrize(
    ("chosen", "count", "pictures"),
    [
        pytest.param(
            ("wall_step_towel", False, 0), 1, 3, id="the smallest print and holds alone save a sheet"
        ),
        pytest.param(
            ("wall_step_towel", False, 8), 2, 6, id="where it takes two, every step has its picture"
        ),
        pytest.param(("wall_step", True, 0), 2, 2, id="holds alone, as else the first is not filled"),
    ],
)
def test_few_sheets_come_first_then_full_ones_then_pictures(
    page: Page, own: str, chosen: tuple[str, bool, int], count: int, pictures: int
) -> None:
    do, large, lines = chosen
    page.goto(f"{own}handouts.html#do={do}")
    page.locator("[data-ref=large]").set_checked(large)
    page.locator("[data-ref=notes]").fill("line\n" * lines)
    sheets = fitted(page)
    assert len(sheets) == count
    assert all(-EMPTY * one["height"] * 96 / 25.4 < one["over"] < 1 for one in sheets[:-1])
    assert page.locator(".paper figure:visible").count() == pictures


def test_what_is_not_chosen_any_more_stands_on_no_sheet(page: Page, own: str) -> None:
    page.goto(f"{own}handouts.html#do=wall_step_towel")
    page.locator("[data-ref=large]").check()
    assert len(fitted(page)) > 1
    page.locator("[data-stretch=wall] [type=checkbox]").first.uncheck()
    page.locator("[data-stretch=towel] [type=checkbox]").first.uncheck()
    assert [name for one in fitted(page) for name in one["stretches"]] == ["Step stretch"]


def test_start_and_hold_give_way_before_a_sheet_is_added(page: Page, own: str) -> None:
    """Notes of one's own take the room of the pictures, but never that of the hold."""
    page.goto(f"{own}handouts.html#do=wall")
    seen = []
    for lines in range(0, 24, 3):
        page.locator("[data-ref=notes]").fill("line\n" * lines)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        first = page.locator(".paper").first
        seen.append((page.locator(".paper").count(), first.locator("figure:visible").count()))
        assert page.locator(".paper .is-hold:visible").count() == 1
    on_one = [pictures for sheets, pictures in seen if sheets == 1]
    assert on_one[0] == 2
    assert on_one == sorted(on_one, reverse=True)
    assert on_one[-1] == 1
    assert seen[-1][0] > 1


@pytest.mark.parametrize(
    ("written", "most", "step"),
    [
        ("Written", 300, 50),
        pytest.param("Written", 630, 10, marks=pytest.mark.long),
        pytest.param("", 630, 10, marks=pytest.mark.long),
    ],
)
def test_lines_to_write_on_give_way_before_a_sheet_is_added(
    page: Page, own: str, written: str, most: int, step: int
) -> None:
    """As the head of the paper grows, but never what is written; no sheet is added for lines alone."""
    page.goto(f"{own}handouts.html#do=wall")
    page.locator("[data-ref=notes]").fill(written)
    clinic = page.locator("[data-ref=clinic]")
    clinic.evaluate("field => field.removeAttribute('maxlength')")
    seen = []
    for words in range(0, most + 1, step):
        clinic.fill("clinic " * words)
        sheets, last = fitted(page), page.evaluate(LAST)
        assert last["content"]
        assert last["title"] is (last["lines"] or bool(written))
        assert abs(sheets[-1]["over"]) < 2  # the foot is at the foot
        seen.append((len(sheets), last["lines"]))
    assert sorted(seen, key=lambda one: (one[0], not one[1])) == seen
    assert {(1, True), (1, False), (2, True)} <= {*seen}


def test_named_days_times_a_day_and_the_clinic_are_printed(page: Page, own: str) -> None:
    page.goto(f"{own}handouts.html#do=wall_towel&days=5")
    page.locator("[data-ref=clinic]").fill("By the river, 555 0100")
    page.locator("[data-ref=daily]").select_option("3")
    heads = page.locator(".paper-diary th[scope=col]:visible")
    expect(heads).to_have_count(7)
    for day in ("Tue", "Sat"):
        page.get_by_role("checkbox", name=day).check()
    expect(heads).to_have_text(["Tue", "Sat"])
    assert page.locator(".paper-diary tbody tr:first-child td:visible").count() == 2
    assert page.locator(".paper-diary tbody tr:first-child td:visible").first.locator("i").count() == 3
    for words in ("Tue", "Sat", "3"):
        expect(page.locator("[data-ref=when]")).to_contain_text(words)
    expect(page.locator("[data-ref=days]")).to_have_value("2")
    expect(page.locator("[data-ref=days]")).to_be_disabled()
    expect(page.locator(".paper-head")).to_contain_text("By the river, 555 0100")
    for day in ("Tue", "Sat"):
        page.get_by_role("checkbox", name=day).uncheck()
    expect(heads).to_have_count(7)
    boxes = page.locator(".paper-diary tbody td").evaluate_all("all => all.map((day) => day.children.length)")
    assert {*boxes} == {3}
    expect(page.locator("[data-ref=days]")).to_be_enabled()


def test_the_code_leads_to_that_very_session(page: Page, own: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{own}handouts.html#do=wall.45.4.l_towel.20.2.e")
    fitted(page)
    session = f"{OWN_URL}session.html#do=wall.45.4.l_towel.20.2.e"
    assert qr_codes(pdf_of(page)) == [session]
    expect(page.locator(f".paper svg[role=img][aria-label*='{session}']")).to_have_count(1)
    expect(page.locator("[data-ref=link]")).to_have_text(session)
    page.locator("[data-ref=session]").click()
    expect(page.locator("[data-ref=copied]")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == session
    page.goto(session.replace(OWN_URL, own))
    assert page.locator("[data-stretch]:has(:checked)").count() == 2


def test_the_link_to_a_choice_leads_to_where_it_is_read(page: Page, own: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{own}handouts.html#do=wall.45.4.l&days=3")
    page.locator("[data-ref=copy]").click()
    expect(page.locator("[data-ref=copied]")).not_to_be_empty()
    assert (
        page.evaluate("navigator.clipboard.readText()")
        == page.url
        == f"{own}handouts.html#do=wall.45.4.l&days=3"
    )


def test_no_code_while_the_guide_has_no_address_of_its_own(page: Page, server: str, site: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{server}/handouts.html")
    assert "example" not in page.locator(".desk").inner_text()
    expect(page.locator(".paper svg[role=img]")).to_have_count(0)
    foot = page.locator(".paper-foot")
    words, edge = (
        one.evaluate("one => one.getBoundingClientRect().x") for one in (foot.locator("p").last, foot)
    )
    assert words == edge  # no room is kept for a code
    page.locator("[data-ref=session]").click()
    expect(page.locator("[data-ref=copied]")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"{server}/session.html#do=")
    page.goto((site / "handouts.html").as_uri())
    expect(page.locator("[data-ref=copy]")).to_be_visible()
    expect(page.locator("[data-ref=session]")).to_be_hidden()


def test_a_page_from_a_folder_gives_the_published_links(own_page: Page, published: Path) -> None:
    page = own_page
    page.add_init_script(
        "const clipboard = { writeText: async (text) => { window.copied = text; } };"
        "Object.defineProperty(navigator, 'clipboard', { value: clipboard });"
    )
    page.goto((published / "handouts.html").as_uri())
    for button, leads_to in (("copy", "handouts"), ("session", "session")):
        page.locator(f"[data-ref={button}]").click()
        page.wait_for_function(f"window.copied?.startsWith('{OWN_URL}{leads_to}.html#do=')")


def test_where_nothing_can_be_copied_the_address_is_shown(own_page: Page, own: str) -> None:
    page = own_page
    page.add_init_script(
        "const clipboard = { writeText: async () => { throw new Error(); } };"
        "Object.defineProperty(navigator, 'clipboard', { value: clipboard });"
    )
    page.goto(f"{own}handouts.html#do=wall.45.4.l")
    page.locator("[data-ref=session]").click()
    expect(page.locator("[data-ref=copied]")).to_contain_text(f"{OWN_URL}session.html#do=wall.45.4.l")


def test_the_file_is_named_after_the_stretches(page: Page, own: str) -> None:
    page.goto(f"{own}handouts.html#do=wall_towel")
    title = page.title()
    page.locator("[data-ref=name]").fill("Maria")
    fitted(page)
    assert properties(pdf_of(page))["Title"] == "Wall stretch and Towel stretch"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.title() == title


@pytest.fixture
def symbol(page: Page, own: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[list[int]] | None]:
    """Makes a QR code in the browser: rows of modules, 1 for dark.

    Segno departs from ISO/IEC 18004 in two things, which are set right: it adds a codeword of nothing to data
    that ends with a codeword (7.4.10), and leaves the dark module light while it judges a mask (7.9.1).
    """
    judged: Callable[[Sequence[bytearray], int, int], int] = encoder.evaluate_mask

    def judge(matrix: Sequence[bytearray], width: int, height: int) -> int:
        matrix[-8][8] = 1
        return judged(matrix, width, height)

    monkeypatch.setattr(
        encoder, "write_padding_bits", lambda bits, _, length: bits.extend([0] * (-length % 8))
    )
    monkeypatch.setattr(encoder, "evaluate_mask", judge)
    page.goto(f"{own}handouts.html")

    def make(text: str) -> list[list[int]] | None:
        rows: list[list[int]] | None = page.evaluate(
            "text => guide.qr(text)?.map((row) => row.map(Number))", text
        )
        return rows

    return make


@pytest.mark.parametrize(
    "lengths",
    [
        pytest.param(sorted({1, *LONGEST, *(one + 1 for one in LONGEST[:-1])}), id="first and last"),
        pytest.param(range(1, LONGEST[-1] + 1), id="all", marks=pytest.mark.long),
    ],
)
def test_codes_are_those_of_segno_module_by_module(
    symbol: Callable[[str], list[list[int]] | None], lengths: Iterable[int]
) -> None:
    """Every version, the first and last length of each."""
    link = f"{OWN_URL}session.html#do=" + "wall.30.3.e_" * 40
    versions = set()
    for length in lengths:
        theirs = segno.make(link[:length], **BYTES)
        assert symbol(link[:length]) == [list(row) for row in theirs.matrix], f"{length} letters"
        versions.add(theirs.version)
    assert versions == set(range(1, 16))
    assert symbol(link[:413]) is None


def test_letters_beyond_latin_make_a_code_too(symbol: Callable[[str], list[list[int]] | None]) -> None:
    theirs = segno.make("é语", encoding="utf-8", **BYTES)
    assert symbol("é语") == [list(row) for row in theirs.matrix]
