"""Rules on how the guide is worded. Their words stand in style.yaml; without it none of them speaks."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ..content import Content, Problem, texts, texts_and_alts
from ..model.base import Place
from ..model.style import Passive
from ..text import TermFinder, markup, sentences
from .words import found, is_step, matches, pattern, style_of


def check_verb(content: Content) -> Iterator[Problem]:
    """A step must begin with what to do: one of the verbs in style.yaml, maybe after an adverb listed there.

    Bad: `Your knees should be bent.`
    Good: `Bend your knees.`, and `Slowly lower your hips.` where `adverbs` lists `slowly`
    """
    for style in style_of(content):
        verbs = {verb.casefold() for verb in style.verbs}
        adverbs = {adverb.casefold() for adverb in style.adverbs}
        for file, place, text in texts(content):
            words = re.findall(r"[\w-]+", markup.plain(text))
            first = next((word for word in words if word.casefold() not in adverbs), *words[:1] or (text,))
            if is_step(file, place) and first.casefold() not in verbs:
                told = (
                    f"add '{first}' to `verbs` in style.yaml if it is one, or to `adverbs` if it says how, "
                )
                told += "as in “Slowly lift”"
                if first.isdigit():
                    told = f"leave out '{first}', as steps get their numbers"
                yield content.problem(file, place, f"a step must begin with a verb; {told}", "verb")


def check_avoid(content: Content) -> Iterator[Problem]:
    """A word that style.yaml lists under `avoid` must give way to the plain one beside it.

    Bad: `Elevate the extremity.`
    Good: `Lift your leg.`
    """
    for style in style_of(content):
        plain = {word.casefold(): instead for word, instead in style.avoid.items()}
        for file, place, text in texts_and_alts(content):
            for word in dict.fromkeys(found(plain, text)):
                told = f"'{word}' is a hard word; say instead: {plain[word]}"
                yield content.problem(file, place, told, "avoid")


def check_unexplained(content: Content) -> Iterator[Problem]:
    """A medical word (`medical` in style.yaml) must be explained in the glossary, or give way to a plain one.

    Bad: `This may be bursitis.` without an entry for bursitis
    Good: the same with an entry, or: `A cushion of the joint may be sore.`
    """
    finder = TermFinder(content.guide.glossary)
    for style in style_of(content):
        for file, place, text in texts_and_alts(content):
            medical = matches(pattern(style.medical), text)
            spans = [match.span() for match, _ in finder.find(markup.plain(text))] if medical else []
            for match in medical:
                if not any(start <= match.start() and match.end() <= end for start, end in spans):
                    told = f"'{match[0]}' must have an entry in glossary.yaml, or a plain word in its place"
                    yield content.problem(file, place, told, "unexplained")


def check_passive(content: Content) -> Iterator[Problem]:
    """At most 1 sentence in 20 of a page may be passive, one in any case. Told as a warning.

    Bad: `The knee is bent and the hip is pushed forward.`
    Good: `Bend your knee and push your hip forward.`
    """
    for passive in (style.passive for style in style_of(content) if style.passive):
        passive_form = _passive(passive)
        for file, page in _sentences(content).items():
            told_of = [(place, match[0]) for place, one in page for match in matches(passive_form, one)[:1]]
            if len(told_of) > max(1, len(page) // 20):
                for place, words in told_of:
                    told = f"'{words}' is passive, and {len(told_of)} of {len(page)} sentences are"
                    yield content.problem(file, place, told, "passive")


def _sentences(content: Content) -> dict[str, list[tuple[Place, str]]]:
    """The sentences of every file, each with its place."""
    pages: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    for file, place, text in texts(content):
        pages[file] += [(place, one) for one in sentences(markup.plain(text))]
    return pages


def _passive(passive: Passive) -> re.Pattern[str]:
    done = [*map(re.escape, passive.words), *(rf"\w+{re.escape(ending)}" for ending in passive.endings)]
    but = "|".join(map(re.escape, passive.but)) or "(?!)"
    be = "|".join(map(re.escape, passive.be))
    return re.compile(rf"\b(?:{be}) (?:not |\w+ly )?(?!(?:{but})\b)(?:{'|'.join(done)})\b", re.IGNORECASE)
