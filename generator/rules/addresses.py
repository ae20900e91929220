"""Rules on addresses: every file has one of its own, and one that has moved leads to one that is there."""

from collections.abc import Iterator, Mapping

from ..content import (
    Content,
    Problem,
    fixed_paths,
    redirects_of,
    site_path,
    site_paths,
    stretch_paths,
    suggest,
    unanswered,
)
from ..model.base import Place
from ..model.moved import Address, Move

PlacedMessage = tuple[Place, str]
"""What is wrong, and where in its part of the file."""


def check_own_address(content: Content) -> Iterator[Problem]:
    """No page or handout of a stretch may have the address of another.

    Bad: `guide.yaml`, whose handout would be the booklet; `index.yaml`; `wall-letter.yaml` beside `wall.yaml`
    Good: the names of exercises
    """
    holder = dict.fromkeys(fixed_paths(), "the guide's own")
    for stretch in content.guide.stretches:
        files = stretch_paths(stretch.id)
        if taken := [file for file in files if file in holder]:
            message = f"the file must have another name: the address {taken[0]} is {holder[taken[0]]}"
            yield content.problem(f"stretches/{stretch.id}.yaml", (), message, "own-address")
        holder |= dict.fromkeys(files, f"that of '{stretch.id}'")


def check_moved(content: Content) -> Iterator[Problem]:
    """An address that has moved must lead to one that the guide has, and must not be in use any more.

    Bad: `{from: stretches/kneel, to: stretches/kneling}`
    Good: `{from: stretches/kneel, to: stretches/kneeling}`
    """
    guide = content.guide
    moves = guide.moved.moved if guide.moved else ()
    known, next_of = site_paths(guide), {site_path(one.old): site_path(one.new) for one in moves}
    for index, move in enumerate(moves):
        for place, message in (
            *_wrong_target(move, known, next_of),
            *_in_use(move, known),
            *_twice(index, moves),
        ):
            yield content.problem("moved.yaml", ("moved", index, *place), message, "moved")
    for index, page in enumerate(guide.moved.gone if guide.moved else ()):
        if site_path(page) in known:
            told = f"the guide still has '{page}'; only an address that is gone can stand here"
            yield content.problem("moved.yaml", ("gone", index), told, "moved")


def check_gone(content: Content) -> Iterator[Problem]:
    """A page that was published and is gone must be answered for in moved.yaml. Told as a warning.

    Printed codes and bookmarks lead to it. Every build notes the pages that it published in addresses.yaml.

    Bad: stretches/lunge.yaml gets the name kneeling.yaml, and moved.yaml says nothing of it
    Good: `{from: stretches/lunge, to: stretches/kneeling}`, or `gone: [stretches/lunge]`
    """
    gone = {_short(one) for one in unanswered(content.guide)}
    for index, page in enumerate(content.guide.addresses.pages if content.guide.addresses else ()):
        if page in gone:
            told = (
                f"this address is gone: in moved.yaml, say where it leads now, {{from: {page}, to: ...}}, or "
                "list it under `gone:`"
            )
            yield content.problem("addresses.yaml", ("pages", index), told, "gone", level="warning")


def _wrong_target(move: Move, known: frozenset[str], next_of: Mapping[str, str]) -> Iterator[PlacedMessage]:
    new = site_path(move.new)
    if site_path(move.old).endswith(".pdf") != new.endswith(".pdf"):
        yield ("to",), "a PDF must lead to a PDF, and a page to a page"
    elif new in known:
        return
    elif new in next_of:
        end = _end(new, next_of)
        told = f"write where it leads now, '{_short(end)}'" if end else "it must not lead back to itself"
        yield ("to",), f"'{move.new}' has moved too; {told}"
    else:
        names = [_short(one) for one in sorted(known)]
        ends = [one for one in names if one.rpartition("/")[2] == _short(new)]
        meant = f"; did you mean '{ends[0]}'?" if ends else suggest(_short(new), names)
        yield ("to",), f"the guide has no '{move.new}'{meant}"


def _end(new: str, next_of: Mapping[str, str]) -> str:
    """The last address of a chain of moves; empty if it leads round in a ring."""
    for _ in next_of:
        new = next_of.get(new, new)
    return "" if new in next_of else new


def _in_use(move: Move, known: frozenset[str]) -> Iterator[PlacedMessage]:
    if used := [one.old for one in redirects_of(move) if one.old in known]:
        yield ("from",), f"the guide still has {used[0]}; only an address that is gone can lead elsewhere"


def _twice(index: int, moves: tuple[Move, ...]) -> Iterator[PlacedMessage]:
    mine = {one.old for one in redirects_of(moves[index])}
    for before, move in enumerate(moves[:index]):
        if both := sorted(mine & {one.old for one in redirects_of(move)}):
            yield ("from",), f"must be told once, but moved[{before + 1}] tells where {both[0]} leads, too"
            return


def _short(file: Address) -> str:
    return file.removesuffix(".html")
