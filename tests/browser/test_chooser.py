"""The chooser: every combination of answers gives a result, and it agrees with the table on the same page."""

import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.content.load import load
from generator.model.guide import Guide
from tests.browser.accessibility import APPEARANCES, faults
from tests.conftest import ROOT

# Gives each set of answers in turn and returns what shows: per card [id, whether it fits, its reasons,
# whether it says whom it suits], and the rest of the result.
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
      heading: document.querySelector("[data-ref=heading]").textContent,
    };
  });
}"""


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The real guide, loaded from its content."""
    return load(ROOT / "content").guide


def combinations(guide: Guide) -> Iterator[dict[str, str]]:
    """Every set of answers: yes, no or none to each question, each thing available or not."""
    questions = [one.id for one in guide.chooser.abilities] + [one.id for one in guide.chooser.conditions]
    things = [one.id for one in guide.chooser.equipment]
    for answers in itertools.product(("yes", "no", ""), repeat=len(questions)):
        for there in itertools.product(("yes", "no"), repeat=len(things)):
            yield dict(zip([*questions, *things], [*answers, *there], strict=True))


def against(guide: Guide, id_: str, answers: dict[str, str]) -> set[str]:
    """The answers that rule out a stretch, from its `needs` and `leave_out_if` alone."""
    stretch = guide.stretch(id_)
    needed = [one for one in (*stretch.needs.able, *stretch.needs.have) if answers[one] == "no"]
    has = [one for reason in stretch.leave_out_if for one in reason.has if answers[one] == "yes"]
    return {*needed, *has}


def test_every_combination_of_answers_ends_well(page: Page, server: str, guide: Guide) -> None:
    page.goto(f"{server}/stretches/index.html")
    asked = list(combinations(guide))
    ids = {one.id for one in guide.stretches}
    pains = [one.id for one in guide.chooser.conditions]
    for answers, shown in zip(asked, page.evaluate(ANSWER, asked), strict=True):
        fits = {id_ for id_, fit, *_ in shown["cards"] if fit}
        assert {id_ for id_, *_ in shown["cards"]} == ids, answers
        assert fits == {id_ for id_ in ids if not against(guide, id_, answers)}, answers
        assert fits or shown["see"], answers
        assert shown["see"] == (not fits or any(answers[one] == "yes" for one in pains)), answers
        for _, fit, reasons, suits in shown["cards"]:
            assert suits if fit else reasons, answers  # a reason for each, in or out


def test_reasons_are_those_of_the_plain_table(page: Page, server: str, guide: Guide) -> None:
    page.goto(f"{server}/stretches/index.html")
    told: dict[str, set[str]] = {one.id: set() for one in guide.stretches}
    for shown in page.evaluate(ANSWER, list(combinations(guide))):
        for id_, fit, reasons, _ in shown["cards"]:
            told[id_] |= set() if fit else set(reasons)
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

    def turn_round(route: Any) -> None:
        body = route.fetch().text()
        before, _, rest = body.partition('id="guide_data">')
        text, _, after = rest.partition("</script>")
        data = json.loads(text)
        data["reasons"] = [{"when": {able: "yes"}, "say": "turned round"}]
        for stretch in data["stretches"]:
            stretch |= {"against": [0], "spared": []}
        route.fulfill(
            body=f'{before}id="guide_data">{json.dumps(data)}</script>{after}', content_type="text/html"
        )

    page.route("**/stretches/index.html", turn_round)
    page.goto(f"{server}/stretches/index.html")
    page.locator(f"[name={able}][value=yes]").check()
    expect(page.locator("[data-ref=others] [data-stretch]")).to_have_count(len(guide.stretches))
    page.locator(f"[name={able}][value=no]").check()
    expect(page.locator("[data-ref=fits] [data-stretch]")).to_have_count(len(guide.stretches))


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


def test_the_result_is_told_to_screen_readers(page: Page, server: str, guide: Guide) -> None:
    page.goto(f"{server}/stretches/index.html")
    status = page.locator("[data-ref=status]")
    expect(status).to_have_text("")
    page.locator("[data-ref=form] [type=radio]").first.check()
    expect(status).to_have_text(page.locator("[data-ref=heading]").inner_text())


@pytest.mark.parametrize(("width", "scheme"), APPEARANCES)
def test_every_state_is_accessible(
    new_page: Callable[..., Page], server: str, guide: Guide, width: int, scheme: Any
) -> None:
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(f"{server}/stretches/index.html")
    found = faults(page, "nothing answered")
    page.locator("[data-ref=form] [type=radio]").nth(1).check()
    found += faults(page, "one answer")
    for one in guide.chooser.abilities:
        page.locator(f"[name={one.id}][value=no]").check()
    for box in page.locator("[data-ref=form] [type=checkbox]").all():
        box.uncheck()
    expect(page.locator("[data-ref=see]")).to_be_visible()
    found += faults(page, "none fits")
    assert not found, "\n".join(found)
