"""Every word of a drawing can be read whole, in any language."""

from pathlib import Path

from playwright.sync_api import Page

OUTSIDE = """() => {
  const [left, top, wide, high] = document.documentElement.getAttribute("viewBox").split(" ").map(Number);
  return [...document.querySelectorAll("text")].filter((words) => {
    const box = words.getBBox();
    return box.x < left || box.y < top || box.x + box.width > left + wide || box.y + box.height > top + high;
  }).map((words) => words.textContent);
}"""
"""The words that reach out of a drawing."""

SMALL = """() => {
  const wide = document.documentElement.viewBox.baseVal.width;
  return [...document.querySelectorAll("text")]
    .filter((words) => words.getAttribute("font-size") * 328 / wide < 13)
    .map((words) => words.textContent);
}"""
"""The words that are lower than 13 pixels where a drawing is as wide as a phone's window."""


def test_every_word_of_a_drawing_can_be_read_whole_on_a_phone(page: Page, server: str, site: Path) -> None:
    drawings = sorted(site.glob("**/figures/*.svg"))
    lettered = [path for path in drawings if "<text" in path.read_text(encoding="utf-8")]
    assert lettered
    for path in lettered:
        address = path.relative_to(site).as_posix()
        page.goto(f"{server}/{address}")
        assert page.evaluate(OUTSIDE) == [], address
        assert page.evaluate(SMALL) == [], address
