"""Find the addresses in a page or a stylesheet, and resolve them within the site."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from tests.site.html_page import Element, Page

NAMES_ONE = ("href", "src", "action", "poster", "data")
NAMES_SEVERAL = ("srcset", "imagesrcset")
FOLLOWED = ("a", "area", "form")
# Kinds of `<link>` that the browser does not load.
NOT_LOADED = {"alternate", "author", "canonical", "help", "license", "next", "prev", "search"}
# Served for any missing address at any depth, so its own addresses start at the root.
NOT_FOUND_PAGE = "404.html"


def named(page: Page) -> Iterator[tuple[Element, str]]:
    """Every address in the page, with its element."""
    for element in page.elements:
        for name, value in element.attributes.items():
            if name in NAMES_ONE:
                yield element, value
            elif name in NAMES_SEVERAL:
                yield from ((element, candidate.split()[0]) for candidate in value.split(","))


def is_fetched(element: Element) -> bool:
    """Whether the browser loads the element's address by itself."""
    kinds = set(element.attributes.get("rel", "").lower().split())
    not_loaded = element.tag == "link" and kinds <= NOT_LOADED
    return element.tag not in FOLLOWED and not not_loaded


def in_stylesheet(text: str) -> list[str]:
    """Every address that a stylesheet loads."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    found = re.findall(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""", text)
    return [address for pair in found for address in pair if address]


def is_outside(address: str) -> bool:
    """Whether the address has a scheme or a host."""
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc)


def resolve(holder: str, address: str, base: str = "/") -> tuple[str, str]:
    """The path in the site ("" if outside) and the fragment of an address found in the file `holder`.

    `base` is the path that the site is published under. A fragment with "=" in it is data for a script, not
    the id of an element, and is dropped.
    """
    parts = urlsplit(address)
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    from_root = posixpath.basename(holder) == NOT_FOUND_PAGE
    if path.startswith("/") or (path and from_root):
        inside = from_root and path.startswith(base)
        path = posixpath.normpath(path.removeprefix(base)) if inside else ""
    else:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(holder), path)) if path else holder
    return ("" if path.startswith("..") else path), ("" if "=" in fragment else fragment)
