"""The search page: danger leads to the safety page, excerpts are sentences, a misspelt word finds another."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.content.load import load
from generator.model.guide import Guide
from tests.browser.accessibility import Appearances, faults
from tests.conftest import ROOT

OFFER = "#search-results .nearest a"
APOSTROPHES = ("\N{RIGHT SINGLE QUOTATION MARK}", "\N{ACUTE ACCENT}", "")


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The real guide, loaded from its content."""
    return load(ROOT / "content").guide


def results(page: Page, address: str, query: str) -> Locator:
    """Search for something, and wait until all that was found is told; gives the entries."""
    page.goto(f"{address}/search.html?q={quote(query)}")
    expect(page.locator(".search-summary")).not_to_be_empty()
    return page.locator("#search-results li")


def without_excerpts(page: Page) -> None:
    """Let the search ask for no page that it has found, which takes most of the time of many searches."""
    page.add_init_script("window.fetch = () => new Promise(() => {})")


def words_of_danger(guide: Guide) -> list[str]:
    """Each entry of what somebody in danger may look for; commas part several in one text."""
    return [word.strip() for text in guide.words.site.search_danger for word in re.split("[,،]", text)]


def excerpts(page: Page, address: str, query: str) -> list[str]:
    """The excerpt of each entry."""
    found = results(page, address, query)
    expect(found.locator("p.context")).to_have_count(found.count())
    return found.locator("p.context").all_inner_texts()


def first(found: Locator) -> str:
    """Where the first entry leads."""
    return found.first.locator("a").get_attribute("href") or ""


@pytest.fixture
def answered_first(new_page: Callable[..., Page]) -> Callable[[str, list[str]], dict[str, str]]:
    """Gives where the first entry leads for each of many queries on a site."""
    page = new_page()
    without_excerpts(page)

    def ask(address: str, queries: list[str]) -> dict[str, str]:
        found = {}
        for query in queries:
            page.goto(f"{address}/search.html?q={quote(query)}", wait_until="commit")
            found[query] = first(page.locator("#search-results li"))  # they come in their order, one by one
        return found

    return ask


@pytest.mark.parametrize("each", [9, pytest.param(1, marks=pytest.mark.long)])
def test_every_word_of_danger_leads_to_the_safety_page_first(
    answered_first: Callable[..., dict[str, str]], server: str, guide: Guide, each: int
) -> None:
    words = words_of_danger(guide)[::each]
    assert answered_first(server, words) == dict.fromkeys(words, "safety.html")


@pytest.mark.parametrize("each", [3, pytest.param(1, marks=pytest.mark.long)])
def test_every_word_that_says_not_makes_an_entry_of_danger_true(
    answered_first: Callable[..., dict[str, str]], server: str, guide: Guide, each: int
) -> None:
    """However it is written: with any apostrophe, or with none."""
    forms = re.split(r"[,،] *", guide.words.site.search_not)
    said = forms + [form.replace("'", sign) for form in forms if "'" in form for sign in APOSTROPHES]
    queries = [f"I {one} walk" for one in said[::each]]
    assert answered_first(server, queries) == dict.fromkeys(queries, "safety.html")


def test_a_number_to_call_leads_to_the_safety_page_first(
    answered_first: Callable[..., dict[str, str]], server: str, guide: Guide
) -> None:
    numbers = [call.number for tier in guide.safety.tiers for call in tier.call]
    eastern = "".join(chr(ord("\N{ARABIC-INDIC DIGIT ZERO}") + int(digit)) for digit in numbers[0])
    queries = [*numbers, f"call {numbers[0]} now", eastern]
    assert answered_first(server, queries) == dict.fromkeys(queries, "safety.html")


def test_another_number_leads_nowhere(page: Page, server: str, guide: Guide) -> None:
    other = "7" + next(call.number for tier in guide.safety.tiers for call in tier.call)
    results(page, server, other)
    expect(page.locator("#search-results li")).to_have_count(0)


def test_numbers_that_follow_each_other_are_not_one(page: Page, server: str, guide: Guide) -> None:
    number = next(call.number for tier in guide.safety.tiers for call in tier.call)
    results(page, server, f"{number[:1]} {number[1:]}")
    expect(page.locator("#search-results li")).to_have_count(0)


EMERGENCIES = [
    "can't pee",
    f"can{APOSTROPHES[0]}t pee",
    "cannot pee",
    "cant pee",
    "cant feel my legs",
    "can't walk",
    "cannot walk",
    "can not walk",
    "unable to walk",
    "trouble walking",
    "leg won't move",
    "can't put weight on my leg",
    "heart attack",
    "stroke",
    "chest pain",
    "saddle",
    "wet myself",
    "I soiled myself",
    "lost control of my bowels",
    "ambulance",
    "erection",
    "numb when I wipe",
    "my foot looks turned out",
    "one leg is shorter",
    "hot red joint",
    "I feel ill",
    "my calf is warm",
    "leg throbbing",
]


@pytest.mark.parametrize("each", [2, pytest.param(1, marks=pytest.mark.long)])
def test_an_emergency_in_plain_words_leads_to_the_safety_page_first(
    answered_first: Callable[..., dict[str, str]], server: str, each: int
) -> None:
    queries = EMERGENCIES[::each]
    assert answered_first(server, queries) == dict.fromkeys(queries, "safety.html")


@pytest.mark.parametrize("query", EMERGENCIES[::9])
def test_no_other_word_is_offered_for_one_of_danger(page: Page, server: str, query: str) -> None:
    results(page, server, query)
    expect(page.locator(OFFER)).to_have_count(0)


STORAGE_IS_BLOCKED = """for (const kind of ["localStorage", "sessionStorage"])
  Object.defineProperty(globalThis, kind, { get() { throw new DOMException("off", "SecurityError"); } });"""


@pytest.mark.parametrize("query", ["numb", "femur"])
def test_where_storage_is_blocked_the_search_works(
    new_page: Callable[..., Page], server: str, query: str
) -> None:
    page = new_page()
    page.add_init_script(STORAGE_IS_BLOCKED)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.message))
    expect(results(page, server, query).first.locator("p.context")).not_to_be_empty()
    assert not errors


def test_what_was_looked_for_is_not_kept_on_the_device(page: Page, server: str) -> None:
    results(page, server, "femur")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_the_words_are_marked_in_the_excerpts_in_every_form(page: Page, server: str) -> None:
    found = results(page, server, "knees stretch")
    marked = found.locator("p.context .highlighted")
    expect(marked.first).to_be_visible()
    assert {text.lower() for text in marked.all_inner_texts()} > {"knee", "stretch"}


@pytest.mark.parametrize(
    "query",
    [
        "my BACK is in pain",
        "numbness",
        "treatment of osteoporosis",
        "fell down the stairs",
        "pins needles",
        *(
            pytest.param(one, marks=pytest.mark.long)
            for one in ("back pain", "numb", "osteoporosis", "hip replacements", "I am pregnant", "fall")
        ),
    ],
)
def test_danger_is_understood_in_any_words_around_it(page: Page, server: str, query: str) -> None:
    found = results(page, server, query)
    assert first(found) == "safety.html"
    expect(found.first.locator("p.context")).not_to_be_empty()
    assert found.locator("a[href='safety.html']").count() == 1


@pytest.mark.parametrize("query", ["femur's", "femur\u2019s"])
def test_a_word_is_found_by_what_stands_before_its_apostrophe(page: Page, server: str, query: str) -> None:
    expect(results(page, server, query).first).to_contain_text("femur")


@pytest.mark.parametrize(("query", "found"), [("femur qqqqwwww", False), ("femur dont", True)])
def test_all_words_are_looked_for_but_those_that_only_say_not(
    page: Page, server: str, query: str, found: bool
) -> None:
    assert bool(results(page, server, query).count()) == found


def test_a_letter_alone_is_looked_for_unless_an_apostrophe_parts_it_from_a_word(
    page: Page, server: str
) -> None:
    results(page, server, "femur")
    assert page.evaluate("splitQuery(\"x l'aine hip's\")") == ["x", "aine", "hip"]


@pytest.mark.parametrize("query", ["iliopsoas", "hip", "replacement of a bed"])
def test_other_words_are_answered_as_ever(page: Page, server: str, query: str) -> None:
    assert first(results(page, server, query)) != "safety.html"


def test_the_excerpt_on_the_safety_page_holds_the_sign(page: Page, server: str, guide: Guide) -> None:
    ask = next(tier for tier in guide.safety.tiers if tier.level == "ask")
    sign = next(point for point in ask.points if "pregnant" in point)
    found = results(page, server, "pregnant")
    expect(found.first.locator("p.context")).to_contain_text(sign)


@pytest.mark.parametrize(
    "query",
    [
        "balance",
        "femur",
        *(pytest.param(one, marks=pytest.mark.long) for one in ("kneeling", "evidence", "hold")),
    ],
)
def test_excerpts_are_sentences_and_hold_the_word_where_they_can(page: Page, server: str, query: str) -> None:
    told = excerpts(page, server, query)
    assert told
    for text in told:
        for piece in text.split(" … "):
            assert re.search(r"[.!?][)\"”]*$|: .", piece), piece  # whole, or what a list says of its opening
        assert not re.search(r"\w[.!?:]?[A-Z][a-z]", text), text  # nothing glued
    assert sum(query[:4] in text.lower() for text in told) > len(told) / 2


def test_an_excerpt_leaves_out_the_label_of_its_sentence(page: Page, server: str, guide: Guide) -> None:
    routine = guide.routines.routines[0]
    found = results(page, server, routine.note)
    told = found.filter(has=page.locator("a[href='session.html']")).locator("p.context")
    expect(told).to_contain_text(routine.note)
    expect(told).not_to_contain_text(f"{routine.name} {routine.note}")


def test_a_term_is_told_by_its_definition(page: Page, server: str, guide: Guide) -> None:
    entry = next(one for one in guide.glossary.terms if one.term == "femur")
    assert excerpts(page, server, entry.term)[0] in entry.means


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("osteoperosis", "osteoporosis", marks=pytest.mark.long),
        pytest.param("preganant", "pregnant", marks=pytest.mark.long),
        pytest.param("ilopsoas", "iliopsoas", marks=pytest.mark.long),
        ("femru", "femur"),  # in a short word one letter may be wrong, or two change places
        ("I am preganant", "i am pregnant"),  # the other words stay as they are
    ],
)
def test_a_word_that_is_not_there_finds_the_nearest(
    page: Page, server: str, site: Path, typed: str, meant: str
) -> None:
    for address in (server, site.as_uri()):
        results(page, address, typed)
        expect(page.locator(OFFER)).to_have_text(meant)
    results(page, server, typed)
    page.locator(OFFER).click()
    expect(page.locator("#search-results li a").first).to_be_visible()
    expect(page.locator("#q")).to_have_value(meant)
    expect(page.locator(OFFER)).to_have_count(0)


def test_words_that_no_title_has_are_spelled_as_on_their_page(page: Page, server: str) -> None:
    results(page, server, "gentel")
    expect(page.locator(OFFER)).to_have_text(re.compile("^gentl[ey]$"))


def test_the_words_that_are_there_stay_in_the_offer(page: Page, server: str) -> None:
    results(page, server, "femur ilopsoas")
    expect(page.locator(OFFER)).to_have_text("femur iliopsoas")


@pytest.mark.parametrize("query", ["qqqqwwww", "the qqqqwwww", "xq", "lxg", "strudel", "don't", "dont"])
def test_nothing_is_offered_for_what_is_near_nothing(
    page: Page, server: str, guide: Guide, query: str
) -> None:
    results(page, server, query)
    expect(page.locator(".search-summary")).to_have_text(guide.words.site.search_none)
    expect(page.locator(OFFER)).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "offered"), [("femur qqqqwwww", "femur"), ("can't fnid femurr", "can't find femur")]
)
def test_a_word_that_is_near_none_is_left_out_and_one_that_says_not_stays(
    page: Page, server: str, query: str, offered: str
) -> None:
    results(page, server, query)
    expect(page.locator(OFFER)).to_have_text(offered)


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "constructor", "ilopsoas <b>", "%", "..."])
def test_whatever_is_typed_stays_text(page: Page, server: str, query: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.message))
    page.on("dialog", lambda dialog: errors.append(dialog.message))
    results(page, server, query)
    assert page.locator("#search-results :is(img, b)").count() == 0
    assert not errors


def test_results_and_offer_are_accessible(
    page: Page, server: str, next_appearances: Callable[[], Appearances]
) -> None:
    found = []
    for query in ("pregnant", "osteoperosis"):
        results(page, server, query)
        page.locator("p.context, .nearest a").first.wait_for()
        found += faults(page, query, next_appearances())
    assert not found, "\n".join(found)
