"""Use without a network: the web app manifest, the service worker, and addresses that carry a checksum.

For a page the worker asks the network first, so that a reader who is online has the newest text. Stylesheet,
scripts and drawings carry a checksum in their addresses, so that a page gets the files that it was made with.
Without a network every page comes from one version, which was cached as a whole, each file checked against
its checksum: versions are never mixed.
"""

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Iterator, Mapping, Set
from functools import cache
from html import unescape
from pathlib import Path

from jinja2 import Environment, PackageLoader

from ..model.guide import Guide

WORKER = "sw.js"
MANIFEST = "manifest.webmanifest"

DRAWING = re.compile(r'figures/(?<=["/]figures/)[a-z0-9-]+\.svg(?=")')  # a plain word first is found fast
FETCHED = re.compile(r"""<(?:script|img|link)\b[^>]*?\s(?:src|href)="([^"]+)"[^>]*>""")
LINK = re.compile(r"""\brel="(?:stylesheet|icon|preload|manifest)\b""")
LATER = re.compile(r'data-words="([^"]+)"')  # without a word's edge before it: that is found slowly
"""What a script of the page fetches when it is wanted."""
IN_STYLE = re.compile(r"""url\(["']?([^"')]+)["']?\)""")
IN_DATA = re.compile(r"figures/[a-z0-9-]+\.svg\?v=[0-9a-f]+")
ABOVE = "../"
"""What may stand before it, any number of times; a pattern that began with it would be found slowly."""


def versioned(page: str, site: Mapping[str, str], shared: Mapping[str, str] | None = None) -> str:
    """The page with a checksum added to the address of each drawing.

    `site` maps paths to drawings; those that are `shared` stand in the folder above the one of the language.
    """
    above = shared or {}

    def mark(name: re.Match[str]) -> str:
        if (drawing := site.get(name[0])) is not None:
            return f"{name[0]}?v={_version(drawing)}"
        drawing = above.get(name[0])
        return f"../{name[0]}?v={_version(drawing)}" if drawing is not None else name[0]

    return DRAWING.sub(mark, page)


def manifest(guide: Guide) -> dict[str, str]:
    """The web app manifest, by its path in the published site."""
    settings = guide.settings
    icons = [
        {"src": f"_static/{name}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for name, size, purpose in (("icon-192", 192, "any"), ("icon-512", 512, "any maskable"))
    ]
    data = {
        "name": settings.name,
        "short_name": settings.name,
        "description": guide.overview.page.description,
        "lang": settings.language,
        "dir": settings.direction,
        "id": "./",
        "start_url": "./index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#0a4846",
        "icons": icons,
    }
    return {MANIFEST: json.dumps(data, ensure_ascii=False, indent=1) + "\n"}


def service_worker(folder: Path, pages: Set[str]) -> str:
    """The script of the service worker for the site in `folder`.

    It lists `pages` and everything that they load, each with its checksum.
    """
    addresses = sorted(one for one in _needed_addresses(folder, pages) if (folder / _path(one)).is_file())
    files = {address: _integrity(folder, address) for address in addresses}
    text = json.dumps(files, indent=0)
    version = _checksum(text.encode()).hex()[:12]
    environment = Environment(loader=PackageLoader("generator.exports"), autoescape=False)
    return environment.get_template("sw.js.jinja").render(version=version, files=text)


def _needed_addresses(folder: Path, pages: Set[str]) -> set[str]:
    """The addresses of the pages, and of all that they, their data and their stylesheets fetch.

    The page for missing addresses names things from the host's root: just what the other pages name, too.
    """
    found: set[str] = set()
    for page in pages:
        text = (folder / page).read_text(encoding="utf-8")
        found |= {page, *(_join(posixpath.dirname(page), address) for address in _fetched(text))}
    for sheet in [one for one in found if _path(one).endswith(".css")]:
        text = (folder / _path(sheet)).read_text(encoding="utf-8")
        found |= {_join(posixpath.dirname(sheet), address) for address in IN_STYLE.findall(text)}
    return found


def _fetched(text: str) -> Iterator[str]:
    for tag in FETCHED.finditer(text):
        of_the_site = "://" not in tag[1] and not tag[1].startswith("/")
        if of_the_site and (not tag[0].startswith("<link") or LINK.search(tag[0])):
            yield unescape(tag[1])
    yield from map(unescape, LATER.findall(text))
    for drawing in IN_DATA.finditer(text):
        start = drawing.start()
        while text.endswith(ABOVE, 0, start):
            start -= len(ABOVE)
        yield text[start : drawing.end()]


@cache  # the pages of a folder fetch much the same
def _join(folder: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(folder, address))


def _path(address: str) -> str:
    return address.partition("?")[0]


def _integrity(folder: Path, address: str) -> str:
    content = (folder / _path(address)).read_bytes()
    return f"sha256-{base64.b64encode(_checksum(content)).decode()}"


@cache  # many pages show one drawing
def _version(drawing: str) -> str:
    return _checksum(drawing.encode()).hex()[:8]


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
