"""The commands: what each does with its arguments, what it prints, and how it ends."""

import argparse
import shutil
import sys
from datetime import date
from pathlib import Path

from .build import announce_lock_wait, build, gone_addresses
from .checked import KEPT, load_checked, load_printed, raise_on_errors
from .content import ContentError, counted, load, update_catalogs
from .editing import field_guide, live, scaffold, schema, write_review
from .figures import draw_one
from .handouts import Request, WrongUseError, own_sheet
from .publish import Cache, lock, remove_generated, write_file
from .rules import FORMATS, manuals, reading_report

FINE, WRONG_CONTENT, WRONG_USE = 0, 1, 2


def run_build(options: argparse.Namespace) -> int:
    """Generate the pages and figures for Sphinx."""
    with lock.exclusive(options.docs, announce_lock_wait):
        built = build(options.content, options.docs)
    for notice in built.changes.notices:
        print(notice, file=sys.stderr)
    if gone := gone_addresses(built.guide, options.content):
        print(gone, file=sys.stderr)
    print(f"{counted(len(built.changes.written), 'file')} written, {len(built.changes.removed)} removed")
    return FINE


def run_handout(options: argparse.Namespace) -> int:
    """Write a handout of one's own choice as PDF."""
    found = load_checked(options.content, options.docs)
    raise_on_errors(found.problems)
    request = Request(
        stretches=tuple(options.stretch),
        hold=options.hold,
        repeats=options.repeats,
        days=options.days,
        name=options.name,
        notes=options.notes,
        paper=options.paper,
        times_a_day=options.times_a_day,
        clinic=options.clinic,
        large=options.large,
    )
    _refuse_file(options.out)
    first = found.for_sheet(options.language, options.docs)
    second = found.for_sheet(options.second, options.docs) if options.second else None
    write_file(options.out, own_sheet(request, first, second, options.content / "fonts"))
    print(options.out)
    return FINE


def _refuse_file(out: Path) -> None:
    """WrongUseError if no PDF can be written to this path."""
    if out.is_dir():
        raise WrongUseError(f"--out: '{out}' is a folder; name a file in it")
    if out.suffix.lower() != ".pdf":
        raise WrongUseError(f"--out: the file's name must end in .pdf, but is '{out.name}'")
    if not out.parent.is_dir():
        raise WrongUseError(f"--out: there is no folder '{out.parent}'")


def run_figure(options: argparse.Namespace) -> int:
    """Draw one pose, even one that has faults."""
    drawing, problems = draw_one(load(options.content), options.pose, options.form)
    write_file(options.out, drawing)
    raise_on_errors(problems)
    return FINE


def run_clean(options: argparse.Namespace) -> int:
    """Take away all that was generated."""
    kept = options.docs / KEPT
    removed: tuple[str, ...] = ()
    if options.docs.is_dir():
        with lock.exclusive(options.docs, announce_lock_wait):
            removed = remove_generated(options.docs, Cache(kept))
            _remove_folder(kept)
    print(f"{counted(len(removed), 'file')} removed")
    return FINE


def _remove_folder(folder: Path) -> None:
    """Take a folder away, if it is there; OSError with a reason for people if that cannot be done."""
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise OSError(f"{folder} cannot be removed: {error.strerror or error}") from None


def run_check(options: argparse.Namespace) -> int:
    """Tell every problem of the content, or what every rule asks."""
    if options.rules:
        print("\n\n".join(f"{name}\n{manual}" for name, manual in manuals()))
        return FINE
    tell = FORMATS[options.format]
    try:
        found = load_printed(options.content, options.docs, options.today or date.today())
    except ContentError as error:
        print(tell(error.problems, ()))
        return WRONG_CONTENT
    print(tell(found.problems, reading_report(found.guide)))
    return WRONG_CONTENT if any(one.level == "error" for one in found.problems) else FINE


def _refuse_no_folder(content: Path) -> None:
    """WrongUseError if there is no such content folder: a path that is mistyped is not made."""
    if not content.is_dir():
        raise WrongUseError(f"--content: there is no folder '{content}'")


def run_new(options: argparse.Namespace) -> int:
    """Begin new content, and tell where."""
    _refuse_no_folder(options.content)
    path, line = scaffold(options.kind, options.name, options.content, options.like)
    task = "change what differs" if options.like else "fill in each TODO"
    print(f"{path.as_posix()}:{line}: {task}, then run `make check`")
    return FINE


def run_reviewed(options: argparse.Namespace) -> int:
    """Write down who has checked the guide."""
    for path in write_review(options.content, options.by, options.on, options.until, date.today()):
        print(path.as_posix())
    return FINE


def run_messages(options: argparse.Namespace) -> int:
    """Bring the catalogs of translators up to date."""
    for name, catalog in tuple(update_catalogs(load(options.content), options.content)):
        if write_file(options.content / name, catalog):
            print((options.content / name).as_posix())
    return FINE


def run_schema(options: argparse.Namespace) -> int:
    """Renew the schemas and the field guide."""
    _refuse_no_folder(options.content)
    files = {**schema.schemas(), "README.md": field_guide()}
    for name, text in files.items():
        write_file(options.content / name, text)
    return FINE


def run_live(options: argparse.Namespace) -> int:
    """Show the site, renewed whenever the content is saved."""
    live.run(options.content, options.docs, options.port, options.languages)
    return FINE
