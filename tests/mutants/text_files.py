"""Every mutant of a template, the stylesheet or a script: its text with one change. That needs no parser."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from .javascript import Change, both_ways, changes_of_script, mutant_of
from .mutant import Mutant

JINJA_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
JINJA_TAG = re.compile(r"\{%[-+]?(?P<said>.*?)[-+]?%\}|\{\{[-+]?(?P<given>.*?)[-+]?\}\}", re.DOTALL)
JINJA_STATEMENT = re.compile(r"\{%.*?%\}", re.DOTALL)
CONDITION = re.compile(r"\s*(?:el)?if (?P<asked>.+?)\s*$", re.DOTALL)
HTML_TAG = re.compile(r"<[a-z][^<>]*>")
ATTRIBUTE = re.compile(r' [a-z][-\w]*(?:="[^"]*")?(?=[\s/>])')

TOKEN = re.compile(
    r'(?P<string>"(?:\\.|[^"\\])*")'
    r"|(?P<number>(?<![\w.#\"-])\d+(?:\.\d+)?(?=pt|mm|em|fr|%|deg|rem|px|vw|s\b|\W|$))"
    r"|(?P<word>\b(?:true|false|and|or)\b|\bnot (?!in\b))"
    r"|(?P<sign>==|!=|(?<= )(?:<=|>=|<|>|[-+*])(?= ))"
)
PAIRS = (("==", "!="), ("and", "or"), ("true", "false"), ("<", "<="), (">", ">="), ("+", "-"))
OTHER = {**both_ways(PAIRS), "*": "+", "not ": ""}

TYPST_COMMENT = re.compile(r"//[^\n]*")
TYPST_LINE = re.compile(r"^ *(?P<line>[^\s#/][^\n]*|#(?:set|show)[^\n]*)$", re.MULTILINE)

CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"(?<=[{;])\s*(?P<kept>[-\w]+\s*:[^;{}]+;)")
CSS_WIDTH = re.compile(r"@media [^{]*?(?P<width>\d+(?:\.\d+)?)rem")


def text_mutants(path: Path, name: str) -> tuple[Mutant, ...]:
    """Every mutant of a file, which `name` stands for, in the order of its text."""
    text = path.read_text(encoding="utf-8")
    found = sorted(set(_kind(path)(text)))
    return tuple(mutant_of(name, number, text, change) for number, change in enumerate(found))


def _kind(path: Path) -> Callable[[str], Iterable[Change]]:
    if path.name.endswith((".js", ".js.jinja")):
        return changes_of_script
    return {".typ": _of_typst, ".css": _of_css}.get(path.suffix, _of_jinja)


def _of_jinja(text: str) -> Iterator[Change]:
    """Conditions turned round, values left out, signs and words in tags, and attributes of the markup."""
    plain = _blanked(text, JINJA_COMMENT)
    for tag in JINJA_TAG.finditer(plain):
        if tag["given"] is not None:
            yield tag.start(), tag.end(), ""
        elif asked := CONDITION.match(tag["said"]):
            start, end = (tag.start("said") + at for at in asked.span("asked"))
            yield start, end, f"not ({text[start:end]})"
        yield from _of_tokens(plain, tag.start(), tag.end())
    markup = _blanked(plain, JINJA_STATEMENT)
    for tag in HTML_TAG.finditer(markup):
        for attribute in ATTRIBUTE.finditer(markup, *tag.span()):
            yield *attribute.span(), ""


def _of_typst(text: str) -> Iterator[Change]:
    """Signs, words and measures, and lines whose brackets are all closed in them."""
    plain = _blanked(text, TYPST_COMMENT)
    yield from _of_tokens(plain, 0, len(plain))
    for line in TYPST_LINE.finditer(plain):
        if all(line[0].count(opening) == line[0].count(closing) for opening, closing in ("()", "[]", "{}")):
            yield *line.span("line"), ""


def _of_css(text: str) -> Iterator[Change]:
    """Declarations that are left out, and the widths of windows that rules are for."""
    plain = _blanked(text, CSS_COMMENT)
    for one in DECLARATION.finditer(plain):
        yield *one.span("kept"), ""
    for width in CSS_WIDTH.finditer(plain):
        yield *width.span("width"), str(float(width["width"]) / 2)


def _of_tokens(text: str, first: int, last: int) -> Iterator[Change]:
    """The changes of single signs, words, strings and numbers in a part of a text."""
    for token in TOKEN.finditer(text, first, last):
        old = token[0]
        match token.lastgroup:
            case "string":
                yield *token.span(), '"other"' if len(old) == 2 else '""'
            case "number":
                yield *token.span(), _half_more(old)
            case _:
                yield *token.span(), OTHER[old]


def _blanked(text: str, parts: re.Pattern[str]) -> str:
    """The text with some of its parts made of spaces, in which nothing is changed."""
    return parts.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _half_more(number: str) -> str:
    if "." in number:
        return f"{float(number) * 1.5:.4g}"
    return str(int(number) + (int(number) // 2 or 1))
