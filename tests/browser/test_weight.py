"""What the first visit to a page costs, by the browser's own requests, compressed as by a web host."""

import gzip
from pathlib import Path

from playwright.sync_api import Page

KB = 1024
PACKED = (".woff2", ".png")


def test_no_page_is_heavy(page: Page, site: Path, server: str, pages: list[str]) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.partition("?")[0].removeprefix(f"{server}/")))
    wrong = []
    for address in pages:
        if address in ("404.html", "search.html"):  # the search brings Sphinx's own scripts and the index
            continue
        asked.clear()
        page.goto(f"{server}/{address}", wait_until="networkidle")
        sizes = {path: _size(site / path) for path in asked}
        scripts = sum(size for path, size in sizes.items() if path.endswith(".js"))
        stretch = address.startswith("stretches/") and not address.endswith("index.html")
        if scripts > 8 * KB or sum(sizes.values()) > (65 if stretch else 100) * KB:
            wrong.append(f"{address}: {scripts} bytes of scripts, {sum(sizes.values())} in all")
    assert not wrong, "\n".join(wrong)


def _size(file: Path) -> int:
    content = file.read_bytes()
    return len(content if file.suffix in PACKED else gzip.compress(content))
