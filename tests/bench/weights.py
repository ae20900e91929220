"""What the first visit to a page costs: the page and everything it loads, compressed as by a web host."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

KB = 1024
PACKED = (".woff2", ".png")
FETCHED = ("stylesheet", "icon", "preload", "manifest")
IN_STYLE = re.compile(r"""url\(["']?([^"')]+)["']?\)""")


@dataclass(frozen=True)
class Weight:
    """The weight of a page, in bytes."""

    page: str
    plain: int
    """Its size on disk."""
    compressed: int
    script: int
    """Its largest script, compressed."""
    first_load: int
    """The page and everything that it loads at once, compressed: no picture that waits until it is near."""


@dataclass
class Fetches(HTMLParser):
    """Collects the addresses that a page loads by itself."""

    found: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect the address of a script, an image or a link that is loaded."""
        given = dict(attrs)
        waits = given.get("loading") == "lazy"
        fetched = (tag in ("script", "img") and not waits) or (tag == "link" and given.get("rel") in FETCHED)
        if fetched and (address := given.get("src") or given.get("href")):
            self.found.append(address)


def weights(site: Path) -> tuple[Weight, ...]:
    """The weight of every page except the search page, which loads its index on use, and the 404 page."""
    pages = (page for page in sorted(site.rglob("*.html")) if page.name not in ("404.html", "search.html"))
    return tuple(weight(page, site) for page in pages)


def weight(page: Path, site: Path) -> Weight:
    """The weight of one page of the site in a folder, including the fonts that its stylesheets name."""
    files = set(_files(page))
    sizes = {file: _compressed(file) for file in files}
    compressed = _compressed(page)
    return Weight(
        page=page.relative_to(site).as_posix(),
        plain=page.stat().st_size,
        compressed=compressed,
        script=max((size for file, size in sizes.items() if file.suffix == ".js"), default=0),
        first_load=compressed + sum(sizes.values()),
    )


def _files(page: Path) -> Iterator[Path]:
    parser = Fetches()
    parser.feed(page.read_text(encoding="utf-8"))
    for file in filter(None, (_file(page, address) for address in parser.found)):
        yield file
        if file.suffix == ".css":
            found = IN_STYLE.findall(file.read_text(encoding="utf-8"))
            yield from filter(None, (_file(file, address) for address in found))


def _file(page: Path, address: str) -> Path | None:
    """The file of an address on a page; None if it is on another host, inline data or missing."""
    parts = urlsplit(address)
    file = (page.parent / parts.path).resolve()
    return file if not parts.scheme and not parts.netloc and file.is_file() else None


def _compressed(file: Path) -> int:
    content = file.read_bytes()
    return len(content if file.suffix in PACKED else gzip.compress(content, mtime=0))
