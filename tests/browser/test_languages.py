"""The guide in each language: the reader's own is offered once, and search and session work in it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.content import Translated, load
from generator.text import markup
from tests.browser.accessibility import resize
from tests.browser.conftest import PHONE
from tests.browser.test_maker_sheets import fitted, pdf_of
from tests.browser.test_search import without_excerpts, words_of_danger
from tests.conftest import ROOT
from tests.handouts.pdf_reader import page_sizes
from tests.translated import translations

NewPage = Callable[..., Page]
HOUR = 3600
"""In seconds; a simulated clock that was set to 0 stops there, however long a page takes to open."""


@pytest.fixture(scope="module")
def translated() -> tuple[Translated, ...]:
    """The real guide in every language that it was translated into."""
    return translations(load(ROOT / "content"), ROOT / "content")


def test_the_language_of_the_readers_device_is_offered_once_and_never_forced(
    new_page: NewPage, server: str, translated: tuple[Translated, ...]
) -> None:
    for one in translated:
        page = new_page(locale=f"{one.language}-XX")
        page.goto(f"{server}/stretches/index.html#answers_heading")
        offer = page.locator("[data-language-offer]")
        expect(offer).to_contain_text(one.guide.words.languages.offer)
        assert (offer.get_attribute("lang"), offer.get_attribute("dir")) == (
            one.language,
            one.guide.settings.direction,
        )
        assert page.url.startswith(f"{server}/stretches/index.html")
        page.reload()
        expect(offer).to_be_hidden()


def test_the_offer_leads_to_the_same_page_with_what_was_chosen_on_it(
    new_page: NewPage, server: str, translated: tuple[Translated, ...]
) -> None:
    for one in translated:
        page = new_page(locale=one.language)
        page.goto(f"{server}/session.html#do=bed")
        page.get_by_role("link", name=one.guide.words.languages.take).click()
        assert page.url == f"{server}/{one.language}/session.html#do=bed"


def test_the_offer_goes_with_what_is_chosen_after_it_was_shown(
    new_page: NewPage, server: str, translated: tuple[Translated, ...]
) -> None:
    one = translated[0]
    page = new_page(locale=one.language)
    page.goto(f"{server}/handouts.html")
    before = page.evaluate("location.hash")
    page.locator(".make input[type=checkbox]:not(:checked)").first.check()
    chosen = page.evaluate("location.hash")
    assert chosen != before
    page.get_by_role("link", name=one.guide.words.languages.take).click()
    assert page.url == f"{server}/{one.language}/handouts.html{chosen}"


def test_nothing_is_offered_again_and_again_where_nothing_can_be_kept(new_page: NewPage, server: str) -> None:
    page = new_page(locale="es")
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
    )
    page.goto(f"{server}/tips.html")
    expect(page.locator("[data-language-offer]")).to_be_hidden()


@pytest.mark.parametrize("locale", ["en-US", "fr-FR"])
def test_nothing_is_offered_to_who_reads_the_pages_language_or_one_that_there_is_not(
    new_page: NewPage, server: str, locale: str
) -> None:
    page = new_page(locale=locale)
    page.goto(f"{server}/tips.html")
    expect(page.locator("[data-language-offer]")).to_be_hidden()


def test_an_offer_can_be_declined(new_page: NewPage, server: str) -> None:
    page = new_page(locale="es")
    page.goto(f"{server}/tips.html")
    page.locator("[data-language-offer] button").click()
    expect(page.locator("[data-language-offer]")).to_be_hidden()


def test_an_offer_takes_no_room_while_a_session_runs(new_page: NewPage, server: str) -> None:
    page = new_page(locale="es", viewport=PHONE)
    page.goto(f"{server}/session.html")
    offer = page.locator("[data-language-offer]")
    expect(offer).to_be_visible()
    page.locator("[data-ref=start]").click()
    expect(offer).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_switcher_leads_to_the_same_page(
    page: Page, server: str, translated: tuple[Translated, ...], width: int
) -> None:
    resize(page, width, 700)
    page.goto(f"{server}/tips.html")
    for one in translated:
        page.locator("[popovertarget=language_menu]").click()
        page.locator(f"#language_menu [lang={one.language}]").click()
        assert page.url == f"{server}/{one.language}/tips.html"
        expect(page.locator("#language_menu [aria-current]")).to_have_attribute("lang", one.language)
    page.locator("[popovertarget=language_menu]").click()
    page.locator("#language_menu a").first.click()
    assert page.url == f"{server}/tips.html"


@pytest.mark.parametrize("each", [60, pytest.param(1, marks=pytest.mark.long)])
def test_words_of_danger_lead_to_the_safety_page_first(
    page: Page, server: str, translated: tuple[Translated, ...], each: int
) -> None:
    """Each 60th word, and in the long form every word; of the source every word, in `test_search.py`."""
    without_excerpts(page)
    for one in translated:
        for word in words_of_danger(one.guide)[::each]:
            page.goto(f"{server}/{one.language}/search.html?q={word}")
            expect(page.locator("#search-results li").first.locator("a")).to_have_attribute(
                "href", "safety.html"
            )


def test_search_finds_a_stretch_by_a_word_of_its_name(
    page: Page, server: str, translated: tuple[Translated, ...]
) -> None:
    for one in translated:
        for stretch in one.guide.stretches:
            page.goto(f"{server}/{one.language}/search.html?q={stretch.name}")
            found = page.locator(f'#search-results a[href^="stretches/{stretch.id}.html"]')
            expect(found.first).to_be_visible()


def test_a_session_runs_to_its_end_in_every_language(
    new_page: NewPage, server: str, translated: tuple[Translated, ...]
) -> None:
    for one in translated:
        page = new_page()
        page.clock.install(time=0)
        spoken: list[str] = []
        page.expose_function("heard", lambda words, heard=spoken: heard.append(words))
        page.add_init_script(
            "speechSynthesis.speak = (words) => window.heard(`${words.lang}: ${words.text}`)"
        )
        page.goto(f"{server}/{one.language}/session.html#do=bed")
        page.clock.pause_at(HOUR)
        page.evaluate("document.querySelector('[data-ref=voice]').checked = true")
        page.locator("[data-ref=start]").first.click()
        done, waits = page.locator("div[data-ref=done]"), page.locator("[data-ref=stage].is-waiting")
        for _ in range(60):
            if done.is_visible():
                break
            if waits.count():
                page.locator("[data-ref=pause]").click()
            page.clock.run_for(10_000)
        expect(done).to_be_visible()
        expect(done).to_contain_text(one.guide.words.session.done.title)
        assert any(one.guide.words.session.run.say_done in words for words in spoken)
        assert all(re.match(rf"{one.language}: ", words) for words in spoken)


@pytest.mark.parametrize("from_folder", [False, True])
def test_the_maker_prints_a_second_language_beside_the_first(
    page: Page, server: str, site: Path, translated: tuple[Translated, ...], from_folder: bool
) -> None:
    address = (site / "handouts.html").as_uri() if from_folder else f"{server}/handouts.html"
    page.goto(f"{address}#do=bed.30.3.l")
    steps = page.locator(".paper ol li").all_inner_texts()
    for one in translated:
        page.locator("[data-ref=second]").select_option(one.language)
        stretch = one.guide.stretch("bed")
        own = page.locator(f".paper-both [lang={one.language}]")
        mirrored = one.guide.poses["bed"].drawn_side != "left"
        for step in stretch.steps_alone:
            expect(own.filter(has_text=markup.plain(step, mirrored=mirrored)[:40]).first).to_be_visible()
        shown = page.locator(".paper-step:not([lang])").all_inner_texts()
        assert shown == [f"{number} {words}" for number, words in enumerate(steps, 1)]
        numbers = page.locator(".paper-step[lang] b").all_inner_texts()
        assert numbers == [str(number) for number in range(1, len(steps) + 1)]
        assert own.first.get_attribute("dir") == one.guide.settings.direction
        care = page.locator(f".paper-safety.is-second[lang={one.language}]")
        expect(care).to_have_count(len(one.guide.safety.gate))
        for tier in one.guide.safety.gate:
            for point in tier.points:
                expect(care.filter(has_text=markup.plain(point)).first).to_be_attached()
        assert page.locator(".paper figure:visible").count() == len(
            {image.get_attribute("src") for image in page.locator(".paper figure img").all()}
        )
    page.locator("[data-ref=second]").select_option("")
    expect(page.locator(".paper [lang], .paper-both, .is-second")).to_have_count(0)
    assert page.locator(".paper ol li").all_inner_texts() == steps


def test_a_sheet_in_two_languages_is_whole_and_no_text_is_small(page: Page, server: str) -> None:
    for language in ("es", "ar"):
        page.goto(f"{server}/handouts.html#do=kneeling_bed_table")
        page.locator("[data-ref=second]").select_option(language)
        expect(page.locator(".paper-both").first).to_be_attached()
        page.locator("[data-ref=name]").fill("Maria")
        sheets = fitted(page)
        assert min(one["points"] for one in sheets) >= 12
        assert max(one["over"] for one in sheets) < 1
        assert page_sizes(pdf_of(page)) == [(210, 297)] * len(sheets)
        page.goto("about:blank")
