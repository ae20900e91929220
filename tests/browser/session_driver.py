"""Drive the guided session with a simulated clock, and record what the page shows, says and does."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

START = 1_000_000_000
"""Start of the simulated clock, in seconds."""

MOST_PHASES = 100
"""No session of a test has more: one that does not end fails its test."""

# Replaces sound, speech, vibration and the wake lock by functions that record each call.
RECORD = """() => {
  window.record = [];
  const note = (kind, value) => window.record.push([kind, value]);
  OscillatorNode.prototype.start = new Proxy(OscillatorNode.prototype.start, {
    apply: (start, tone, [begin]) => { tone.begin = begin; return Reflect.apply(start, tone, [begin]); } });
  OscillatorNode.prototype.stop = new Proxy(OscillatorNode.prototype.stop, {
    apply: (stop, tone, [end]) => {
      note("tone", [tone.frequency.value, Number((end - tone.begin).toFixed(3))]);
      return Reflect.apply(stop, tone, [end]);
    } });
  for (const way of ["setValueAtTime", "exponentialRampToValueAtTime"]) {
    AudioParam.prototype[way] = new Proxy(AudioParam.prototype[way], {
      apply: (set, volume, [value, time]) => {
        note("volume", value);
        return Reflect.apply(set, volume, [value, time]);
      } });
  }
  speechSynthesis.speak = (words) => note("voice", words.text);
  navigator.vibrate = (pattern) => { note("buzz", String(pattern)); return true; };
  Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
    note("lock", "taken");
    return { release: async () => note("lock", "released") };
  } } });
  addEventListener("DOMContentLoaded", () => {
    const live = document.querySelector("[data-ref=live]");
    const watch = new MutationObserver(() => note("told", live.textContent));
    if (live) watch.observe(live, { childList: true });
  });
}"""

STATE = """() => {
  const get = (name) => document.querySelector(`[data-ref=${name}]`);
  const picture = [...get("pictures").children].find((image) => !image.hidden);
  return {
    kind: get("stage").dataset.phase, second: Number(get("digits").textContent),
    phase: get("phase").textContent, waiting: get("stage").classList.contains("is-waiting"),
    steps: [...get("steps").children].map((step) =>
      [step.textContent, step.querySelector("img").src.split("/").pop()]),
    name: get("name").textContent, cue: get("cue").textContent, count: get("count").textContent,
    after: get("after").textContent, picture: picture ? new URL(picture.src).pathname.split("/").pop() : "",
    last: get("stage").classList.contains("is-last"), paused: get("stage").classList.contains("is-paused"),
    stage: !get("stage").hidden, done: !get("done").hidden, setup: !get("setup").hidden,
    away: get("away").open,
  };
}"""


# Presses a button where a finger would touch it, if nothing lies over it. Playwright would wait for two
# frames first, and no test of the session has anything to wait for. A browser tells a page later that a
# dialog was closed: whoever listens last is told after the page's script.
PRESS = """async (name) => {
  const button = document.querySelector(`[data-ref=${name}]`);
  button.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = button.getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  if (button.disabled || !button.contains(hit)) {
    throw new Error(`${name} cannot be pressed, for ${hit?.outerHTML.slice(0, 200) ?? "it is out of sight"}`);
  }
  const dialog = button.closest("dialog[open]");
  const closed = dialog && new Promise((done) => dialog.addEventListener("close", done, { once: true }));
  button.focus();
  button.click();
  await closed;
}"""


@dataclass(frozen=True)
class ExpectedPhase:
    """A phase that a session should reach, computed here without the page's own script."""

    kind: str
    seconds: int
    """0 for a phase that waits until the reader says to be ready."""
    stretch: str
    turned: int
    """0 for the side that the drawing shows, 1 for the other."""


def prepare(page: Page) -> Page:
    """Let a page record sound, speech, vibration and the wake lock, and stop its clock until it is run."""
    page.add_init_script(f"({RECORD})()")
    page.clock.install(time=START)
    page.clock.pause_at(START + 60)
    return page


class Session:
    """The page of the guided session, with a simulated clock."""

    def __init__(self, page: Page, address: str) -> None:
        """Open `address` in a page that has been prepared."""
        self.page = page
        page.goto(address)

    @property
    def data(self) -> dict[str, Any]:
        """The JSON data that the page holds for its script."""
        found: dict[str, Any] = json.loads(self.page.locator("#guide_data").text_content() or "")
        return found

    @property
    def state(self) -> dict[str, Any]:
        """What the page shows now."""
        found: dict[str, Any] = self.page.evaluate(STATE)
        return found

    def run(self, seconds: float) -> None:
        """Advance the clock and fire every timer on the way."""
        self.page.clock.run_for(round(seconds * 1000))

    def pass_(self, *phases: ExpectedPhase) -> None:
        """Let these phases go by: those that wait with a tap, the others with their time."""
        for phase in phases:
            if phase.seconds:
                self.run(phase.seconds)
            else:
                self.press("pause")

    def start(self) -> None:
        """Start, and get into position: the seconds before the first hold run."""
        self.press("start")
        self.press("pause")

    def hold(self, seconds: float) -> None:
        """Skip to the next hold, and hold so long."""
        self.skip_to("hold")
        self.run(seconds)

    def each_phase(self) -> Iterator[dict[str, Any]]:
        """Give what the page shows in each phase that is left, this one first, and skip it afterwards."""
        for _ in range(MOST_PHASES):
            state = self.state
            if not state["stage"]:
                return
            yield state
            self.press("skip")
        raise AssertionError(f"the session has not ended after {MOST_PHASES} phases")

    def skip_to(self, kind: str) -> None:
        """Skip to the next phase of this kind, unless it is one."""
        assert any(state["kind"] == kind for state in self.each_phase()), kind

    def skip_to_the_end(self) -> None:
        """Skip all phases that are left."""
        for _ in self.each_phase():
            pass

    def sleep(self, seconds: float) -> None:
        """Jump the clock forward, as after a closed laptop: overdue timers fire once."""
        self.page.clock.fast_forward(round(seconds * 1000))

    def set_back(self, seconds: float) -> None:
        """Set the clock back, as a device does that has asked for the time."""
        self.page.clock.set_system_time(self.page.evaluate("Date.now()") / 1000 - seconds)

    def press(self, name: str) -> None:
        """Click the button with this `data-ref`; in a dialog, wait until the page knows that it is closed."""
        self.page.evaluate(PRESS, name)

    def recorded(self, kind: str) -> list[Any]:
        """What has been recorded of one kind since the last call: texts; of a tone its hertz and seconds.

        The volumes of a tone are two, at its begin and at its end: 1 is as loud as a device is set.
        """
        found: list[Any] = self.page.evaluate(
            "(kind) => { const found = record.filter(([one]) => one === kind).map(([, value]) => value);"
            " record = record.filter(([one]) => one !== kind); return found; }",
            kind,
        )
        return found


def expected_phases(data: dict[str, Any], ids: list[str]) -> list[ExpectedPhase]:
    """Every phase of a session of these stretches with the usual pauses, both sides in full."""
    timing, found = data["timing"], list[ExpectedPhase]()
    by_id = {one["id"]: one for one in data["stretches"]}
    seconds = {"position": 0, "switch": timing["switch"], "rest": timing["rest"]}
    for id_ in ids:
        one, before = by_id[id_], None
        for turned in _turns(one):
            kind = "position" if before is None else "rest" if before == turned else "switch"
            found.append(ExpectedPhase(kind, seconds[kind], id_, turned))
            if not seconds[kind]:
                found.append(ExpectedPhase("ready", timing["ready"], id_, turned))
            found.append(ExpectedPhase("hold", one["hold"], id_, turned))
            before = turned
    return found


def _turns(stretch: dict[str, Any]) -> list[int]:
    if stretch["sides"] == "both":
        return [0] * stretch["repeats"]
    if stretch["change"] == "hold":
        return [0, 1] * stretch["repeats"]
    return [0] * stretch["repeats"] + [1] * stretch["repeats"]


def each_side_ids(data: dict[str, Any], want: Callable[[dict[str, Any]], bool] = lambda _: True) -> list[str]:
    """The ids of the stretches that are done on each side and for which `want` holds."""
    return [one["id"] for one in data["stretches"] if one["sides"] == "each" and want(one)]
