"""Text is text: whatever an author types, readers see just that, and nothing of it runs or links."""

import json
from html.parser import HTMLParser

import pytest

from tests.kit import change, small_guide
from tests.test_extension import build

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<b>bold</b>",
    "&lt; &amp; &#60;",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{## comment ##}",
    "{term}`x`",
    "{eval-rst}",
    "```{raw} html",
    "::: {note}",
    ":::{admonition} x",
    "(target)=",
    "[^doe-2020]: note",
    "[^doe-2020]",
    "[a]: https://example.org/x",
    "<https://example.org/x>",
    "javascript:alert(1)",
    "1. one",
    "- two",
    "# head",
    "> quote",
    "---",
    "===",
    "% comment",
    "+++",
    "$x$ and $$y$$",
    "a | b | c",
    "#eval(1)",
    '#import "x"',
    "\\input{x}",
    "~~gone~~",
    "*it* and _it_",
    "{#id}",
    "[span]{.class}",
    "“curly” 'single' \"double\"",
    "a--b---c...",
    "café",
    "|sub|",
    ":ref:`x`",
    ".. raw:: html",
    "__init__",
    "`code`",
    "%3Cscript%3E",
    "x" * 300,
    "a\\",
    "{sub-ref}`today`",
    "<!-- gone -->",
]


class Seen(HTMLParser):
    """What a reader sees of a page, and what could act: elements, addresses and handlers."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.acting: list[str] = []
        self.silent = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag == "script"
        self.acting += [f"{tag} {name}={value}" for name, value in attrs if name.startswith("on")]
        addresses = (value for name, value in attrs if value and name in {"href", "src", "srcset", "action"})
        self.acting += [f"{tag} {value}" for value in addresses if "javascript:" in value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag == "script"

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A guide with every hostile text in a paragraph, a list, a card, a table, a heading and a label."""
    folder = tmp_path_factory.mktemp("hostile")
    content = small_guide(folder)
    every = json.dumps(HOSTILE, ensure_ascii=False)
    change(content / "guide.yaml", "language: en", "language: es")  # its grade is not judged
    change(content / "tips.yaml", "text: [Walk a lot.]", f"text: {every}, points: {every}")
    change(content / "safety.yaml", "points: [it is bad]", f"points: {every}")
    for number, text in enumerate(HOSTILE):
        wall = (content / "stretches/wall.yaml").read_text(encoding="utf-8")
        one = json.dumps(text[:40], ensure_ascii=False)
        for old, new in (("short: Wall", f"short: {one}"), ("card: Do it.", f"card: {one}")):
            wall = wall.replace(old, new)
        wall = wall.replace("name: Wall stretch", f"name: {one}").replace(
            "for_you_if: [You can stand]", f"for_you_if: [{one}]"
        )
        (content / f"stretches/hostile-{number}.yaml").write_text(wall, encoding="utf-8")
    build(folder)
    return {
        path.relative_to(folder / "html").as_posix(): path.read_text(encoding="utf-8")
        for path in folder.glob("html/**/*.html")
    }


@pytest.mark.parametrize("page", ["tips.html", "safety.html"])
def test_readers_see_what_was_typed(hostile: dict[str, str], page: str) -> None:
    text = Seen(hostile[page]).text
    assert [one for one in HOSTILE if " ".join(one.split()) not in text] == []


@pytest.mark.parametrize("page", ["index.html", "stretches/index.html", "session.html"])
def test_names_in_cards_and_tables_are_what_was_typed(hostile: dict[str, str], page: str) -> None:
    text = Seen(hostile[page]).text
    assert [one for one in HOSTILE if " ".join(one[:40].split()) not in text] == []


def test_titles_are_what_was_typed(hostile: dict[str, str]) -> None:
    for number, one in enumerate(HOSTILE):
        assert " ".join(one[:40].split()) in Seen(hostile[f"stretches/hostile-{number}.html"]).text


def test_nothing_that_was_typed_acts(hostile: dict[str, str]) -> None:
    clean = {name: Seen(page).acting for name, page in hostile.items()}
    assert {name: acting for name, acting in clean.items() if acting} == {}
    assert not any("alert(1)</script" in page or "<img src=x" in page for page in hostile.values())
