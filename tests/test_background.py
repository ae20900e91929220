"""The guide is rendered while Sphinx is loaded: what that gives is what a build would make itself."""

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar
from unittest import mock

import pytest
from sphinx.cmd import build as sphinx_build

from generator import background, build, up_to_date
from generator.background import BackgroundRender, Order, begun, expected_order, take_background
from generator.build import RenderedGuide, render
from generator.content import ContentError, Problem
from tests import forked
from tests.forked import FORKS
from tests.sample_guide import ROOT, change, small_guide
from tests.test_extension import tree

Result = TypeVar("Result")

PATIENCE = int(os.environ.get("TESTS_PATIENCE", "120000")) / 1000
"""Seconds until a process is given up, as pages are in tests of the site."""


def in_process(work: Callable[[Path], Result], folder: Path) -> Result:
    """What `work` gives, done in a process that has run no Typst: no process can be forked once it has.

    It is ended if it takes far more than it needs: two processes may wait for each other.
    """
    results, sender = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=_send_result, args=(work, folder, sender))
    process.start()
    sender.close()
    try:
        assert results.poll(PATIENCE), "the processes wait for each other"
        result: Result = results.recv()
        process.join(PATIENCE)
        assert process.exitcode == 0, "it does not end"
        return result
    finally:
        process.kill()
        process.join()


def _send_result(work: Callable[[Path], Result], folder: Path, sender: Connection) -> None:
    sender.send(work(folder))


def order_of(folder: Path) -> Order:
    return Order(folder / "content", folder / "docs", (), "as it was")


def taken() -> BackgroundRender:
    found = take_background()
    assert found is not None
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    small_guide(tmp_path)
    return tmp_path


def given(folder: Path) -> tuple[RenderedGuide | None, RenderedGuide]:
    with begun(order_of(folder)):
        meanwhile = taken().result(order_of(folder))
    return meanwhile, render(folder / "content", folder / "docs")


def test_what_is_given_is_what_is_rendered(folder: Path) -> None:
    meanwhile, itself = in_process(given, folder)
    assert meanwhile == itself


def for_another(change: Callable[[Order], Order], folder: Path) -> RenderedGuide | None:
    with begun(order_of(folder)):
        return taken().result(change(order_of(folder)))


@pytest.mark.parametrize(
    "other",
    [
        {"languages": ("es",)},
        {"state": "edited since"},
        {"content": Path("/other")},
        {"docs": Path("/other")},
    ],
    ids=lambda other: next(iter(other)),
)
def test_nothing_is_given_to_whom_it_is_not_for(folder: Path, other: dict[str, object]) -> None:
    assert in_process(partial(for_another, partial(replace, **other)), folder) is None


def with_languages(languages: tuple[str, ...], folder: Path) -> object:
    order = replace(order_of(folder), languages=languages)
    rendering = mock.patch.object(background, "render", lambda *_, languages: {"asked for": languages})
    with rendering, begun(order):
        return taken().result(order)


@pytest.mark.parametrize(("languages", "asked_for"), [(("es", "ar"), ("es", "ar")), ((), None)])
def test_the_languages_are_rendered_that_are_named_or_all(
    folder: Path, languages: tuple[str, ...], asked_for: tuple[str, ...] | None
) -> None:
    assert in_process(partial(with_languages, languages), folder) == {"asked for": asked_for}


def failing(folder: Path) -> RenderedGuide | None:
    forked.write_to(str(folder / "told"), str(folder / "told"))

    def tell_and_fail(*_: Path, languages: None) -> RenderedGuide:
        for stream in (1, 2):
            os.write(stream, b"a warning")
        raise OSError

    with mock.patch.object(background, "render", tell_and_fail), begun(order_of(folder)):
        return taken().result(order_of(folder))


def test_what_cannot_be_rendered_is_not_given_and_nothing_is_told_of_it(folder: Path) -> None:
    assert in_process(failing, folder) is None
    assert (folder / "told").read_text(encoding="utf-8") == ""


def problems(folder: Path) -> tuple[Problem, ...]:
    with begun(order_of(folder)), pytest.raises(ContentError) as raised:
        taken().result(order_of(folder))
    return raised.value.problems


def test_what_is_wrong_in_the_content_is_told_by_the_build(folder: Path) -> None:
    change(folder / "content/tips.yaml", "title: Walk", "titel: Walk")
    found = in_process(problems, folder)
    assert {(Path(one.path).name, one.rule) for one in found} == {("tips.yaml", "unknown-field")}


def killed(folder: Path) -> RenderedGuide | None:
    with begun(order_of(folder)):
        running = taken()
        running.process.kill()
        return running.result(order_of(folder))


def test_a_process_that_is_killed_gives_nothing(folder: Path) -> None:
    assert in_process(killed, folder) is None


def test_what_was_given_in_part_is_not_taken(folder: Path) -> None:
    results, sender = FORKS.Pipe(duplex=False)
    os.write(sender.fileno(), struct.pack("!i", 100) + b"the first of a hundred bytes")
    sender.close()
    unfinished = BackgroundRender(order_of(folder), ExitStack(), FORKS.Process(), results)
    assert unfinished.result(order_of(folder)) is None


def linked(folder: Path) -> tuple[Problem, ...]:
    os.chdir(folder)
    forked.write_to(str(folder / "told"), str(folder / "told"))
    Path("content").rename("elsewhere")
    Path("content").symlink_to("elsewhere")
    change(Path("content/tips.yaml"), "title: Walk", "titel: Walk")
    return problems(Path())


def test_a_folder_that_is_a_link_is_named_as_it_is(folder: Path) -> None:
    assert {one.path for one in in_process(linked, folder)} == {"content/tips.yaml"}


def without_asking(folder: Path) -> tuple[bool, bool, bool]:
    with begun(order_of(folder)):
        inside = forked.is_locked(folder)
    return inside, forked.is_locked(folder), take_background() is None


def test_other_builds_wait_until_it_has_ended_though_nobody_asks_for_it(folder: Path) -> None:
    assert in_process(without_asking, folder) == (True, False, True)


def taken_with_its_lock(folder: Path) -> tuple[bool, bool]:
    with begun(order_of(folder)):
        running = taken()
        with running.lock_held:
            running.result(order_of(folder))
            inside = forked.is_locked(folder)
    return inside, forked.is_locked(folder)


def test_who_takes_it_holds_the_lock(folder: Path) -> None:
    assert in_process(taken_with_its_lock, folder) == (True, False)


def test_it_is_given_once(folder: Path) -> None:
    assert in_process(asked_twice, folder) == (True, False)


def asked_twice(folder: Path) -> tuple[bool, bool]:
    with begun(order_of(folder)):
        return take_background() is not None, take_background() is not None


@pytest.mark.parametrize("setting", ["es,ar", "es ar", "es, ar"])
def test_several_languages_are_asked_for_with_commas_or_blanks(folder: Path, setting: str) -> None:
    assert background.order_of(folder / "content", folder / "docs", setting).languages == ("es", "ar")


def test_what_a_build_will_ask_for_is_told_by_its_arguments(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (folder / "a=b").mkdir()
    shutil.copytree("content", "a=b/guide")
    others = ["-j", "auto", "-A", "guide_languages=fr", "-D", "no value", "-d", "build/doctrees"]
    settings = ["-D", "guide_content=../a=b/guide", "-D", "guide_languages=es,ar"]
    found = expected_order([*others, "-c", "docs", *settings, "docs", "html"])
    assert found
    assert (found.content.resolve(), found.docs) == (folder / "a=b/guide", folder / "docs")
    assert found.languages == ("es", "ar")


def test_without_settings_a_build_asks_for_the_content_beside_its_sources(folder: Path) -> None:
    (folder / "content").rename(folder / "docs/content")
    found = expected_order(["-q", str(folder / "docs"), str(folder / "html")])
    assert found
    assert (found.content, found.languages) == (folder / "docs/content", ())
    assert expected_order(["-q", str(folder / "nowhere"), str(folder / "html")]) is None


def make_html(arguments: Sequence[str], folder: Path) -> int:
    """What `make html` does, without which it cannot be told whether the build itself has rendered."""
    os.chdir(folder)
    forked.write_to(str(folder / "told"), str(folder / "told"))
    with mock.patch.object(build, "render", side_effect=AssertionError):
        return up_to_date.main(arguments)


def test_a_build_takes_what_was_rendered_meanwhile(tmp_path: Path, folder: Path) -> None:
    shutil.copy(ROOT / "conf.py", folder)
    shutil.copytree(ROOT / "docs/_theme", folder / "docs/_theme")
    arguments = ["-W", "-D", "guide_languages=source", "-c", ".", "docs", "html"]
    assert forked.sphinx(folder, arguments).returncode == 0
    itself = tree(folder)
    for made in ("html", ".html.up-to-date"):
        (folder / made).exists() and (folder / made).rename(folder / f"before{made}")
    assert in_process(partial(make_html, arguments), folder) == 0
    assert tree(folder) == itself


def edited_meanwhile(folder: Path) -> int:
    def edit_first(arguments: Sequence[str]) -> int:
        (running,) = background._BEGUN
        assert running.results.poll(None)  # all is rendered
        change(folder / "content/tips.yaml", "Walk a lot.", "Walk a bit.")
        return run(arguments)

    os.chdir(folder)
    run = sphinx_build.main
    with mock.patch.object(sphinx_build, "main", edit_first):
        return up_to_date.main(["-W", *forked.options(folder)])


def test_an_edit_made_meanwhile_is_on_its_page(folder: Path) -> None:
    assert in_process(edited_meanwhile, folder) == 0
    assert "Walk a bit." in (folder / "html/tips.html").read_text(encoding="utf-8")


def test_no_folder_is_made_where_sphinx_has_no_sources(folder: Path) -> None:
    arguments = ["-q", "-c", str(folder), str(folder / "nowhere"), str(folder / "html")]
    assert in_process(partial(refused, arguments), folder) != 0
    assert not (folder / "nowhere").exists()


def refused(arguments: Sequence[str], folder: Path) -> int:
    forked.write_to(str(folder / "told"), str(folder / "told"))
    return up_to_date.main(arguments)


def test_to_check_and_to_render_loads_no_sphinx() -> None:
    """It takes longer to load than the guide takes to check."""
    load = "import sys, generator.commands, generator.background; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", load], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "generator.checked" in run.stdout.split()
    assert "sphinx" not in run.stdout.split()
