"""An old address redirects a browser to the new page: from a server, from disk, and without scripts."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_offline import Host, build
from tests.sample_guide import small_guide

NewPage = Callable[..., Page]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide, whose stretch `wall` was once called `lean`."""
    folder = tmp_path_factory.mktemp("guide")
    small_guide(folder)
    return build(folder)


@pytest.mark.parametrize("options", [{}, {"java_script_enabled": False}], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("where", ["host", "disk"])
def test_an_old_address_opens_the_new_page(
    published: Path, new_page: NewPage, tmp_path: Path, where: str, options: dict[str, Any]
) -> None:
    host = Host(published)
    # A folder of its own, with a blank in its name, as a site that was copied to a disk has.
    disk = shutil.copytree(published, tmp_path / "a disk")
    base = host.address if where == "host" else f"{disk.as_uri()}/"
    page = new_page(**options)
    try:
        for old, new in (("stretches/lean.html", "stretches/wall.html"), ("help/legs.html", "tips.html")):
            page.goto(base + old)
            page.wait_for_url(base + new)
            expect(page.locator("h1")).to_be_visible()
    finally:
        host.cut()


def test_a_printed_link_to_a_session_still_has_a_stretch_that_has_another_id_now(
    published: Path, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(f"{published.as_uri()}/session.html#do=step.20.2.e_lean.15.2.e")
    chosen = page.evaluate(
        "guide.decode(location.hash, guide.data()).items.map(({ id, hold }) => [id, hold])"
    )
    assert chosen == [["step", 20], ["wall", 15]]
    page.goto(f"{published.as_uri()}/session.html#do=constructor_lean_wall")
    page.reload()
    chosen = page.evaluate("guide.decode(location.hash, guide.data()).items.map(({ id }) => id)")
    assert chosen == ["wall"]
