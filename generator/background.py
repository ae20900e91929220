"""The guide rendered by a process of its own, while the one that asked for it loads Sphinx.

It makes a build quicker, and nothing else: what it cannot give, the build makes itself, and tells why.
"""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from .build import RenderedGuide, announce_lock_wait, render
from .content import ContentError, Problem
from .file_states import UncertainError, state_of_sources
from .publish import lock


@dataclass(frozen=True)
class Order:
    """What is to be rendered; its folders are absolute, so that it equals every other order of the same."""

    content: Path
    docs: Path
    languages: tuple[str, ...]
    """The languages beside the source's; all, if it names none."""
    state: str
    """A checksum of the content folder, as it was before anything of it was read."""


@dataclass(frozen=True)
class BackgroundRender:
    """A process that renders a guide, and the lock on Sphinx's source folder, which it works under."""

    order: Order
    lock_held: ExitStack
    process: BaseProcess
    results: Connection

    def result(self, order: Order | None) -> RenderedGuide | None:
        """What was rendered, once it is there; None if it is not what is asked for, or was not possible.

        Raises ContentError with every problem of the content.
        """
        result: RenderedGuide | tuple[Problem, ...] | None = None
        with suppress(EOFError, OSError):  # it was killed, before it gave anything or meanwhile
            result = self.results.recv()
        if order != self.order:
            return None
        if isinstance(result, tuple):
            raise ContentError(result)
        return result

    def end(self) -> None:
        """Wait for the end of the process; what it has not given yet is lost."""
        self.results.close()
        self.process.join()


_BEGUN: list[BackgroundRender] = []
"""What was begun and is not taken yet: one at most. Between the command and its extension stands Sphinx."""


def named_languages(setting: str) -> tuple[str, ...]:
    """The languages that the setting `guide_languages` names, with blanks or commas between them."""
    return tuple(setting.replace(",", " ").split())


def order_of(content: Path, docs: Path, languages: str) -> Order:
    """What is to be rendered of a content folder as it is now; UncertainError if that cannot be told.

    A link is left as it is: problems name the folder as whoever builds has named it.
    """
    state = state_of_sources([content.absolute()])
    return Order(content.absolute(), docs.absolute(), named_languages(languages), state)


def expected_order(arguments: Sequence[str]) -> Order | None:
    """What a run of `sphinx-build` with these arguments will ask for, as far as they tell.

    None if they name no folder of sources that is there; UncertainError as `order_of`.
    """
    settings = dict(one.split("=", 1) for flag, one in pairwise(arguments) if flag == "-D" and "=" in one)
    folders = dict(pairwise(arguments))
    docs = Path(*arguments[-2:-1])
    if not docs.is_dir():
        return None
    content = Path(folders.get("-c", docs), settings.get("guide_content", "content"))
    return order_of(content, docs, settings.get("guide_languages", ""))


@contextmanager
def rendered_meanwhile(arguments: Sequence[str]) -> Iterator[None]:
    """Have the guide rendered while Sphinx, which is run with these arguments, is loaded."""
    with ExitStack() as running:
        with suppress(OSError, UncertainError):
            if order := expected_order(arguments):
                running.enter_context(begun(order))
        yield


@contextmanager
def begun(order: Order) -> Iterator[None]:
    """Have a guide rendered meanwhile, under the lock; OSError if its source folder cannot be opened."""
    with ExitStack() as lock_held:
        lock_held.enter_context(lock.exclusive(order.docs, announce_lock_wait))
        context = multiprocessing.get_context("fork")
        results, sender = context.Pipe(duplex=False)
        process = context.Process(target=_send, args=(order, sender, results))
        process.start()
        sender.close()
        background = BackgroundRender(order, lock_held, process, results)
        _BEGUN.append(background)
        try:
            yield
        finally:
            _BEGUN.clear()
            background.end()


def take_background() -> BackgroundRender | None:
    """What was begun for the build of this process, to whoever asks first, who also frees its lock."""
    return _BEGUN.pop() if _BEGUN else None


def _send(order: Order, sender: Connection, results: Connection) -> None:
    """Render, in a process of its own, and send what comes of it: the guide, or what is wrong in its content.

    Nothing is sent and nothing is told of what else goes wrong: the build will meet it again.
    """
    results.close()  # so that to send fails once nobody can receive
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    with suppress(Exception):
        result: RenderedGuide | tuple[Problem, ...]
        try:
            result = render(order.content, order.docs, languages=order.languages or None)
        except ContentError as error:
            result = error.problems
        sender.send(result)
