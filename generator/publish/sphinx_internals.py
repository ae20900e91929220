"""The names of Sphinx that are not public, all in one place: no public way leads to what they give.

`tests/publish/test_sphinx_internals.py` tells which of them has changed when Sphinx has.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from docutils.parsers.rst import directives, roles
from jinja2 import BytecodeCache
from sphinx import jinja2glue
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.search import IndexBuilder
from sphinx.util import docutils as docutils_nodes

IndexEntry = tuple[str, str, str]
"""A term in the search index: word, anchor on its page, whether it is a main entry."""


def warning_count(run: Sphinx | Builder) -> int:
    """How many warnings this run, or that of this builder, has given so far, suppressed ones left out."""
    app = run._app if isinstance(run, Builder) else run
    return app._warncount


def fails_on_warnings(app: Sphinx) -> bool:
    """Whether a warning makes the run fail (`-W`)."""
    return app._fail_on_warnings


def set_output_folder(builder: StandaloneHTMLBuilder, folder: Path) -> None:
    """Let a builder that has been set up already write to another folder."""
    builder.outdir = folder
    builder._static_dir, builder._images_dir = folder / "_static", folder / "_images"


THEME_ENVIRONMENT = Path(jinja2glue.__file__)
"""The module that makes the environment of the theme's templates."""


def keep_compiled_templates(builder: StandaloneHTMLBuilder, kept: BytecodeCache) -> None:
    """Let the theme's templates be kept as they are compiled; `kept` is for those of `THEME_ENVIRONMENT`."""
    if isinstance(builder.templates, jinja2glue.BuiltinTemplateLoader):
        builder.templates.environment.bytecode_cache = kept


def forget_runs() -> None:
    """Let a run of Sphinx begin in this process as if it were the first.

    Docutils holds the directives, roles and nodes of the run before, and Sphinx warns of each that it adds
    again.
    """
    directives._directives.clear()  # type: ignore[attr-defined]
    roles._roles.clear()  # type: ignore[attr-defined]
    for node in list(docutils_nodes.additional_nodes):
        docutils_nodes.unregister_node(node)


def complete_index(
    indexer: IndexBuilder, pages: Iterable[str], entries: Callable[[str], list[IndexEntry]]
) -> None:
    """Make a search index that was loaded and added to what it would be if it were built from these pages
    alone.

    Sphinx keeps words that no page has any more, even those of a page that is gone, and forgets the terms of
    pages that were not read anew.
    """
    indexer.prune(pages)
    for words in (indexer._mapping, indexer._title_mapping):
        for word in [word for word, found in words.items() if not found]:
            del words[word]
    indexer._index_entries = {page: entries(page) for page in sorted(pages)}
