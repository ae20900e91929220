"""The guided session, tested with a simulated clock."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import Appearances, faults
from tests.browser.conftest import PHONE, Open, skip_to_the_text
from tests.browser.session_driver import START, Session, expected_phases, prepare


def test_two_stretches_run_through_both_sides_in_order_and_in_full(
    open_session: Open, pair: list[str]
) -> None:
    session = open_session("_".join(pair))
    expected = expected_phases(session.data, pair)
    cues = {one["id"]: one["cue"] for one in session.data["stretches"]}
    session.press("start")
    shown = []
    for phase in expected:
        state = session.state
        shown.append((state["kind"], state["second"], state["waiting"]))
        if phase.kind in ("hold", "switch"):
            assert state["cue"] == cues[phase.stretch][-phase.turned]
        session.pass_(phase)
    assert shown == [(one.kind, one.seconds, not one.seconds) for one in expected]
    session.run(0.1)
    assert session.state["done"]
    held = {
        one: sum(phase.seconds for phase in expected if phase.kind == "hold" and phase.stretch == one)
        for one in pair
    }
    assert session.page.locator("[data-ref=list] li").count() == len(held)


def _steps(session: Session, stretch: str, side: str) -> list[list[str]]:
    """The steps into a stretch for one side: what the page's data say of their words and pictures."""
    found = next(one for one in session.data["stretches"] if one["id"] == stretch)
    turned = -int(found["drawn"] != side)
    return [
        [one["text"][turned % len(one["text"])], one["picture"][turned % len(one["picture"])].split("/")[-1]]
        for one in found["steps"]
    ]


def test_start_shows_the_steps_into_the_first_stretch_and_counts_when_the_reader_is_ready(
    open_session: Open, pair: list[str]
) -> None:
    mirrored = []
    for side in ("left", "right"):
        session = open_session(f"{pair[0]}.30.2.{side[0]}")
        session.press("start")
        session.run(3600)
        state = session.state
        assert (state["kind"], state["waiting"]) == ("position", True)
        assert state["steps"] == _steps(session, pair[0], side)
        mirrored.append(all("-mirrored" in picture for _, picture in state["steps"]))
        session.press("pause")
        assert (session.state["kind"], session.state["waiting"], session.state["steps"]) == (
            "ready",
            False,
            [],
        )
    assert sorted(mirrored) == [False, True]


@pytest.mark.parametrize(
    "size",
    [
        (360, 640),
        (1280, 800),
        *(pytest.param(one, marks=pytest.mark.long) for one in ((360, 740), (390, 844))),
    ],
)
def test_who_starts_has_the_first_step_in_view_and_says_when_to_count(
    open_session: Open, pair: list[str], size: tuple[int, int]
) -> None:
    session = open_session(pair[0], size={"width": size[0], "height": size[1]})
    expect(session.page.locator("[data-ref=start]")).to_be_in_viewport(ratio=1)
    session.page.locator("[data-ref=start]").click()
    assert session.state["waiting"]
    expect(session.page.locator("[data-ref=steps] li").first).to_be_in_viewport(ratio=1)
    expect(session.page.locator("[data-ref=pause]")).to_be_in_viewport(ratio=1)


def test_the_picture_of_a_step_has_its_room_before_it_is_there_and_its_own_words(
    open_session: Open, pair: list[str]
) -> None:
    session = open_session(f"{pair[0]}.30.2.l")
    stretch = next(one for one in session.data["stretches"] if one["id"] == pair[0])
    turned = -int(stretch["drawn"] != "left")
    session.press("start")
    names = ("width", "height", "loading", "alt")
    shown = [
        [picture.get_attribute(name) for name in names]
        for picture in session.page.locator("[data-ref=steps] img").all()
    ]
    alts = [step["alt"][turned % len(step["alt"])] for step in stretch["steps"]]
    assert shown == [["480", "360", "lazy", alt] for alt in alts]


@pytest.mark.parametrize("width", [360, 1280])
def test_the_number_of_a_step_stands_on_its_picture_from_right_to_left_too(
    open_session: Open, pair: list[str], width: int
) -> None:
    session = open_session(pair[0], size={"width": width, "height": 740})
    session.press("start")
    moved = []
    for direction in ("ltr", "rtl"):
        session.page.evaluate("(dir) => { document.documentElement.dir = dir; }", direction)
        step = session.page.locator("[data-ref=steps] li").first
        inwards = step.evaluate("(step) => parseFloat(getComputedStyle(step, '::before').translate)")
        moved.append(inwards)
    assert moved[0] > 0
    assert moved[1] == -moved[0]


def test_another_link_within_the_page_shows_its_own_stretch(open_session: Open, pair: list[str]) -> None:
    session = open_session(f"{pair[0]}.30.1.l")
    names = {one["id"]: one["name"] for one in session.data["stretches"]}
    question = session.page.locator("[data-ref=question]")
    expect(question).to_contain_text(names[pair[0]])
    session.page.evaluate("hash => { location.hash = hash; }", f"do={pair[1]}.30.1.l")
    expect(question).to_contain_text(names[pair[1]])


def test_the_steps_into_the_next_stretch_stand_with_their_pictures_until_the_reader_is_ready(
    open_session: Open, pair: list[str]
) -> None:
    session = open_session(f"{pair[0]}.30.1.l_{pair[1]}.30.1.r")
    session.start()
    session.run(session.data["timing"]["ready"] + 30)
    session.run(3600)
    state = session.state
    assert (state["kind"], state["waiting"]) == ("position", True)
    assert state["steps"] == _steps(session, pair[1], "right")
    session.press("pause")
    assert (session.state["kind"], session.state["waiting"]) == ("ready", False)


def test_the_voice_reads_the_first_steps_out_before_it_waits(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    session.page.locator("[data-ref=voice]").check()
    session.press("start")
    assert (session.state["kind"], session.state["waiting"]) == ("position", True)
    (spoken,), (told,) = session.recorded("voice"), session.recorded("told")
    stretch = next(one for one in session.data["stretches"] if one["id"] == pair[0])
    assert spoken == " ".join([told, *(text for text, _ in _steps(session, pair[0], stretch["drawn"]))])


def test_a_hold_shows_the_hold_and_a_rest_the_way_out(open_session: Open, pair: list[str]) -> None:
    session = open_session(f"{pair[0]}.30.2.l")
    stretch = next(one for one in session.data["stretches"] if one["id"] == pair[0])
    turned = -int(stretch["drawn"] != "left")
    session.start()
    session.run(session.data["timing"]["ready"])
    shown = []
    for _ in range(2):
        state = session.state
        shown.append((state["kind"], state["picture"]))
        session.press("skip")
        if state["kind"] == "rest":
            assert state["cue"] == stretch["out"][turned % len(stretch["out"])]
    wanted = [("hold", stretch["drawings"]["hold"]), ("rest", stretch["out_picture"])]
    name = re.compile(r"[^/?]*[.]svg")
    assert shown == [(kind, name.findall(pictures[turned])[0]) for kind, pictures in wanted]
    alts = session.page.locator("[data-ref=pictures] img").evaluate_all("all => all.map((one) => one.alt)")
    assert {*alts} == {""}  # its words stand beside it


def test_pauses_are_those_that_the_reader_chose_and_are_kept_on_the_device(
    open_session: Open, pair: list[str]
) -> None:
    session = open_session()
    session.page.locator("[data-ref=position]").select_option("10")
    session.page.locator("[data-ref=switch]").select_option("0")
    session.page.goto(f"{session.page.url}#do={pair[0]}")
    session.page.reload()
    session.press("start")
    assert (session.state["kind"], session.state["second"]) == ("position", 10)
    session.run(10.1)
    assert session.state["kind"] == "hold"  # a count of one's own needs no time to get ready
    session.press("skip")
    assert (session.state["kind"], session.state["waiting"]) == ("switch", True)


def test_every_second_of_a_hold_shows_and_the_last_three_are_cued(
    open_session: Open, pair: list[str]
) -> None:
    session = open_session(pair[0])
    phase = expected_phases(session.data, pair)[2]
    session.start()
    session.run(session.data["timing"]["ready"] + 0.5)
    session.recorded("tone")
    for second in range(phase.seconds, 0, -1):
        state = session.state
        assert (state["kind"], state["second"], state["last"]) == ("hold", second, second <= 3)
        assert len(session.recorded("tone")) == (second <= 3)
        session.run(1)
    assert session.state["kind"] != "hold"


def test_each_phase_shows_its_word_and_a_pause_its_own(open_session: Open, pair: list[str]) -> None:
    session = open_session("_".join(f"{one}.30.2.e" for one in pair))
    words, shown = session.data["words"]["run"], session.page.locator("[data-ref=phase]")
    session.press("start")
    seen = {state["kind"]: shown.inner_text() for state in session.each_phase()}
    assert seen == {kind: words[kind] for kind in seen}
    assert {"position", "hold", "rest"} <= seen.keys()
    session.start()
    session.hold(1)
    session.press("pause")
    assert shown.inner_text() == words["paused"]
    session.press("skip")
    assert shown.inner_text() == words["paused"]


def test_a_phase_is_told_once_and_seconds_are_not(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    phases = expected_phases(session.data, pair[:1])
    session.press("start")
    session.pass_(*phases)
    session.run(1)
    told = session.recorded("told")
    assert len(told) == len(phases) + 1  # and the end
    assert all(any(letter.isalpha() for letter in one) for one in told)


def test_sound_and_voice_are_switched_each_on_its_own(open_session: Open, pair: list[str]) -> None:
    for sound, voice in ((True, False), (False, True), (True, True), (False, False)):
        session = open_session(pair[0])
        session.page.locator("[data-ref=sound]").set_checked(sound)
        session.page.locator("[data-ref=voice]").set_checked(voice)
        session.start()
        session.run(session.data["timing"]["ready"] + 1)
        assert (bool(session.recorded("tone")), bool(session.recorded("voice"))) == (sound, voice)
        assert session.recorded("buzz")


def test_pause_stops_the_time_within_a_hold_and_nothing_is_lost(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    session.start()
    session.run(session.data["timing"]["ready"] + 4.2)
    before = session.state
    session.press("pause")
    session.run(100)
    paused = session.state
    assert (paused["second"], paused["kind"], paused["paused"]) == (before["second"], "hold", True)
    session.press("pause")
    session.run(0.5)
    assert session.state["second"] == before["second"]
    session.run(1)
    assert (session.state["second"], session.state["paused"]) == (before["second"] - 1, False)


@pytest.mark.parametrize("slept", [40, 3600])
def test_a_page_that_slept_waits_and_asks_and_does_not_count_what_was_not_held(
    open_session: Open, pair: list[str], slept: int
) -> None:
    session = open_session(pair[0])
    phases = expected_phases(session.data, pair[:1])
    hold = phases[2].seconds
    session.start()
    session.run(phases[1].seconds + 10)
    session.sleep(slept)
    session.run(60)
    state = session.state
    assert (state["away"], state["kind"], state["second"]) == (True, "hold", hold - 10)
    session.press("stay")
    expect(
        session.page.locator("[data-phase=ready]")
    ).to_be_visible()  # a little time to get back into the hold
    session.run(session.data["timing"]["ready"])
    assert (session.state["kind"], session.state["second"]) == ("hold", hold - 10)
    session.run(hold - 10)
    session.press("end")
    session.press("keep")
    session.pass_(*phases[3:])
    session.run(1)
    expected = sum(phase.seconds for phase in phases if phase.kind == "hold")
    assert session.state["done"]
    assert _held(session) == expected


def test_a_hold_that_was_slept_through_can_be_started_again(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    phases = expected_phases(session.data, pair[:1])
    session.start()
    session.run(phases[1].seconds + 10)
    session.sleep(40)
    session.run(1)
    session.press("redo")
    session.run(session.data["timing"]["ready"] + 0.1)
    assert (session.state["kind"], session.state["second"]) == ("hold", phases[2].seconds)
    session.run(9.9)
    session.sleep(40)
    session.run(1)
    session.press("stay")  # each question is answered anew
    session.run(session.data["timing"]["ready"])
    assert (session.state["kind"], session.state["second"]) == ("hold", phases[2].seconds - 10)
    session.run(phases[2].seconds - 10)
    session.pass_(*phases[3:])
    session.run(1)
    assert _held(session) == sum(phase.seconds for phase in phases if phase.kind == "hold")


def test_a_wait_until_the_reader_is_ready_outlasts_sleep(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    session.press("start")
    session.sleep(3600)
    session.run(1)
    assert (session.state["away"], session.state["kind"]) == (False, "position")


def test_a_length_of_time_is_told_in_minutes_and_seconds(page: Page, server: str) -> None:
    page.goto(f"{server}/session.html")
    words = {
        "minutes": {"one": "{n} min", "other": "{n} mins"},
        "seconds": {"one": "{n} sec", "other": "{n} secs"},
        "join": "{minutes} {seconds}",
    }
    told = page.evaluate("(words) => [1, 59, 60, 61, 150].map((all) => guide.time(words, all))", words)
    assert told == ["1 sec", "59 secs", "1 min", "1 min 1 sec", "2 mins 30 secs"]


@pytest.mark.parametrize("back", [2, 60, 3600])
def test_a_clock_that_is_set_back_holds_nothing_up(open_session: Open, pair: list[str], back: int) -> None:
    session = open_session(pair[0])
    session.start()
    session.press("skip")
    whole = session.state["second"]
    session.run(5)
    assert session.state["second"] == whole - 5
    session.set_back(back)
    session.run(2.2)  # what went by since the clock was last read is not known
    assert session.state["second"] == whole - 7


def test_a_clock_that_was_set_back_a_moment_ago_makes_no_hold_longer(
    open_session: Open, pair: list[str]
) -> None:
    session = open_session(pair[0])
    session.start()
    session.press("skip")
    whole = session.state["second"]
    session.set_back(3600)
    session.press("pause")
    assert session.state["second"] == whole
    assert session.page.evaluate("Object.values(JSON.parse(sessionStorage.session).held)") == [0]


def _held(session: Session) -> int:
    """The seconds that the summary at the end tells, from “2 minutes 30 seconds” or “30 seconds”."""
    told = session.page.locator("[data-ref=summary]").inner_text()
    *minutes, seconds = [int(one) for one in re.findall(r"(\d+) (?:minute|second)s?\b", told)][:2]
    if "min" not in told:
        return seconds
    return minutes[0] * 60 + seconds if minutes else seconds * 60


def test_a_reload_offers_to_go_on_where_it_was(open_session: Open, pair: list[str]) -> None:
    session = open_session("_".join(pair))
    phases = expected_phases(session.data, pair)
    session.start()
    session.pass_(*phases[1:4])
    session.run(7)
    before = session.state
    for _ in range(2):  # a second reload finds the same
        session.page.reload()
        expect(session.page.locator("[data-ref=offer]")).to_be_visible()
        expect(session.page.locator("[data-ref=where]")).to_contain_text(before["name"])
        assert session.state["setup"]
        session.press("goOn")
        session.run(1)
    state = session.state
    assert (state["kind"], state["name"], state["cue"]) == ("ready", before["name"], before["cue"])
    session.run(session.data["timing"]["ready"] - 0.5)
    state = session.state
    assert (state["kind"], state["second"], state["count"]) == ("hold", before["second"], before["count"])
    session.run(before["second"])
    for phase in phases[5:]:
        assert session.state["kind"] == phase.kind  # none is passed over
        session.pass_(phase)
    session.run(1)
    assert session.state["done"]
    summary = session.page.locator("[data-ref=summary]").inner_text()
    session.press("again")
    session.pass_(*phases)
    session.run(1)
    assert session.page.locator("[data-ref=summary]").inner_text() == summary  # nothing was lost
    session.page.reload()
    expect(session.page.locator("[data-ref=offer]")).to_be_hidden()


def test_a_hold_that_is_nearly_over_goes_on_for_its_last_second(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    hold = next(one for one in expected_phases(session.data, pair[:1]) if one.kind == "hold")
    session.start()
    session.hold(hold.seconds - 0.4)
    session.page.reload()
    session.press("goOn")
    session.run(session.data["timing"]["ready"] + 0.5)
    assert (session.state["kind"], session.state["second"]) == ("hold", 1)


def test_who_has_gone_on_and_stops_is_not_asked_to_go_on_there(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    session.start()
    session.run(8)
    session.page.reload()
    session.press("goOn")
    session.press("end")
    session.press("quit")
    assert session.state["done"]
    session.page.reload()
    assert session.state["setup"]
    expect(session.page.locator("[data-ref=offer]")).to_be_hidden()


def test_who_stops_sees_what_was_held_so_far_and_where_to_read_about_pain(
    open_session: Open, pair: list[str]
) -> None:
    session = open_session("_".join(pair))
    phases = expected_phases(session.data, pair)
    session.start()
    session.pass_(*phases[1:4])
    session.run(7)
    session.press("end")
    pain = session.page.locator("dialog[data-ref=stop] a")
    expect(pain).to_be_visible()
    assert str(pain.get_attribute("href")).endswith("safety.html")
    session.run(100)
    told = len(session.recorded("told")) + len(session.recorded("tone"))
    session.press("quit")
    assert session.state["done"]
    assert told
    assert session.recorded("told") + session.recorded("tone") == []  # it is over, but not all done
    assert _held(session) == phases[2].seconds + 7
    expect(session.page.locator("[data-ref=list] li")).to_have_count(1)
    expect(session.page.locator("[data-ref=well]")).to_be_focused()
    expect(session.page.locator("div[data-ref=done] a[href$='safety.html']")).to_be_visible()


def test_who_has_read_about_pain_may_go_on_where_it_was(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    session.press("start")
    session.hold(7)
    before = session.state
    session.press("end")
    session.page.locator("dialog[data-ref=stop] a").click()
    expect(session.page).to_have_url(re.compile(r"/safety[.]html$"))
    session.page.go_back()
    session.press("goOn")
    session.run(session.data["timing"]["ready"])
    state = session.state
    assert (state["kind"], state["second"], state["count"]) == ("hold", before["second"], before["count"])


def test_where_nothing_was_held_there_is_no_end_to_tell_of(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    days = session.page.locator(".days-done")
    session.start()
    session.press("end")
    session.press("quit")
    assert (session.state["setup"], session.state["done"]) == (True, False)
    expect(days).to_be_hidden()
    session.press("start")
    session.skip_to_the_end()
    assert (session.state["setup"], session.state["done"]) == (True, False)
    expect(session.page.locator("[data-routine]").first).to_be_focused()
    expect(days).to_be_hidden()
    assert session.data["words"]["run"]["say_done"] not in session.recorded("told")
    session.press("start")
    session.hold(1)
    session.skip_to_the_end()
    assert session.state["done"]
    expect(days).to_be_visible()


def test_a_hold_that_is_cut_short_is_counted_as_one(open_session: Open, pair: list[str]) -> None:
    session = open_session(f"{pair[0]}.30.1.l")
    held = session.data["words"]["done"]["holds"]
    session.press("start")
    session.hold(12)
    session.press("skip")
    assert session.state["done"]
    expect(session.page.locator("[data-ref=summary]")).to_contain_text(held["one"].format(n=1))
    assert _held(session) == 12


def test_time_in_a_pause_is_not_held(open_session: Open, pair: list[str]) -> None:
    session = open_session(f"{pair[0]}.30.1.l")
    session.press("start")
    session.hold(12)
    session.press("pause")
    session.run(5)
    session.press("skip")
    assert session.state["done"]
    assert _held(session) == 12


def test_back_repeats_a_whole_hold_although_only_its_rest_was_left(
    open_session: Open, pair: list[str]
) -> None:
    session = open_session(f"{pair[0]}.30.1.l")
    session.press("start")
    session.hold(20)
    session.page.reload()
    session.press("goOn")
    expect(session.page.locator("[data-ref=after]")).to_contain_text("10")
    session.run(session.data["timing"]["ready"])
    assert (session.state["kind"], session.state["second"]) == ("hold", 10)
    session.set_back(3600)
    session.press("pause")
    assert session.state["second"] == 10  # not more than was left of it
    session.press("pause")
    session.run(3)
    session.press("back")
    assert (session.state["kind"], session.state["second"]) == ("hold", 30)
    session.run(30.1)
    assert session.state["done"]
    assert _held(session) == 53


def test_what_was_begun_can_be_forgotten(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    session.start()
    session.run(8)
    session.page.reload()
    session.press("afresh")
    expect(session.page.locator("[data-ref=offer]")).to_be_hidden()
    session.page.reload()
    expect(session.page.locator("[data-ref=offer]")).to_be_hidden()
    assert session.page.evaluate("sessionStorage.length + localStorage.length") == 0


def test_who_begins_afresh_has_start_or_all_choices_before_them(open_session: Open, pair: list[str]) -> None:
    for do, focused in ((pair[0], "[data-ref=start]"), ("", "[data-routine]")):
        session = open_session(do)
        session.start()
        session.run(8)
        session.page.reload()
        session.press("afresh")
        assert session.state["setup"]
        expect(session.page.locator(focused).first).to_be_focused()


def test_an_offer_to_go_on_is_over_when_another_session_begins(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    session.start()
    session.run(8)
    session.page.reload()
    expect(session.page.locator("[data-ref=offer]")).to_be_visible()
    session.start()
    session.press("end")
    session.press("quit")
    assert session.state["setup"]
    expect(session.page.locator("[data-ref=offer]")).to_be_hidden()


def test_who_skips_to_the_text_keeps_what_a_link_asks_for(open_session: Open, pair: list[str]) -> None:
    session = open_session(f"{pair[0]}.10.2.l")
    page = session.page
    asked, address = page.locator("[data-ref=ready]").inner_text(), page.url
    skip_to_the_text(page)
    for _ in range(2):
        expect(page).to_have_url(address)
        assert page.locator("[data-ref=ready]").inner_text() == asked
        page.reload()


def test_a_plain_address_asks_for_nothing_any_more(open_session: Open, pair: list[str]) -> None:
    page = open_session(pair[0]).page
    page.evaluate("location.hash = ''")
    expect(page.locator("[data-ref=ready]")).to_be_hidden()


def test_skip_and_back_go_phase_by_phase(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    phases = expected_phases(session.data, pair[:1])
    session.press("start")
    assert session.state["kind"] == "position"
    session.press("skip")
    assert session.state["kind"] == "ready"
    session.press("skip")
    assert session.state["kind"] == "hold"
    session.run(5)
    session.press("back")  # first to the start of this hold
    assert (session.state["kind"], session.state["second"]) == ("hold", phases[2].seconds)
    session.press("back")  # then to the phase before
    assert session.state["kind"] == "ready"
    session.press("back")
    assert (session.state["kind"], session.state["waiting"]) == ("position", True)
    for _ in phases:
        session.press("skip")
    assert session.state["done"]


def test_done_again_starts_the_same_anew(open_session: Open, pair: list[str]) -> None:
    session = open_session("_".join(pair))
    session.start()
    session.pass_(*expected_phases(session.data, pair)[1:])
    session.run(1)
    assert session.state["done"]
    expect(session.page.locator("[data-ref=well]")).to_be_focused()
    session.press("again")
    session.run(0.1)
    state = session.state
    assert (state["stage"], state["kind"], state["count"].count("2") >= 1) == (True, "position", True)


def test_the_screen_stays_awake_while_it_runs_and_again_after_a_tab_change(
    open_session: Open, pair: list[str]
) -> None:
    session = open_session(pair[0])

    def change_tabs() -> None:
        for hidden in ("true", "false"):
            session.page.evaluate(
                f"Object.defineProperty(document, 'hidden', {{ value: {hidden}, configurable: true }});"
                "document.dispatchEvent(new Event('visibilitychange'))"
            )
        session.run(1)

    errors: list[str] = []
    session.page.on("pageerror", lambda error: errors.append(error.message))
    change_tabs()
    assert session.recorded("lock") + errors == []
    session.start()
    session.run(1)
    assert session.recorded("lock") == ["taken"]
    change_tabs()
    assert session.recorded("lock") == ["taken"]
    for _ in range(2):
        session.press("pause")
        session.run(1)
        assert session.recorded("lock") == ["released"]
        session.press("pause")
        session.run(1)
        assert session.recorded("lock") == ["taken"]


def test_the_keyboard_alone_runs_it(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    keys = session.page.keyboard
    session.page.locator("[data-ref=start]").focus()
    keys.press("Enter")
    expect(session.page.locator("[data-ref=pause]")).to_be_focused()
    session.page.evaluate("document.activeElement.blur()")
    assert (session.state["kind"], session.state["waiting"]) == ("position", True)
    keys.press("Space")
    assert (session.state["kind"], session.state["paused"]) == ("ready", False)
    keys.press("Space")
    assert session.state["paused"]
    keys.press("Space")
    keys.press("ArrowRight")
    assert (session.state["paused"], session.state["kind"]) == (False, "hold")
    keys.press("ArrowLeft")
    assert session.state["kind"] == "ready"
    keys.press("Escape")
    dialog = session.page.locator("dialog[data-ref=stop]")
    expect(dialog).to_be_visible()
    assert session.state["paused"]
    keys.press("Escape")  # out of the question, and on
    expect(dialog).to_be_hidden()
    expect(session.page.locator("[data-ref=stage]")).not_to_contain_class("is-paused")
    keys.press("Escape")
    keys.press("Tab")
    keys.press("Enter")
    assert session.state["setup"]
    expect(session.page.locator("[data-routine]").first).to_be_focused()


def test_space_pauses_after_a_click_on_another_button(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    page = session.page
    page.locator("[data-ref=start]").click()
    for button, kind in (("skip", "ready"), ("skip", "hold"), ("back", "ready"), ("skip", "hold")):
        page.locator(f"[data-ref={button}]").click()
        assert session.state["kind"] == kind
    page.keyboard.press("Space")
    assert (session.state["kind"], session.state["paused"]) == ("hold", True)
    page.keyboard.press("Space")
    assert (session.state["kind"], session.state["paused"]) == ("hold", False)
    page.locator("[data-ref=end]").click()
    page.locator("[data-ref=keep]").click()
    expect(page.locator("[data-ref=stage]")).not_to_contain_class("is-paused")
    page.keyboard.press("Space")
    expect(page.locator("dialog[data-ref=stop]")).to_be_hidden()
    assert (session.state["kind"], session.state["paused"]) == ("hold", True)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_button_that_the_keyboard_has_reached_does_what_it_says(
    open_session: Open, pair: list[str], key: str
) -> None:
    session = open_session(pair[0])
    session.start()
    session.page.keyboard.press("Tab")
    expect(session.page.locator("[data-ref=skip]")).to_be_focused()
    session.page.keyboard.press(key)
    assert (session.state["kind"], session.state["paused"]) == ("hold", False)


def test_who_skips_while_it_is_paused_is_told_so_and_hears_no_start(
    open_session: Open, pair: list[str]
) -> None:
    session = open_session(f"{pair[0]}.30.3.l")
    session.page.locator("[data-ref=voice]").check()
    run = session.data["words"]["run"]
    session.press("start")
    session.hold(5)
    session.press("pause")
    for _ in range(2):
        for kind in ("told", "tone", "buzz", "voice"):
            session.recorded(kind)
        session.press("skip")
        state = session.state
        told = run["say_paused"].format(phase=run[state["kind"]], place=state["count"])
        assert session.recorded("told") == [told]
        assert session.recorded("tone") + session.recorded("buzz") + session.recorded("voice") == []
        assert (state["phase"], state["paused"]) == (run["paused"], True)
    assert state["kind"] == "hold"
    session.press("pause")
    assert session.recorded("told") == [run["say_hold"].format(seconds=f"{state['second']} seconds")]
    assert session.recorded("tone")


def test_a_routine_sets_its_usual_doses(open_session: Open) -> None:
    session = open_session()
    dose = session.page.locator("[data-stretch]:has(:checked) [data-dose]")
    routine = session.page.locator("[data-routine][aria-pressed=true]")
    ids = (routine.get_attribute("data-routine") or "").split()
    hold = session.page.locator("[name=hold]:checked")
    usual, chosen = dose.all_text_contents(), hold.get_attribute("value")
    held = session.page.locator("[name=hold]").first.get_attribute("value")
    session = open_session("_".join(f"{one}.{held}.1.l" for one in ids))
    session.press("other")
    dose = session.page.locator("[data-stretch]:has(:checked) [data-dose]")
    expect(dose).not_to_have_text(usual)
    session.page.locator(f"[data-routine='{' '.join(ids)}']").click()
    expect(dose).to_have_text(usual)
    expect(session.page.locator("[name=hold]:checked")).to_have_attribute("value", chosen or "")


def test_the_chosen_hold_is_the_one_that_runs(open_session: Open, pair: list[str]) -> None:
    session = open_session()
    shortest = session.page.locator("[name=hold]").first
    seconds = shortest.get_attribute("value")
    session = open_session(f"{pair[0]}.{seconds}.3.l")
    session.press("other")
    chosen, shortest = session.page.locator("[name=hold]:checked"), session.page.locator("[name=hold]").first
    expect(shortest).to_be_checked()
    session.page.locator(f"[data-stretch={pair[1]}] input").check()
    expect(chosen).to_have_count(0)  # two lengths of a hold
    shortest.check()
    doses = session.page.locator("[data-stretch]:has(:checked) [data-dose]")
    for dose in doses.all_text_contents():
        assert re.findall(r"\d+", dose)[0] == seconds
    expect(shortest).to_be_checked()
    session.page.locator(f"[data-stretch={pair[0]}] input").uncheck()
    expect(shortest).to_be_checked()


def test_a_button_that_has_reached_its_end_keeps_the_focus(open_session: Open, pair: list[str]) -> None:
    session = open_session(f"{pair[0]}.30.2.l")
    session.press("other")
    row = session.page.locator(f"[data-stretch={pair[0]}]")
    fewer = row.locator("[data-step='-1']")
    fewer.focus()
    for _ in range(2):
        session.page.keyboard.press("Enter")
        expect(row.locator("output")).to_have_text("1")
        expect(fewer).to_be_disabled()
        expect(fewer).to_be_focused()


def test_the_choice_of_hold_and_repeats_is_what_runs(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    session.press("other")
    session.page.locator("[name=hold]").first.check()
    row = session.page.locator(f"[data-stretch={pair[0]}]")
    before = int(row.locator("output").inner_text())
    row.locator("[data-step='-1']").click()
    shortest = int(session.page.locator("[name=hold]").first.get_attribute("value") or 0)
    session.start()
    session.run(session.data["timing"]["ready"] + 0.1)
    state = session.state
    stretch = next(one for one in session.data["stretches"] if one["id"] == pair[0])
    assert state["second"] == min(max(shortest, stretch["hold_from"]), stretch["longest"])
    assert str(before - 1) in state["count"]


@pytest.mark.parametrize(
    "link",
    [
        "",
        "nothing.30.3.e",
        "constructor",
        *(pytest.param(one, marks=pytest.mark.long) for one in ("x", "__..__", "%00.1.1.b", "<b>.5.5.l")),
        pytest.param("a" * 5000, id="long", marks=pytest.mark.long),
    ],
)
def test_a_hostile_link_leaves_the_usual_choice(open_session: Open, link: str) -> None:
    session = open_session(link or "=&do")
    ticked = session.page.locator("[data-stretch] :checked")
    ids = ticked.evaluate_all("boxes => boxes.map((box) => box.closest('[data-stretch]').dataset.stretch)")
    assert sorted(ids) == sorted(session.data["first"])


def test_a_row_says_how_long_and_how_often_and_its_buttons_end_at_one_and_at_most(
    open_session: Open, pair: list[str]
) -> None:
    session = open_session(f"{pair[0]}.45.2.l")
    session.press("other")
    row = session.page.locator(f"[data-stretch={pair[0]}]")
    assert re.findall(r"\d+", row.locator("[data-dose]").inner_text()) == ["45", "2"]
    fewer, more = (row.locator(f"[data-step='{step}']") for step in (-1, 1))
    expect(fewer).to_be_enabled()
    fewer.click()
    expect(fewer).to_be_disabled()
    assert re.findall(r"\d+", row.locator("[data-dose]").inner_text())[0] == "45"
    most = session.data["most"]
    for _ in range(most - 1):
        expect(more).to_be_enabled()
        more.click()
    expect(more).to_be_disabled()
    expect(row.locator("output")).to_have_text(str(most))


def test_with_no_stretch_ticked_there_is_nothing_to_start(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    session.press("other")
    begin = session.page.locator("[data-ref=start]")
    box = session.page.locator(f"[data-stretch={pair[0]}] [type=checkbox]")
    box.uncheck()
    expect(begin).to_be_disabled()
    expect(session.page.locator("[data-ref=total]")).not_to_contain_text(re.compile(r"\d"))
    box.check()
    expect(begin).to_be_enabled()


def test_what_is_ticked_counts_at_once(open_session: Open, pair: list[str]) -> None:
    session = open_session("_".join(pair))
    session.press("other")
    total = session.page.locator("[data-ref=total]")
    both = total.inner_text()
    session.page.locator(f"[data-stretch={pair[1]}] input").uncheck()
    expect(total).not_to_have_text(both)
    alone = total.inner_text()
    session.page.locator("[name=hold]").last.check()
    expect(total).not_to_have_text(alone)


def test_the_end_tells_the_whole_time_of_all_stretches(open_session: Open, pair: list[str]) -> None:
    session = open_session("_".join(f"{one}.60.5.l" for one in pair))
    session.press("start")
    for _ in range(40):  # more than it has phases
        if session.state["waiting"]:
            session.press("pause")
        session.run(60)
    assert session.state["done"]
    assert _held(session) == 600
    assert "-" not in session.page.locator("[data-ref=summary]").inner_text()


def test_a_stretch_that_was_passed_over_is_not_told_as_done(open_session: Open, pair: list[str]) -> None:
    session = open_session("_".join(pair))
    session.start()
    for phase in expected_phases(session.data, pair)[1:]:
        if phase.stretch == pair[1] and phase.kind == "hold":
            session.run(5)
        session.press("skip")
    assert session.state["done"]
    (name,) = (one["name"] for one in session.data["stretches"] if one["id"] == pair[1])
    (told,) = session.page.locator("[data-ref=list] li").all_inner_texts()
    assert name in told


def test_the_shortest_session_takes_a_minute(open_session: Open, pair: list[str]) -> None:
    session = open_session(f"{pair[0]}.15.1.l")
    session.press("other")
    minutes = re.findall(r"\d+", session.page.locator("[data-ref=total]").inner_text())
    assert minutes[-1] == "1"


def test_older_people_may_hold_longer(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    session.press("other")
    session.page.locator("[name=hold]").last.check()
    stretch = next(one for one in session.data["stretches"] if one["id"] == pair[0])
    session.start()
    session.run(session.data["timing"]["ready"] + 0.1)
    assert session.state["second"] == stretch["longest"] > stretch["hold"]


def test_a_link_asks_first_and_shows_the_whole_choice_on_request(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    routines = session.page.locator("[data-routine]").first
    ask = session.page.locator(".setup-ask")
    expect(routines).to_be_hidden()
    expect(ask).to_be_visible()
    expect(session.page.locator("[data-ref=start]")).to_be_in_viewport()
    session.press("other")
    expect(routines).to_be_visible()
    expect(ask).to_be_visible()


def test_a_link_gives_dose_and_side_within_limits(open_session: Open, pair: list[str]) -> None:
    session = open_session(f"{pair[0]}.45.2.r_{pair[1]}.9999.99999.b")
    stretch = next(one for one in session.data["stretches"] if one["id"] == pair[0])
    session.start()
    session.run(session.data["timing"]["ready"] + 0.1)
    state = session.state
    assert state["second"] == 45
    assert state["cue"] == stretch["cue"][-int(stretch["drawn"] != "right")]
    session.run(45)
    assert session.state["kind"] == "rest"  # one side alone has no change of sides
    session.run(session.data["timing"]["rest"] + 45)
    session.press("pause")
    session.run(session.data["timing"]["ready"])
    usual = next(one for one in session.data["stretches"] if one["id"] == pair[1])
    assert session.state["second"] == usual["hold"]


def test_reduced_motion_moves_the_ring_by_whole_seconds(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0], motion="reduce")
    session.start()
    offsets = set()
    for _ in range(10):
        session.run(0.1)
        offsets.add(session.page.locator("[data-ref=ring]").get_attribute("stroke-dashoffset"))
    assert len(offsets) <= 2


def test_every_routine_can_be_chosen_and_is_shown_as_chosen(open_session: Open) -> None:
    session = open_session()
    for button in session.page.locator("[data-routine]").all():
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(session.page.locator("[data-routine][aria-pressed=true]")).to_have_count(1)
        ids = (button.get_attribute("data-routine") or "").split()
        expect(session.page.locator("[data-stretch] :checked")).to_have_count(len(ids))


def test_every_state_is_accessible(
    new_page: Callable[..., Page], server: str, pair: list[str], next_appearances: Callable[[], Appearances]
) -> None:
    page = new_page(viewport={"width": 1280, "height": 740})
    page.clock.set_fixed_time(START)  # no phase ends while axe-core looks at it, which needs timers that run
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{server}/session.html#do={'_'.join(pair)}")
    found = faults(page, "asked", next_appearances())
    page.locator("[data-ref=other]").click()
    found += faults(page, "the whole choice", next_appearances())
    for name, state in (
        ("start", "position"),
        ("pause", "ready"),
        ("skip", "hold"),
        ("pause", "paused"),
        ("end", "dialog"),
    ):
        page.locator(f"[data-ref={name}]").click()
        found += faults(page, state, next_appearances())
    page.locator("[data-ref=keep]").click()
    page.reload()
    found += faults(page, "offer", next_appearances())
    page.locator("[data-ref=goOn]").click()
    page.locator("[data-ref=skip]").click()
    page.clock.set_fixed_time(START + 2)  # what was held, so that there is something to tell
    while page.locator("[data-ref=stage]").is_visible():
        page.locator("[data-ref=skip]").click()
    found += faults(page, "done", next_appearances())
    assert not found, "\n".join(found)
    assert errors == []


def test_before_the_start_stand_the_minutes_and_each_reason_to_choose_another(
    open_session: Open, pair: list[str]
) -> None:
    for ids in (pair[:1], pair):
        session = open_session("_".join(f"{one}.30.3.e" for one in ids))
        data, words = session.data, session.data["words"]["set_up"]
        phases = expected_phases(
            {**data, "stretches": [{**one, "hold": 30, "repeats": 3} for one in data["stretches"]]}, ids
        )
        expected = {"position": data["timing"]["position"], "ready": data["timing"]["ready"]}
        seconds = sum(one.seconds or expected[one.kind] for one in phases)
        minutes = session.page.locator("[data-ref=question]").inner_text()
        assert str(max(1, (seconds + 30) // 60)) in re.findall(r"\d+", minutes)
        named = [one for one in data["stretches"] if one["id"] in ids and one["leave_out"]]
        reason = words["reason_of"] if len(ids) > 1 else words["reason"]
        told = [reason.format(stretch=one["name"], reasons=one["leave_out"]) for one in named]
        assert sorted(session.page.locator("[data-ref=reasons] li").all_text_contents()) == sorted(told)


def test_each_screen_stands_alone_and_is_seen_from_its_top(open_session: Open, pair: list[str]) -> None:
    session = open_session(f"{pair[0]}.15.1.l", size=PHONE)
    shown = {name: session.page.locator(f"[data-ref={name}]").first for name in ("setup", "stage", "done")}

    def look(screen: str) -> None:
        for name, part in shown.items():
            expect(part).to_be_visible(visible=name == screen)
        above = shown[screen].evaluate("part => part.getBoundingClientRect().top")
        assert 0 <= above < 100

    session.press("other")
    look("setup")
    first = session.page.locator("[data-routine]").first  # the choices from their top, not from Start below
    expect(first).to_be_focused()
    session.press("start")
    look("stage")
    session.hold(1)
    session.skip_to_the_end()
    look("done")
    expect(session.page.locator("[data-ref=well]")).to_be_focused()
    session.press("change")
    look("setup")


def test_who_has_large_text_and_starts_from_below_sees_the_session_from_its_top(
    new_page: Callable[..., Page], server: str, pair: list[str]
) -> None:
    page = prepare(new_page(viewport={"width": 360, "height": 500}))
    session = Session(page, f"{server}/session.html#do={pair[0]}.15.1.l")
    session.page.context.new_cdp_session(session.page).send(
        "Page.setFontSizes", {"fontSizes": {"standard": 32}}
    )
    session.press("start")
    assert session.state["kind"] == "position"
    assert session.page.evaluate("scrollY") == 0


def test_a_link_shows_its_first_hold_in_a_picture_that_has_its_room_before_it_is_there(
    open_session: Open, pair: list[str]
) -> None:
    picture = open_session(pair[0]).page.locator("[data-ref=preview] img")
    names = ("alt", "loading", "width", "height", "src")
    *got, source = (picture.get_attribute(name) for name in names)
    assert got == ["", "lazy", "480", "360"]  # its words stand beside it
    assert "-hold" in str(source)


def test_another_link_does_not_end_a_session_that_runs_or_what_it_came_to(
    open_session: Open, pair: list[str]
) -> None:
    session = open_session(f"{pair[0]}.15.1.l")
    session.press("start")
    before = session.state["name"]
    session.page.evaluate("hash => { location.hash = hash; }", f"do={pair[1]}.30.1.l")
    session.run(0.1)
    assert (session.state["stage"], session.state["name"], session.state["setup"]) == (True, before, False)
    session.hold(1)
    session.skip_to_the_end()
    session.page.evaluate("hash => { location.hash = hash; }", f"do={pair[0]}.30.1.l")
    session.run(0.1)
    assert (session.state["done"], session.state["setup"]) == (True, False)


def test_the_hold_that_a_link_names_is_the_one_that_is_chosen(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    session.press("other")
    holds = session.page.locator("[name=hold]")
    shortest, usual = holds.first.get_attribute("value"), session.page.locator("[name=hold]:checked")
    assert usual.get_attribute("value") != shortest
    session = open_session(f"{pair[0]}.{shortest}.1.l")
    session.press("other")
    assert session.page.locator("[name=hold]:checked").get_attribute("value") == shortest


def test_no_hold_is_chosen_where_a_link_names_one_that_is_not_offered_or_several(
    open_session: Open, pair: list[str]
) -> None:
    session = open_session(pair[0])
    offered = [int(one.get_attribute("value") or 0) for one in session.page.locator("[name=hold]").all()]
    assert 15 not in offered
    for link in (f"{pair[0]}.15.1.l", f"{pair[0]}.{offered[0]}.1.l_{pair[1]}.{offered[1]}.1.l"):
        session = open_session(link)
        session.press("other")
        expect(session.page.locator("[name=hold]:checked")).to_have_count(0)
    session.page.locator("[name=hold]").first.check()
    doses = session.page.locator("[data-stretch]:has(:checked) [data-dose]").all_text_contents()
    assert len(doses) == 2
    assert len({one.partition(",")[0] for one in doses}) == 1


def test_the_page_steps_back_while_the_session_runs(open_session: Open, pair: list[str]) -> None:
    session = open_session(pair[0])
    running = "document.body.classList.contains('is-running')"
    assert not session.page.evaluate(running)
    session.start()
    assert session.page.evaluate(running)
    session.hold(1)
    session.skip_to_the_end()
    assert session.state["done"]
    assert not session.page.evaluate(running)
