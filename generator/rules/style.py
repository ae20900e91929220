"""Rules on how the guide is worded. Their words stand in style.yaml; without it none of them speaks."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from ..content import PLACEHOLDER, Content, Problem, texts
from ..model.base import Place
from ..model.style import Passive, Style
from ..text import TermFinder, markup, sentences

STEPS = {("routines.yaml", "by_hand"), ("safety.yaml", "before")}
"""Lists of steps outside the stretches."""


def check_verb(content: Content) -> Iterator[Problem]:
    """A step must begin with what to do: one of the verbs in style.yaml.

    Bad: `Your knees should be bent.`
    Good: `Bend your knees.`
    """
    for style in _style(content):
        verbs = {verb.casefold() for verb in style.verbs}
        for file, place, text in texts(content):
            first = next(iter(re.findall(r"[\w-]+", markup.plain(text))), "")
            if _is_step(file, place) and first.casefold() not in verbs:
                told = f"a step must begin with a verb; if '{first}' is one, add it to style.yaml"
                yield content.problem(file, place, told, "verb")


def check_avoid(content: Content) -> Iterator[Problem]:
    """A word that style.yaml lists under `avoid` must give way to the plain one beside it.

    Bad: `Elevate the extremity.`
    Good: `Lift your leg.`
    """
    for style in _style(content):
        plain = {word.casefold(): instead for word, instead in style.avoid.items()}
        for file, place, text in texts(content):
            for word in dict.fromkeys(_found(plain, text)):
                told = f"'{word}' is a hard word; say instead: {plain[word]}"
                yield content.problem(file, place, told, "avoid")


def check_promise(content: Content) -> Iterator[Problem]:
    """No text may promise more than the evidence holds: style.yaml lists the words under `promises`.

    A sentence that takes the promise back is fine, and so is a claim or question rated `unsupported`.

    Bad: `This prevents injury.`
    Good: `It is not shown to prevent injury.`
    """
    for style in _style(content):
        milder = {word.casefold(): instead for word, instead in style.promises.items()}
        for file, place, text in texts(content):
            if _rated(content, file, place) == "unsupported":
                continue
            bare = [one for one in sentences(markup.plain(text)) if not _found(style.taken_back_by, one)]
            for word in dict.fromkeys(word for one in bare for word in _found(milder, one)):
                told = f"'{word}' promises more than is known; say instead: {milder[word]}"
                yield content.problem(file, place, told, "promise")


def check_doubt(content: Content) -> Iterator[Problem]:
    """An answer whose certainty is `weak` or `theory` must say so, with one of the words under `doubt`.

    Bad: `answer: It tips the pelvis.` with `certainty: theory`
    Good: `answer: It may tip the pelvis.`
    """
    for style in _style(content):
        for index, question in enumerate(content.guide.faq.questions):
            unsure = question.certainty in ("weak", "theory") and PLACEHOLDER not in question.answer
            if style.doubt and unsure and not _found(style.doubt, question.answer):
                told = f"is rated {question.certainty}, so it must say so: {', '.join(style.doubt)}"
                yield content.problem("faq.yaml", ("questions", index, "answer"), told, "doubt")


def check_unexplained(content: Content) -> Iterator[Problem]:
    """A medical word (`medical` in style.yaml) must be explained in the glossary, or give way to a plain one.

    Bad: `This may be bursitis.` without an entry for bursitis
    Good: the same with an entry, or: `A cushion of the joint may be sore.`
    """
    finder = TermFinder(content.guide.glossary)
    for style in _style(content):
        for file, place, text in texts(content):
            plain = markup.plain(text)
            spans = [match.span() for match, _ in finder.find(plain)]
            for match in _pattern(style.medical).finditer(plain):
                if not any(start <= match.start() and match.end() <= end for start, end in spans):
                    told = f"'{match[0]}' must have an entry in glossary.yaml, or a plain word in its place"
                    yield content.problem(file, place, told, "unexplained")


def check_passive(content: Content) -> Iterator[Problem]:
    """At most 1 sentence in 20 of a page may be passive, one in any case. Told as a warning.

    Bad: `The knee is bent and the hip is pushed forward.`
    Good: `Bend your knee and push your hip forward.`
    """
    for passive in (style.passive for style in _style(content) if style.passive):
        pages: dict[str, list[tuple[Place, str]]] = defaultdict(list)
        for file, place, text in texts(content):
            pages[file] += [(place, one) for one in sentences(markup.plain(text))]
        pattern = _passive(passive)
        for file, page in pages.items():
            found = [(place, match[0]) for place, one in page if (match := pattern.search(one))]
            if len(found) > max(1, len(page) // 20):
                for place, words in found:
                    told = f"'{words}' is passive, and {len(found)} of {len(page)} sentences are"
                    yield content.problem(file, place, told, "passive", level="warning")


def _style(content: Content) -> Iterator[Style]:
    """The guide's style, if it has one for its language."""
    style = content.guide.style
    if style and style.language == content.guide.settings.language.partition("-")[0]:
        yield style


def _is_step(file: str, place: Place) -> bool:
    return (file, place[0]) in STEPS or (
        file.startswith("stretches/") and place[0] in ("steps", "last_alone")
    )


def _rated(content: Content, file: str, place: Place) -> str | None:
    """The certainty of the claim or question that a text belongs to."""
    part = {"claims.yaml": content.guide.claims, "faq.yaml": content.guide.faq}.get(file)
    if part is None or len(place) < 2 or place[0] == "page":
        return None
    return str(getattr(part, str(place[0]))[place[1]].certainty)


def _found(words: Iterable[str], text: str) -> list[str]:
    return [match[0].casefold() for match in _pattern(tuple(words)).finditer(markup.plain(text))]


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words or groups of words, whole; `-itis` is every word that ends so."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    forms = [rf"\w+{re.escape(word[1:])}" if word.startswith("-") else re.escape(word) for word in longest]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms) or '(?!)'})(?![\w-])", re.IGNORECASE)


def _passive(passive: Passive) -> re.Pattern[str]:
    done = [*map(re.escape, passive.words), *(rf"\w+{re.escape(ending)}" for ending in passive.endings)]
    but = "|".join(map(re.escape, passive.but)) or "(?!)"
    be = "|".join(map(re.escape, passive.be))
    return re.compile(rf"\b(?:{be}) (?:not |\w+ly )?(?!(?:{but})\b)(?:{'|'.join(done)})\b", re.IGNORECASE)
