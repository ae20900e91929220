"""The typesetter: a document as plain values becomes a PDF/UA-1 file, by Typst.

Content reaches Typst as data alone, and nothing on disk is in its reach but its own templates, so that no
text is evaluated or read.
"""

import re
import tempfile
from collections.abc import Callable, Mapping, MutableMapping
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import typst

from .document import Booklet, Document, Signature, longest_word, texts
from .fitting import PageFullError, largest_fitting, sized
from .memory import forget_documents
from .serialization import as_json, checksum
from .sizes import LARGE, SIZES, SMALLER
from .tools import FONTS, templates, tools_checksum
from .unprintable import as_typed, named

FOR_PAPER = {"folded", "signature"}
"""Kinds of document that need no tags: the booklet that is not folded says the same."""
FULL = re.compile(r"does not fit: ([a-z0-9-]+)")
"""What the templates say of a stretch that runs over its page."""
PAGE = re.compile(rb"/Type\s*/Page\b")
ALONE = b"""#set document(title: "A text by itself")
#set text(font: "Atkinson Hyperlegible Next")
#sys.inputs.text"""
"""A document with a text and nothing else."""


class LetterError(Exception):
    """Letters that no font has."""

    def __init__(self, letters: tuple[str, ...]) -> None:
        self.letters = letters
        super().__init__(" ".join(letters))


@dataclass(frozen=True)
class Typeset:
    """A document as PDF: what is in its file, or where that lies."""

    file: bytes | Path
    size: float
    """The size of its text in points."""
    pages: int

    @classmethod
    def of(cls, pdf: bytes, size: float) -> "Typeset":
        """A PDF by Typst with its text at this size."""
        return cls(pdf, size, len(PAGE.findall(pdf)))

    @property
    def pdf(self) -> bytes:
        """What is in its file; raises OSError if that cannot be read."""
        return self.file.read_bytes() if isinstance(self.file, Path) else self.file


@dataclass(frozen=True)
class Typesetter:
    """Sets documents in the guide's typeface.

    `fonts` is a folder with faces for scripts that the guide's own typeface lacks; `kept` holds what earlier
    runs have set and takes what this one sets: by the file's name a note of ours, and the file. Either may be
    missing. If `reuse`, what was last kept under a name stands for its document, even if that has changed
    since: a preview of pages need not wait for paper.
    """

    fonts: Path | None = None
    kept: MutableMapping[str, tuple[str, bytes | Path]] | None = None
    reuse: bool = False

    def typeset(self, document: Document) -> Typeset:
        """The document as PDF, the same bytes for the same document; a sheet at the largest size that fits.

        Raises PageFullError or LetterError.
        """
        if isinstance(document, Booklet | Signature):
            made = Typeset.of(self._set(document), SIZES[0])
            forget_documents()
            return made
        if document.kind == "large":
            return Typeset.of(self._set(sized(document, LARGE)), LARGE)
        sizes = [one for one in (*SIZES, *SMALLER) if one >= document.smallest]
        pdf, size = largest_fitting(document, sizes, self._set)
        return Typeset.of(pdf, size)

    def typeset_cached(
        self, name: str, make: Callable[[], Document], threads: Executor
    ) -> Callable[[], Typeset]:
        """Gives a function that gives the document that `make` makes, set.

        If the same document was set under this name, it comes from `kept`, else one of the `threads` begins
        to set it. The function raises PageFullError or LetterError, and so again in every run: what cannot
        be set is not kept.
        """
        file = f"{name}.pdf"
        if self.reuse and (last := self._kept(file)):
            return lambda: last
        document = make()
        key = f"{self._tools}{checksum(document)}"
        if found := self._kept(file, key):
            return lambda: found
        return threads.submit(self._typeset_and_keep, document, file, key).result

    def _typeset_and_keep(self, document: Document, file: str, key: str) -> Typeset:
        made = self.typeset(document)
        if self.kept is not None:
            self.kept[file] = (f"{key} {made.size} {made.pages}", made.pdf)
        return self._kept(file, key) or made

    def _kept(self, file: str, key: str | None = None) -> Typeset | None:
        """What was kept, if it was set under this key, or under any if `key` is None."""
        found = self.kept.get(file) if self.kept is not None else None
        if found is None:
            return None
        note, content = found
        try:
            kept_for, size, pages = note.split(" ")
            return Typeset(content, float(size), int(pages)) if key in (None, kept_for) else None
        except ValueError:  # by another version of this module
            return None

    def _set(self, document: Document) -> bytes:
        """The document as PDF/UA-1; what is to be folded as PDF for paper alone: no placed page has tags."""
        day = datetime.fromisoformat(document.frame.day).replace(tzinfo=UTC)
        tagged = document.kind not in FOR_PAPER
        with tempfile.TemporaryDirectory() as folder:  # of ours alone: the templates, and pages to be placed
            # A file, as what Typst remembers of one document helps with the next only if both have its name.
            templates = Path(folder, "document.typ")
            templates.write_bytes(self._templates[document.kind])
            if isinstance(document, Signature):
                Path(folder, "pages.pdf").write_bytes(document.pages)
            compiler = typst.Compiler(
                str(templates),
                root=folder,
                font_paths=self._faces,
                sys_inputs={"document": as_json(document), "longest": str(longest_word(document))},
            )
            try:
                pdf = compiler.compile(
                    format="pdf",
                    pdf_standards=["ua-1"] if tagged else [],
                    pdf_tags=tagged,
                    timestamp=int(day.timestamp()),
                )
            except typst.TypstError as error:
                raise self._told(error, document) from error
        if not isinstance(pdf, bytes):
            raise TypeError("a PDF is one run of bytes")
        return pdf

    def _told(self, error: typst.TypstError, document: Document) -> Exception:
        if full := FULL.search(error.message):
            return PageFullError(full[1])
        letters = named(error.diagnostic or error.message)
        return LetterError(as_typed(letters, texts(document), self._prints)) if letters else error

    def _prints(self, text: str) -> bool:
        """Whether the fonts have all of a text, set by itself."""
        compiler = typst.Compiler(ALONE, font_paths=self._faces, sys_inputs={"text": text})
        try:
            compiler.compile(format="pdf", pdf_standards=["ua-1"])
        except typst.TypstError:
            return False
        return True

    @cached_property
    def _templates(self) -> Mapping[str, bytes]:
        return templates()

    @cached_property
    def _folders(self) -> tuple[Path, ...]:
        return (FONTS, self.fonts) if self.fonts and self.fonts.is_dir() else (FONTS,)

    @cached_property
    def _faces(self) -> typst.Fonts:
        return typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=list(map(str, self._folders))
        )

    @cached_property
    def _tools(self) -> str:
        return tools_checksum(self._folders)
