"""Pages that were published are remembered in the content, so that one which goes is missed."""

import errno
import os
from pathlib import Path
from unittest.mock import patch

import pytest

from generator.build import build, gone_addresses, remember_addresses
from generator.content import from_bytes, load, parse, unanswered
from generator.content.source import Source
from generator.exports import addresses_file
from generator.model.moved import Addresses
from tests.sample_guide import small_guide


def remember(content: Path, *published: str) -> str:
    text = addresses_file(load(content).guide, published)
    if text:
        (content / "addresses.yaml").write_text(text, encoding="utf-8")
    return text


def test_new_pages_are_added_and_none_is_taken_out(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    assert remember(content, "index.html", "stretches/tiptoe.html", "guide.json")
    assert remember(content, "index.html") == ""
    assert remember(content, "stretches/tiptoe.html", "index.html", "guide.json") == ""
    source = from_bytes(remember(content, "tips.html").encode(), "addresses.yaml")
    assert isinstance(source, Source)
    assert parse(source, Addresses) == Addresses(pages=("index", "stretches/tiptoe", "tips"))


def test_the_file_says_what_it_is_for_and_lists_each_page_once_in_order(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    remember(content, "tips.html", "index.html")
    text = remember(content, "about.html", "tips.html", "handouts/guide.pdf")
    *head, key, first, second, third = text.splitlines()
    assert [key, first, second, third] == ["pages:", "  - about", "  - index", "  - tips"]
    assert head[0] == "# yaml-language-server: $schema=schema/addresses.json"
    assert "take no line out" in head[1]
    assert "moved.yaml" in head[2]
    assert text.endswith("\n")


def test_a_page_that_is_gone_is_asked_for_until_it_is_answered(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    remember(content, "index.html", "stretches/tiptoe.html", "stretches/lean.html")
    guide = load(content).guide
    assert unanswered(guide) == ("stretches/tiptoe.html",)
    assert "{from: stretches/tiptoe, to: }" in gone_addresses(guide, content)
    site = tmp_path / "html"
    (site / "stretches").mkdir(parents=True)
    (site / "stretches/tiptoe.html").touch()
    assert gone_addresses(guide, content, site) == ""
    with (content / "moved.yaml").open("a", encoding="utf-8") as file:
        file.write("gone: [stretches/tiptoe]\n")
    assert unanswered(load(content).guide) == ()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.EACCES, ""),
        (errno.EPERM, ""),
        (errno.EROFS, ""),
        (errno.ENOSPC, "{} cannot be written: No space left on device\n"),
        (errno.EIO, "{} cannot be written: Input/output error\n"),
    ],
)
def test_a_folder_that_cannot_be_written_to_is_left_and_any_other_fault_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], code: int, told: str
) -> None:
    content = small_guide(tmp_path)
    made = build(content, tmp_path / "docs")
    file = content / "addresses.yaml"
    with patch("generator.build.write_file", side_effect=OSError(code, os.strerror(code))):
        remember_addresses(content, made)
    assert capsys.readouterr().err == told.format(file.as_posix())
    assert not file.exists()
