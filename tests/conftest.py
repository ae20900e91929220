"""Fixtures for all tests: the real guide's built site, its pages and its base path."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

from tests.sample_guide import REDIRECT_TAG

# The same inputs in every run, and no deadline: what passes here also passes on a slower machine.
settings.register_profile("steady", derandomize=True, deadline=None)
# 200 times as many inputs, new ones in each run: pytest tests/test_any_content.py --hypothesis-profile=long
settings.register_profile("long", max_examples=20_000, deadline=None, database=None)
settings.load_profile("steady")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site, built first: this takes about a second after a recent `make html`."""
    built = ROOT / "build/html"
    # As in the Makefile.
    options = ["-j", "auto", "-W", "--keep-going", "-q", "-c", ".", "-d", "build/doctrees"]
    command = [sys.executable, "-m", "sphinx", *options, "docs", "build/html"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.fail(f"the site does not build:\n{run.stdout}{run.stderr}", pytrace=False)
    return built


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


@pytest.fixture(scope="session")
def base(site: Path) -> str:
    """The path that the site is published under, such as `/` or `/guide/`, from its home page."""
    home = (site / "index.html").read_text(encoding="utf-8")
    told = re.search(r'<link rel="canonical" href="([^"]+)"', home)
    return urlsplit(told[1]).path.removesuffix("index.html") if told else "/"
