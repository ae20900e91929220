"""The benchmark's calculations and comparisons; the numbers it measures are not tested."""

import gzip
import json
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.checked import load_checked
from tests.bench.compare import Report, ratios
from tests.bench.figure import Figure, Ratio
from tests.bench.machine import Machine
from tests.bench.many_stretches import many_stretches
from tests.bench.measure import Measured, Page, Runs
from tests.bench.plain_markdown import plain
from tests.bench.sites import OPTIONS, edit
from tests.bench.table import markdown, numbers
from tests.bench.timing import Run, run
from tests.bench.weights import Weight, weight
from tests.sample_guide import ROOT, small_guide


def weighing(page: str, size: int) -> Weight:
    return Weight(page, plain=size, compressed=size // 4, script=1024, first_load=size)


def measured(stretches: int, seconds: float) -> Measured:
    """Results in which all builds take equally long and only pages with lists grow."""
    took = Run(seconds, seconds, megabytes=stretches)
    sizes = {"stretch": 8 * 1024, "find": stretches * 1024}
    return Measured(
        name=f"{stretches:,} stretches",
        stretches=stretches,
        pages=stretches,
        content_bytes=stretches,
        runs=Runs(*[took] * 8),
        largest=tuple(Page(kind, weighing(f"{kind}.html", size)) for kind, size in sizes.items()),
        page_weights=(weighing("stretches/one.html", 60 * 1024), weighing("index.html", 90 * 1024)),
        zensical_weight=weighing("stretches/one.html", 70 * 1024),
        search_bytes=stretches,
    )


@pytest.fixture
def report() -> Report:
    machine = Machine("A processor", 2, 8, 0, "Linux", "3.11", (("sphinx", "9"),))
    real = measured(5, 1.0)
    real = replace(real, runs=replace(real.runs, whole=Run(1.5, 1.5, 100)))
    growth = (measured(10, 1.0), measured(100, 10.0), measured(1000, 130.0))
    handouts = (Figure("one handout", 21, "ms", 20, digits=0),)
    return Report(machine, real, Run(3.0, 3.0, 100), growth, live=(), drawings=(), handouts=handouts)


def met(report: Report, wanted: Callable[[Ratio], bool]) -> set[bool | None]:
    return {one.figure.met for one in ratios(report) if wanted(one)}


def test_a_figure_is_compared_as_it_is_shown() -> None:
    assert Figure("theme", 1.04, "", 1.0, digits=1).met
    assert not Figure("theme", 1.06, "", 1.0, digits=1).met
    assert Figure("anything", 9, "s").met is None
    assert Figure("pages", 1234.56, "KB").shown(1234.56) == "1,234.6 KB"


def test_a_ratio_is_of_two_numbers_of_one_run() -> None:
    ratio = Ratio("ours", 3.0, "theirs", 2.0, limit=1.5).figure
    assert (ratio.value, ratio.met, ratio.share) == (1.5, True, 1.0)


def test_time_a_page_and_the_largest_pages_are_compared_between_the_two_largest_guides(
    report: Report,
) -> None:
    assert met(report, lambda one: one.what.startswith("time a page") and one.figure.limit == 1.0) == {False}
    assert met(report, lambda one: one.what.startswith("peak memory") and bool(one.limit)) == {True}
    assert met(report, lambda one: one.what == "largest page, stretch") == {True}
    assert met(report, lambda one: one.what == "largest page, find") == {None}


def test_targets_of_a_large_guide_do_not_count_for_a_smaller_one(report: Report) -> None:
    small = replace(report, growth=report.growth[:2])
    assert met(small, lambda one: one.what.startswith(("time a page", "peak memory", "largest"))) == {None}


def test_the_table_shows_every_figure_beside_its_target(report: Report) -> None:
    lines = markdown(report).splitlines()
    assert "| one handout | 21 ms | 20 ms | **no** |" in lines
    assert "| first load of stretches/one.html | 60.0 KB | 65.0 KB | yes |" in lines
    languages = next(line for line in lines if line.startswith("| 5 stretches: everything"))
    assert languages.endswith("| 3.00 s | in one | 1.50 s | 2.00 | 2.50 | yes |")
    pages = next(line for line in lines if line.startswith("| 5 stretches: pages"))
    assert pages.endswith("| 1.00 s | Sphinx with basic | 1.00 s | 1.00 | 1.20 | yes |")


def test_every_number_is_kept_for_machines(report: Report) -> None:
    data = json.loads(numbers(report))
    assert [one["stretches"] for one in data["guides"]] == [5, 10, 100, 1000]
    assert data["guides"][0]["runs"]["whole"] == {"seconds": 1.5, "processor_seconds": 1.5, "megabytes": 100}
    assert len(data["ratios"]) == len(ratios(report))


def test_many_stretches_make_a_guide_without_a_problem(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    many_stretches(content, 20)
    found = load_checked(content, tmp_path / "docs")
    stretches = found.guide.stretches
    assert not found.problems
    assert len(stretches) == 20
    for values in ({one.name for one in stretches}, {one.order for one in stretches}):
        assert len(values) == 20
    assert len({one.pose for one in stretches}) > 3


def test_the_same_number_gives_the_same_stretches(tmp_path: Path) -> None:
    texts = []
    for name in ("one", "two"):
        content = small_guide(tmp_path / name)
        many_stretches(content, 8)
        texts.append({path.name: path.read_bytes() for path in (content / "stretches").iterdir()})
    assert texts[0] == texts[1]
    with pytest.raises(ValueError, match="8 stretches, more than 5"):
        many_stretches(content, 5)


def test_sphinx_is_called_as_make_html_calls_it() -> None:
    recipe = re.search(r"^html:.*\n.*up_to_date (.+) -c ", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert recipe
    assert recipe[1].split() == list(OPTIONS)


def test_an_edit_changes_one_field_of_one_stretch(tmp_path: Path) -> None:
    content = small_guide(tmp_path)
    before = {path: path.read_text(encoding="utf-8") for path in (content / "stretches").iterdir()}
    edited = edit(content, "Somewhere else.")
    after = {path: path.read_text(encoding="utf-8") for path in before}
    assert [path for path in before if before[path] != after[path]] == [edited]
    assert after[edited] == before[edited].replace("felt: In your calf.", "felt: Somewhere else.")


def test_plain_markdown_keeps_the_words_and_drops_what_only_myst_knows() -> None:
    page = """\
---
kind: stretch
---

# A name

{.lead}
A {term}`word <the word>`\\ and a [link](/a.md){.button}, [sure]{.sure .sure-4}.

:::{admonition} Stop if
:class: stop
It hurts.
:::

:::::{div} pair
Two.
:::::

- [PDF](path:/handouts/a.pdf) and [more](#source-a)

```{toctree}
:hidden:

a
```
"""
    words = "# A name A word and a [link](/a.md), sure. **Stop if** It hurts. Two."
    assert " ".join(plain(page).split()) == f"{words} - [PDF](/handouts/a.pdf) and more"


def test_the_first_load_counts_each_file_that_a_page_names_once(tmp_path: Path) -> None:
    files = {
        "style.css": b"p { background: url(font.woff2) }" * 9,
        "font.woff2": b"font" * 99,
        "script.js": b"let one = 1;" * 9,
        "picture.svg": b"<svg/>" * 9,
    }
    page = b"""<link rel=stylesheet href="style.css?v=1"><link rel=canonical href="other.html">
        <script src=script.js></script><img src="picture.svg"><img src="picture.svg?v=1">
        <img src="https://example.org/a.png"><a href="other.html">"""
    for name, content in {**files, "page.html": page, "other.html": page}.items():
        (tmp_path / name).write_bytes(content)
    packed = {name: len(gzip.compress(content, mtime=0)) for name, content in files.items()}
    packed["font.woff2"] = len(files["font.woff2"])
    found = weight(tmp_path / "page.html", tmp_path)
    assert found.script == packed["script.js"]
    assert found.first_load == found.compressed + sum(packed.values())


def test_a_command_that_fails_tells_what_it_said(tmp_path: Path) -> None:
    assert run((sys.executable, "-c", "pass"), tmp_path).megabytes > 0
    with pytest.raises(RuntimeError, match="something is wrong"):
        run((sys.executable, "-c", "raise SystemExit('something is wrong')"), tmp_path)
