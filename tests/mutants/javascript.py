"""Every mutant of a script: its text with one change, to a sign, a word or a line. That needs no parser."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from .mutant import Mutant

TOKEN = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)"
    r"|(?P<regex>(?<=[(,=:!&|?])\s*/(?![*/ ])(?:\\.|[^/\n\\])+/\w*)"
    r"|(?P<string>\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')"
    r"|(?P<number>(?<![\w.])\d+(?:\.\d+|(?:_\d+)+)?(?![\w.]))"
    r"|(?P<word>\b(?:true|false)\b|\bMath\.(?:min|max)\b|\.(?:some|every)(?=\()|![(\w](?=[\w.(])|!(?=[\w(]))"
    r"|(?P<sign>===|!==|&&|\|\||\?\?(?!=)|(?<= )(?:<=|>=|<|>|[-+*/%])(?= ))",
    re.DOTALL,
)


def both_ways(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What each of two signs or words becomes: the other."""
    return {**dict(pairs), **{new: old for old, new in pairs}}


SKIPPED = re.compile(r"//[^\n]*|/\*.*?\*/|\"[^\"\n]*\"|(?<=\()/[^/\n*]+/", re.DOTALL)
"""What may hold a brace or a backtick that is none."""
PAIRS = (
    ("===", "!=="), ("&&", "||"), ("<", "<="), (">", ">="), ("+", "-"), ("*", "/"), ("true", "false"),
    ("Math.min", "Math.max"), (".some", ".every"),
)  # fmt: skip
OTHER = {**both_ways(PAIRS), "??": "&&", "%": "*", "!": ""}
LINE = re.compile(
    r"^(?P<indent> *)(?:(?P<returned>return) [^;\n]+;|(?!(?:return|const|let|if|for|while|else|case|throw)\b)"
    r"\w[\w.?\[\]$]*(?:\([^\n]*\)| [-+]?= [^\n]+);)(?= *(?://[^\n]*)?$)",
    re.MULTILINE,
)


Change = tuple[int, int, str]
"""Where what is changed begins and ends, and what stands there instead."""


def script_mutants(path: Path) -> tuple[Mutant, ...]:
    """Every mutant of a script, in the order of its text."""
    text = path.read_text(encoding="utf-8")
    return tuple(
        mutant_of(path.name, number, text, one) for number, one in enumerate(changes_of_script(text))
    )


def changes_of_script(text: str) -> list[Change]:
    """The changes of a script, in the order of its text."""
    return sorted((*_of_tokens(text), *_of_lines(text)))


def _of_tokens(text: str) -> Iterator[Change]:
    """The changes of single signs and words."""
    for token in _tokens(text):
        old = token[0]
        match token.lastgroup:
            case "string" if old[1:-1] != "use strict":
                yield token.start(), token.end(), '"other"' if len(old) == 2 else '""'
            case "number":
                yield token.start(), token.end(), str(float(old) + 1 if "." in old else int(old) + 1)
            case "word" | "sign":
                sign = "!" if old.startswith("!") and old != "!==" else old
                yield token.start(), token.start() + len(sign), OTHER[sign]


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """The tokens of a script, without those in the plain text of a template such as `a ${b}`."""
    return (token for token in TOKEN.finditer(_blanked(text)))


def _blanked(text: str) -> str:
    """The script with the plain text of its templates made of letters, in which nothing is changed."""
    signs = list(text)
    templates = [False]  # of each template and each value in one that we are in: whether it is a template
    at = 0
    while at < len(text):
        skipped = None if templates[-1] else SKIPPED.match(text, at)
        if skipped:
            at = skipped.end()
            continue
        if text.startswith("${", at) and templates[-1]:
            templates.append(False)
            at += 1
        elif text[at] == "`" and templates[-1]:
            templates.pop()
        elif text[at] == "`":
            templates.append(True)
        elif templates[-1]:
            signs[at] = "x"
        elif text[at] == "{":
            templates.append(False)
        elif text[at] == "}" and len(templates) > 1:
            templates.pop()
        at += 1
    return "".join(signs)


def _of_lines(text: str) -> Iterator[Change]:
    """The lines that are left out, and what a `return` gives back."""
    for line in LINE.finditer(text):
        start = line.start() + len(line["indent"])
        yield start, line.end(), "return;" if line["returned"] else ";"


def mutant_of(name: str, number: int, text: str, change: Change) -> Mutant:
    """The mutant with this number of a file whose text is changed once."""
    start, end, new = change
    line = text.count("\n", 0, start) + 1
    shown = text.splitlines()[line - 1].strip()
    changed = text[:start] + new + text[end:]
    told = f"{text[start:end]} -> {new or 'nothing'}"
    return Mutant(name, number, line, frozenset({line}), shown, told, changed)
