"""Marks in texts: what is a mark, what is plain text, and the resulting MyST."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.text import markup


def test_sides_are_settled_for_the_drawing_and_for_its_mirror() -> None:
    text = "Put your [right|left] foot by the [big|small] chair."
    assert markup.plain(text) == "Put your right foot by the big chair."
    assert markup.plain(text, mirrored=True) == "Put your left foot by the small chair."


@pytest.mark.parametrize("text", ["a * b", "[half", "x](y)", "f(x)[0]", "{{ x }}", "**", "a|b"])
def test_what_is_no_mark_stays_as_it_is(text: str) -> None:
    assert markup.plain(text) == text


def test_a_side_within_strong_words_is_settled() -> None:
    assert markup.spans("**[Right|Left] foot** back") == (
        markup.Span("Right foot", strong=True),
        markup.Span(" back"),
    )


def test_links_are_found() -> None:
    assert markup.targets("See [a](one) and [b](two).") == ("one", "two")


def test_unmarked_text_keeps_both_sides() -> None:
    assert (
        markup.unmarked("**Put** your [right|left] foot [here](there)") == "Put your [right|left] foot here"
    )


def test_white_space_is_folded_and_a_text_may_begin_and_end_with_a_mark() -> None:
    assert markup.spans("**So**  it\n is [here](there)") == (
        markup.Span("So", strong=True),
        markup.Span(" it is "),
        markup.Span("here", target="there"),
    )
    assert markup.unmarked("**So**  it\n is") == "So it is"
    assert markup.spans("") == ()


def test_marks_are_taken_out_whole() -> None:
    text = "**So** your [right|left] foot, [here](there), [half"
    assert markup.without_marks(text) == f"So your {markup.SIDE_SIGN} foot, here, [half"


def test_a_text_becomes_myst_with_its_words_and_links_written_as_asked() -> None:
    text = "A *pull* is **mild_**, see [Stay safe](safety)."
    written = markup.myst(text, str.upper, lambda words, id: f"<{words}|{id}>")
    assert written == "A *PULL* IS **mild\\_**, SEE <Stay safe|safety>."


@pytest.mark.parametrize(
    "url", ["https://calf.health/?a=1&b=2", "https://calf.health/(a)_[b]", "https://a.b/&amp;"]
)
def test_a_web_address_leads_to_just_this_address(url: str) -> None:
    [_, paragraph, _] = MarkdownIt("commonmark").parse(f"[words]({markup.address(url)})")
    link = (paragraph.children or [])[0]
    assert unquote(str(link.attrs["href"])) == url


HOSTILE = [
    "1. no list", "- no list", "+ no list", "# no heading", "> no quote", ": no definition", "::: no fence",
    "``` no fence", "--- no rule", "=== no heading", "<b>no html</b>", "<script>alert(1)</script>",
    "{term}`no role`", "{{ no jinja }}", "{% no jinja %}", "[no](link)", "![no](image)", "a_b_c *d* __e__",
    "&amp; no entity", "$x$ no maths", "| no | table |", "back\\slash", "~~no strike~~", "https://no.example.org",
    "[^no-footnote]", "(no-target)=", "% no comment", "\"quotes\" and 'quotes'", "a -- b ... c", "Ünïcödé",
    "1) no list", "+++ no break", "{#no-id}", "^[no note]",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_words_are_shown_as_they_are(text: str) -> None:
    assert _shown(markup.escape(text)) == text


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1))
def test_any_words_on_one_line_are_shown_as_they_are(text: str) -> None:
    words = " ".join(text.split())
    assert not words or _shown(markup.escape(words)) == words


def _shown(myst: str) -> str:
    """What CommonMark shows of one paragraph; fails if that is anything but a run of plain text."""
    tokens = MarkdownIt("commonmark").enable("table").parse(myst)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in tokens[1].children or ()} <= {"text"}
    return "".join(child.content for child in tokens[1].children or ())
