"""Rules on stretches: what they ask for, where they send whom they do not suit, and what tells them apart."""

from collections.abc import Iterator

from ..content import Content, Problem, texts
from ..model.stretch import Stretch
from .words import found, is_step, style_of


def check_instead(content: Content) -> Iterator[Problem]:
    """`instead` must lead to another stretch, for which the reason does not hold that sent the reader away.

    Bad: `instead` leads from a stretch that asks for `kneel` to another that asks for it, or to itself
    Good: it leads to one that asks for no kneeling
    """
    by_id = {one.id: one for one in content.guide.stretches}
    for stretch in content.guide.stretches:
        other = by_id.get(stretch.instead or "")
        if other and (told := _leads_back(stretch, other)):
            yield content.problem(f"stretches/{stretch.id}.yaml", ("instead",), told, "instead")


def _leads_back(stretch: Stretch, other: Stretch) -> str:
    if stretch is other:
        return "must lead to another stretch, but leads to this one"
    if able := sorted({*stretch.needs.able} & {*other.needs.able}):
        return (
            f"must lead to a stretch without '{able[0]}' under needs.able, but '{other.id}' asks for it too: "
            "who cannot do the one cannot do the other"
        )
    if has := sorted(_conditions(stretch) & _conditions(other)):
        return (
            f"must lead to a stretch without '{has[0]}' under leave_out_if, but '{other.id}' is left out for "
            "it too"
        )
    return ""


def _conditions(stretch: Stretch) -> set[str]:
    return {id for reason in stretch.leave_out_if for id in reason.has}


def check_same(content: Content) -> Iterator[Problem]:
    """No two stretches may have the same name, the same short name or the same `order`.

    Bad: `order: 2` in two files
    Good: `order: 2` in one and `order: 3` in the other
    """
    first: dict[tuple[str, str], str] = {}
    for stretch in sorted(content.guide.stretches, key=lambda one: one.id):
        for field in ("order", "name", "short"):
            value = str(getattr(stretch, field))
            holder = first.setdefault((field, value.casefold()), stretch.id)
            if holder != stretch.id:
                told = f"must be another than that of stretches/{holder}.yaml, which is '{value}' too"
                yield content.problem(f"stretches/{stretch.id}.yaml", (field,), told, "same")


def check_asks(content: Content) -> Iterator[Problem]:
    """A step that asks for an ability or a thing must have it under `needs`. Told as a warning.

    The words that ask for it stand in style.yaml, under `asks`.

    Bad: `Kneel on your [left|right] knee.` in a stretch without `kneel` under `needs.able`
    Good: the same with `able: [kneel]`
    """
    chooser = content.guide.chooser
    fields = {one.id: "able" for one in chooser.abilities} | {one.id: "have" for one in chooser.equipment}
    needs = {one.id: {*one.needs.able, *one.needs.have} for one in content.guide.stretches}
    for style in style_of(content):
        for file, place, text in texts(content):
            if not (file.startswith("stretches/") and is_step(file, place)):
                continue
            named = needs[file.removeprefix("stretches/").removesuffix(".yaml")]
            for id, words in style.asks.items():
                if id in fields and id not in named and (asked := found(words, text)):
                    told = f"'{asked[0]}' asks for '{id}': add it to needs.{fields[id]}, or reword the step"
                    yield content.problem(file, place, told, "asks")


def check_has(content: Content) -> Iterator[Problem]:
    """A reason that names a condition of chooser.yaml must list its id under `has`. Told as a warning.

    Without the id the chooser and the session still offer the stretch to who has it.

    Bad: `{text: You have knee pain.}`
    Good: `{text: You have knee pain., has: [knee-pain]}`
    """
    conditions = content.guide.chooser.conditions
    for stretch in content.guide.stretches:
        for index, reason in enumerate(stretch.leave_out_if):
            for one in conditions:
                if one.id not in reason.has and found([one.name], reason.text):
                    told = f"names '{one.name}', so `has` must list '{one.id}'"
                    place = ("leave_out_if", index, "text")
                    yield content.problem(f"stretches/{stretch.id}.yaml", place, told, "has")
