"""The files that Sphinx writes into a site beside its pages."""

from pathlib import Path

from sphinx.config import Config

from ..exports import offline

BUILD_INFO = ".buildinfo"
WRITTEN_IN_PLACE = {"objects.inv", BUILD_INFO}
"""What Sphinx writes into whatever file is there, beside its assets; it does so at every writing of pages."""
SPHINX_FILES = {*WRITTEN_IN_PLACE, "search.html", "searchindex.js", offline.WORKER}
"""What Sphinx publishes beside the pages and its assets."""
CHECKED_FILES = SPHINX_FILES - {BUILD_INFO}
"""Those that the next build reads or trusts; `.buildinfo` is compared as a whole, and differs between
folders."""
ASSETS = "_static/"
INSTALLED = {"site-packages", "dist-packages"}
"""The names of the folders that packages are installed into."""


def is_checked(path: str) -> bool:
    """Whether the content of a file is remembered, to tell whether it is as it was written."""
    return path in CHECKED_FILES or path.startswith(ASSETS)


def has_own_assets(config: Config) -> bool:
    """Whether there are assets of which no checksum stands among the settings, as it does of the theme
    and of the packages that are installed."""
    named = (*config.html_static_path, config.html_logo, config.html_favicon)
    return any(path and INSTALLED.isdisjoint(Path(path).parts) for path in named)
