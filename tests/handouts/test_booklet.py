"""The booklet says what the pages say: each text once, with its heading, its certainty and its sources."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.content import load
from generator.handouts.booklet import booklet
from generator.handouts.document import Booklet, Chapter, Section
from generator.handouts.elements import Picture
from generator.handouts.runs import Rich
from generator.handouts.serialization import as_json
from generator.handouts.sheet import Printer
from generator.model.guide import Guide
from generator.model.reviewed import Reviewed
from generator.text import Wording
from tests.handouts.conftest import DRAWING
from tests.sample_guide import OWN_URL, change, small_guide

BASED = "This is based on Doe, 2020."
ANATOMY = Picture("<svg/>", "The muscles")
MORE: dict[str, tuple[tuple[str, str], ...]] = {
    "faq.yaml": (
        ("topics: [{id: whys, title: Whys}]", "topics: [{id: hows, title: Hows}, {id: whys, title: Whys}]"),
        (
            "questions:",
            "questions:\n"
            "  - {id: last, topic: whys, question: Last?, answer: Yes., text: [It is.]}\n"
            "  - {id: how, topic: hows, question: How?, answer: So., text: [Like this.]}\n"
            "  - {id: first, question: First?, answer: Yes., text: [It is so.]}",
        ),
    ),
    "tips.yaml": (
        ("title: More", "sources: [doe-2020]\n    title: More"),
        (", caution: Ask first.", ""),
        ("lead:", "in_short: [Walk on.], lead:"),
    ),
    "safety.yaml": (
        ("points: [it is bad]}", 'points: [it is bad]}, {intro: "Or if:", points: [it is worse]}'),
        ("feel_sources", "scale: [{least: 0, most: 3, feels: It pulls., do: Go on.}]\nfeel_sources"),
        ("each_time", "before_sources: [doe-2020]\neach_time"),
        ("lead:", "in_short: [Go slow first.], lead:"),
    ),
    "evidence.yaml": (("sources: [doe-2020]", "anatomy: true, sources: [doe-2020]"),),
    "sources.yaml": (
        (
            "kind: research",
            "kind: research, heading: A book, cite: Roe R. A book. 2019., short: \"Roe, 2019\", "
            "no_url: It is on paper., shows: It is a book.}\n  - {id: doe-2020, kind: research",
        ),
        ("id: doe-2020", "id: roe-2019"),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    """The small guide with all that a chapter can hold."""
    content = small_guide(tmp_path_factory.mktemp("guide"), built=False)
    for name, changes in MORE.items():
        for old, new in changes:
            change(content / name, old, new)
    return load(content).guide


def made(guide: Guide, anatomy: Picture | None = None) -> Booklet:
    printer = Printer(guide, lambda pose, state, mirrored: f"{DRAWING}<!--{pose} {state} {mirrored}-->")
    return booklet(printer, "The guide", (), "a4", anatomy)


def words(text: Rich) -> str:
    """A text with its strong words as in the content."""
    return "".join(f"**{run.text}**" if run.strong else run.text for run in text)


def shown(one: Section) -> dict[str, Any]:
    """What a section shows, without what it leaves out."""
    found = {
        "heading": one.heading,
        "look": one.look,
        "label": one.label,
        "text": [*map(words, one.text)],
        "points": [*map(words, one.points)],
        "facts": [(fact.label, words(fact.text)) for fact in one.facts],
        "picture": one.picture.svg if one.picture else "",
        "url": one.url,
        "small": [*one.small],
    }
    return {name: value for name, value in found.items() if value}


def chapters(guide: Guide) -> dict[str, Chapter]:
    found = made(guide, ANATOMY)
    return {one.title: one for one in (*found.before, *found.after)}


def sections(guide: Guide, title: str) -> list[dict[str, Any]]:
    return [shown(one) for one in chapters(guide)[title].sections]


def test_the_chapters_stand_in_order_around_the_stretches(guide: Guide) -> None:
    found = made(guide)
    assert [one.title for one in found.before] == [guide.words.home.in_short, "Take care"]
    assert [one.title for one in found.after] == [
        "Try these",
        "Ask us",
        "What is known",
        "Words",
        "Where from",
    ]
    leads = [words(one.lead) for one in (*found.before, *found.after)]
    assert leads == ["", *["A line for the test."] * 6]
    assert words(found.lead) == "A line for the test."
    assert "wall hold False" in found.picture.svg
    assert (found.frame.title, found.frame.subject) == ("The guide", "A page for the test.")


def test_its_code_leads_to_the_guide(guide: Guide) -> None:
    settings = guide.settings.model_copy(update={"url": OWN_URL})
    link = made(replace(guide, settings=settings)).link
    assert link is not None
    assert link.url == OWN_URL


def test_the_first_chapter_is_the_overview(guide: Guide) -> None:
    assert sections(guide, guide.words.home.in_short) == [
        {"points": ["Hold it.", "**Breathe** well."]},
        {"heading": "What it does"},
        {
            "label": guide.words.certainty.weak,
            "text": ["**A test makes a test longer.** One test."],
            "small": [BASED],
        },
        {"heading": "More", "text": ["There is more to test."]},
    ]


def test_each_level_of_care_says_what_to_do_once_and_names_its_sources_last(guide: Guide) -> None:
    in_short, now, worse, soon, ask, notes, stop, *_ = sections(guide, "Take care")
    assert in_short == {"points": ["Go slow first."]}
    assert now == {
        "heading": "At once",
        "look": "now",
        "text": ["**Call for help.**", "Call 112", "Call if:"],
        "points": ["it is bad"],
    }
    assert worse == {"look": "now", "text": ["Or if:"], "points": ["it is worse"], "small": [BASED]}
    assert (soon["look"], soon["small"], stop["look"], stop["small"]) == ("soon", [BASED], "stop", [BASED])
    assert "small" not in ask
    assert notes == {"text": ["Take a note."], "small": [BASED]}


def test_the_scale_stands_with_how_it_feels_and_the_steps_before_are_counted(guide: Guide) -> None:
    feel, before = chapters(guide)["Take care"].sections[-2:]
    assert shown(feel) == {
        "heading": "How it feels",
        "text": ["It pulls a bit."],
        "facts": [("0 to 3", "It pulls. Go on.")],
        "small": [BASED],
    }
    assert shown(before) == {"heading": "Before", "points": ["Get warm."], "small": [BASED]}
    assert (before.numbered, feel.numbered) == (True, False)


def test_a_tip_says_who_leaves_it_out_its_steps_are_counted_and_below_its_group(guide: Guide) -> None:
    in_short, walk, more, reach = chapters(guide)["Try these"].sections
    assert shown(in_short) == {"points": ["Walk on."]}
    assert shown(walk) == {"heading": "Walk", "text": ["Walk a lot."], "small": [BASED]}
    assert shown(more) == {"heading": "More", "text": ["One more pose."], "small": [BASED]}
    picture = shown(reach).pop("picture")
    assert "wall hold False" in picture
    assert shown(reach) == {
        "heading": "Reach",
        "text": ["Skip it if it hurts."],
        "points": ["Get up."],
        "picture": picture,
        "small": [BASED],
    }
    assert (reach.level, reach.numbered, more.level) == (more.level + 1, True, walk.level)
    assert not in_short.numbered


def test_a_caution_stands_with_its_tip(tmp_path: Path) -> None:
    guide = load(small_guide(tmp_path, built=False)).guide
    reach = chapters(guide)["Try these"].sections[-1]
    assert shown(reach)["facts"] == [(guide.words.page.caution, "Ask first.")]


def test_questions_stand_in_the_order_of_their_topics_those_of_none_first(guide: Guide) -> None:
    found = sections(guide, "Ask us")
    assert [one["heading"] for one in found] == ["First?", "How?", "Last?", "Why do it?"]
    assert found[0] == {"heading": "First?", "text": ["**Yes.**", "It is so."]}
    assert found[-1] == {
        "heading": "Why do it?",
        "label": guide.words.certainty.theory,
        "text": ["**To test.**", "Nobody knows.", "Test it."],
        "small": [BASED],
    }


def test_what_is_known_has_every_claim_and_the_overview_drawing_where_it_is_asked_for(guide: Guide) -> None:
    in_short, heading, claim, soleus = sections(guide, "What is known")
    assert in_short == {"points": ["It is little."]}
    assert heading == {"heading": "What it does"}
    assert claim["label"] == guide.words.certainty.weak
    assert soleus == {
        "heading": "The soleus",
        "text": ["The soleus is a calf muscle."],
        "points": ["It points the foot."],
        "picture": ANATOMY.svg,
        "small": [BASED],
    }
    assert ANATOMY.alt not in as_json(made(guide))


def test_without_claims_there_is_no_heading_over_them(guide: Guide) -> None:
    overview = guide.overview.model_copy(update={"claims": ()})
    found = sections(replace(guide, overview=overview), guide.words.home.in_short)
    assert [one.get("heading") for one in found] == [None, "More"]


def test_terms_stand_in_the_order_of_the_alphabet_whatever_their_order_in_the_file(guide: Guide) -> None:
    (term,) = guide.glossary.terms
    terms = tuple(
        term.model_copy(update={"term": word}) for word in ("tendon", "érector", "Band", "fascia", "ankle")
    )
    found = sections(replace(guide, glossary=guide.glossary.model_copy(update={"terms": terms})), "Words")
    assert [one["text"][0].split("**")[1] for one in found] == [
        "ankle",
        "Band",
        "érector",
        "fascia",
        "tendon",
    ]


def test_terms_are_explained_and_sources_are_named_with_their_addresses(guide: Guide) -> None:
    assert sections(guide, "Words") == [{"text": ["**soleus** A muscle of the calf."]}]
    assert sections(guide, "Where from") == [
        {"heading": "A book", "text": ["Roe R. A book. 2019.", "It is a book.", "It is on paper."]},
        {"heading": "A test", "text": ["Doe J. A test. 2020.", "It is a test."], "url": "https://example.org/doe"},
    ]  # fmt: skip


@pytest.mark.parametrize("changed", [None, "overview", "tips", "wall"])
def test_a_booklet_says_that_a_text_has_changed_since_it_was_checked_whichever_it_is(
    guide: Guide, changed: str | None
) -> None:
    pages = {page: checksum for page, checksum in guide.checksums.items() if page != changed}
    day, review = guide.settings.review.reviewed_on, guide.settings.review
    since = replace(guide, reviewed=Reviewed.model_validate({"day": day, "pages": pages}))
    told = Wording.of(guide).review(review, changed=bool(changed))
    assert made(since).frame.imprint[0] == told != Wording.of(guide).review(review, changed=not changed)
