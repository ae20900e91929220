"""Hostile text for content fields: whatever could be taken for more than text. Shared by several tests."""

SNIPPETS: dict[str, tuple[str, ...]] = {
    # Special at the start of a line.
    "list": ("1. one", "1) one", "- two", "* three", "+ four", ": meaning", "[ ] task"),
    "heading": ("# head", "===", "--- ---", "> quote", "% comment", "+++", "!important", "= heading"),
    "fence": ("```{raw} html", "~~~ code", "::: {note}", ":::{admonition} x", "::::::{div}", ":name: x"),
    "target": ("(target)=", "[^doe-2020]: note", "[a]: https://example.org/x", "{.class}", "{#id .class}"),
    "reST": (".. raw:: html", ".. _target:", ":ref:`x`", "|sub|", "`code`_", "/ term: x", "//comment"),
    "block": ("<!-- gone -->", "<div>", "</div>", "</script>", "<?php", "<![CDATA[x]]>", "</main>", "-->",
        "]]>"),
    # Special anywhere.
    "script": ("<script>alert(1)</script>", "<style>*{}</style>", "<iframe src=x>", "<base href=x>",
        "<b>bold</b>", "<b>", "<a x"),
    "handler": ("<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "\" onclick=\"alert(1)",
        "' onclick='alert(1)", "\"on=x", "<a onclick=x>"),
    "address": ("javascript:alert(1)", "data:text/html,<b>x</b>", "<javascript:alert(1)>",
        "https://example.org/x", "<https://example.org/x>", "a@example.org", "www.example.org",
        "a@b.c", "x://y",
        "figures/wall-hold.svg"),
    "entity": ("&lt; &amp; &#60; &nbsp;", "&#35; head", "%3Cscript%3E", "\\u003cb\\u003e", "\\n \\x41",
        "a\\", "\\# x"),
    "Jinja": ("{{ 7 * 7 }}", "{% raw %}", "{%- endfor %}", "{## x ##}", "{# x #}", "{0} {n!r}", "{date}",
        "{name}", "%s %(x)s", "%s", "${x}"),
    "role": ("{term}`x`", "{eval-rst}`x`", "{sub-ref}`today`", "{ref}`x <y>`", "`code`", "``code",
        "[^doe-2020]"),
    "span": ("[span]{.class}", "![x](y z)", "[x][y]", "](x)", "a {.class}", "| a | b |", "a | b", "[a",
        "b]"),
    "emphasis": ("*it* and _it_", "__init__", "~~gone~~", "^sup^", "==mark==", "a--b---c...",
        "(c) (tm) +-", "**", "****", "** **", "“curly” «x» \"double\" 'it'", "$x$ and $$y$$",
        "\\(x\\)", "\\input{x}"),
    "Typst": ("#eval(\"1\")", "#read(\"/etc/passwd\")", "#import \"x\"", "#{1 + 1}", "@ref", "#x", "<label>",
        "#panic()", "#[x]", "#set page(width: 1pt)", "$ sum_(k=1)^n $"),
    "shell": ("$(id)", "`id`", "; rm -rf x", "' OR 1=1", "../../x", "/etc/passwd", "C:\\x", "%2e%2e%2f",
        "null", "~", "café"),
}  # fmt: skip
"""Text with a meaning to one of the programs that process it, by kind; readers must see all of it."""

BRACES = {"{", "}"}
ALL_SNIPPETS = tuple(text for texts in SNIPPETS.values() for text in texts)

NOT_IN_TYPEFACE = (
    "\U0001f600",
    "漢字",
    "مرحبا",
    "עברית",
    "हिन्दी",
    "ไทย",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
)
"""Text that the guide's own typeface cannot show: printed in a fallback font, or reported."""

CONTROL_CHARACTERS = tuple("\0\x07\x08\x0b\x0c\x1b\x7f\x85\u2028\u2029\ufeff\ufffe\uffff")
"""Characters that show nothing."""

BIDI_CONTROLS = tuple("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that change the order in which text is shown."""

INVISIBLE_TEXTS = (
    "\u200b",
    "\u200d",
    "\u2060\u2060",
    "\u00ad",
    "\u200e \u200f",
    "\ufe0f",
    "\u0301",
    "\U000e0041",
)
"""Texts without any visible character."""

INVALID_ADDRESSES = (
    "javascript:alert(1)", "data:text/html,<b>x</b>", "http://example.org/", "//example.org/", "/etc/passwd",
    "https://", "https:///x", "https://[/", "https://[::1]/", "https://a@b.example/", "https://exa mple.org/",
    "https://example.org/\"x", "https://example.org/<b>", "https://example.org/`x`", "https://example.org/\\x",
    "https://example.org/\nX: y", "https://example.org/\rX: y", "https://℀.org/", "mailto:", "file:///etc/passwd",
)  # fmt: skip
"""What no field for an address accepts."""

INVALID_IDS = (
    "../x", "/etc/x", "a/b", "a\\b", "CON", "Wall", "wa ll", "wall.", ".", "..", "wall.v2", "-wall", "wall-",
    "wa--ll",
    "wäll", "w" * 61, "wall_a", "wall\n", "", "<b>", "%2e%2e", "wall:1", "wall*", "wall?", "{{wall}}", "~",
)  # fmt: skip
"""What no field for an id accepts."""


def filled(number: int, turn: int, room: int, *, braces: bool = True) -> str:
    """Hostile text of at most `room` characters for the field with this number, of two kinds if both fit.

    Over eight turns each field gets every kind. Without `braces` the text has none, as needed for patterns,
    which accept only their own placeholders in braces.
    """
    kinds, text = list(SNIPPETS.values()), ""
    for kind in (number + turn, number + turn + len(kinds) // 2):
        left = room - len(text) - bool(text)
        known = [one for one in kinds[kind % len(kinds)] if braces or not BRACES & {*one}]
        fit = [one for one in known if len(one) < room / 2] or [one for one in known if len(one) <= left]
        text = f"{text} {fit[(number // len(kinds) + turn) % len(fit)]}".strip() if fit else text
    return text[:room]
