"""Random edits, damage and wrong clocks between builds: each build must give the site of a clean build.

python -m tests.edit_sequences [STEPS [SEED [NAME ...]]]   build STEPS times (300) and print each fault;
                                                           actions of the names given are left out

A step is a few actions and a build. An edit that the rules refuse leaves the site as it was, and is taken
back. The site of each step, every file of it, is compared with that of a clean build of the same content and
theme, at the same path, for `.buildinfo` depends on it. Most clean builds begin with the drawings and PDFs
that the other build keeps, which takes half the time; every sixth begins with nothing. A sequence ends with
its first fault; what is printed is the shortest sequence found that ends with the same.
"""

import copy
import itertools
import json
import os
import pickle
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import jinja2

from generator.exports import removed_addresses
from tests import kill_build
from tests.fields import Data, as_yaml, at, data_of, items, put, text_fields
from tests.forked import FORKS, do_nothing, write_to
from tests.sample_guide import ROOT, small_guide

OPTIONS = ["-W", "--keep-going", "-q", "-c", ".", "-d", "doctrees", "docs", "html"]
"""The options of `make html`, with other folders."""

FOREIGN = {"own/mine.txt": b"mine"}
"""A file of somebody else in the published folder; it must stay."""

PROJECT_FILES = {"conf.py", "content", "docs", "doctrees", "html", "log"}
"""What stands in a project's folder between builds."""

SEQUENCE_LENGTH = 30
"""The number of steps after which the long form begins anew with a fresh folder."""

COLD_EVERY = 6
"""One clean build in so many begins without drawings and PDFs."""

SHORTEN_BUILDS = 60
"""The number of builds that may be spent on finding a shorter sequence."""

SHOWN_LINES = 8
"""The number of lines of details that a fault shows."""

THEME = "docs/_theme/guide"
LISTS = ("overview", "faq", "claims", "sources", "glossary", "tips", "safety", "routines", "chooser")
"""The files with lists whose entries may change places."""

NAMES = ("gate", "rope", "stone", "river", "moon", "cloud", "bell", "leaf")
TAILS = ("at home", "by the <door> & 'gate'", "with your soleus", "now **and** then", "a bit", "in “May”")
"""Endings of texts: plain words, characters with a meaning in HTML, a mark, and a word of the glossary."""
TAIL = re.compile(f"(?: (?:{'|'.join(map(re.escape, TAILS))}))?([.?!:]*)$")

FOLDERS = ("content", "docs", "doctrees", "html")
"""The folders whose files may have wrong times."""

CLOCK_SHIFTS = (5, 3600, 86400)
"""By how many seconds a clock is set back or forward."""
EPOCHS = (0, 315_532_800, 1_000_000_000, 4_000_000_000)
"""Times that files have after some kinds of copying: 1970, 1980, 2001 and 2096."""

PROBLEM = re.compile(r"content/[\w./-]+:\d+:\d+: ")
"""A line that tells what is wrong with content."""

REVIEWED = "2026-03-01"
"""The day of every review: after the days of all changes, as a build asks for."""

Tree = dict[str, bytes]
"""Files by their path below a folder."""


@dataclass(frozen=True)
class Action:
    """One thing that happens between two builds: its name, and the seed of its choices."""

    name: str
    seed: str


Step = tuple[Action, ...]
"""What happens before a build."""


class FaultError(Exception):
    """Something that a build got wrong, with details and with what was done before, a line each."""

    def __init__(self, what: str, details: Sequence[str] = (), done: Sequence[str] = ()) -> None:
        self.what, self.details, self.done = what, details, done
        super().__init__(what, details, done)

    def __str__(self) -> str:
        more = len(self.details) - SHOWN_LINES
        rest = [f"... and {more} more"] if more > 0 else []
        return "\n  ".join((self.what, *self.done, *self.details[:SHOWN_LINES], *rest))


@dataclass
class Inputs:
    """Everything that somebody wrote: the content, and the other files of a project."""

    data: dict[str, Data]
    """The content by file."""
    files: Tree
    """The theme and conf.py by path."""
    comments: dict[str, str] = field(default_factory=dict)
    """Comments at the end of content files."""

    def copy(self) -> "Inputs":
        """A copy that can be changed on its own."""
        return Inputs(copy.deepcopy(self.data), dict(self.files), dict(self.comments))


def first_inputs() -> Inputs:
    """The small guide with a few more entries, so that lists have an order."""
    with tempfile.TemporaryDirectory() as folder:
        data = data_of(small_guide(Path(folder)))
    for file in ("faq", "sources", "tips", "claims"):
        lists = {key: one for key, one in data[f"{file}.yaml"].items() if isinstance(one, list)}
        for key, entries in lists.items():
            if "moves" not in entries[0]:
                id = "second-topic" if key == "topics" else f"second-{file}"
                entries.append(copy.deepcopy(entries[0]) | {"id": id})
    data["sources.yaml"]["sources"][1]["short"] = "Roe, 2021"
    data["glossary.yaml"]["terms"].append({"term": "calf", "means": "The back of the shin."})
    data["changelog.yaml"] = {"changes": [_change(data, "It is new.")]}
    data["guide.yaml"]["review"]["reviewed_on"] = REVIEWED
    data["stretches/towel.yaml"]["sources"].append("second-sources")
    theme = (path for path in (ROOT / THEME).rglob("*") if path.is_file())
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (*theme, ROOT / "conf.py")}
    return Inputs(data, files)


def _change(data: dict[str, Data], text: str) -> Data:
    day = data["guide.yaml"]["updated"]
    return {"day": day, "text": text, "comes_from": "A reader.", "pages": ["overview", "tips"]}


class Project:
    """A guide in `folder`/guide that is edited and built again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place = folder / "guide"
        self.inputs = self._first = first_inputs()
        self.past: list[Inputs] = []
        """The inputs of each build."""
        self.refused = 0
        """How often content was refused since the beginning."""
        self._written: Tree = {}
        self._published: Tree = {}
        self._yaml: dict[str, tuple[str, bytes]] = {}
        self._clean: dict[int, tuple[Tree, Tree]] = {}
        self._clean_builds = 0

    @property
    def data(self) -> dict[str, Data]:
        """The content by file."""
        return self.inputs.data

    @property
    def files(self) -> Tree:
        """The theme and conf.py by path."""
        return self.inputs.files

    def begin(self) -> None:
        """Start with the first inputs and their site. Raises FaultError if they do not build."""
        start = self.folder / "start"
        shutil.rmtree(self.place, ignore_errors=True)
        if start.is_dir():
            shutil.copytree(start, self.place)
        self.inputs, self._written, self.past = self._first.copy(), {}, []
        self.refused = 0
        self.write()
        if not start.is_dir():
            self.check(0)
            _write(self.place / "html", FOREIGN)
            shutil.copytree(self.place, start)
        self._published = tree(self.place / "html")
        self.past.append(self.inputs.copy())

    def do(self, action: Action) -> str:
        """Do one thing; returns what was done, "" if there was nothing to do."""
        text = ACTS[action.name](self, random.Random(action.seed))
        self.write()
        return text

    def write(self) -> None:
        """Write the inputs that have changed since they were written."""
        now = {**{f"content/{file}": self._as_yaml(file) for file in self.data}, **self.files}
        for path in self._written.keys() - now.keys():
            (self.place / path).unlink(missing_ok=True)
        _write(self.place, {path: text for path, text in now.items() if self._written.get(path) != text})
        self._written = now

    def _as_yaml(self, file: str) -> bytes:
        """A content file as YAML; kept, for a large one takes long."""
        comment = self.inputs.comments.get(file, "")
        key = json.dumps(self.data[file]) + comment
        if self._yaml.get(file, ("", b""))[0] != key:
            self._yaml[file] = key, (as_yaml(self.data[file]) + comment).encode()
        return self._yaml[file][1]

    def build(self, *options: str, before: Callable[[], None] = do_nothing) -> tuple[int | None, str]:
        """Build in a process of its own; returns its exit code and its output."""
        cache = self.folder / "cache"
        cache.mkdir(exist_ok=True)
        arguments = (str(self.place), [*OPTIONS, *options], before, str(cache))
        process = FORKS.Process(target=_build, args=arguments)
        process.start()
        process.join()
        return process.exitcode, (self.place / "log").read_text(encoding="utf-8")

    def build_accepted(self) -> tuple[int | None, str]:
        """Build; if the content is refused, build once more with that of the last build.

        Raises FaultError if a build that refuses its content has changed the site.
        """
        before = tree(self.place / "html")
        code, output = self.build()
        told = output.splitlines()
        if code != 1 or not told or not all(map(PROBLEM.match, told)):
            return code, output
        if changed := differences(tree(self.place / "html"), before):
            raise FaultError("a build that refused its content changed the site", changed)
        self.refused += 1
        self.inputs = self.past[-1].copy()
        self.write()
        return self.build()

    def check(self, damages: int) -> None:
        """Build and compare with a clean build. Raises FaultError, also if the content is refused.

        One line may be printed for each damage, and what an editor is to do about addresses that are gone.
        """
        self.compare(damages, *self.build())

    def compare(self, damages: int, code: int | None, output: str) -> None:
        """Compare what a build has made and printed with a clean build, as `check` does."""
        foreign = {path: text for path, text in FOREIGN.items() if (self.place / "html" / path).is_file()}
        if code or "Traceback" in output:
            raise FaultError(f"the build ended with {code}", _gist(output))
        site, sources = self._build_clean()
        site = {**site, **foreign}
        gone = sorted(self._published.keys() - site.keys())
        expected = removed_addresses(gone, "content/moved.yaml")
        lines = [line for line in output.replace(expected, "").splitlines() if line]
        if len(lines) > damages:
            raise FaultError(f"more lines were printed than there was damage ({damages})", lines)
        if differing := differences(tree(self.place / "html"), site):
            raise FaultError("the site is not that of a clean build", differing)
        if differing := differences(generated_sources(self.place), sources):
            raise FaultError("the sources in docs/ are not those of a clean build", differing)
        if left := sorted({path.name for path in self.place.iterdir()} - PROJECT_FILES):
            raise FaultError("something was left behind", left)
        self._published = site

    def _build_clean(self) -> tuple[Tree, Tree]:
        """The site and the sources in docs/ that a clean build makes of the same inputs."""
        key = hash(tuple(sorted(self._written.items())))
        if key not in self._clean:
            aside = self.folder / "aside"
            self.place.rename(aside)
            try:
                self._clean[key] = self._build_from_nothing(aside / "docs/.kept")
            finally:
                shutil.rmtree(self.place)
                aside.rename(self.place)
        return self._clean[key]

    def _build_from_nothing(self, kept: Path) -> tuple[Tree, Tree]:
        _write(self.place, self._written)
        self._clean_builds += 1
        if kept.is_dir() and self._clean_builds % COLD_EVERY:
            shutil.copytree(kept, self.place / "docs/.kept")
        code, output = self.build()
        if code or output:
            raise FaultError(f"a clean build ended with {code}", _gist(output))
        return tree(self.place / "html"), generated_sources(self.place)


def _build(folder: str, arguments: list[str], before: Callable[[], None], cache: str) -> None:
    from sphinx.cmd.build import main  # noqa: PLC0415  (loaded before the fork)

    os.chdir(folder)
    Path("log").write_bytes(b"")
    write_to("log", "log")
    tempfile.tempdir = cache  # a killed build leaves files there
    _keep_compiled_templates(cache)
    before()
    sys.exit(main(arguments))


def _keep_compiled_templates(folder: str) -> None:
    """Have Jinja keep its compiled templates, by a checksum of their text: compiling them takes half the time
    of a build of few pages."""
    init = jinja2.Environment.__init__

    def init_with_cache(self: jinja2.Environment, *arguments: Any, **named: Any) -> None:
        init(self, *arguments, **named)
        self.bytecode_cache = jinja2.FileSystemBytecodeCache(folder)

    jinja2.Environment.__init__ = init_with_cache  # type: ignore[method-assign]


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def tree(folder: Path) -> Tree:
    """Every file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def generated_sources(place: Path) -> Tree:
    """What was generated for Sphinx, without `.kept`, which may hold what an earlier build made."""
    docs = tree(place / "docs")
    return {path: content for path, content in docs.items() if not path.startswith((".kept/", "_theme/"))}


def differences(found: Mapping[str, bytes], expected: Mapping[str, bytes]) -> list[str]:
    """The paths of files that are not the same in both, with what is wrong in each."""
    paths = sorted(path for path in found.keys() | expected.keys() if found.get(path) != expected.get(path))
    return [f"{path} {_difference(found.get(path), expected.get(path))}" for path in paths]


def _difference(found: bytes | None, expected: bytes | None) -> str:
    if found is None or expected is None:
        return "is missing" if found is None else "should not be there"
    pairs = enumerate(zip(found, expected, strict=False))
    first = next((index for index, (one, other) in pairs if one != other), min(len(found), len(expected)))
    start = max(0, first - 20)
    one, other = (text[start : start + 60] for text in (found, expected))
    return f"has {one!r} and should have {other!r}"


def _gist(output: str) -> list[str]:
    """The lines that say what went wrong, without Sphinx's report around a traceback."""
    _, _, trace = output.partition("Traceback\n")
    lines = (trace.partition("The full traceback")[0] or output).splitlines()
    lines = [line.strip() for line in lines if line.strip() not in ("", "=========")]
    return lines[-SHOWN_LINES:] if trace else lines


Act = Callable[[Project, random.Random], str]
"""Changes a project and returns what it did; "" if there was nothing to change."""

EDITS: dict[str, Act] = {}
CLOCKS: dict[str, Act] = {}
DAMAGES: dict[str, Act] = {}
BUILDS: dict[str, Act] = {}
"""Builds before the one whose site is checked, most of which do not publish."""


def in_table(table: dict[str, Act]) -> Callable[[Act], Act]:
    """Add a function to a table, under its own name with hyphens."""

    def add(act: Act) -> Act:
        table[act.__name__.removeprefix("_").replace("_", "-")] = act
        return act

    return add


# -- Edits of the content ----------------------------------------------------------------------------------


@in_table(EDITS)
def _text(project: Project, dice: random.Random) -> str:
    file = dice.choice([file for file in sorted(project.data) if file != "words.yaml"])
    return _change_text(project, file, dice)


@in_table(EDITS)
def _label(project: Project, dice: random.Random) -> str:
    return _change_text(project, "words.yaml", dice)


def _change_text(project: Project, file: str, dice: random.Random) -> str:
    """Give a text of a file another ending."""
    fields = text_fields({file: project.data[file]})
    if not fields:
        return ""
    _, place, _ = dice.choice(fields)
    text = _with_tail(at(project.data[file], place), dice)
    put(project.data, file, place, text)
    return f"{file} {'.'.join(map(str, place))}: {text}"


def _with_tail(text: str, dice: random.Random) -> str:
    """The text with another ending before its last mark."""
    tail = dice.choice(TAILS)
    return TAIL.sub(lambda found: f" {tail}{found[1]}", text, count=1)


def _ids(project: Project, folder: str) -> list[str]:
    """The ids of the stretches or of the poses."""
    return sorted(Path(file).stem for file in project.data if file.startswith(f"{folder}/"))


def _new_id(taken: Sequence[str], dice: random.Random) -> str:
    return dice.choice([name for name in NAMES if name not in taken] or [f"id-{dice.randrange(10**9)}"])


def _swap(entries: list[Any], dice: random.Random) -> bool:
    """Swap two entries, if there are two."""
    if len(entries) < 2:
        return False
    one, other = dice.sample(range(len(entries)), 2)
    entries[one], entries[other] = entries[other], entries[one]
    return True


def _stretch(project: Project, dice: random.Random) -> tuple[str, Data]:
    """Any stretch: its id and its data."""
    id = dice.choice(_ids(project, "stretches"))
    return id, project.data[f"stretches/{id}.yaml"]


@in_table(EDITS)
def _step(project: Project, dice: random.Random) -> str:
    id, stretch = _stretch(project, dice)
    steps, kind = stretch["steps"], dice.choice(("change", "add", "remove", "swap"))
    if kind == "add" and len(steps) < 8:
        steps.insert(dice.randrange(len(steps)), f"Hold it {dice.choice(TAILS)}.")
    elif kind == "remove" and len(steps) > 2:
        del steps[dice.randrange(len(steps))]
    elif kind == "swap":
        _swap(steps, dice)
    else:
        index = dice.randrange(len(steps))
        steps[index] = _with_tail(steps[index], dice)
    return f"{id} has the steps {steps}"


@in_table(EDITS)
def _dose(project: Project, dice: random.Random) -> str:
    id, stretch = _stretch(project, dice)
    hold, days = dice.randint(5, 60), dice.randint(1, 6)
    numbers = {"hold_from": hold, "hold_to": hold + dice.choice((0, 10)), "repeats": dice.randint(1, 5)}
    numbers |= {"days_from": days, "days_to": dice.randint(days, 7)}
    dose = {name: str(value) for name, value in numbers.items()} | {"sides": dice.choice(("each", "both"))}
    stretch["dose"] |= dose
    return f"{id} has the dose {dose}"


@in_table(EDITS)
def _order(project: Project, dice: random.Random) -> str:
    one, other = (project.data[f"stretches/{id}.yaml"] for id in dice.sample(_ids(project, "stretches"), 2))
    one["order"], other["order"] = other["order"], one["order"]
    return f"{one['name']} and {other['name']} change places"


@in_table(EDITS)
def _add_stretch(project: Project, dice: random.Random) -> str:
    _, like = _stretch(project, dice)
    id = _new_id(_ids(project, "stretches"), dice)
    names = {"name": f"{id.title()} stretch", "short": id.title(), "order": str(dice.randint(1, 99))}
    project.data[f"stretches/{id}.yaml"] = copy.deepcopy(like) | names
    _free_address(project, id)
    if dice.random() < 0.5:
        dice.choice(project.data["routines.yaml"]["routines"])["stretches"].append(id)
    return f"{id} is new"


@in_table(EDITS)
def _remove_stretch(project: Project, dice: random.Random) -> str:
    ids = _ids(project, "stretches")
    if len(ids) < 3:
        return ""
    old, new = dice.sample(ids, 2)
    del project.data[f"stretches/{old}.yaml"]
    _redirect(project, old, new)
    return f"{old} is gone, {new} stands for it"


@in_table(EDITS)
def _rename_stretch(project: Project, dice: random.Random) -> str:
    old, stretch = _stretch(project, dice)
    new = _new_id(_ids(project, "stretches"), dice)
    project.data[f"stretches/{new}.yaml"] = project.data.pop(f"stretches/{old}.yaml")
    if dice.random() < 0.5:
        stretch |= {"name": f"{new.title()} stretch", "short": new.title()}
    _free_address(project, new)
    _redirect(project, old, new)
    return f"{old} is now {new}"


def _free_address(project: Project, id: str) -> None:
    """Let the address of a stretch lead nowhere else."""
    moved = project.data["moved.yaml"]["moved"]
    moved[:] = [one for one in moved if one["from"] != f"stretches/{id}"]


def _redirect(project: Project, old: str, new: str) -> None:
    """Let the address of a stretch, and everything that names it, lead to another one."""
    moved = project.data["moved.yaml"]["moved"]
    for one in moved:
        one["to"] = f"stretches/{new}" if one["to"] == f"stretches/{old}" else one["to"]
    moved.append({"from": f"stretches/{old}", "to": f"stretches/{new}"})
    for id in _ids(project, "stretches"):
        stretch = project.data[f"stretches/{id}.yaml"]
        if stretch.get("instead") == old:
            stretch["instead"] = new
        if stretch.get("instead") == id:
            del stretch["instead"]
    for routine in project.data["routines.yaml"]["routines"]:
        renamed = [new if id == old else id for id in routine["stretches"]]
        routine["stretches"] = list(dict.fromkeys(renamed))


@in_table(EDITS)
def _instead(project: Project, dice: random.Random) -> str:
    id, other = dice.sample(_ids(project, "stretches"), 2)
    stretch = project.data[f"stretches/{id}.yaml"]
    stretch["instead"] = other
    if dice.random() < 0.3:
        del stretch["instead"]
    return f"instead of {id} there is {stretch.get('instead')}"


@in_table(EDITS)
def _moved(project: Project, dice: random.Random) -> str:
    moved = project.data["moved.yaml"]["moved"]
    old = f"old/{dice.randint(1, 9)}"
    if dice.random() < 0.4 or any(one["from"] == old for one in moved):
        return "two moved addresses change places" if _swap(moved, dice) else ""
    new = dice.choice(["tips", "stretches/index", *(f"stretches/{id}" for id in _ids(project, "stretches"))])
    moved.append({"from": old, "to": new})
    return f"{old} leads to {new}"


@in_table(EDITS)
def _swap_menu(project: Project, dice: random.Random) -> str:
    name = dice.choice(("menu", "foot"))
    pages = project.data["guide.yaml"][name]
    return f"the {name} is {pages}" if _swap(pages, dice) else ""


@in_table(EDITS)
def _change_menu(project: Project, dice: random.Random) -> str:
    one, other = (project.data["guide.yaml"][name] for name in dice.sample(("menu", "foot"), 2))
    page = dice.choice(("stretches", "session", "handouts", "safety", "tips", "faq", "sources", "about"))
    if page not in one:
        one.insert(dice.randint(0, len(one)), page)
    elif len(one) > 1:
        one.remove(page)
        if page not in other and dice.random() < 0.5:
            other.append(page)
    return f"menu and foot are {one}, {other}"


@in_table(EDITS)
def _setting(project: Project, dice: random.Random) -> str:
    name = dice.choice(NAMES)
    one: Data = dice.choice(
        (
            {"name": f"Sample {name} & Guide"},
            {"version": str(dice.randint(1, 99))},
            {"url": f"https://example.org/{name}/"},
            {"authors": f"the {name} testers"},
            {"licence": {"name": f"CC {name}", "url": "https://example.org/licence"}},
            {"feedback": f"https://example.org/{name}?page={{page}}"},
            {"language": dice.choice(("en", "ar"))},
        )
    )
    project.data["guide.yaml"] |= one
    return f"guide.yaml has {one}"


@in_table(EDITS)
def _review(project: Project, dice: random.Random) -> str:
    review = {"review_by": f"2027-{dice.randint(1, 12):02}-01"}
    if dice.random() < 0.7:
        review |= {"reviewed_by": f"{dice.choice(NAMES).title()} Sample", "reviewed_on": REVIEWED}
    project.data["guide.yaml"]["review"] = review
    return f"the review is {review}"


@in_table(EDITS)
def _changelog(project: Project, dice: random.Random) -> str:
    before = project.data.pop("changelog.yaml", {"changes": []})["changes"]
    if before and dice.random() < 0.3:
        return "there is no changelog"
    day = project.data["guide.yaml"]["updated"] = f"2026-02-{dice.randint(1, 28):02}"
    older = [one for one in before if one["day"] <= day]
    changes = [_change(project.data, f"It is {dice.choice(NAMES)}."), *older[:2]]
    project.data["changelog.yaml"] = {"changes": changes}
    return f"the changelog has {[one['day'] for one in changes]}"


@in_table(EDITS)
def _swap_entries(project: Project, dice: random.Random) -> str:
    name = dice.choice(LISTS)
    lists = [one for one in _lists(project.data[f"{name}.yaml"]) if len(one) > 1]
    return f"two entries of {name} change places" if lists and _swap(dice.choice(lists), dice) else ""


def _lists(value: Any) -> Iterator[list[Any]]:
    if isinstance(value, list):
        yield value
    for _, inner in items(value):
        yield from _lists(inner)


@in_table(EDITS)
def _entry(project: Project, dice: random.Random) -> str:
    file, name, title = dice.choice(
        (
            ("faq", "questions", "question"),
            ("claims", "claims", "claim"),
            ("tips", "sections", "title"),
            ("overview", "sections", "title"),
            ("sources", "sources", "heading"),
            ("glossary", "terms", "term"),
            ("routines", "routines", "name"),
        )
    )
    entries = project.data[f"{file}.yaml"][name]
    if len(entries) > 2 and dice.random() < 0.5:
        _forget_source(project.data, entries.pop().get("id", ""))
        return f"{file} has one entry less"
    word = _new_id([one[title].casefold().rstrip("?") for one in entries], dice)
    entry = copy.deepcopy(entries[0]) | {title: f"{word.title()}?" if file == "faq" else word.title()}
    entry |= {"id": f"{file}-{word}"} if "id" in entry else {}
    if file == "sources":
        project.data["faq.yaml"]["questions"][0]["sources"].append(entry["id"])
    entries.append(entry)
    return f"{file} has a new entry {word}"


def _forget_source(value: Any, id: str) -> None:
    """Take a source out of every list that names others too."""
    for name, inner in items(value):
        if name in ("sources", "feel_sources") and isinstance(inner, list) and len(inner) > 1 and id in inner:
            inner.remove(id)
        _forget_source(inner, id)


@in_table(EDITS)
def _pose(project: Project, dice: random.Random) -> str:
    id = dice.choice(_ids(project, "poses"))
    pose = project.data[f"poses/{id}.yaml"]
    pose["camera"] = {"view": dice.choice(("right", "left"))}
    angles = pose["states"]["hold"]["angles"]
    angles["left_leg"] = {"hip": str(dice.randint(12, 18)), "knee": str(dice.randint(8, 14))}
    return f"the pose {id} is seen from {pose['camera']} with {angles}"


@in_table(EDITS)
def _poses(project: Project, dice: random.Random) -> str:
    data, ids = project.data, _ids(project, "poses")
    old, new, kind = dice.choice(ids), _new_id(ids, dice), dice.choice(("add", "rename", "remove"))
    users = [data[f"stretches/{id}.yaml"] for id in _ids(project, "stretches")]
    users += [data["overview.yaml"]["hero"], *data["tips.yaml"]["groups"][0]["moves"]]
    if kind == "add":
        data[f"poses/{new}.yaml"] = copy.deepcopy(data[f"poses/{old}.yaml"])
        dice.choice(users)["pose"] = new
        return f"the pose {new} is new"
    if kind == "rename":
        data[f"poses/{new}.yaml"] = data[f"poses/{old}.yaml"]
    elif len(ids) < 2:
        return ""
    else:
        new = dice.choice([id for id in ids if id != old])
    del data[f"poses/{old}.yaml"]
    for user in users:
        user["pose"] = new if user["pose"] == old else user["pose"]
    return f"the pose {old} is now {new}"


@in_table(EDITS)
def _look(project: Project, dice: random.Random) -> str:
    colour, width = f"#{dice.randrange(0x100000, 0xFFFFFF):06x}", f".0{dice.randint(1, 4)}"
    if dice.random() < 0.5:
        project.data["people.yaml"]["pat"]["top"] = colour
        return f"a top in {colour}"
    project.data["muscles.yaml"]["muscles"]["soleus"]["path"][1]["width"] = width
    return f"a muscle {width} wide"


@in_table(EDITS)
def _comment(project: Project, dice: random.Random) -> str:
    file, word = dice.choice(sorted(project.data)), dice.choice(NAMES)
    project.inputs.comments[file] = f"# {word}\n"
    return f"{file} ends with the comment {word}"


@in_table(EDITS)
def _undo(project: Project, dice: random.Random) -> str:
    number = dice.randrange(len(project.past))
    project.inputs = project.past[number].copy()
    return f"everything is as it was at build {number}"


# -- Edits of the theme and of conf.py ---------------------------------------------------------------------


@in_table(EDITS)
def _template(project: Project, dice: random.Random) -> str:
    ends = {"footer": "</footer>", "header": "</header>", "layout": "</main>", "search": "</section>"}
    name = dice.choice(sorted(ends))
    path, line = f"{THEME}/{name}.html", f"<p>{dice.choice(NAMES)}</p>"
    text = (ROOT / path).read_text(encoding="utf-8")
    project.files[path] = text.replace(ends[name], line + ends[name]).encode()
    return f"{name}.html has {line}"


@in_table(EDITS)
def _asset(project: Project, dice: random.Random) -> str:
    name = dice.choice(("guide.css", "js/site.js", "js/move.js", "js/search.js", "favicon.svg"))
    path, word = f"{THEME}/static/{name}", dice.choice(NAMES)
    comment = f"<!-- {word} -->\n" if name.endswith(".svg") else f"/* {word} */\n"
    project.files[path] = (ROOT / path).read_bytes() + comment.encode()
    return f"{name} ends with {comment.strip()}"


@in_table(EDITS)
def _loose_asset(project: Project, dice: random.Random) -> str:
    """Add, change, move, rename, swap or remove a file of the theme that no page names."""
    static = f"{THEME}/static"
    there = sorted(path for path in project.files if "/zz-" in path)
    kind = dice.choice(("add", "move", "move", "rename", "swap", "remove"))
    if kind == "add" or not there:
        path = f"{static}/zz-{dice.choice(NAMES)}.txt"
        project.files[path] = dice.choice(NAMES).encode()
        return f"{path} is new or changed"
    old = dice.choice(there)
    if kind == "swap" and len(there) > 1:
        other = dice.choice([path for path in there if path != old])
        project.files[old], project.files[other] = project.files[other], project.files[old]
        return f"{old} and {other} change places"
    content = project.files.pop(old)
    if kind == "remove":
        return f"{old} is gone"
    folder = static if Path(old).parent.name == "js" else f"{static}/js"
    new = f"{folder}/{Path(old).name}" if kind == "move" else f"{static}/zz-{dice.choice(NAMES)}.txt"
    project.files[new] = content
    return f"{old} is now {new}"


@in_table(EDITS)
def _conf(project: Project, dice: random.Random) -> str:
    line = dice.choice(("", "html_permalinks = True", "smartquotes = True", "html_show_sphinx = True"))
    project.files["conf.py"] = (ROOT / "conf.py").read_bytes() + f"\n{line}\n".encode()
    return f"conf.py ends with {line!r}"


# -- Clocks ------------------------------------------------------------------------------------------------


@in_table(CLOCKS)
def _clock_back(project: Project, dice: random.Random) -> str:
    seconds = dice.choice(CLOCK_SHIFTS)
    set_clock_back(project.place, seconds)
    return f"the clock is set back by {seconds} s"


@in_table(CLOCKS)
def _clock_forward(project: Project, dice: random.Random) -> str:
    seconds = dice.choice(CLOCK_SHIFTS)
    set_clock_back(project.place, -seconds)
    return f"the clock is set forward by {seconds} s"


@in_table(CLOCKS)
def _times_shifted(project: Project, dice: random.Random) -> str:
    """Shift the times of some folders, as on disks of machines with other clocks."""
    shifts = {name: dice.choice((-86400, -5, 0, 5, 86400)) for name in FOLDERS}
    for name, seconds in shifts.items():
        _shift_times((project.place / name).rglob("*"), seconds)
    return f"times are shifted by {shifts}"


@in_table(CLOCKS)
def _times_lost(project: Project, dice: random.Random) -> str:
    """Give all files of some folders the same time, as some kinds of copying do."""
    names, epoch = dice.sample(FOLDERS, dice.randint(1, len(FOLDERS))), dice.choice(EPOCHS)
    for path in (path for name in names for path in (project.place / name).rglob("*")):
        os.utime(path, (epoch, epoch))
    return f"all times in {names} are {epoch}"


def set_clock_back(place: Path, seconds: int) -> None:
    """Let the last file of a project be written so many seconds from now, and the others as long before it as
    they were; likewise what Sphinx remembers."""
    newest = max(path.stat().st_mtime for path in place.rglob("*"))
    shift = seconds + int(time.time() - newest)
    memory = str(place / "doctrees/environment.pickle")
    process = FORKS.Process(target=_shift_memory, args=(memory, shift))
    process.start()
    process.join()
    assert process.exitcode == 0, "what Sphinx remembers cannot be shifted"
    _shift_times(place.rglob("*"), shift)


def _shift_memory(file: str, seconds: int) -> None:
    """Shift the times at which Sphinx read the pages, in microseconds, if its memory is not damaged."""
    try:
        memory = pickle.loads(Path(file).read_bytes())
    except (OSError, EOFError, pickle.UnpicklingError):
        return
    for page, time_read in memory.all_docs.items():
        memory.all_docs[page] = time_read + seconds * 10**6
    Path(file).write_bytes(pickle.dumps(memory, pickle.HIGHEST_PROTOCOL))


def _shift_times(paths: Iterable[Path], seconds: int) -> None:
    for path in paths:
        changed = max(0, path.stat().st_mtime_ns + seconds * 10**9)
        os.utime(path, ns=(changed, changed))


# -- Damage ------------------------------------------------------------------------------------------------


def _lose(project: Project, dice: random.Random, pattern: str) -> str:
    """Delete a file whose path matches."""
    path = _any_file(project, dice, pattern)
    if path:
        path.unlink()
    return f"{path.relative_to(project.place)} is deleted" if path else ""


def _cut(project: Project, dice: random.Random, pattern: str) -> str:
    """Cut off the end of a file whose path matches."""
    path = _any_file(project, dice, pattern)
    if not path:
        return ""
    content = path.read_bytes()
    size = dice.choice((0, len(content) // 2, len(content) - 1))
    _overwrite(path, content[:size])
    return f"{path.relative_to(project.place)} is cut to {size} of {len(content)} bytes"


def _spoil(project: Project, dice: random.Random, pattern: str) -> str:
    """Change one byte of a file whose path matches."""
    path = _any_file(project, dice, pattern)
    if not path:
        return ""
    content = bytearray(path.read_bytes())
    index = dice.randrange(len(content))
    content[index] ^= 1 << dice.randrange(8)
    _overwrite(path, bytes(content))
    return f"byte {index} of {path.relative_to(project.place)} is changed"


def _lose_folder(project: Project, dice: random.Random, path: str) -> str:
    """Delete a folder."""
    there = (project.place / path).is_dir()
    shutil.rmtree(project.place / path, ignore_errors=True)
    return f"{path} is deleted" if there else ""


def _any_file(project: Project, dice: random.Random, pattern: str) -> Path | None:
    foreign = {project.place / "html" / path for path in FOREIGN}
    paths = sorted(path for path in project.place.glob(pattern) if path.is_file() and path not in foreign)
    paths = [path for path in paths if path.stat().st_size]
    return dice.choice(paths) if paths else None


def _overwrite(path: Path, content: bytes) -> None:
    """Overwrite a file and leave its time, as a damaged disk does."""
    when = path.stat()
    path.write_bytes(content)
    os.utime(path, ns=(when.st_atime_ns, when.st_mtime_ns))


DAMAGES |= {
    "page-lost": partial(_lose, pattern="html/**/*.html"),
    "page-cut": partial(_cut, pattern="html/**/*.html"),
    "asset-lost": partial(_lose, pattern="html/_static/**/*"),
    "asset-changed": partial(_spoil, pattern="html/_static/**/*"),
    "figure-changed": partial(_spoil, pattern="html/figures/*"),
    "sheet-cut": partial(_cut, pattern="html/handouts/*"),
    "host-file-lost": partial(_lose, pattern="html/[_.gmnors][!m]*"),
    "list-lost": partial(_lose, pattern="html/.made.json"),
    "list-cut": partial(_cut, pattern="html/.made.json"),
    "list-copy-cut": partial(_cut, pattern="doctrees/published/*"),
    "build-info-lost": partial(_lose, pattern="html/.buildinfo"),
    "build-info-cut": partial(_cut, pattern="html/.buildinfo"),
    "index-lost": partial(_lose, pattern="html/searchindex.js"),
    "index-cut": partial(_cut, pattern="html/searchindex.js"),
    "site-lost": partial(_lose_folder, path="html"),
    "docs-list-lost": partial(_lose, pattern="docs/.made.json"),
    "docs-list-cut": partial(_cut, pattern="docs/.made.json"),
    "source-lost": partial(_lose, pattern="docs/**/*.md"),
    "source-changed": partial(_spoil, pattern="docs/**/*.md"),
    "kept-changed": partial(_spoil, pattern="docs/.kept/**/*.json"),
    "kept-template-changed": partial(_spoil, pattern="docs/.kept/templates/**/*"),
    # Not a byte within, its time as before: of a PDF that is kept, no build reads more than size and time.
    "kept-sheet-cut": partial(_cut, pattern="docs/.kept/handouts/*.pdf"),
    "kept-lost": partial(_lose_folder, path="docs/.kept"),
    "memory-cut": partial(_cut, pattern="doctrees/environment.pickle"),
    "memory-lost": partial(_lose_folder, path="doctrees"),
    "doctree-cut": partial(_cut, pattern="doctrees/**/*.doctree"),
    "doctree-lost": partial(_lose, pattern="doctrees/**/*.doctree"),
}


# -- Builds in between -------------------------------------------------------------------------------------


@in_table(BUILDS)
def _killed(project: Project, dice: random.Random) -> str:
    moment = dice.randint(1, 80)
    kill = partial(kill_build.count_changes, str(project.place), partial(kill_build.kill_at, moment))
    code, _ = project.build(before=kill)
    return f"a build is killed at change {moment}" if code == -signal.SIGKILL else "a build"


@in_table(BUILDS)
def _refused(project: Project, dice: random.Random) -> str:
    file = project.place / "content/faq.yaml"
    content = file.read_bytes()
    file.write_bytes(content + b"wrong: field\n")
    _expect_failure(project)
    file.write_bytes(content)
    return "a build with wrong content"


@in_table(BUILDS)
def _warned(project: Project, dice: random.Random) -> str:
    _expect_failure(project, kill_build.add_broken_link)
    return "a build with a warning"


def _expect_failure(project: Project, before: Callable[[], None] = do_nothing) -> None:
    site = tree(project.place / "html")
    code, output = project.build(before=before)
    if code != 1 or "Traceback" in output:
        raise FaultError(f"a build that should end with 1 ended with {code}", _gist(output))
    if changed := differences(tree(project.place / "html"), site):
        raise FaultError("a build that failed changed the site", changed)


@in_table(BUILDS)
def _pages_first(project: Project, dice: random.Random) -> str:
    """Build as `make live` does: pages first, with the handouts of last time."""
    code, output = project.build("-D", "guide_reuse_handouts=1")
    if code:
        raise FaultError(f"a build of pages first ended with {code}", _gist(output))
    return "a build of pages first"


# -- Sequences ---------------------------------------------------------------------------------------------

ACTS = {**EDITS, **CLOCKS, **DAMAGES, **BUILDS}


def sequence(seed: str, length: int, without: Container[str] = ()) -> list[Step]:
    """Random steps. Most edit something; some have a wrong clock, damage or another build."""
    dice = random.Random(seed)
    return [tuple(_random_step(dice, f"{seed}/{number}", without)) for number in range(1, length + 1)]


def _random_step(dice: random.Random, seed: str, without: Container[str]) -> Iterator[Action]:
    names = dice.choices(sorted(EDITS), k=dice.choice((0, 1, 1, 1, 2, 3)))
    for table, share in ((CLOCKS, 0.4), (DAMAGES, 0.4), (BUILDS, 0.15)):
        if dice.random() < share:
            names.append(dice.choice(sorted(table)))
    names = names or [dice.choice(sorted(EDITS))]
    dice.shuffle(names)
    return (Action(name, f"{seed}/{index}") for index, name in enumerate(names) if name not in without)


def run(project: Project, steps: Sequence[Step], check_all: bool = True) -> FaultError | None:
    """Take these steps from the start; returns the first fault, or only that of the last step."""
    done: list[str] = []
    try:
        project.begin()
        for number, step in enumerate(steps, 1):
            damages = 0
            done.append(f"{number}.")
            for action in step:
                if text := project.do(action):
                    done[-1] += f" {text};"
                    damages += action.name in DAMAGES
            if check_all or number == len(steps):
                project.compare(damages, *project.build_accepted())
            else:
                project.build_accepted()
            project.past.append(project.inputs.copy())
    except FaultError as fault:
        return FaultError(fault.what, fault.details, done)
    return None


def shortened(project: Project, steps: Sequence[Step], fault: FaultError) -> FaultError:
    """The same fault after fewer steps and actions, as far as a few builds find it."""
    builds, best = 0, (list(steps), fault)

    def is_enough(tried: list[Step]) -> bool:
        nonlocal builds, best
        if builds + len(tried) > SHORTEN_BUILDS:
            return False
        builds += len(tried) + 1
        found = run(project, tried, check_all=False)
        if not found or found.what != fault.what:
            return False
        best = tried, found
        return True

    size = 1
    while size < len(steps) and not is_enough(list(steps[-size:])):
        size *= 2
    for action in [action for step in best[0] for action in step]:
        fewer = [tuple(one for one in step if one != action) for step in best[0]]
        is_enough([step for step in fewer[:-1] if step] + fewer[-1:])
    return best[1]


def try_sequence(seed: str, length: int, without: Container[str] = ()) -> tuple[int, int, FaultError | None]:
    """Take random steps in a new folder; returns how many were taken, how many of them were refused, and the
    fault if there is one."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        steps = sequence(seed, length, without)
        fault = run(project, steps)
        refused = project.refused
        if fault and fault.done:
            steps = steps[: len(fault.done)]
            fault = shortened(project, steps, fault)
        return len(steps), refused, fault


def take_steps(seed: str, number: int, without: Container[str] = ()) -> int:
    """Take so many steps, in as many sequences as needed; print how each ends, and return the faults."""
    faults = 0
    for count in itertools.count():
        if number <= 0:
            break
        taken, refused, fault = try_sequence(f"{seed}.{count}", min(number, SEQUENCE_LENGTH), without)
        number -= max(1, taken)
        faults += fault is not None
        steps = f"{taken} steps, {refused} of them refused"
        print(f"Seed {seed}.{count}, {steps}: {fault or 'no fault'}", flush=True)
    return faults


def main() -> None:
    """Take steps in a process for each processor and print the outcome."""
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    seed = sys.argv[2] if len(sys.argv) > 2 else str(random.SystemRandom().randrange(10**6))
    without, workers, started = sys.argv[3:], os.cpu_count() or 1, time.monotonic()
    print(f"Seed {seed}", flush=True)
    with ProcessPoolExecutor(workers, FORKS) as pool:
        shares = [steps // workers + (one < steps % workers) for one in range(workers)]
        seeds = [f"{seed}.{one}" for one in range(workers)]
        faults = sum(pool.map(partial(take_steps, without=without), seeds, shares))
    print(f"{steps} steps in {time.monotonic() - started:.0f} s: {faults} faults")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
