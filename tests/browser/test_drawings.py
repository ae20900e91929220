"""No word of a drawing reaches out of it, in any language: nobody would see the rest of it."""

from pathlib import Path

from playwright.sync_api import Page

OUTSIDE = """() => {
  const [left, top, wide, high] = document.documentElement.getAttribute("viewBox").split(" ").map(Number);
  return [...document.querySelectorAll("text")].filter((words) => {
    const box = words.getBBox();
    return box.x < left || box.y < top || box.x + box.width > left + wide || box.y + box.height > top + high;
  }).map((words) => words.textContent);
}"""


def test_no_word_reaches_out_of_a_drawing(page: Page, server: str, site: Path) -> None:
    drawings = sorted(site.glob("**/figures/*.svg"))
    lettered = [path for path in drawings if "<text" in path.read_text(encoding="utf-8")]
    assert lettered
    for path in lettered:
        address = path.relative_to(site).as_posix()
        page.goto(f"{server}/{address}")
        assert page.evaluate(OUTSIDE) == [], address
