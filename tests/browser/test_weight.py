"""What the first visit to a page costs, by the browser's own requests, compressed as by a web host."""

import gzip
from pathlib import Path

from playwright.sync_api import Page

KB = 1024
PACKED = (".woff2", ".png")


LATER = """() => {
  const images = [...document.images];
  const early = new Set(images.filter((image) => image.loading !== "lazy").map((image) => image.src));
  return images.map((image) => image.src).filter((address) => !early.has(address));
}"""
"""The pictures that come as they are needed: those of a stretch's steps."""


def test_no_page_is_heavy(page: Page, site: Path, server: str, pages: list[str]) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.partition("?")[0]))
    wrong = []
    for address in pages:
        if address in ("404.html", "search.html"):  # the search brings Sphinx's own scripts and the index
            continue
        page.goto("about:blank")  # nothing of the page before is asked for any more
        asked.clear()
        page.goto(f"{server}/{address}")
        later = {one.partition("?")[0] for one in page.evaluate(LATER)}
        sizes = {path: _size(site / path.removeprefix(f"{server}/")) for path in asked - later}
        script = max(size for path, size in sizes.items() if path.endswith(".js"))
        stretch = address.startswith("stretches/") and not address.endswith("index.html")
        if script > 9 * KB or sum(sizes.values()) > (65 if stretch else 100) * KB:
            wrong.append(f"{address}: a script of {script} bytes, {sum(sizes.values())} in all")
    assert not wrong, "\n".join(wrong)


def _size(file: Path) -> int:
    content = file.read_bytes()
    return len(content if file.suffix in PACKED else gzip.compress(content))


def test_the_text_is_shown_before_its_font_is_there(page: Page, server: str) -> None:
    """A browser that is not told so hides the words for up to three seconds."""
    page.goto(f"{server}/index.html")
    assert page.evaluate("[...document.fonts].map((font) => font.display)").count("swap") == 1
