"""What there is to print of a guide, what each file holds, and what is told of those that cannot be made."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.content import Content, load
from generator.handouts import printing
from generator.handouts.document import Booklet, Document, Sheet, Signature
from generator.handouts.fitting import PageFullError
from generator.handouts.imposition import Side
from generator.handouts.jobs import MOST_TO_FOLD, booklets, folded_pages, sheets, signatures, volumes
from generator.handouts.printing import print_guide
from generator.handouts.sheet import Printer
from generator.handouts.sizes import SIZES
from generator.handouts.typeset import LetterError, Typeset, Typesetter
from generator.model.guide import Guide
from tests.sample_guide import change, small_guide

PDF = Typeset.of(b"%PDF" + 8 * b" /Type /Page", 12.0)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return load(small_guide(tmp_path_factory.mktemp("guide"), built=False))


@pytest.fixture
def guide(content: Content) -> Guide:
    return content.guide


def draw(pose: str, state: str, mirrored: bool) -> str:
    return f"{pose} {state}"


def printer(guide: Guide, anatomy: str = "") -> Printer:
    return Printer(guide, draw, anatomy)


def test_each_sheet_is_of_its_stretch_its_paper_and_its_print(guide: Guide) -> None:
    for job in sheets(printer(guide)):
        made = job.make()
        assert isinstance(made, Sheet)
        assert made.frame.paper == job.paper
        assert [one.id for one in made.exercises] == [job.stretch]
        assert (made.kind == "large", job.unbound, job.sheets) == (job.large, False, 0)


def test_in_the_booklet_a_stretch_is_as_large_as_on_its_sheet(guide: Guide) -> None:
    sizes = {
        (one.id, paper): 10.5 if one.id == "step" else 12.0 for one in guide.stretches for paper in ("a4",)
    }
    sizes |= {(one.id, "us-letter"): 11.0 for one in guide.stretches}
    a4, letter = [job.make() for job in booklets(printer(guide), sizes)]  # type: ignore[arg-type]
    assert isinstance(a4, Booklet)
    assert isinstance(letter, Booklet)
    assert [(one.id, one.size) for one in a4.exercises] == [("wall", 12.0), ("step", 10.5), ("towel", 12.0)]
    assert {one.size for one in letter.exercises} == {11.0}
    assert (a4.frame.paper, letter.frame.paper, a4.kind) == ("a4", "us-letter", "booklet")
    assert a4.frame.title == guide.settings.name


def test_the_booklet_to_fold_is_set_once_and_laid_on_both_papers(guide: Guide) -> None:
    [pages] = folded_pages(printer(guide))
    folded = pages.make()
    assert isinstance(folded, Booklet)
    assert (pages.unbound, folded.kind, folded.frame.paper) == (True, "folded", "a4")
    assert [(one.id, one.size) for one in folded.exercises] == [
        (id, SIZES[0]) for id in ("wall", "step", "towel")
    ]
    made = [*signatures(printer(guide), PDF)]
    assert [(one.name, one.paper, one.sheets, one.stretch, one.title) for one in made] == [
        ("guide_fold", "a4", 2, None, guide.words.handout.booklet),
        ("guide_fold-letter", "us-letter", 2, None, guide.words.handout.booklet),
    ]
    signature = made[1].make()
    assert isinstance(signature, Signature)
    assert (signature.sides[0], signature.pages) == (Side(8, 1), PDF.pdf)
    assert (signature.frame.paper, signature.frame.title) == ("us-letter", guide.settings.name)
    assert not made[0].unbound
    right = replace(guide, settings=guide.settings.model_copy(update={"language": "ar"}))
    [first, _] = [one.make() for one in signatures(printer(right), PDF)]
    assert isinstance(first, Signature)
    assert first.sides[0] == Side(1, 8)


def test_a_guide_is_folded_as_long_as_it_is_thin_enough(guide: Guide) -> None:
    assert MOST_TO_FOLD == 12
    for number, folds in ((12, 1), (13, 0)):
        many = replace(guide, stretches=(guide.stretches * 5)[:number])
        assert len([*folded_pages(printer(many))]) == folds


def test_a_guide_without_stretches_has_a_booklet(guide: Guide) -> None:
    [only] = volumes(replace(guide, stretches=()))
    assert (only.number, only.all, only.stretches) == (1, 1, ())


@pytest.mark.parametrize(("drawing", "shown"), [("<svg/>", "A whole leg."), ("", None)])
def test_the_overview_drawing_is_in_the_booklet_if_there_is_one(
    guide: Guide, drawing: str, shown: str | None
) -> None:
    subject: Any = SimpleNamespace(alt="A **whole** leg.")
    section = guide.evidence.sections[0].model_copy(update={"anatomy": True})
    evidence = guide.evidence.model_copy(update={"sections": (section,)})
    whole = replace(guide, evidence=evidence, anatomy=subject)
    for known, alt in ((whole, shown), (replace(whole, anatomy=None), None)):
        [pages] = folded_pages(printer(known, drawing))
        made = pages.make()
        assert isinstance(made, Booklet)
        picture = made.after[2].sections[-1].picture
        assert (picture and picture.alt) == alt
        assert picture is None or picture.svg == drawing


class Fake(Typesetter):
    """Sets nothing: a document is a PDF, or an error of one's choice."""

    def __init__(self, failure: Callable[[Document], Exception | None] = lambda document: None) -> None:
        super().__init__()
        object.__setattr__(self, "failure", failure)

    failure: Callable[[Document], Exception | None]

    def typeset(self, document: Document) -> Typeset:
        if found := self.failure(document):
            raise found
        return PDF


def test_all_that_can_be_made_is_listed_in_order(content: Content) -> None:
    made = print_guide(content, draw, Fake())
    names = [f"{id}{size}" for id in ("wall", "step", "towel") for size in ("", "-large")]
    every = [f"{name}{paper}" for name in (*names, "guide", "guide_fold") for paper in ("", "-letter")]
    assert [one.path for one in made.handouts] == [f"handouts/{name}.pdf" for name in every]
    assert {one.path for one in made.handouts if one.sheets} == {
        "handouts/guide_fold.pdf",
        "handouts/guide_fold-letter.pdf",
    }
    assert [one.large for one in made.handouts] == ["-large" in name for name in every]
    assert [one.stretch for one in made.handouts[:4]] == ["wall"] * 4
    assert made.problems == ()
    assert {one.pdf for one in made.handouts} == {PDF.pdf}


def test_a_sheet_that_is_too_full_is_told_once_and_there_is_no_booklet(content: Content) -> None:
    def full(document: Document) -> Exception | None:
        return (
            PageFullError("step")
            if isinstance(document, Sheet) and document.exercises[0].id == "step"
            else None
        )

    made = print_guide(content, draw, Fake(full))
    [problem] = made.problems
    assert (problem.path.endswith("stretches/step.yaml"), problem.field, problem.rule) == (
        True,
        "name",
        "one-page",
    )
    assert problem.message == "must fit on one page at 10.5 points, but it does not; shorten its texts"
    assert {one.stretch for one in made.handouts} == {"wall", "towel"}


def test_every_stretch_whose_sheet_is_too_full_is_told(content: Content) -> None:
    def full(document: Document) -> Exception | None:
        name = document.exercises[0].id if isinstance(document, Sheet) else ""
        return PageFullError(name) if name in ("step", "wall") else None

    told = [Path(problem.path).name for problem in print_guide(content, draw, Fake(full)).problems]
    assert told == ["step.yaml", "wall.yaml"]


@pytest.mark.parametrize(("kind", "left"), [(Booklet, 12), (Signature, 14)])
def test_a_letter_that_only_a_booklet_lacks_is_told(content: Content, kind: type, left: int) -> None:
    def lacks(document: Document) -> Exception | None:
        return LetterError(("\u4e2d\u6587",)) if isinstance(document, kind) else None

    made = print_guide(content, draw, Fake(lacks))
    [problem] = made.problems
    assert (problem.path.endswith("guide.yaml"), problem.field, problem.rule) == (True, "language", "letter")
    assert "'\u4e2d\u6587' (U+4E2D U+6587)" in problem.message
    assert len(made.handouts) == left


@pytest.mark.parametrize(("processors", "at_once"), [(1, 1), (3, 3), (16, 4), (None, 1)])
def test_so_many_are_set_at_once_as_memory_allows(
    content: Content, processors: int | None, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def threads(number: int) -> ThreadPoolExecutor:
        asked.append(number)
        return ThreadPoolExecutor(number)

    monkeypatch.setattr("os.cpu_count", lambda: processors)
    monkeypatch.setattr(printing, "ThreadPoolExecutor", threads)
    print_guide(content, draw, Fake())
    assert asked == [at_once]


def test_every_text_with_a_letter_that_cannot_be_printed_is_told(tmp_path: Path) -> None:
    folder = small_guide(tmp_path, built=False)
    for name in ("wall", "towel"):
        change(folder / f"stretches/{name}.yaml", "Step less.", "Step \u4e2d less.")
    made = print_guide(load(folder), draw, Fake(lambda document: LetterError(("\u4e2d",))))
    assert [(Path(one.path).name, one.field) for one in made.problems] == [
        ("towel.yaml", "easier"),
        ("wall.yaml", "easier"),
    ]
    assert made.handouts == ()


def test_when_all_is_set_free_memory_goes_back_to_the_system(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    returned: list[bool] = []
    monkeypatch.setattr(printing, "return_free_memory", lambda: returned.append(True))
    print_guide(content, draw, Fake())
    assert returned == [True]
