"""What is told of each level of care stands wherever a reader needs it."""

from pathlib import Path

from generator.content import load
from tests.rendered_pages import pages_of
from tests.sample_guide import change, small_guide


def test_every_tier_that_asks_first_is_asked_by_the_chooser(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    more = (
        "  - {id: again, level: ask, title: Again, action: Ask twice., "
        'signs: [{intro: "If:", points: [you had an operation]}], sources: [doe-2020]}\n'
    )
    change(content / "safety.yaml", "  - {id: stop,", f"{more}  - {{id: stop,")
    pages = pages_of(load(content).guide)
    for page in ("stretches/index.md", "session.md", "handouts.md", "stretches/wall.md"):
        assert [page for sign in ("you do not know", "you had an operation") if sign not in pages[page]] == []
    assert "Ask twice." in pages["stretches/index.md"]


def test_a_number_to_call_stands_with_its_tier_on_the_page_of_a_stretch(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    call = 'call: [{number: "999", label: Call 999}], '
    change(content / "safety.yaml", "action: Stop the test., ", f"action: Stop the test., {call}")
    pages = pages_of(load(content).guide)
    assert [name for name in ("stretches/wall.md", "safety.md") if 'href="tel:999"' not in pages[name]] == []
