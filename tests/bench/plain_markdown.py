"""Convert the generated MyST pages to plain Markdown, for a tool that does not know MyST."""

import re
import shutil
from pathlib import Path

HEAD = (re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE), "")
LIST_OF_PAGES = (re.compile(r"^```\{.*?^```\n", re.DOTALL | re.MULTILINE), "")
PLAIN_FENCE = (re.compile(r"^:::+(\{(?:div|glossary)\}.*)?\n", re.MULTILINE), "")
TITLED_FENCE = (re.compile(r"^:::+\{\w+\} (.*)\n(?::[a-z-]+:.*\n)*", re.MULTILINE), r"**\1**\n\n")
TARGET = (re.compile(r"^\([\w-]+\)=\n", re.MULTILINE), "")
BLOCK_ATTRIBUTES = (re.compile(r"^\{[.#][^}\n]*\}\n", re.MULTILINE), "")
LINK_ATTRIBUTES = (re.compile(r"(?<=\))\{[.#][^}\n]*\}"), "")
SPAN = (re.compile(r"\[([^]\n]*)\]\{[.#][^}\n]*\}"), r"\1")
ROLE = (re.compile(r"\{\w+\}`([^`<]*?)(?:\s*<[^`>]*>)?`\\?"), r"\1")
TO_TARGET = (re.compile(r"\[([^]\n]*)\]\(#[\w-]+\)"), r"\1")
DOWNLOAD = (re.compile(r"\]\(path:"), "](")

STEPS = (
    *(HEAD, LIST_OF_PAGES, PLAIN_FENCE, TITLED_FENCE, TARGET, BLOCK_ATTRIBUTES, LINK_ATTRIBUTES),
    *(SPAN, ROLE, TO_TARGET, DOWNLOAD),
)
"""Each MyST pattern with its replacement, applied in this order."""

SETTINGS = """\
[project]
site_name = "The same pages"
docs_dir = "docs"
site_dir = "html"
use_directory_urls = false
validation = false

[project.theme]
font = false

[project.markdown_extensions.footnotes]
[project.markdown_extensions.def_list]
"""
"""The zensical.toml: pages in the order of their file names, nothing from another host, links not checked."""


def plain(page: str) -> str:
    """A MyST page as plain Markdown: admonition titles become bold lines, roles and targets are dropped."""
    for pattern, left in STEPS:
        page = pattern.sub(left, page)
    return page


def copy_pages(docs: Path, folder: Path) -> None:
    """Copy the generated pages and PDFs, without the generator's caches."""
    shutil.copytree(docs, folder, ignore=shutil.ignore_patterns(".*", "_theme"))


def plain_copy(docs: Path, figures: Path, folder: Path) -> None:
    """Copy the pages as plain Markdown, together with PDFs and drawings."""
    copy_pages(docs, folder)
    shutil.copytree(figures, folder / "figures")
    for page in folder.rglob("*.md"):
        page.write_text(plain(page.read_text(encoding="utf-8")), encoding="utf-8")
