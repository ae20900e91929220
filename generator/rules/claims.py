"""Rules on what the guide claims: no more than is known, said of something, and with its doubt."""

import re
from collections.abc import Iterator

from ..content import PLACEHOLDER, Content, Problem, texts
from ..model.base import Place
from ..model.style import Style
from ..text import markup, sentences
from .words import found, matches, pattern, style_of

OBJECT = re.compile(r"(?:[ \t]+[\w'’-]+){1,4}")  # noqa: RUF001
"""Where the object of a verb stands: the next words, up to a sign."""


def check_promise(content: Content) -> Iterator[Problem]:
    """No text may promise more than the evidence holds: style.yaml lists the words under `promises`.

    A sentence that takes the promise back is fine, and so is a claim or question rated `unsupported`, and a
    word that is about something harmless (`harmless` in style.yaml).

    Bad: `This prevents injury.`
    Good: `It is not shown to prevent injury.`; `A partner prevents any movement.`
    """
    for style in style_of(content):
        milder = {word.casefold(): instead for word, instead in style.promises.items()}
        for file, place, text in texts(content):
            if _rated(content, file, place) == "unsupported":
                continue
            bare = [one for one in sentences(markup.plain(text)) if not found(style.taken_back_by, one)]
            for word in dict.fromkeys(word for one in bare for word in _promised(style, one)):
                told = f"'{word}' promises more than is known; say instead: {milder[word]}"
                yield content.problem(file, place, told, "promise")


def check_doubt(content: Content) -> Iterator[Problem]:
    """An answer whose certainty is `weak` or `theory` must say so, with one of the words under `doubt`.

    A claim that is `theory` or `unsupported` is printed as a headline: it must say so too, or take itself
    back (`taken_back_by`).

    Bad: `answer: It tips the pelvis.` with `certainty: theory`
    Good: `answer: It may tip the pelvis.`; `claim: Stretching has not been shown to prevent injury.`
    """
    for style in style_of(content):
        for index, question in enumerate(content.guide.faq.questions):
            unsure = question.certainty in ("weak", "theory") and PLACEHOLDER not in question.answer
            if style.doubt and unsure and not found(style.doubt, question.answer):
                told = f"is rated {question.certainty}, so it must say so: {', '.join(style.doubt)}"
                yield content.problem("faq.yaml", ("questions", index, "answer"), told, "doubt")
        says_so = (*style.doubt, *style.taken_back_by)
        for index, claim in enumerate(content.guide.claims.claims):
            unsure = claim.certainty in ("theory", "unsupported") and PLACEHOLDER not in claim.claim
            if style.doubt and unsure and not found(says_so, claim.claim):
                told = f"is rated {claim.certainty}, so its headline must say so: {', '.join(says_so)}"
                yield content.problem("claims.yaml", ("claims", index, "claim"), told, "doubt")


def check_subject(content: Content) -> Iterator[Problem]:
    """A claim must name its subject, as it also stands alone: it must not begin with a word under `pronouns`.

    Bad: `claim: It prevents injury.`
    Good: `claim: Stretching prevents injury.`
    """
    for style in style_of(content):
        for index, claim in enumerate(content.guide.claims.claims):
            begins = pattern(style.pronouns).match(markup.plain(claim.claim))
            if begins:
                told = f"must name its subject, as it also stands alone, but begins with '{begins[0]}'"
                yield content.problem("claims.yaml", ("claims", index, "claim"), told, "subject")


def _promised(style: Style, sentence: str) -> Iterator[str]:
    """The words of a sentence that promise something, each in small letters."""
    for match in matches(pattern(tuple(style.promises)), sentence):
        promised = OBJECT.match(match.string, match.end())
        if not (promised and found(style.harmless, promised[0])):
            yield match[0].casefold()


def _rated(content: Content, file: str, place: Place) -> str | None:
    """The certainty of the claim or question that a text belongs to."""
    part = {"claims.yaml": content.guide.claims, "faq.yaml": content.guide.faq}.get(file)
    if part is None or place[0] not in ("claims", "questions"):
        return None
    return str(getattr(part, str(place[0]))[place[1]].certainty)
