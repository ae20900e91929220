"""What a site shows, and what in it could act: pages as a browser reads them, data as scripts read it."""

import io
import json
import re
import warnings
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tests.kit import ROOT

ADDRESSES = {"href", "src", "srcset", "action", "data", "formaction"}
PLACES = {"id", "aria-labelledby", "aria-describedby", "for"}
"""Attributes that hold names of places in a page, which are made from its headings."""
PLAIN = ("https://", "mailto:", "tel:", "#", "./", "../")
BLOCKS = "application/json"


class Seen(HTMLParser):
    """A page: its text, the values of its attributes, its data, its shape, and what would act on a reader."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.values: list[str] = []
        self.shape: list[str] = []
        """Its elements in order with their attributes, but no words, ids or addresses within a page."""
        self.ids: list[str] = []
        self.acting: list[str] = []
        self.data: list[Any] = []
        self._silent = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self._silent = tag if tag in ("script", "style") else self._silent
        self.values += [_without_place(value) for name, value in known.items() if name not in PLACES]
        self.ids += [known["id"]] if "id" in known else []
        self.shape.append(" ".join([tag, *(f"{name}={_kept(name, value)}" for name, value in known.items())]))
        self.acting += [
            f"{tag} {name}" for name in known if name.startswith("on") or name in ("style", "srcdoc")
        ]
        self.acting += [
            f"{tag} {known[name]}" for name in ADDRESSES & known.keys() if not _is_plain(known[name])
        ]
        if tag == "script" and "src" not in known and known.get("type") != BLOCKS:
            self.acting.append("a script within the page")

    def handle_endtag(self, tag: str) -> None:
        self.shape.append(f"/{tag}")
        self._silent = "" if tag == self._silent else self._silent

    def handle_data(self, data: str) -> None:
        if self._silent == "script" and data.strip():
            self.data.append(json.loads(data))
        elif not self._silent:
            self.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        self.shape.append("comment")

    @property
    def text(self) -> str:
        """What stands on the page, white space folded."""
        return folded("".join(self.pieces))

    @property
    def twice(self) -> list[str]:
        """Ids that more than one element has."""
        return sorted(id for id in set(self.ids) if self.ids.count(id) > 1)

    def texts(self) -> Iterator[str]:
        """All that a reader, a browser or a script gets to read."""
        yield from map(folded, ("".join(self.pieces), *self.values))
        yield from map(folded, strings(self.data))


def folded(text: str) -> str:
    """The text with its white space folded."""
    return " ".join(text.split())


def strings(data: Any) -> Iterator[str]:
    """Every text within JSON data."""
    if isinstance(data, str):
        yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from strings(inner)


def _kept(name: str, value: str) -> str:
    """What of an attribute belongs to the shape of a page."""
    if name in ADDRESSES:
        return _without_place(value)
    return value if name in ("class", "type", "rel", "name", "role") else ""


def _without_place(address: str) -> str:
    """An address within the site without the name of a place in its page, and without a checksum."""
    return address if "://" in address else re.sub(r"^([\w./-]*)(\?v=[0-9a-f]+|#[\w-]*)$", r"\1", address)


def _is_plain(address: str) -> bool:
    scheme, colon, _ = address.partition(":")
    return address.startswith(PLAIN) or not colon or "/" in scheme


def build(folder: Path) -> str:
    """Build the guide in folder/content into folder/html, in this process; gives the warnings."""
    (folder / "docs").mkdir(exist_ok=True)
    told = io.StringIO()
    places = [str(path) for path in (folder / "docs", ROOT, folder / "html", folder / "html/.doctrees")]
    with docutils_namespace(), patch_docutils(str(ROOT)), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what will change in a later Sphinx
        options = {"guide_content": str(folder / "content")}
        Sphinx(*places, "html", options, status=None, warning=told).build()  # type: ignore[arg-type]
    return told.getvalue()


def pages(folder: Path) -> dict[str, Seen]:
    """Every page of a built site, by its address."""
    site = folder / "html"
    found = sorted(site.rglob("*.html"))
    return {path.relative_to(site).as_posix(): Seen(path.read_text(encoding="utf-8")) for path in found}
