"""What the guided session says, sounds like and shows of its progress, with a simulated clock."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.session_driver import Session, prepare

DONE = "bar => [...bar.children].map((part) => Number(part.style.getPropertyValue('--done')))"
"""How much of each stretch is done, from 0 to 1."""


@dataclass(frozen=True)
class Expected:
    """What a phase should say and show, in the words of the page."""

    kind: str
    count: str
    after: str
    told: str


def expected(data: dict[str, Any], ids: list[str]) -> Iterator[Expected]:
    """The phases of a session of two holds a stretch, on the side that is drawn alone."""
    run, hold = data["words"]["run"], data["words"]["number"]["seconds"]["other"].format(n=30)
    by_id, then_hold = {one["id"]: one for one in data["stretches"]}, run["then_hold"].format(seconds=hold)
    for place, id in enumerate(ids, 1):
        one, following = by_id[id], [by_id[later]["name"] for later in ids[place:]]
        phases = (
            ("position", 1, then_hold),
            ("ready", 1, then_hold),
            ("hold", 1, run["then_rest"]),
            ("rest", 2, then_hold),
            ("hold", 2, run["then_position"].format(stretch=following[0]) if following else run["then_done"]),
        )
        for kind, repeat, after in phases:
            count = run["place"].format(stretch=place, stretches=len(ids), hold=repeat, holds=2)
            told = run[f"say_{kind}"].format(stretch=one["name"], cue=one["out"][0], seconds=hold)
            yield Expected(kind, count, after, told)


@pytest.fixture(scope="module")
def link(session_data: dict[str, Any], pair: list[str]) -> str:
    """The link to two holds of each of two stretches, on the side that is drawn."""
    drawn = {one["id"]: one["drawn"][0] for one in session_data["stretches"]}
    return "_".join(f"{one}.30.2.{drawn[one]}" for one in pair)


@pytest.fixture
def both(open_session: Open, link: str) -> Session:
    """A session of these two, begun."""
    session = open_session(link)
    session.press("start")
    return session


def test_each_phase_says_what_it_is_where_it_stands_and_what_follows(both: Session, pair: list[str]) -> None:
    found = []
    for state in both.each_phase():
        (told,) = both.recorded("told")
        found.append(Expected(state["kind"], state["count"], state["after"], told))
        if state["kind"] == "hold":
            both.run(1)  # so that something was held
    assert found == list(expected(both.data, pair))
    assert both.recorded("told") == [both.data["words"]["run"]["say_done"]]


def test_a_hold_begins_high_and_its_end_and_each_last_second_are_told_apart(both: Session) -> None:
    assert both.recorded("tone") + both.recorded("buzz") == []  # silent until there is something to do

    def sounds() -> tuple[float, float, list[int]]:
        ((hertz, seconds),), (buzz,) = both.recorded("tone"), both.recorded("buzz")
        return hertz, seconds, [int(one) for one in buzz.split(",")]

    both.press("pause")
    other = sounds()
    both.press("skip")
    hold = sounds()
    both.run(27.5)
    second = sounds()
    assert hold[0] > second[0] > other[0]
    assert second[1] < min(hold[1], other[1]) <= max(hold[1], other[1]) < 0.5
    assert (len(hold[2]), len(second[2]), len(other[2])) == (1, 1, 3)
    assert second[2][0] < min(other[2]) <= max(other[2]) < hold[2][0] < 300
    both.run(2)
    both.recorded("tone")
    both.recorded("buzz")
    both.run(1)
    assert both.state["kind"] == "rest"
    assert sounds() == other
    both.skip_to_the_end()
    end = both.recorded("tone")[-1]
    assert end[0] == hold[0]
    assert end[1] > max(hold[1], other[1])
    assert int(both.recorded("buzz")[-1]) > hold[2][0]
    volumes = both.recorded("volume")
    for begin, last in zip(volumes[::2], volumes[1::2], strict=True):
        assert 0.1 < begin <= 1
        assert 0 < last < begin / 100  # a tone that is cut off clicks


def test_the_voice_counts_the_last_seconds_of_a_phase_where_no_tone_does(
    open_session: Open, link: str
) -> None:
    for sound in (True, False):
        session = open_session(link)
        session.page.locator("[data-ref=voice]").check()
        session.page.locator("[data-ref=sound]").set_checked(sound)
        session.start()
        session.run(0.5)
        session.recorded("voice")
        session.run(4)
        assert session.recorded("voice") == ([] if sound else ["3", "2", "1"])
        assert not session.state["last"]  # only the last seconds of a hold are shown large


def test_ring_and_bar_show_how_much_is_done(both: Session) -> None:
    ring, bar = (both.page.locator(f"[data-ref={name}]") for name in ("ring", "bar"))

    def left_of_ring() -> float:
        return 100 - float(ring.get_attribute("stroke-dashoffset") or 0)

    both.press("pause")
    both.press("skip")
    assert left_of_ring() == pytest.approx(100, abs=1)
    both.run(7.5)
    assert left_of_ring() == pytest.approx(75, abs=1)
    ready, rest = both.data["timing"]["ready"], both.data["timing"]["rest"]
    whole = ready + rest + 60
    assert bar.evaluate(DONE) == pytest.approx([(ready + 7) / whole, 0])
    both.press("skip")
    assert bar.evaluate(DONE) == pytest.approx([(ready + 30) / whole, 0])
    both.skip_to("position")
    assert bar.evaluate(DONE) == [1, 0]


def test_back_leads_to_the_phase_before_for_two_seconds_and_then_to_the_start_of_this_one(
    both: Session,
) -> None:
    both.press("back")
    assert both.state["kind"] == "position"  # there is none before the first
    both.press("pause")
    both.press("skip")
    both.run(2.4)
    both.press("back")
    assert (both.state["kind"], both.state["second"]) == ("hold", 30)
    both.run(1.8)
    both.press("back")
    assert both.state["kind"] == "ready"


@pytest.mark.parametrize("away", [4, 6])
def test_a_few_seconds_that_a_page_was_slow_are_held(both: Session, away: int) -> None:
    both.press("pause")
    both.hold(10)
    both.sleep(away)
    both.run(0.3)
    assert both.state["away"] is (away > 5)
    assert both.state["second"] == (20 if away > 5 else 20 - away)


def test_less_than_a_second_is_no_hold(both: Session) -> None:
    both.press("pause")
    both.hold(0.8)
    both.skip_to_the_end()
    assert both.state["setup"]


def test_a_pause_is_told_and_who_carries_on_is_told_what_is_left(both: Session) -> None:
    run, seconds = both.data["words"]["run"], both.data["words"]["number"]["seconds"]["other"]
    pause = both.page.locator("[data-ref=pause]")
    assert pause.inner_text() == run["im_ready"]
    both.press("pause")
    both.hold(10)
    assert pause.inner_text() == run["pause"]
    both.recorded("told")
    both.press("pause")
    assert both.recorded("told") == [run["paused"]]
    assert pause.inner_text() == run["carry_on"]
    both.press("pause")
    assert both.recorded("told") == [run["say_hold"].format(seconds=seconds.format(n=20))]


def test_keys_of_the_browser_and_of_links_stay_theirs(both: Session) -> None:
    """A key that the session takes does nothing else: the space bar does not scroll."""
    page = both.page
    page.evaluate("addEventListener('keydown', (event) => { window.taken = event.defaultPrevented; })")
    both.press("pause")
    page.evaluate("document.activeElement.blur()")
    for key in ("Control+ArrowRight", "Meta+ArrowRight", "Alt+ArrowRight", "Control+Space", "x"):
        page.keyboard.press(key)
        assert (both.state["kind"], both.state["paused"]) == ("ready", False), key
        assert not page.evaluate("window.taken"), key
    page.locator("a.skip").focus()
    page.keyboard.press("Space")
    assert (both.state["kind"], both.state["paused"]) == ("ready", False)
    assert not page.evaluate("window.taken")
    page.evaluate("document.activeElement.blur()")
    for key, kind, paused in (("ArrowRight", "hold", False), ("Space", "hold", True)):
        page.keyboard.press(key)
        assert page.evaluate("window.taken"), key
        assert (both.state["kind"], both.state["paused"]) == (kind, paused)


def test_where_a_language_is_written_from_the_right_the_left_arrow_leads_on(
    new_page: Callable[..., Page], server: str, site: Path, link: str
) -> None:
    page = prepare(new_page())
    text = (site / "session.html").read_text(encoding="utf-8")
    turned = text.replace(' dir="ltr"', ' dir="rtl"', 1)
    assert turned != text
    page.route("**/session.html", lambda route: route.fulfill(body=turned, content_type="text/html"))
    session = Session(page, f"{server}/session.html#do={link}")
    session.start()
    for key, kind in (("ArrowLeft", "hold"), ("ArrowRight", "ready")):
        page.keyboard.press(key)
        assert session.state["kind"] == kind
