"""Documents as values: what the typesetter is handed, and by what it knows that one has changed."""

import copy
import json
from dataclasses import FrozenInstanceError, is_dataclass, replace
from inspect import getmembers

import pytest
import segno

from generator.handouts import document, imposition
from generator.handouts.document import (
    Booklet,
    Chapter,
    Document,
    Frame,
    Labels,
    Section,
    Sheet,
    Signature,
    SourceLanguage,
    longest_word,
)
from generator.handouts.elements import Care, Exercise, Fact, Link, Picture, Week, qr_code
from generator.handouts.imposition import Side, saddle_stitch
from generator.handouts.runs import Run, plain_runs
from generator.handouts.serialization import as_json, checksum
from generator.handouts.sizes import SIZES, SMALLER

LABELS = Labels(*("word",) * 9)
FRAME = Frame(
    title="Wall",
    subject="A stretch",
    guide="Guide",
    day="2026-01-02",
    language="en",
    region=None,
    direction="ltr",
    source=SourceLanguage("en", "ltr"),
    paper="a4",
    labels=LABELS,
    gate=(),
    imprint=(),
)
SHEET = Sheet(FRAME, (), None, SIZES[-1])
CARE = Care("leave", "Leave it out", (), (plain_runs("a sign"),))
EXERCISE = Exercise(
    id="wall",
    name="Wall",
    purpose=(),
    facts=(),
    pictures=(),
    strip=(),
    key=(),
    leave_out=CARE,
    dose=(),
    brief=(),
    before=(),
    steps=(plain_runs("Lean."),),
    felt=Fact("Felt", ()),
    adjust=(),
    week=Week("tick", "side", (), (), 1),
    sources=(),
    link=None,
)
LINK = Link("https://calf.health/guide/", "a code")


def booklet(section: Section) -> Booklet:
    chapter = Chapter("Tips", (), (section,))
    return Booklet(FRAME, (), Picture("<svg/>", "a leg"), None, (chapter,), (), ())


def test_what_several_documents_share_cannot_be_changed_by_one() -> None:
    """A stretch is put into words once, for both sizes of paper and the booklets."""
    named = [one for room in (document, imposition) for one in getmembers(room, is_dataclass)]
    assert len(named) > 15
    before = as_json(Signature(FRAME, saddle_stitch(4, "ltr"), b""))
    assert [name for name, one in named if not vars(one)["__dataclass_params__"].frozen] == []
    with pytest.raises(FrozenInstanceError):
        FRAME.title = "Another"  # type: ignore[misc]
    assert as_json(Signature(FRAME, saddle_stitch(4, "ltr"), b"")) == before


@pytest.mark.parametrize(
    ("section", "letters"),
    [
        (Section(), len("2026")),
        (Section(text=(plain_runs("a gastrocnemius"),)), len("gastrocnemius")),
        (Section(heading="half-gastrocnemius/soleus"), len("gastrocnemius")),
        (Section(picture=Picture("<svg aria-label='gastrocnemius'/>", "an extraordinary leg")), 13),
        (Section(picture=Picture("<svg/>", "a leg", "an extraordinary leg")), 13),
        (Section(facts=(Fact("", (Run("extraordinary"),)),)), 13),
    ],
)
def test_the_longest_word_is_looked_for_in_all_that_is_printed(section: Section, letters: int) -> None:
    assert longest_word(booklet(section)) == max(letters, len("stretch"))


def test_the_typesetter_gets_letters_as_they_are_and_codes_drawn() -> None:
    sheet = replace(SHEET, link=LINK, notes=("Zoë",))
    text = as_json(sheet)
    assert "Zoë" in text
    told = json.loads(text)
    assert told["link"]["code"] == {"svg": qr_code(LINK.url), "alt": LINK.alt, "caption": ""}
    assert told["kind"] == "sheet"
    signature = Signature(FRAME, (Side(4, 1),), b"%PDF")
    assert json.loads(as_json(signature))["sides"] == [{"left": 4, "right": 1}]


def test_a_document_has_another_checksum_if_it_says_anything_else() -> None:
    signature = Signature(FRAME, (Side(4, 1),), b"%PDF")
    picture = Picture("<svg/>", "a leg", "1 and 2")
    pictures = (picture, *(replace(picture, **{name: "other"}) for name in ("svg", "alt", "caption")))
    every: list[Document] = [
        *(Booklet(FRAME, (), one, None, (), (), ()) for one in pictures),
        SHEET,
        replace(SHEET, notes=("Zoë",)),
        replace(SHEET, link=LINK),
        replace(SHEET, link=replace(LINK, url="https://calf.health/")),
        replace(SHEET, kind="large"),
        replace(SHEET, frame=replace(FRAME, paper="us-letter")),
        replace(SHEET, frame=replace(FRAME, labels=replace(FRAME.labels, steps="other"))),
        replace(SHEET, frame=replace(FRAME, gate=(CARE,))),
        replace(SHEET, frame=replace(FRAME, gate=(replace(CARE, points=()),))),
        replace(SHEET, exercises=(EXERCISE,)),
        replace(SHEET, exercises=(replace(EXERCISE, name="other"),)),
        replace(SHEET, exercises=(replace(EXERCISE, leave_out=replace(CARE, title="other")),)),
        replace(SHEET, exercises=(replace(EXERCISE, size=9),)),
        signature,
        replace(signature, pages=b"%PDF-2"),
        replace(signature, sides=(Side(1, 4),)),
    ]
    assert len({checksum(one) for one in every}) == len(every)
    assert checksum(replace(SHEET, link=replace(LINK))) == checksum(replace(SHEET, link=LINK))
    full = replace(SHEET, frame=replace(FRAME, gate=(CARE,)), exercises=(EXERCISE,))
    assert checksum(copy.deepcopy(full)) == checksum(full)


def test_a_code_may_lose_a_quarter_and_leads_to_its_address() -> None:
    svg = qr_code(LINK.url)
    assert svg.startswith("<svg ")
    assert "background" not in svg
    modules = segno.make(LINK.url, error="q", micro=False).symbol_size(border=0)[0]
    assert f'width="{modules}" height="{modules}"' in svg  # no edge of its own: the sheet leaves one


def test_the_text_of_a_sheet_gets_smaller_by_half_a_point_at_a_time() -> None:
    assert [*SIZES, *SMALLER] == [12 - step / 2 for step in range(7)]
