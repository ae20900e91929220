"""A sheet says what the pages say: as values, before it is set."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.content import load
from generator.handouts import Request, WrongUseError, own_choice
from generator.handouts.document import Document, Sheet, letters
from generator.handouts.elements import Care, Fact, Link
from generator.handouts.fitting import FULL_PAGE, PageFullError
from generator.handouts.own_choice import sheet_of
from generator.handouts.plan import Choice
from generator.handouts.runs import Rich, rich
from generator.handouts.sheet import Printer, Written
from generator.handouts.sizes import SIZES, SMALLER
from generator.handouts.typeset import Typesetter
from generator.model.guide import Guide
from generator.text import Wording
from tests.pseudo import pseudo_guide
from tests.sample_guide import OWN_URL, change, small_guide
from tests.translated import translations


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    return load(small_guide(tmp_path_factory.mktemp("guide"), built=False)).guide


def printer(guide: Guide, **more: Any) -> Printer:
    """One whose drawings tell what they show."""
    return Printer(guide, lambda pose, state, mirrored: f"{pose} {state} {mirrored}", **more)


def words(text: Rich) -> str:
    return "".join(f"**{run.text}**" if run.strong else run.text for run in text)


def reviewed(guide: Guide, **settings: Any) -> Guide:
    return replace(guide, settings=guide.settings.model_copy(update=settings))


def test_a_translation_whose_texts_are_longer_may_be_set_smaller(tmp_path: Path) -> None:
    content = load(folder := pseudo_guide(tmp_path))
    (translated,) = translations(content, folder)
    made = [Printer.of(one, lambda pose, state, mirrored: "") for one in (content, translated)]
    assert [one.smallest for one in made] == [SIZES[-1], min(SMALLER)]


def test_a_sheet_holds_the_stretch_as_it_is_written(guide: Guide) -> None:
    stretch, own = guide.stretch("wall"), guide.words.stretch
    [one] = printer(guide).sheet(stretch, "a4").exercises
    assert (one.id, one.name, words(one.purpose)) == ("wall", "Wall stretch", "Stretches the soleus.")
    assert [*map(words, one.facts)] == ["It is for you if you can stand.", "You need a wall."]
    assert [(picture.svg, picture.alt, picture.caption) for picture in one.pictures] == [
        ("wall start False", "Side view. Both feet are on the floor.", own.start),
        ("wall hold False", "Side view. The right foot is behind.", own.hold),
    ]
    assert [*map(words, one.before)] == ["Go slow."]
    assert [*map(words, one.steps)] == ["Put your right foot back.", "Hold and breathe."]
    assert (one.felt.label, words(one.felt.text)) == (own.felt, "In your calf.")
    assert [*map(words, one.adjust)] == ["Step less.", "Step more."]
    assert one.sources == ("Doe, 2020",)
    figures = guide.words.figures
    assert one.key == (figures.stretches, figures.arrow)
    assert one.dose[0] == Fact(guide.words.dose.hold, rich(Wording.of(guide).dose(stretch.dose).hold))


def test_who_should_leave_a_stretch_out_is_told_what_to_do_instead(guide: Guide) -> None:
    own = guide.words.stretch
    [wall], [towel] = (printer(guide).sheet(guide.stretch(id), "a4").exercises for id in ("wall", "towel"))
    assert wall.leave_out == Care(
        "leave",
        own.leave_out_if,
        (),
        (rich("Your heel hurts."), rich("You cannot stand.")),
        rich(own.instead.format(stretch="Step stretch")),
    )
    assert towel.leave_out is not None
    assert towel.leave_out.after == ()


def test_what_stands_before_step_1_is_said_as_on_the_safety_page(guide: Guide) -> None:
    gate = printer(guide).sheet(guide.stretch("wall"), "a4").frame.gate
    assert [(one.look, one.title, words(one.action), [*map(words, one.points)]) for one in gate] == [
        ("stop", "Stop", "Stop the test.", ["it hurts"]),
        ("ask", "Ask", "Ask somebody first.", ["you do not know"]),
        ("now", "At once", "Call for help.", ["it is bad"]),
    ]


def test_one_side_alone_is_drawn_and_told_for_that_side(guide: Guide) -> None:
    stretch = guide.stretch("wall")
    choice = Choice(stretch, stretch.dose)
    left, right = (printer(guide).exercise(replace(choice, side=side)) for side in ("left", "right"))
    note = guide.words.handout
    assert [*map(words, left.before)] == [note.left_note, "Go slow."]
    assert [*map(words, right.before)] == [note.right_note, "Go slow."]
    assert words(left.steps[0]) == "Put your left foot back."
    assert words(right.steps[0]) == "Put your right foot back."
    assert [one.svg for one in left.pictures] == ["wall start True", "wall hold True"]
    assert [one.svg for one in right.pictures] == ["wall start False", "wall hold False"]
    assert left.pictures[1].alt == "Side view. The left foot is behind."


def test_the_frame_says_which_guide_it_is_of_and_who_has_checked_it(guide: Guide) -> None:
    frame = printer(reviewed(guide, language="pt-BR")).sheet(guide.stretch("wall"), "us-letter").frame
    assert (frame.title, frame.subject, frame.guide) == (
        "Wall stretch",
        "A stretch to test.",
        guide.settings.name,
    )
    assert (frame.language, frame.region, frame.source.language) == ("pt", "BR", "pt")
    assert (frame.day, frame.paper, frame.direction) == ("2026-01-02", "us-letter", "ltr")
    usual = printer(guide).framer.frame("a4", "", "", False)
    assert (usual.language, usual.region, usual.source.direction) == ("en", None, "ltr")
    wording, settings = Wording.of(guide), guide.settings
    assert usual.imprint == (
        wording.review(settings.review, changed=False),
        wording.edition(settings),
        guide.words.site.general,
    )
    assert printer(guide).framer.frame("a4", "", "", True).imprint[0] == wording.review(
        settings.review, changed=True
    )


@pytest.mark.parametrize(
    ("code", "language", "country"),
    [("zh-Hant", "zh", None), ("zh-Hant-TW", "zh", "TW"), ("es-419", "es", None), ("fil", "fil", None)],
)
def test_paper_is_told_a_language_and_its_country_and_nothing_else_of_its_code(
    guide: Guide, code: str, language: str, country: str | None
) -> None:
    """Neither a script nor a part of the world is a country."""
    one = reviewed(guide, language=code)
    frame = replace(printer(one), source=one).sheet(guide.stretch("wall"), "a4").frame
    assert (frame.language, frame.region, frame.source.language) == (language, country, language)


def test_a_translation_names_the_language_in_which_it_was_written(guide: Guide) -> None:
    source = reviewed(guide, language="ar-EG")
    frame = printer(guide, source=source).framer.frame("a4", "", "", False)
    assert (frame.language, frame.source.language, frame.source.direction) == ("en", "ar", "rtl")


def test_only_a_stretch_that_has_changed_since_says_so(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    known = "\n".join(f"  {page}: {sum_}" for page, sum_ in load(content).guide.checksums.items())
    (content / "reviewed.yaml").write_text(f"day: 2026-01-02\npages:\n{known}\n", encoding="utf-8")
    change(content / "stretches/wall.yaml", "In your calf.", "In your whole calf.")
    guide = load(content).guide
    told = Wording.of(guide).review(guide.settings.review, changed=True)
    wall, step = (guide.stretch(id) for id in ("wall", "step"))
    sheets = [printer(guide).sheet(one, "a4") for one in (wall, step)]
    assert [one.frame.imprint[0] == told for one in sheets] == [True, False]
    choices = [Choice(one, one.dose) for one in (step, wall)]
    for chosen, changed in ((choices, True), (choices[:1], False)):
        assert (printer(guide).own((*chosen,), "a4", Written()).frame.imprint[0] == told) is changed


def test_a_sheet_of_one_stretch_has_its_title_and_one_of_several_another(guide: Guide) -> None:
    guide = reviewed(guide, url=OWN_URL)
    own, written = guide.words.handout, Written("Zoë", "By the river", ("Bring socks.",))
    choices = tuple(Choice(one, one.dose) for one in guide.stretches)
    single = printer(guide).own(choices[:1], "a4", written)
    assert (single.frame.title, single.heading, single.kind) == ("Wall stretch", "", "sheet")
    assert single.link == Link(
        f"{OWN_URL}stretches/wall.html", own.qr_alt.format(url=f"{OWN_URL}stretches/wall.html")
    )
    assert (single.person, single.clinic, single.notes) == (
        own.for_name.format(name="Zoë"),
        "By the river",
        ("Bring socks.",),
    )
    several = printer(guide).own(choices, "a4", Written(), large=True)
    assert (several.frame.title, several.heading, several.kind) == (own.own, own.own, "large")
    assert several.frame.subject == "Wall stretch, Step stretch, and Towel stretch"
    assert several.link is not None
    assert several.link.url == OWN_URL
    assert (several.person, several.clinic, several.notes) == ("", "", ())
    assert (single.smallest, several.smallest) == (SIZES[-1], SMALLER[-1])


def test_a_guide_without_an_address_of_its_own_prints_none(guide: Guide) -> None:
    assert printer(guide).sheet(guide.stretch("wall"), "a4").link is None


class Narrow(Typesetter):
    """Sets nothing, but notes in which sizes it is asked to, and takes none that is above a limit."""

    def __init__(self, fits: float) -> None:
        super().__init__()
        object.__setattr__(self, "fits", fits)
        object.__setattr__(self, "asked", [])

    asked: list[float]
    fits: float

    def _set(self, document: Document) -> bytes:
        assert isinstance(document, Sheet)
        [size] = {one.size for one in document.exercises}
        self.asked.append(size)
        if size > self.fits:
            raise PageFullError("wall")
        return b"%PDF /Type /Page"


def as_long_as(sheet: Sheet, size: float) -> Sheet:
    """The sheet with a text that is likely to fill its page in this size."""
    return replace(sheet, notes=("x" * (int(FULL_PAGE / (size + 0.1) ** 2) - letters(sheet)),))


@pytest.mark.parametrize("fits", [*SIZES, *SMALLER])
@pytest.mark.parametrize("likely", [*SIZES, *SMALLER, 8.0])
def test_a_sheet_is_set_in_the_largest_size_that_fits_however_long_it_is(
    guide: Guide, likely: float, fits: float
) -> None:
    setter = Narrow(fits)
    sheet = printer(guide, smallest=SMALLER[-1]).sheet(guide.stretch("wall"), "a4")
    made = setter.typeset(as_long_as(sheet, likely))
    assert (made.size, made.pages) == (fits, 1)
    assert setter.asked[0] == max(likely, SMALLER[-1])
    assert len(setter.asked) == len(set(setter.asked))


def test_a_sheet_is_tried_once_or_twice_where_it_fits_as_is_likely(guide: Guide) -> None:
    setter = Narrow(10.5)
    sheet = printer(guide).sheet(guide.stretch("wall"), "a4")
    setter.typeset(as_long_as(sheet, 10.5))
    assert setter.asked == [10.5, 11.0]
    setter = Narrow(12.0)
    setter.typeset(sheet)
    assert setter.asked == [12.0]


def test_large_print_has_one_size(guide: Guide) -> None:
    setter = Narrow(18.0)
    setter.typeset(printer(guide).sheet(guide.stretch("wall"), "a4", large=True))
    assert setter.asked == [18.0]


def test_a_sheet_that_does_not_even_fit_in_the_smallest_size_is_told(guide: Guide) -> None:
    setter = Narrow(8.0)
    with pytest.raises(PageFullError) as told:
        setter.typeset(printer(guide).sheet(guide.stretch("wall"), "a4"))
    assert (told.value.id, setter.asked[-1]) == ("wall", SIZES[-1])


def request_for(*stretches: str, **more: Any) -> Request:
    usual: dict[str, Any] = dict.fromkeys(("hold", "repeats", "days", "name", "notes"))
    return Request(**{**usual, "stretches": stretches or ("wall",), "paper": "a4", **more})


def test_what_is_asked_for_stands_on_the_sheet(tmp_path: Path) -> None:
    content = load(small_guide(tmp_path, built=False))
    asked = request_for(
        "wall:left", "step", hold="600", repeats="30", times_a_day="6", name=" Zoë  ", notes="a\n\n b \n",
        clinic="x" * own_choice.LONGEST_CLINIC, paper="letter", large=True,
    )  # fmt: skip
    sheet = sheet_of(content, lambda pose, state, mirrored: "", asked, (1,))
    wall, step = sheet.exercises
    assert (sheet.frame.paper, sheet.kind, sheet.notes) == ("us-letter", "large", ("a", "b"))
    assert sheet.person == content.guide.words.handout.for_name.format(name="Zoë")
    assert len(sheet.clinic) == own_choice.LONGEST_CLINIC
    assert (wall.week.rows, step.week.rows, wall.week.days) == (("Left",), ("Both",), ("Tue",))
    assert wall.week.boxes == 6
    assert words(wall.dose[0].text) == "600 seconds"
    assert sheet_of(content, lambda *_: "", request_for("wall", "step", "towel")).kind == "sheet"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (request_for(hold="601"), "--hold: must be a whole number from 1 to 600, but is '601'"),
        (request_for(repeats="0"), "--repeats: must be a whole number from 1 to 30, but is '0'"),
        (request_for(times_a_day="0"), "--times-a-day: must be a whole number from 1 to 6, but is '0'"),
        (request_for(hold="-5"), "--hold: must be a whole number from 1 to 600, but is '-5'"),
        (request_for("wall:"), "--stretch: the side in 'wall:' must be left or right"),
        (request_for(*["wall"] * 4), "--stretch: a sheet holds at most 3 stretches, but there are 4"),
        (request_for("wall", "wall:left", "wall"), "--stretch: 'wall' is named twice"),
        (request_for(notes="x" * 1001), "--notes: must have at most 1000 characters, but has 1001"),
        (
            request_for(notes="a\n\n\ufeff"),
            "--notes: the hidden character U+FEFF (zero width no-break space) stands here; delete it",
        ),
        (request_for(paper="us-letter"), "--paper: must be a4 or letter, but is 'us-letter'"),
    ],
)  # fmt: skip
def test_what_cannot_be_had_is_told_with_its_limits(tmp_path: Path, asked: Request, told: str) -> None:
    content = load(small_guide(tmp_path, built=False))
    with pytest.raises(WrongUseError) as found:
        sheet_of(content, lambda *_: "", asked)
    assert str(found.value) == told


def test_a_side_is_that_of_the_drawing_unless_it_is_mirrored() -> None:
    said = [
        tuple(run.text for run in rich("Your [right|left] leg.", *more)) for more in ((), (False,), (True,))
    ]
    assert said == [("Your right leg.",), ("Your right leg.",), ("Your left leg.",)]
