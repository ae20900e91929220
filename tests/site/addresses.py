"""The addresses that a page or a stylesheet names, and where in the site they lead."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from tests.site.markup import Element, Page

NAMES_ONE = ("href", "src", "action", "poster", "data")
NAMES_SEVERAL = ("srcset", "imagesrcset")
FOLLOWED = ("a", "area", "form")
# Kinds of `<link>` that tell of another address and fetch nothing.
TOLD = {"alternate", "author", "canonical", "help", "license", "next", "prev", "search"}
# A page that a host serves for any missing address, at any depth: it alone counts from the root.
AT_ANY_DEPTH = "404.html"


def named(page: Page) -> Iterator[tuple[Element, str]]:
    """Every address in the page, with the element that names it."""
    for element in page.elements:
        for name, value in element.attributes.items():
            if name in NAMES_ONE:
                yield element, value
            elif name in NAMES_SEVERAL:
                yield from ((element, candidate.split()[0]) for candidate in value.split(","))


def is_fetched(element: Element) -> bool:
    """Whether the browser fetches what the element names by itself, before anybody follows it."""
    told = element.tag == "link" and set(element.attributes.get("rel", "").lower().split()) <= TOLD
    return element.tag not in FOLLOWED and not told


def in_stylesheet(text: str) -> list[str]:
    """Every address that a stylesheet fetches."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    found = re.findall(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""", text)
    return [address for pair in found for address in pair if address]


def is_outside(address: str) -> bool:
    """Whether the address has a scheme or a host of its own."""
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc)


def resolve(holder: str, address: str, base: str = "/") -> tuple[str, str]:
    """Where `address`, found in the file `holder`, leads: a path in the site ("" for none), and a fragment.

    `base` is the path that the site is published under. A fragment with "=" in it is a script's data, no
    place in the page, and is left out.
    """
    parts = urlsplit(address)
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    if path.startswith("/"):
        inside = holder == AT_ANY_DEPTH and path.startswith(base)
        path = posixpath.normpath(path.removeprefix(base)) if inside else ""
    else:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(holder), path)) if path else holder
    return ("" if path.startswith("..") else path), ("" if "=" in fragment else fragment)
