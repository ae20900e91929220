"""Texts in another language than their page are marked where an element can stand, and nowhere else."""

import pytest

from generator.publish.foreign_text import with_language

OPEN, CLOSE, AS_WRITTEN, AS_WRITTEN_END = "\ue000", "\ue001", "\ue002", "\ue003"


def marked(html: str) -> str:
    return with_language(html, "en", "ltr")


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (f"<p>{OPEN}Hold it.{CLOSE}</p>", '<p><span lang="en" dir="ltr">Hold it.</span></p>'),
        (
            f"<p>{OPEN}Hold <strong>still</strong>.{CLOSE} Sí.</p>",
            '<p><span lang="en" dir="ltr">Hold <strong>still</strong>.</span> Sí.</p>',
        ),
        (f"<p>{AS_WRITTEN}Doe J.{AS_WRITTEN_END}</p>", '<p><span lang="en" dir="ltr">Doe J.</span></p>'),
        (f'<img alt="{OPEN}A leg{CLOSE}">', '<img alt="A leg">'),
        (f"<title>{OPEN}Home{CLOSE} · X</title>", "<title>Home · X</title>"),
        (
            f'<script type="application/json">{{"a": "{OPEN}b{CLOSE}"}}</script>',
            '<script type="application/json">{"a": "b"}</script>',
        ),
        (f"<option>{OPEN}Left{CLOSE}</option>", "<option>Left</option>"),
        (f"<p>half {OPEN}a mark</p>", "<p>half a mark</p>"),
        ("<p>nada</p>", "<p>nada</p>"),
    ],
)
def test_only_what_is_shown_as_text_is_marked(html: str, shown: str) -> None:
    assert marked(html) == shown


def test_a_page_without_marks_is_the_same_object() -> None:
    page = "<p>A page of many words.</p>"
    assert marked(page) is page
