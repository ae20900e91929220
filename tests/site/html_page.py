"""A parsed page of the built site."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
TEXT_OF = {"title", "script", "style", *HEADINGS}


@dataclass
class Element:
    """A start tag; `text` is only filled for titles, headings, scripts and styles."""

    tag: str
    attributes: dict[str, str]
    text: str = ""

    def __str__(self) -> str:
        shown = "".join(f' {name}="{value[:60]}"' for name, value in self.attributes.items())
        return f"<{self.tag}{shown}>"


@dataclass
class Page:
    """A page: its address in the site, and its elements in the order of the file."""

    address: str
    elements: list[Element] = field(default_factory=list)

    @classmethod
    def read(cls, site: Path, address: str) -> "Page":
        """Parse the page at `address`, relative to the folder `site`."""
        reader = _Reader()
        reader.feed((site / address).read_text(encoding="utf-8"))
        reader.close()
        return cls(address, reader.elements)

    def all(self, *tags: str) -> list[Element]:
        """Every element with one of these tags."""
        return [element for element in self.elements if element.tag in tags]

    def ids(self) -> list[str]:
        """Every id, including duplicates."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    def meta(self, name: str) -> str:
        """The content of the `<meta>` with this `name` or `http-equiv`; empty if there is none."""
        for element in self.all("meta"):
            given = element.attributes.get("name") or element.attributes.get("http-equiv", "")
            if given.lower() == name:
                return element.attributes.get("content", "")
        return ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag in TEXT_OF:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1].tag == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1].text += data
