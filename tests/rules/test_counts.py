"""Whatever style.yaml may name as counted is counted."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

from generator.content import load
from generator.model.style import Counted
from generator.rules.counts import how_many
from tests.sample_guide import small_guide


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
