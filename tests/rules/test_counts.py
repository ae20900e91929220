"""Whatever style.yaml may name as counted is counted."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import get_args

from generator.content import load
from generator.model.style import Counted
from generator.rules.counts import check_count, how_many
from tests.rules.test_table import CASES
from tests.sample_guide import change, small_guide


def test_everything_that_a_text_may_count_is_counted(tmp_path: Path) -> None:
    guide = load(small_guide(tmp_path, built=False)).guide
    several = replace(
        guide,
        routines=guide.routines.model_copy(update={"routines": guide.routines.routines * 2}),
        faq=guide.faq.model_copy(update={"questions": guide.faq.questions * 4}),
        claims=guide.claims.model_copy(update={"claims": guide.claims.claims * 5}),
        sources=guide.sources.model_copy(update={"sources": guide.sources.sources * 6}),
        glossary=guide.glossary.model_copy(update={"terms": guide.glossary.terms * 7}),
    )
    counted = {"stretches": 3, "routines": 2, "questions": 4, "claims": 5, "sources": 6, "terms": 7}
    assert how_many(several) == counted
    assert counted.keys() == set(get_args(Counted))


def test_a_thing_without_a_way_to_count_it_is_counted_nowhere(tmp_path: Path) -> None:
    content = small_guide(tmp_path, built=False)
    shutil.copy(CASES / "style.yaml", content)
    change(content / "style.yaml", 'stretches: ["the {n} stretches", "all {n}"]', "stretches: []")
    change(content / "tips.yaml", "text: [", "text: [Try the four stretches., ")
    assert list(check_count(load(content))) == []
