"""The chooser: every combination of answers gives a result, and it agrees with the table on the same page."""

import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.content.load import load
from generator.model.guide import Guide
from tests.browser.accessibility import Appearances, faults
from tests.browser.conftest import new_context
from tests.conftest import ROOT

# Gives each set of answers in turn and returns what shows: per card [id, whether it fits, its reasons,
# whether it says whom it suits], and whether the advice to see somebody, the list of what to leave out and
# the advice on what to get do.
ANSWER = """(combinations) => {
  const form = document.querySelector("[data-ref=form]");
  return combinations.map((answers) => {
    for (const box of form.querySelectorAll("[type=radio]")) box.checked = answers[box.name] === box.value;
    for (const box of form.querySelectorAll("[type=checkbox]")) box.checked = answers[box.name] !== "no";
    form.dispatchEvent(new Event("change"));
    const shown = (node) => node.checkVisibility();
    const cards = [...document.querySelectorAll("[data-app=chooser] [data-stretch]")].filter(shown);
    return {
      cards: cards.map((card) => [card.dataset.stretch, card.closest("[data-ref=fits]") !== null,
        [...card.querySelectorAll("[data-reasons] li")].map((reason) => reason.textContent),
        shown(card.querySelector("[data-suits]"))]),
      see: shown(document.querySelector("[data-ref=see]")),
      out: shown(document.querySelector("[data-ref=out]")),
      get: shown(document.querySelector("[data-ref=get]")),
    };
  });
}"""


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The real guide, loaded from its content."""
    return load(ROOT / "content").guide


@dataclass(frozen=True)
class Answered:
    """A set of answers, and what the chooser shows to it."""

    answers: dict[str, str]
    cards: list[tuple[str, bool, list[str], bool]]
    """Of each stretch its id, whether it fits, its reasons, and whether it says whom it suits."""
    see: bool
    out: bool
    """Whether there is a list of stretches to leave out."""
    get: bool
    """Whether it is said what to get."""


@pytest.fixture(scope="module", params=["two sets of things", pytest.param("all", marks=pytest.mark.long)])
def answered(request: pytest.FixtureRequest, browser: Browser, server: str, guide: Guide) -> list[Answered]:
    """What is shown to every set of answers, each with two sets of things; in the long form with all."""
    context = new_context(browser)
    page = context.new_page()
    page.goto(f"{server}/stretches/index.html")
    asked = list(combinations(guide, None if request.param == "all" else 2))
    shown = page.evaluate(ANSWER, asked)
    context.close()
    return [Answered(answers, **one) for answers, one in zip(asked, shown, strict=True)]


def combinations(guide: Guide, most: int | None = None) -> Iterator[dict[str, str]]:
    """Every set of answers: yes, no or none to each question, each thing available or not.

    With `most`, every set of answers to the questions stands with so many sets of things, in turn.
    """
    questions = [one.id for one in guide.chooser.abilities] + [one.id for one in guide.chooser.conditions]
    things = [one.id for one in guide.chooser.equipment]
    sets = list(itertools.product(("yes", "no"), repeat=len(things)))
    turn = itertools.cycle(sets)
    for answers in itertools.product(("yes", "no", ""), repeat=len(questions)):
        for there in itertools.islice(turn, most) if most else sets:
            given = dict(zip([*questions, *things], [*answers, *there], strict=True))
            yield {"ask_first": "asked", **given}


def against(guide: Guide, id_: str, answers: dict[str, str]) -> set[str]:
    """The answers that rule out a stretch, from its `needs` and `leave_out_if` alone."""
    stretch = guide.stretch(id_)
    needed = [one for one in (*stretch.needs.able, *stretch.needs.have) if answers.get(one) == "no"]
    has = [one for reason in stretch.leave_out_if for one in reason.has if answers.get(one) == "yes"]
    return {*needed, *has}


def points(guide: Guide, id_: str, answers: dict[str, str]) -> int:
    """How well a stretch fits these answers, by the chooser's own content."""
    chooser, needs = guide.chooser, guide.stretch(id_).needs
    spared = sum(answers.get(one.id) == "no" and one.id not in needs.able for one in chooser.abilities)
    told = [(one, "no") for one in chooser.abilities] + [(one, "yes") for one in chooser.conditions]
    better = [better for one, answer in told if answers.get(one.id) == answer for better in one.better]
    return spared + sum(one.points for one in better if id_ in one.stretches)


def near(guide: Guide, answers: dict[str, str]) -> set[str]:
    """The stretches that lack nothing but a thing."""
    things = {one.id for one in guide.chooser.equipment}
    out = {one.id: against(guide, one.id, answers) for one in guide.stretches}
    return {id_ for id_, reasons in out.items() if reasons and reasons <= things}


def choose(page: Page, **answers: str) -> None:
    """Answer questions as a reader does, by their ids with `_` for a hyphen."""
    for name, value in answers.items():
        page.locator(
            f"[name={name if name == 'ask_first' else name.replace('_', '-')}][value={value}]"
        ).check()


def choose_all(page: Page, guide: Guide, **answers: str) -> None:
    """Answer every question: as said here, and else as somebody who can do all and has no pain."""
    able = {one.id.replace("-", "_"): "yes" for one in guide.chooser.abilities}
    pain = {one.id.replace("-", "_"): "no" for one in guide.chooser.conditions}
    choose(page, **{"ask_first": "no", **able, **pain, **answers})


def shown_ids(page: Page) -> list[str | None]:
    """The stretches that fit, in the order in which they stand."""
    return [one.get_attribute("data-stretch") for one in page.locator("[data-ref=fits] > li:visible").all()]


def test_the_first_answer_is_told_at_once(page: Page, server: str, guide: Guide) -> None:
    page.goto(f"{server}/stretches/index.html")
    told = page.locator("[data-ref=status]")
    expect(told).to_be_empty()
    choose(page, ask_first="no")
    expect(told).to_contain_text(str(len(guide.stretches)))


def test_a_thing_that_one_lacks_is_an_answer_too(page: Page, server: str) -> None:
    page.goto(f"{server}/stretches/index.html")
    boxes = page.locator("[data-ref=form] [type=checkbox]")
    assert boxes.count() > 1
    boxes.first.uncheck()
    expect(page.locator("[data-ref=status]")).not_to_be_empty()


def test_every_combination_of_answers_ends_well(answered: list[Answered], guide: Guide) -> None:
    ids = {one.id for one in guide.stretches}
    pains = [one.id for one in guide.chooser.conditions]
    for one in answered:
        answers = one.answers
        fits = {id_ for id_, fit, *_ in one.cards if fit}
        assert {id_ for id_, *_ in one.cards} == ids, answers
        assert fits == {id_ for id_ in ids if not against(guide, id_, answers)}, answers
        in_pain = any(answers[pain] == "yes" for pain in pains)
        assert one.see == (in_pain or (not fits and not near(guide, answers))), answers
        assert one.out == (fits != ids), answers
        assert one.get == bool(not fits and near(guide, answers)), answers
        order = [points(guide, id_, answers) for id_, fit, *_ in one.cards if fit]
        assert order == sorted(order, reverse=True), answers
        for _, fit, reasons, suits in one.cards:
            assert suits if fit else reasons, answers  # a reason for each, in or out


def test_reasons_are_those_of_the_plain_table(
    page: Page, server: str, answered: list[Answered], guide: Guide
) -> None:
    page.goto(f"{server}/stretches/index.html")
    told: dict[str, set[str]] = {one.id: set() for one in guide.stretches}
    for one in answered:
        for id_, fit, said, suits in one.cards:
            told[id_] |= set() if fit else set(said)
            assert suits == fit  # whom it suits stands at no stretch that is ruled out
    rows = page.locator(".chooser-table tbody tr")
    table = {
        Path(row.locator("a").get_attribute("href") or "").stem: " ".join(row.inner_text().split())
        for row in rows.all()
    }
    assert table.keys() == told.keys()
    for id_, reasons in told.items():
        row = table[id_]
        left = [reason for reason in reasons if not any(part in row for part in _parts(reason))]
        assert not left, f"{id_}: the table does not say {left}"


def _parts(reason: str) -> list[str]:
    """A reason, and its text after a label."""
    return [reason, reason.partition(": ")[2].rstrip(".") or reason]


def test_only_the_data_rule(page: Page, server: str, guide: Guide) -> None:
    """With other rules in the page's data, the same answers give another list."""
    able = next(one for stretch in guide.stretches for one in stretch.needs.able)

    def turn_round(data: Any) -> None:
        data["reasons"] = [{"when": {able: "yes"}, "say": "turned round"}]
        for stretch in data["stretches"]:
            stretch |= {"against": [0], "spared": []}

    open_with(page, server, turn_round)
    page.locator(f"[name={able}][value=yes]").check()
    expect(page.locator("[data-ref=others] [data-stretch]")).to_have_count(len(guide.stretches))
    page.locator(f"[name={able}][value=no]").check()
    expect(page.locator("[data-ref=fits] [data-stretch]")).to_have_count(len(guide.stretches))


def open_with(page: Page, server: str, change: Callable[[Any], None]) -> None:
    """Open the chooser with other data."""

    def changed(route: Any) -> None:
        body = route.fetch().text()
        before, _, rest = body.partition('id="guide_data">')
        text, _, after = rest.partition("</script>")
        data = json.loads(text)
        change(data)
        route.fulfill(
            body=f'{before}id="guide_data">{json.dumps(data)}</script>{after}', content_type="text/html"
        )

    page.route("**/stretches/index.html", changed)
    page.goto(f"{server}/stretches/index.html")


def test_a_reason_counts_one_unless_it_says_more(page: Page, server: str, guide: Guide) -> None:
    able = next(one for stretch in guide.stretches for one in stretch.needs.able)
    two, three, none = [one.id for one in guide.stretches][:3]

    def weigh(data: Any) -> None:
        yes = {"when": {able: "yes"}}
        data["reasons"] = [
            {**yes, "say": "one"},
            {**yes, "say": "one more"},
            {**yes, "say": "three", "points": 3},
        ]
        for stretch in data["stretches"]:
            stretch |= {"against": [], "spared": {two: [0, 1], three: [2]}.get(stretch["id"], [])}

    open_with(page, server, weigh)
    page.locator(f"[name={able}][value=yes]").check()
    assert shown_ids(page)[:3] == [three, two, none]


def test_who_should_ask_first_is_led_to_the_safety_page_and_to_no_stretch(
    page: Page, server: str, guide: Guide
) -> None:
    page.goto(f"{server}/stretches/index.html")
    assert page.locator("[data-ref=form] input").first.get_attribute("name") == "ask_first"
    signs = [point for tier in guide.safety.tiers if tier.level == "ask" for point in tier.points]
    asked = page.locator("[data-ref=form] fieldset").first
    assert asked.locator("li").all_inner_texts() == signs
    choose(page, ask_first="yes")
    assert shown_ids(page) == []
    expect(page.locator("[data-ref=do]")).to_be_hidden()
    bar, safety = (
        page.locator(f"[data-ref={one}]").evaluate("one => one.href") for one in ("answer", "safety")
    )
    assert bar == safety
    choose(page, steady="no")
    for box in page.locator("[data-ref=form] [type=checkbox]").all():
        box.uncheck()
    expect(page.locator("[data-ref=get]")).to_be_hidden()  # things are no remedy for who should ask first
    choose(page, steady="yes")
    page.locator("[data-ref=safety]").click()
    expect(page.locator(f"#safety-{_tier(guide)}")).to_be_in_viewport()
    page.go_back()
    for box in page.locator("[data-ref=form] [type=checkbox]").all():
        box.check()
    choose(page, ask_first="asked")
    assert len(shown_ids(page)) == len(guide.stretches)


@pytest.mark.parametrize("first", ["no", "yes", "asked", None])
def test_a_condition_of_those_who_ask_first_calls_for_a_clinician_until_one_was_asked(
    page: Page, server: str, guide: Guide, first: str | None
) -> None:
    """Whatever the first question was answered with, a later answer to the same does not contradict it.

    One of several such conditions is enough.
    """
    able = next(one for stretch in guide.stretches for one in stretch.needs.able)
    condition, other, *_ = (one.id for one in guide.chooser.conditions)

    def belongs(data: Any) -> None:
        data["ask_first"] = [other, condition]

    open_with(page, server, belongs)
    choose(page, **({"ask_first": first} if first else {}), **{able: "yes"})
    page.locator(f"[name={condition}][value=yes]").check()
    ask = page.locator("[data-ref=ask]")
    expect(ask).to_be_hidden() if first == "asked" else expect(ask).to_be_visible()
    assert bool(shown_ids(page)) == (first == "asked")
    page.locator(f"[name={condition}][value=no]").check()
    expect(ask).to_be_visible() if first == "yes" else expect(ask).to_be_hidden()


def test_a_condition_that_the_content_says_belongs_to_those_who_ask_first(
    page: Page, server: str, guide: Guide
) -> None:
    conditions = [one.id for one in guide.chooser.conditions if one.ask_first]
    assert conditions
    page.goto(f"{server}/stretches/index.html")
    choose_all(page, guide, **{conditions[0].replace("-", "_"): "yes"})
    assert shown_ids(page) == []
    expect(page.locator("[data-ref=do]")).to_be_hidden()
    expect(page.locator("[data-ref=heading]")).to_have_text(
        next(tier.title for tier in guide.safety.tiers if tier.level == "ask")
    )


def _tier(guide: Guide) -> str:
    return next(tier.id for tier in guide.safety.tiers if tier.level == "ask")


@pytest.mark.parametrize("answer", ["no", "asked"])
def test_the_best_fit_stands_first_and_says_why(page: Page, server: str, guide: Guide, answer: str) -> None:
    page.goto(f"{server}/stretches/index.html")
    choose(page, ask_first=answer, kneel="no", knee_pain="yes")
    fit = shown_ids(page)
    assert fit.index("bed") < fit.index("standing")
    said = page.locator("[data-stretch=bed] [data-reasons]").inner_text()
    pain = next(one for one in guide.chooser.conditions if one.id == "knee-pain")
    assert next(one.because for one in pain.better if "bed" in one.stretches) in said


def test_lacking_a_thing_says_what_to_get_and_names_no_clinician(
    page: Page, server: str, guide: Guide
) -> None:
    page.goto(f"{server}/stretches/index.html")
    things = [one.id for one in guide.chooser.equipment]
    choose(page, ask_first="no", steady="no")
    for box in page.locator("[data-ref=form] [type=checkbox]").all():
        box.uncheck()
    assert shown_ids(page) == []
    expect(page.locator("[data-ref=heading]")).to_have_text(guide.words.chooser.lack)
    expect(page.locator("[data-ref=see]")).to_be_hidden()
    answers = {"steady": "no", **dict.fromkeys(things, "no")}
    wanted = {thing for id_ in near(guide, answers) for thing in guide.stretch(id_).needs.have}
    told = page.locator("[data-ref=get]").inner_text()
    assert {one.id for one in guide.chooser.equipment if one.name in told} == wanted != set()


def test_a_phone_shows_the_answer_at_once_and_leads_to_it(phone: Page, server: str, guide: Guide) -> None:
    page = phone
    page.goto(f"{server}/stretches/index.html")
    bar = page.locator("[data-ref=answer]")
    expect(bar).to_be_hidden()
    for name in ("kneel", "floor", "steady"):
        choose(page, **{name: "no"})
        expect(bar).to_be_in_viewport(ratio=1)
        expect(bar).to_have_text(page.locator("[data-ref=heading]").inner_text())
    choose_all(page, guide, kneel="no", floor="no", steady="no")
    bar.click()
    expect(page.locator("[data-ref=heading]")).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-ref=do]")).to_be_in_viewport(ratio=1)


def test_no_focus_hides_behind_the_answer_on_a_phone(phone: Page, server: str) -> None:
    page = phone
    page.goto(f"{server}/stretches/index.html")
    choose(page, kneel="no")
    page.locator("[name=kneel][value=no]").focus()
    for _ in range(8):
        page.keyboard.press("Tab")
        hidden = page.evaluate("""() => {
          const bar = document.querySelector("[data-ref=bar]"), on = document.activeElement;
          if (bar.contains(on) || !document.querySelector("[data-ref=form]").contains(on)) return false;
          return on.getBoundingClientRect().bottom > bar.getBoundingClientRect().top;
        }""")
        assert not hidden


def test_the_best_go_into_a_session_and_onto_paper(page: Page, server: str, guide: Guide) -> None:
    page.goto(f"{server}/stretches/index.html")
    expect(page.locator("[data-ref=do]")).to_be_hidden()
    choose(page, ask_first="no", kneel="no", knee_pain="yes")
    so_far = page.locator("[data-ref=heading]").inner_text()
    expect(page.locator("[data-ref=do]")).to_be_hidden()  # a question that is left may still rule one out
    choose_all(page, guide, kneel="no", knee_pain="yes")
    assert page.locator("[data-ref=heading]").inner_text() != so_far  # which does not say yet that they fit
    best = shown_ids(page)[: guide.chooser.enough]
    for name, target in (("do", "session"), ("print", "handouts")):
        link = page.locator(f"[data-ref={name}]")
        assert (link.get_attribute("href") or "").endswith(f"{target}.html#do={'_'.join(map(str, best))}")
        assert all(guide.stretch(str(id_)).short in link.inner_text() for id_ in best)
    page.locator("[data-ref=do]").click()
    expect(page.locator("[data-ref=start]")).to_be_visible()
    expect(page.locator(".pick:has(:checked)")).to_have_count(len(best))


@pytest.mark.parametrize("fits", [1, 2])
def test_one_stretch_that_fits_is_spoken_of_as_one(page: Page, server: str, guide: Guide, fits: int) -> None:
    able = guide.chooser.abilities[0].id
    out = [one.id for one in guide.stretches][fits:]

    def leave(data: Any) -> None:
        data["reasons"] = [{"when": {able: "yes"}, "say": "not this one"}]
        for stretch in data["stretches"]:
            stretch |= {"against": [0] if stretch["id"] in out else [], "spared": []}

    open_with(page, server, leave)
    choose_all(page, guide)
    words = guide.words.chooser
    for name, one, several in (("do", words.do_one, words.do), ("print", words.print_one, words.print)):
        before = (one if fits == 1 else several).partition("{stretches}")[0]
        assert one != several
        assert page.locator(f"[data-ref={name}]").inner_text().startswith(before)


def test_answers_stay_until_they_are_cleared_and_go_nowhere(page: Page, server: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    page.goto(f"{server}/stretches/index.html")
    choose(page, ask_first="no", kneel="no", knee_pain="yes")
    page.locator("[name=mat]").uncheck()
    before = shown_ids(page)

    def is_kept() -> bool:
        expect(page.locator("[name=kneel][value=no]")).to_be_checked()
        expect(page.locator("[name=mat]")).not_to_be_checked()
        return shown_ids(page) == before

    page.reload()
    assert is_kept()
    page.locator("[data-ref=fits] a").first.click()
    page.locator(".crumbs a").last.click()
    assert is_kept()
    page.go_back()
    page.go_back()
    assert is_kept()
    page.locator("[type=reset]").click()
    expect(page.locator("[data-ref=bar]")).to_be_hidden()
    page.reload()
    expect(page.locator("[data-ref=form] [type=radio]:checked")).to_have_count(0)
    assert page.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [0, 0, ""]
    assert not [url for url in asked if "knee" in url.replace("kneeling", "")]


def test_what_is_kept_may_be_anything(page: Page, server: str, guide: Guide) -> None:
    page.goto(f"{server}/stretches/index.html")
    for kept in ("null", "{", "[1]", '{"kneel": {"a": 1}, "gone": "yes"}'):
        page.evaluate("(kept) => sessionStorage.setItem('chooser', kept)", kept)
        page.reload()
        assert len(shown_ids(page)) == len(guide.stretches)


def test_from_a_folder_too(page: Page, site: Path, guide: Guide) -> None:
    page.goto((site / "stretches/index.html").as_uri())
    choose_all(page, guide, kneel="no")
    page.reload()
    expect(page.locator("[name=kneel][value=no]")).to_be_checked()
    expect(page.locator("[data-ref=do]")).to_be_visible()


def test_without_scripts_the_table_answers(new_page: Callable[..., Page], server: str, guide: Guide) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{server}/stretches/index.html")
    expect(page.locator(".chooser-table tbody tr")).to_have_count(len(guide.stretches))
    for name in ("bar", "actions", "get", "ask"):
        expect(page.locator(f"[data-ref={name}]")).to_be_hidden()


def test_the_keyboard_alone_answers_and_starts_again(page: Page, server: str, guide: Guide) -> None:
    page.goto(f"{server}/stretches/index.html")
    able = next(one for stretch in guide.stretches for one in stretch.needs.able)
    page.locator(f"[name={able}]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator(f"[name={able}][value=no]")).to_be_checked()
    assert page.locator("[data-ref=others] [data-stretch]").count() > 0
    page.locator("[type=reset]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-ref=fits] [data-stretch]")).to_have_count(len(guide.stretches))
    expect(page.locator("[data-ref=out]")).to_be_hidden()


def test_enter_sends_nothing_and_keeps_the_answers(page: Page, server: str) -> None:
    page.goto(f"{server}/stretches/index.html")
    choose(page, kneel="no")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.is_navigation_request() else None)
    page.locator("[data-ref=form]").evaluate("form => form.requestSubmit()")  # as some browsers do at Enter
    # A form that is sent is on its way by then.
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert sent == []
    assert page.url == f"{server}/stretches/index.html"
    expect(page.locator("[name=kneel][value=no]")).to_be_checked()


def test_the_result_is_told_to_screen_readers(page: Page, server: str, guide: Guide) -> None:
    page.goto(f"{server}/stretches/index.html")
    status = page.locator("[data-ref=status]")
    expect(status).to_have_text("")
    page.locator("[data-ref=form] [type=radio]").first.check()
    expect(status).to_have_text(page.locator("[data-ref=heading]").inner_text())


def test_every_state_is_accessible(
    page: Page, server: str, guide: Guide, next_appearances: Callable[[], Appearances]
) -> None:
    page.goto(f"{server}/stretches/index.html")
    found = faults(page, "nothing answered", next_appearances())
    choose(page, ask_first="yes")
    found += faults(page, "ask first", next_appearances())
    choose(page, ask_first="no")
    found += faults(page, "one answer", next_appearances())
    for one in guide.chooser.abilities:
        page.locator(f"[name={one.id}][value=no]").check()
    for box in page.locator("[data-ref=form] [type=checkbox]").all():
        box.uncheck()
    expect(page.locator("[data-ref=get]")).to_be_visible()
    found += faults(page, "none fits", next_appearances())
    choose(page, ask_first="asked")
    for pain in guide.chooser.conditions:
        page.locator(f"[name={pain.id}][value=yes]").check()
    expect(page.locator("[data-ref=see]")).to_be_visible()
    found += faults(page, "none fits, and pain", next_appearances())
    assert not found, "\n".join(found)
