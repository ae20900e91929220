"""The order of the stages: load, draw, check, print (`checked.py`), render, write."""

import errno
import shutil
import sys
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .checked import HANDOUTS, KEPT, load_printed, raise_on_errors
from .content import PAGES, languages_in, unanswered
from .editions import Built, Edition, InLanguage, Rendered, all_drawings
from .exports import addresses_file, host_files, removed_addresses, sitemap
from .handouts import file_names
from .model.guide import Guide
from .pages import maker_words, source_language, translated_language
from .publish import Cache, Files, KeptFiles, remove_generated, write_file

LANGUAGES = "languages"
"""Where the pages in other languages are written for Sphinx to read, below `KEPT`: a folder for each."""

NOT_WRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS}
"""What the system says of a folder that whoever builds may not change."""


def announce_lock_wait() -> None:
    """Say that another build is at work: both entrances wait for it in the same way."""
    print("Another build is at work here; this one begins when it has ended.", file=sys.stderr)


def remember_addresses(content: Path, built: Built) -> None:
    """Note the pages that have been published in addresses.yaml: of one that is removed, every build asks
    what became of it.

    A content folder that may not be written to is left as it is: who may write to it builds the guide too.
    What else keeps the file from being written, such as a full disk, is told on standard error.
    """
    file = content / "addresses.yaml"
    try:
        if text := addresses_file(built.guide, built.pages):
            write_file(file, text)
    except OSError as error:
        if error.errno not in NOT_WRITABLE:
            print(f"{file.as_posix()} cannot be written: {error.strerror or error}", file=sys.stderr)


def gone_addresses(guide: Guide, content: Path, site: Path | None = None) -> str:
    """What an editor is to do about pages that are gone; empty if each is answered for.

    Those that still lie in the folder `site` are left out: whoever publishes it tells of them.
    """
    gone = (one for one in unanswered(guide) if site is None or not (site / one).exists())
    return removed_addresses(gone, f"{content.as_posix()}/moved.yaml")


def build(
    content: Path,
    docs: Path,
    *,
    languages: Collection[str] | None = None,
    reuse_handouts: bool = False,
    rendered: "RenderedGuide | None" = None,
) -> Built:
    """Generate the pages of a content folder into Sphinx's source folder, and all that goes beside them.

    They are generated in the language of the source, and in `languages` or all that there are catalogs of.
    Everything is rendered before the first file is written. Raises ContentError with every problem of the
    content, BlockedError if a file by somebody else is in the way, OSError if the disk refuses. If
    `reuse_handouts`, handouts may be those of last time. `rendered` is what `render` gave for the same.
    """
    if rendered is None:
        rendered = render(content, docs, languages=languages, reuse_handouts=reuse_handouts)
    built = rendered.written(docs)
    forget_gone(content, docs, built)
    return built


def forget_gone(content: Path, docs: Path, built: Built) -> None:
    """Take away what is kept of poses, handouts and languages that are gone.

    A language that the build only left out stays, and so does what the disk refuses to give up.
    """
    kept = docs / KEPT
    for edition in (built.source, *built.others):
        guide = edition.published.guide
        own = kept if edition is built.source else kept / edition.published.code
        with KeptFiles(own / HANDOUTS) as pdfs:
            pdfs.keep_only({f"{name}.pdf" for name in file_names(guide)})
        for file in own.glob("*.json"):
            if "." not in file.stem and file.stem not in guide.poses:  # a list of pages has a second dot
                with suppress(KeyError):
                    del Cache(own)[file.name]
    for pages in (kept / LANGUAGES).glob("*"):
        if pages.name not in languages_in(content):
            _forget_language(pages, kept / pages.name)


def _forget_language(pages: Path, kept: Path) -> None:
    """Take away all of a language; its pages come last, as by their folder the next build knows of it."""
    with suppress(OSError):
        remove_generated(pages, Cache(kept))  # if it is killed, no page is left that is in no list
    for folder in (kept, pages):
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class RenderedGuide:
    """A guide in each of its languages, rendered: nothing is written yet for Sphinx to read."""

    guide: Guide
    source: Rendered
    others: tuple[tuple[InLanguage, Rendered], ...]
    site: Files
    """What the site holds beside the pages in the language of the source."""

    def written(self, docs: Path) -> Built:
        """Write the pages below Sphinx's source folder; raises BlockedError and OSError."""
        source = self.source.written(source_language(self.guide), docs, Cache(docs / KEPT), self.site)
        return Built(source, tuple(_written(self.guide, docs, one, own) for one, own in self.others))


def render(
    content: Path,
    docs: Path,
    *,
    languages: Collection[str] | None = None,
    reuse_handouts: bool = False,
) -> RenderedGuide:
    """All that `build` does but for writing the pages; what is kept for the next run is kept."""
    found = load_printed(content, docs, languages=languages, reuse_handouts=reuse_handouts)
    raise_on_errors(found.problems)
    drawings = all_drawings(found.drawn, found.anatomy)
    rendered = Rendered.of(found.guide, found.handouts, drawings, {}, Cache(docs / KEPT))
    others = tuple(
        (one, Rendered.of(one.translated.guide, one.handouts, one.drawings, drawings, Cache(docs / KEPT)))
        for one in found.in_languages
    )
    whole = (
        (found.guide, rendered.documents),
        *(
            (one.translated.guide, (name for name in own.documents if name not in own.partial | one.withheld))
            for one, own in others
        ),
    )
    words = maker_words(found.guide) if others else {}
    hosts = host_files(found.guide, (one.translated.language for one, _ in others))
    site = {**rendered.site, **words, **sitemap(whole), **hosts, **drawings}
    return RenderedGuide(found.guide, rendered, others, site)


def _written(source: Guide, docs: Path, one: InLanguage, rendered: Rendered) -> Edition:
    """A translated guide, written for Sphinx into a folder of its own."""
    translated = one.translated
    language = translated_language(source, translated, rendered.partial, one.withheld)
    folder = docs / KEPT / LANGUAGES / translated.language
    words = {} if PAGES["handouts"] in one.withheld else maker_words(translated.guide)
    site = {**rendered.site, **words, **one.drawings}
    return rendered.written(language, folder, Cache(docs / KEPT / translated.language), site)
