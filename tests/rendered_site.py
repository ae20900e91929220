"""Build a site and read its pages as a browser does: visible text, data for scripts, and active content."""

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

from tests.sample_guide import ROOT

ADDRESS_ATTRIBUTES = {"href", "src", "srcset", "action", "data", "formaction"}
ID_ATTRIBUTES = {"id", "aria-labelledby", "aria-describedby", "for"}
"""Attributes that hold ids, which are made from headings."""
SAFE_PREFIXES = ("https://", "mailto:", "tel:", "#", "./", "../")
DATA_BLOCK = "application/json"


class RenderedPage(HTMLParser):
    """A parsed page: its text, attribute values, data, structure and active content."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.values: list[str] = []
        self.shape: list[str] = []
        """Its elements in order with their attributes, but no words, ids or addresses within a page."""
        self.ids: list[str] = []
        self.active_content: list[str] = []
        self.data: list[Any] = []
        self._unshown_element = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self._unshown_element = tag if tag in ("script", "style") else self._unshown_element
        self.values += [
            _without_fragment(value) for name, value in known.items() if name not in ID_ATTRIBUTES
        ]
        self.ids += [known["id"]] if "id" in known else []
        self.shape.append(
            " ".join([tag, *(f"{name}={_shape_value(name, value)}" for name, value in known.items())])
        )
        self.active_content += [
            f"{tag} {name}" for name in known if name.startswith("on") or name in ("style", "srcdoc")
        ]
        self.active_content += [
            f"{tag} {known[name]}" for name in ADDRESS_ATTRIBUTES & known.keys() if not _is_safe(known[name])
        ]
        if tag == "script" and "src" not in known and known.get("type") != DATA_BLOCK:
            self.active_content.append("a script within the page")

    def handle_endtag(self, tag: str) -> None:
        self.shape.append(f"/{tag}")
        self._unshown_element = "" if tag == self._unshown_element else self._unshown_element

    def handle_data(self, data: str) -> None:
        if self._unshown_element == "script" and data.strip():
            self.data.append(json.loads(data))
        elif not self._unshown_element:
            self.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        self.shape.append("comment")

    @property
    def text(self) -> str:
        """The visible text, with white space collapsed."""
        return folded("".join(self.pieces))

    @property
    def duplicate_ids(self) -> list[str]:
        """Ids that more than one element has."""
        return sorted(id for id in set(self.ids) if self.ids.count(id) > 1)

    def texts(self) -> Iterator[str]:
        """All text that a reader, a browser or a script gets."""
        yield from map(folded, ("".join(self.pieces), *self.values))
        yield from map(folded, strings(self.data))


def folded(text: str) -> str:
    """The text with white space collapsed."""
    return " ".join(text.split())


def strings(data: Any) -> Iterator[str]:
    """Every string within JSON data."""
    if isinstance(data, str):
        yield data
    for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from strings(inner)


def _shape_value(name: str, value: str) -> str:
    """The part of an attribute's value that counts as structure."""
    if name in ADDRESS_ATTRIBUTES:
        return _without_fragment(value)
    return value if name in ("class", "type", "rel", "name", "role") else ""


def _without_fragment(address: str) -> str:
    """An address within the site, without its fragment or checksum."""
    return address if "://" in address else re.sub(r"^([\w./-]*)(\?v=[0-9a-f]+|#[\w-]*)$", r"\1", address)


def _is_safe(address: str) -> bool:
    scheme, colon, _ = address.partition(":")
    return address.startswith(SAFE_PREFIXES) or not colon or "/" in scheme


def build(folder: Path) -> str:
    """Build the guide in folder/content into folder/html in this process; returns the warnings."""
    (folder / "docs").mkdir(exist_ok=True)
    told = io.StringIO()
    with docutils_namespace(), patch_docutils(str(ROOT)), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what will change in a later Sphinx
        options = {"guide_content": str(folder / "content")}
        app = Sphinx(
            srcdir=folder / "docs",
            confdir=ROOT,
            outdir=folder / "html",
            doctreedir=folder / "html/.doctrees",
            buildername="html",
            confoverrides=options,
            status=None,
            warning=told,
        )
        app.build()
    return told.getvalue()


def pages(folder: Path) -> dict[str, RenderedPage]:
    """Every page of a built site, by its address."""
    site = folder / "html"
    found = sorted(site.rglob("*.html"))
    return {
        path.relative_to(site).as_posix(): RenderedPage(path.read_text(encoding="utf-8")) for path in found
    }
