"""The list of explained findings covers what it names, and nothing else; what it names in vain is told."""

from tests.checkers.findings import Explained, Finding, unexplained, unused

FOUND = [
    Finding("nu", "index.html", "Bad value.", "Bad value. <img>"),
    Finding("ibm", "tips.html", "alt", "Too long. <img>"),
]
IMAGES = Explained("ibm", "alt", "It shows much.", where=("<img", "<svg"))


def test_a_finding_is_covered_only_by_its_checker_its_rule_and_its_words() -> None:
    assert unexplained(FOUND, [IMAGES]) == ["index.html: nu: Bad value.: Bad value. <img>"]
    others = [
        Explained("nu", "alt", "x"),
        Explained("ibm", "Bad value.", "x"),
        Explained("ibm", "alt", "x", where=("<a",)),
    ]
    assert len(unexplained(FOUND, others)) == 2
    assert unexplained(FOUND, [IMAGES, Explained("nu", "Bad value.", "x")]) == []


def test_each_words_that_no_finding_has_are_told() -> None:
    assert unused(FOUND, [IMAGES]) == ["ibm: alt: <svg"]
    assert unused(FOUND, [Explained("nu", "Bad value.", "x"), Explained("nu", "alt", "x")]) == ["nu: alt: "]
