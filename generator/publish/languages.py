"""The other languages of a site: Sphinx runs for each of them, and what it makes is published with the site.

A page in another language has a search, words of Sphinx and links of its own, so it is a page of a project of
its own. The projects are independent of one another, and each is built in a process of its own.
"""

import json
import multiprocessing
import shutil
import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import SphinxError

from ..exports import offline
from .generated_list import FILE_NAME
from .sphinx_files import BUILD_INFO
from .sphinx_internals import fails_on_warnings, forget_runs

FOLDER = "languages"
"""Where Sphinx keeps what it read of other languages and makes their pages, below its own folder."""

NOT_PUBLISHED = {FILE_NAME, BUILD_INFO, offline.WORKER}
"""What a language's folder holds for its next build. Its worker is written once the whole site is there."""


@dataclass
class LanguageRuns:
    """The runs of Sphinx for the other languages of a site, beside the one for the language of its source."""

    app: Sphinx
    docs: Mapping[str, Path]
    """The folder with the pages of each language."""
    processes: dict[str, BaseProcess] = field(default_factory=dict)

    def forget_all_but(self, languages: Collection[str]) -> None:
        """Take away what Sphinx keeps of other languages than these."""
        for folder in (Path(self.app.doctreedir) / FOLDER).glob("*"):
            if folder.name not in languages:
                shutil.rmtree(folder, ignore_errors=True)

    def start(self) -> None:
        """Start every run; whoever reads the settings finds the language in `guide_language`."""
        for language in self.docs:
            process = _fork(self._build, language)
            process.start()
            self.processes[language] = process

    def wait(self) -> tuple[str, ...]:
        """Wait until all have ended; gives the languages whose pages could not be made."""
        for process in self.processes.values():
            process.join()
        return tuple(language for language, process in self.processes.items() if process.exitcode)

    def files(self) -> dict[str, Path]:
        """Where what has been made lies, by its path in the site: all below the folder of a language."""
        found: dict[str, Path] = {}
        for language in self.docs:
            folder = self._output(language)
            made = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))["files"]
            found |= {f"{language}/{path}": folder / path for path in made if path not in NOT_PUBLISHED}
        return found

    def pages(self) -> dict[str, frozenset[str]]:
        """The pages of each language, by their path in its folder."""
        return {
            f"{language}/": frozenset(
                path.relative_to(folder).with_suffix(".html").as_posix() for path in folder.rglob("*.md")
            )
            for language, folder in self.docs.items()
        }

    def _output(self, language: str) -> Path:
        return Path(self.app.doctreedir) / FOLDER / language / "html"

    def _build(self, language: str) -> None:
        """Run Sphinx for one language, and end the process with its exit code."""
        forget_runs()
        try:
            app = Sphinx(
                srcdir=self.docs[language],
                confdir=self.app.confdir,
                outdir=self._output(language),
                doctreedir=self._output(language).with_name("doctrees"),
                buildername="html",
                confoverrides={**self.app.config.overrides, "guide_language": language},
                status=None,
                warning=sys.stderr,
                warningiserror=fails_on_warnings(self.app),
            )
            app.build()
        except (SphinxError, OSError) as error:
            print(f"{language}: {error}", file=sys.stderr)
            sys.exit(1)
        sys.exit(app.statuscode)


def _fork(work: Callable[[str], None], language: str) -> BaseProcess:
    """A process that has loaded what this one has."""
    return multiprocessing.get_context("fork").Process(target=work, args=(language,))
