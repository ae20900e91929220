"""Fixtures for all tests: the real guide's built site, its pages and its base path."""

import gc
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

from tests.approved.site import keyed_site as build_keyed_site
from tests.sample_guide import REDIRECT_TAG

# The same inputs in every run, and no deadline: what passes here also passes on a slower machine.
settings.register_profile("steady", derandomize=True, deadline=None)
# 200 times as many inputs, new ones in each run: pytest tests/test_any_content.py --hypothesis-profile=long
settings.register_profile("long", max_examples=20_000, deadline=None, database=None)
settings.load_profile("steady")

ROOT = Path(__file__).parents[1]

LONGEST_FIRST = (
    "browser/test_session.py",
    "test_languages.py",
    "browser/test_long_lists.py",
    "publish/test_edit_sequences.py",
    "browser/test_layout.py",
    "browser/test_accessibility.py",
    "browser/test_checkers.py",
    "publish/test_whole_or_nothing.py",
    "browser/test_live.py",
    "browser/test_maker_sheets.py",
    "browser/test_search.py",
    "browser/test_offline.py",
    "browser/test_languages.py",
    "browser/test_first_minute.py",
    "figures/test_pose_drawings.py",
    "browser/test_chooser.py",
    "browser/test_maker.py",
    "browser/test_use.py",
    "test_extension.py",
    "test_any_content.py",
    "browser/test_names.py",
    "handouts/test_typeset.py",
    "test_hostile.py",
    "rules/test_table.py",
)
"""The files of tests that take longest. With several workers they begin first, so that none is last alone."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest before all others, which keep their order."""
    place = {ROOT / "tests" / name: number for number, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site, built first unless `make html` has just done so."""
    built = ROOT / "build/html"
    # As in the Makefile, or it would be built again.
    options = ["-j", "auto", "-W", "--keep-going", "-q", "-c", ".", "-d", "build/doctrees"]
    command = [sys.executable, "-m", "generator.up_to_date", *options, "docs", "build/html"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.fail(f"the site does not build:\n{run.stdout}{run.stderr}", pytrace=False)
    return built


@pytest.fixture(scope="session")
def keyed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small guide's site, with the names of their fields in place of the fixed words."""
    return build_keyed_site(tmp_path_factory.mktemp("keyed"))


@pytest.fixture(scope="session")
def all_pages(site: Path) -> list[str]:
    """The address of every page within the site, in every language, such as `es/index.html`; no redirects."""
    pages = (page for page in site.rglob("*.html") if REDIRECT_TAG not in page.read_text(encoding="utf-8"))
    return sorted(page.relative_to(site).as_posix() for page in pages)


@pytest.fixture(scope="session")
def languages(all_pages: list[str]) -> list[str]:
    """The folders of the languages that the site was translated into, with a slash."""
    return sorted(page.removesuffix("search.html") for page in all_pages if page.endswith("/search.html"))


@pytest.fixture(scope="session")
def pages(all_pages: list[str], languages: list[str]) -> list[str]:
    """The address of every page in the language of the source."""
    return [page for page in all_pages if not page.startswith(tuple(languages))]


@pytest.fixture(scope="session", params=["one stretch", pytest.param("all", marks=pytest.mark.long)])
def kinds(request: pytest.FixtureRequest, pages: list[str]) -> list[str]:
    """The pages in the language of the source, one stretch of those that one template makes.

    All of them in the long form.
    """
    return pages if request.param == "all" else _without_equals(pages)


@pytest.fixture(scope="session", params=["one language", pytest.param("all", marks=pytest.mark.long)])
def translated_kinds(request: pytest.FixtureRequest, all_pages: list[str], languages: list[str]) -> list[str]:
    """The pages in the first of the other languages, one stretch; in the long form in every language.

    The first is Arabic, which is written from the right. The pages of every language are element for element
    those of the source, as `site/test_languages.py` holds.
    """
    chosen = languages if request.param == "all" else languages[:1]
    return [
        page
        for language in chosen
        for page in _without_equals([page for page in all_pages if page.startswith(language)])
    ]


def _without_equals(pages: list[str]) -> list[str]:
    """The pages of one language without the stretches beyond the last of them."""
    last = [page for page in pages if _is_stretch(page)][-1]
    return [page for page in pages if not _is_stretch(page) or page == last]


def _is_stretch(page: str) -> bool:
    return "stretches/" in page and not page.endswith("/index.html")


@pytest.fixture(scope="session")
def base(site: Path) -> str:
    """The path that the site is published under, such as `/` or `/guide/`, from its home page."""
    home = (site / "index.html").read_text(encoding="utf-8")
    told = re.search(r'<link rel="canonical" href="([^"]+)"', home)
    return urlsplit(told[1]).path.removesuffix("index.html") if told else "/"


def pytest_collection_finish() -> None:
    """Leave what is there once tests are collected out of every later search for garbage.

    To load a guide makes so many small things that a search after each 700 takes a twentieth of the time.
    """
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)
