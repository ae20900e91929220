"""The days on which a reader stretched: kept on the device after a yes, shown, in a calendar, cleared."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from generator.content.load import load
from generator.model.guide import Guide
from tests.browser.accessibility import faults
from tests.conftest import ROOT

FRIDAY = "2026-11-27T10:00:00"
KEPT = "localStorage.length"
SKIP = """(to) => {
  const [stage, skip] = ["stage", "skip"].map((name) => document.querySelector(`[data-ref=${name}]`));
  const isThere = () => !stage.checkVisibility() || stage.dataset.phase === to;
  for (let phase = 0; phase < 1000 && !isThere(); phase += 1) skip.click();
}"""


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The real guide, loaded from its content."""
    return load(ROOT / "content").guide


def end_session(page: Page, address: str, now: str) -> Page:
    """The end of a session at a time of day, after a hold of two seconds."""
    page.clock.set_fixed_time(now)
    page.goto(address)
    page.locator("[data-ref=start]").click()
    page.evaluate(SKIP, "hold")
    page.clock.set_fixed_time(datetime.fromisoformat(now) + timedelta(seconds=2))
    page.evaluate(SKIP, "end")
    return page


@pytest.fixture
def done(phone: Page, server: str) -> Page:
    """The end of a session on a Friday."""
    return end_session(phone, f"{server}/session.html", FRIDAY)


def test_nothing_is_kept_before_the_reader_agrees(done: Page) -> None:
    done.locator("[data-ref=done].button").click()
    expect(done.locator("dialog[data-ref=ask]")).to_be_visible()
    assert done.evaluate(KEPT) == 0
    done.locator("[data-ref=no]").click()
    expect(done.locator("dialog[data-ref=ask]")).to_be_hidden()
    assert done.evaluate(KEPT) == 0


def test_a_day_that_was_kept_shows_on_the_first_page_until_it_is_cleared(done: Page, server: str) -> None:
    days = done.locator(".days-week .is-done")
    done.locator("[data-ref=done].button").click()
    done.locator("[data-ref=yes]").click()
    expect(days).to_have_count(1)
    assert days.get_attribute("data-day") == "4"
    done.goto(f"{server}/index.html")
    expect(days).to_have_count(1)
    expect(done.locator(".days-week > :not(.is-done)")).to_have_count(6)
    ticks = done.locator(".days-week > * > :last-child").filter(visible=True)  # words for who sees no colour
    expect(ticks).to_have_count(1)
    assert not faults(done, "home with days")
    clear(done)
    done.reload()
    expect(done.locator(".days")).to_be_hidden()


def clear(page: Page) -> None:
    """Clear all days, and say that this is meant."""
    page.locator("[data-ref=clear]").click()
    expect(page.locator("dialog[data-ref=sure]")).to_be_visible()
    page.locator("[data-ref=clear_yes]").click()
    expect(page.locator("dialog[data-ref=sure]")).to_be_hidden()
    assert page.evaluate(KEPT) == 0


def with_a_day(page: Page) -> None:
    """Keep this day."""
    page.locator("[data-ref=done].button").click()
    page.locator("[data-ref=yes]").click()
    expect(page.locator(".days-week .is-done")).to_have_count(1)


@pytest.mark.parametrize(("where", "leave"), [("session", "[data-ref=clear_no]"), ("index", "Escape")])
def test_days_are_cleared_only_after_a_yes(done: Page, server: str, where: str, leave: str) -> None:
    with_a_day(done)
    if where == "index":
        done.goto(f"{server}/index.html")
    button = done.locator("[data-ref=clear]")
    button.click()
    assert not faults(done, "asked whether to clear")
    if leave == "Escape":
        done.keyboard.press(leave)
    else:
        done.locator(leave).click()
    expect(done.locator("dialog[data-ref=sure]")).to_be_hidden()
    expect(done.locator(".days-week .is-done")).to_have_count(1)
    expect(button).to_be_focused()
    assert done.evaluate(KEPT) == 1


def test_after_days_are_cleared_that_is_told_and_focus_stays_there(
    done: Page, server: str, guide: Guide
) -> None:
    told = done.locator(".days [data-ref=told]")
    with_a_day(done)
    clear(done)
    expect(done.locator("[data-ref=done].button")).to_be_focused()
    expect(told).to_have_text(guide.words.days.cleared)
    with_a_day(done)
    expect(told).to_be_empty()
    done.goto(f"{server}/index.html")
    clear(done)
    expect(told).to_be_focused()
    expect(told).to_have_text(guide.words.days.cleared)
    expect(done.locator(".days-week")).to_be_hidden()
    assert not faults(done, "home with its days cleared")


@pytest.mark.parametrize(
    "off",
    [
        "void (Storage.prototype.setItem = () => { throw new DOMException('full'); })",
        pytest.param(
            "Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('off'); } })",
            marks=pytest.mark.long,
        ),
    ],
)
def test_where_nothing_can_be_kept_that_is_said(done: Page, guide: Guide, off: str) -> None:
    errors: list[str] = []
    done.on("pageerror", lambda error: errors.append(error.message))
    done.evaluate(off)
    button = done.locator("[data-ref=done].button")
    button.click()
    done.locator("[data-ref=yes]").click()
    told = done.locator(".days [data-ref=told]")
    expect(told).to_have_text(guide.words.days.not_kept)
    expect(told).to_be_in_viewport()
    expect(button).to_be_focused()
    expect(done.locator(".days-week")).to_be_hidden()
    assert not faults(done, "a day that is not kept")
    assert not errors


def test_days_of_another_week_do_not_count(done: Page, server: str) -> None:
    done.evaluate("localStorage.setItem('days', JSON.stringify(['2026-11-20', '2026-11-23', '2026-11-28']))")
    done.goto(f"{server}/index.html")
    numbers = done.locator(".days-week .is-done").evaluate_all("days => days.map((day) => day.dataset.day)")
    assert sorted(numbers) == ["0", "5"]


@pytest.mark.parametrize("foreign", ["7", '{"a": 1}', '"2026-11-23"'])
def test_what_another_site_of_this_host_keeps_under_that_name_are_no_days(
    done: Page, server: str, foreign: str
) -> None:
    done.evaluate("foreign => localStorage.setItem('days', foreign)", foreign)
    done.goto(f"{server}/session.html")
    end_session(done, f"{server}/session.html", FRIDAY)
    done.locator("[data-ref=done].button").click()
    done.locator("[data-ref=yes]").click()
    assert done.evaluate("JSON.parse(localStorage.days)") == ["2026-11-27"]


def test_a_week_that_begins_on_a_sunday_holds_the_days_from_then_on(done: Page, server: str) -> None:
    days = ["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-28", "2026-11-29"]
    done.evaluate("days => localStorage.setItem('days', JSON.stringify(days))", days)
    done.goto(f"{server}/index.html")
    done.evaluate("""() => {
      const week = document.querySelector(".days-week");
      week.prepend(week.lastElementChild);
      dispatchEvent(new Event("pageshow"));
    }""")
    numbers = done.locator(".days-week .is-done").evaluate_all("days => days.map((day) => day.dataset.day)")
    assert numbers == ["6", "0", "5"]


def test_of_more_than_400_days_the_oldest_goes_and_a_day_counts_once(done: Page) -> None:
    old = (
        "Array.from({ length: 400 }, (_, n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10))"
    )
    done.evaluate(f"localStorage.setItem('days', JSON.stringify({old}))")
    for _ in range(2):
        done.evaluate("document.querySelector('[data-ref=done].button').click()")
    kept = done.evaluate("JSON.parse(localStorage.days)")
    assert (len(kept), kept[0], kept[-1]) == (400, "2024-01-02", "2026-11-27")


@pytest.mark.parametrize(
    "event", ["new PageTransitionEvent('pageshow', { persisted: true })", "new Event('visibilitychange')"]
)
def test_a_page_that_was_left_open_is_of_the_day_on_which_it_is_seen_again(done: Page, event: str) -> None:
    button = done.locator("[data-ref=done].button")
    button.click()
    done.locator("[data-ref=yes]").click()
    expect(button).to_be_hidden()
    done.clock.set_fixed_time("2026-11-28T08:00:00")
    target = "window" if "pageshow" in event else "document"
    done.evaluate(f"{target}.dispatchEvent({event})")
    expect(button).to_be_visible()
    button.click()
    expect(done.locator(".days-week .is-done")).to_have_count(2)


def test_a_first_visit_shows_no_days(page: Page, server: str) -> None:
    page.goto(f"{server}/index.html")
    expect(page.locator(".days")).to_be_hidden()


def saved_calendar(form: Locator, folder: Path) -> str:
    """The calendar file that the form gives, as it is written, with its ends of lines."""
    with form.page.expect_download() as saved:
        form.locator("[type=submit]").click()
    saved.value.save_as(folder / "file.ics")
    return (folder / "file.ics").read_bytes().decode()


def test_chosen_days_become_a_calendar_file(done: Page, tmp_path: Path) -> None:
    form = done.locator("[data-ref=form]")
    form.locator("[value='0']").check()
    form.locator("[value='3']").check()
    form.locator("[type=time]").fill("07:30")
    lines = saved_calendar(form, tmp_path).split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[2].startswith("PRODID:")
    assert lines[3] == "BEGIN:VEVENT"
    names = [line.partition(":")[0] for line in lines[4:-2] if not line.startswith("URL:")]
    assert names == ["UID", "DTSTAMP", "DTSTART", "DURATION", "RRULE", "SUMMARY", "END"]
    assert lines[-3:] == ["END:VEVENT", "END:VCALENDAR", ""]
    assert re.fullmatch(r"DTSTAMP:20261127T\d{6}Z", lines[5])
    assert "DTSTART:20261130T073000" in lines  # the next Monday
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO,TH" in lines
    assert "DURATION:PT15M" in lines
    assert done.evaluate(KEPT) == 0


@pytest.mark.parametrize("url", ["", "https://calf.health/session.html"])
def test_a_calendar_leads_back_to_a_guide_that_has_an_address(
    phone: Page, server: str, tmp_path: Path, url: str
) -> None:
    def answer(route: Route) -> None:
        page = route.fetch().text()
        body, count = re.subn(r'(?s)(id="days_data">.*?"url": ?)"[^"]*"', rf'\g<1>"{url}"', page)
        assert count == 1
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    phone.route("**/session.html", answer)
    form = end_session(phone, f"{server}/session.html", FRIDAY).locator("[data-ref=form]")
    form.locator("[value='0']").check()
    lines = saved_calendar(form, tmp_path).split("\r\n")
    assert [line for line in lines if line.startswith("URL:")] == ([f"URL:{url}"] if url else [])


def test_a_calendar_of_any_day_names_it_and_begins_on_the_next_or_today(done: Page, tmp_path: Path) -> None:
    form = done.locator("[data-ref=form]")
    next_days = ["MO 1130", "TU 1201", "WE 1202", "TH 1203", "FR 1127", "SA 1128", "SU 1129"]
    for number, (name, day) in enumerate(map(str.split, next_days)):
        form.evaluate("form => form.reset()")
        form.locator(f"[value='{number}']").check()
        calendar = saved_calendar(form, tmp_path)
        assert f"BYDAY={name}\r\n" in calendar
        assert f"DTSTART:2026{day}T" in calendar


def test_a_calendar_without_a_day_says_what_is_missing(done: Page, guide: Guide) -> None:
    form, told = done.locator("[data-ref=form]"), done.locator(".days [data-ref=told]")
    done.set_viewport_size({"width": 360, "height": 560})
    form.evaluate(
        "form => form.querySelector('[type=checkbox]').scrollIntoView()"
    )  # what is said stands above
    form.locator("[type=submit]").click()
    expect(told).to_have_text(guide.words.days.no_day)
    expect(told).to_be_in_viewport(ratio=1)
    expect(form.locator("[type=checkbox]").first).to_be_focused()
    assert not faults(done, "a calendar without a day")
    done.keyboard.press("Space")
    expect(told).to_be_empty()
    with done.expect_download():
        form.locator("[type=submit]").click()


@pytest.fixture
def in_berlin(new_page: Callable[..., Page], server: str) -> Callable[[str], Page]:
    """Opens the end of a session at a time of day in Berlin."""

    def open_(now: str) -> Page:
        page = new_page(timezone_id="Europe/Berlin")
        return end_session(page, f"{server}/session.html", now)

    return open_


@pytest.mark.parametrize(
    ("now", "day", "first"),
    [
        ("2026-03-28T23:30:00+01:00", 6, "20260329"),  # the day after has one hour less
        ("2026-03-24T23:10:00+01:00", 6, "20260329"),
        ("2026-10-20T00:30:00+02:00", 0, "20261026"),  # the day before that has one hour more
    ],
)
def test_a_reminder_begins_on_the_next_such_day_when_the_clocks_change(
    in_berlin: Callable[[str], Page], tmp_path: Path, now: str, day: int, first: str
) -> None:
    form = in_berlin(now).locator("[data-ref=form]")
    form.locator(f"[value='{day}']").check()
    form.locator("[type=time]").fill("07:30")
    assert f"DTSTART:{first}T073000\r\n" in saved_calendar(form, tmp_path)
