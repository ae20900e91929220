"""A session that runs on a small phone, or with large text: its words stay in view."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.session_driver import Session, prepare
from tests.browser.test_large_text import IN_LETTERS, STUCK

WALK = """() => {
  const get = (name) => document.querySelector(`[data-ref=${name}]`);
  const stage = get("stage"), found = new Set(), kinds = new Set();
  const box = (one) => one.getBoundingClientRect();
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  while (!stage.hidden) {
    const kind = stage.dataset.phase;
    kinds.add(kind);
    const say = (part, what) => found.add(`${kind}: ${part.dataset.ref ?? part.className} ${what}`);
    const held = ["cue", "phase", "digits", "end", "back", "pause", "skip"].map(get);
    const parts = [...held, ...["count", "pictures", "name", "steps", "after"].map(get)]
      .filter((one) => one.checkVisibility());
    const flows = kind === "position";   // its steps are longer than a screen, and go by under the controls
    for (const one of parts) {
      const { left, right, top, bottom } = box(one);
      if (left < -1 || right > innerWidth + 1) say(one, "reaches beyond the side");
      if (one.dataset.ref !== "count" && one.scrollWidth > one.clientWidth + 2 && one.clientWidth)
        say(one, "holds words that reach out of it");
      if (!flows && held.includes(one) && (top < -1 || bottom > innerHeight + 1)) say(one, "is not in view");
      for (const other of parts)
        if (!flows && one !== other && meet(box(one), box(other))) say(one, `lies on ${other.dataset.ref}`);
    }
    for (const broken of inLetters()) found.add(`${kind}: ${broken}`);
    if (stuck() > 1 / 3) found.add(`${kind}: a bar takes a third of the window`);
    get("skip").click();
  }
  return { found: [...found], kinds: [...kinds].sort() };
}"""
"""Every phase of the session that has begun, with what is wrong in it."""


@pytest.mark.parametrize(
    ("size", "window"),
    [
        pytest.param(16, (360, 560), marks=pytest.mark.long),
        pytest.param(16, (375, 553), marks=pytest.mark.long),
        pytest.param(16, (320, 568), marks=pytest.mark.long),
        pytest.param(24, (360, 740), marks=pytest.mark.long),
        pytest.param(32, (360, 740), marks=pytest.mark.long),
        (24, (320, 568)),
        pytest.param(32, (740, 360), marks=pytest.mark.long),
        pytest.param(16, (360, 740), marks=pytest.mark.long),
        pytest.param(16, (640, 360), marks=pytest.mark.long),
        pytest.param(24, (740, 360), marks=pytest.mark.long),
        pytest.param(32, (360, 640), marks=pytest.mark.long),
        pytest.param(32, (768, 1024), marks=pytest.mark.long),
    ],
)
def test_every_phase_shows_its_words_and_its_controls(
    new_page: Callable[..., Page], server: str, languages: list[str], size: int, window: tuple[int, int]
) -> None:
    found = {}
    for language in ("", *languages):
        page = new_page(viewport=dict(zip(("width", "height"), window, strict=True)))
        page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": size}})
        session = Session(prepare(page), f"{server}/{language}session.html")
        page.evaluate("hash => { location.hash = hash; }", f"do={_all_twice(session.data)}")
        session.press("start")
        page.evaluate(f"document.fonts.ready.then(() => {{ inLetters = {IN_LETTERS}; stuck = {STUCK}; }})")
        seen = page.evaluate(WALK)
        assert seen["kinds"] == ["hold", "position", "ready", "rest", "switch"]
        found[language] = seen["found"]
    assert {language: faults for language, faults in found.items() if faults} == {}


def _all_twice(data: dict[str, Any]) -> str:
    """The link's choice of every stretch of the session, twice on each side, so that all phases come."""
    sides = {"each": "e", "both": "b"}
    return "_".join(f"{one['id']}.30.2.{sides[one['sides']]}" for one in data["stretches"])
