"""What every test may ask for: the real guide, built."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings

from tests.kit import LEADS_ON

# The same inputs in every run, and no limit of time: what passes here passes on a slower machine.
settings.register_profile("steady", derandomize=True, deadline=None)
# Two hundred times as many, others in each run: pytest tests/test_any_content.py --hypothesis-profile=long
settings.register_profile("long", max_examples=20_000, deadline=None, database=None)
settings.load_profile("steady")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site, brought up to date first: about a second where `make html` just ran."""
    built = ROOT / "build/html"
    # As in the Makefile.
    options = ["-j", "auto", "-W", "--keep-going", "-q", "-c", ".", "-d", "build/doctrees"]
    command = [sys.executable, "-m", "sphinx", *options, "docs", "build/html"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.fail(f"the site does not build:\n{run.stdout}{run.stderr}", pytrace=False)
    return built


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """The address of every page within the site, as in `stretches/index.html`; of none that only leads on."""
    pages = (page for page in site.rglob("*.html") if LEADS_ON not in page.read_text(encoding="utf-8"))
    return sorted(page.relative_to(site).as_posix() for page in pages)


@pytest.fixture(scope="session")
def base(site: Path) -> str:
    """The path that the site is published under, as in `/` or `/guide/`, by its home page's own word."""
    home = (site / "index.html").read_text(encoding="utf-8")
    told = re.search(r'<link rel="canonical" href="([^"]+)"', home)
    return urlsplit(told[1]).path.removesuffix("index.html") if told else "/"
