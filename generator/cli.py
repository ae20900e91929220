"""The command line: build the pages, check the content, begin new content, watch it while it changes."""

import argparse
import shutil
import sys
from datetime import date
from pathlib import Path

from .build import announce_lock_wait, build, gone_addresses
from .checked import KEPT, load_checked, load_printed, raise_on_errors
from .content import ContentError, load, update_catalogs
from .editing import KINDS, NotMadeError, field_guide, live, scaffold, schema, write_review
from .figures import UnknownDrawingError, draw_one
from .handouts import Request, WrongUseError, own_sheet
from .publish import BlockedError, Cache, lock, remove_generated, write_file
from .rules import FORMATS, manuals, reading_report

FINE, WRONG_CONTENT, WRONG_USE = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives 0 if all is well, 1 if content or disk is wrong, 2 for a wrong use."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (NotMadeError, UnknownDrawingError, WrongUseError) as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return WRONG_USE
    except (ContentError, BlockedError, OSError) as error:
        print(error, file=sys.stderr)
        return WRONG_CONTENT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--content", type=Path, default=Path("content"), help="the content folder (content)")
    shared.add_argument("--docs", type=Path, default=Path("docs"), help="Sphinx's source folder (docs)")
    make = commands.add_parser("build", parents=[shared], help="generate the pages and figures for Sphinx")
    make.set_defaults(run=_build)
    look = commands.add_parser("check", parents=[shared], help="tell every problem of the content")
    look.add_argument("--format", choices=FORMATS, default="text", help="for people, or for machines (text)")
    look.add_argument("--today", type=_day, help="the day to judge reviews by (the real one)")
    look.add_argument("--rules", action="store_true", help="tell what every rule asks, with examples")
    look.set_defaults(run=_check)
    sheet = commands.add_parser("handout", parents=[shared], help="write a handout of your own choice as PDF")
    _add_choice(sheet)
    sheet.set_defaults(run=_handout)
    picture = commands.add_parser("figure", parents=[shared], help="draw one pose, while you tune it")
    picture.add_argument("pose", metavar="POSE", help="the name of its file in poses/, without .yaml")
    forms_of = "a state of the pose, or start-mirrored..., move, back, icon (hold)"
    picture.add_argument("--form", default="hold", help=forms_of)
    picture.add_argument("--out", type=Path, required=True, metavar="FILE", help="the SVG to write")
    picture.set_defaults(run=_figure)
    new = commands.add_parser("new", parents=[shared], help="begin a stretch, pose, question, source or term")
    new.add_argument("kind", choices=KINDS)
    new.add_argument("name", help='what it is called, such as "Wall lunge"')
    new.add_argument("--from", dest="like", metavar="POSE", help="copy this pose, but for its title")
    new.set_defaults(run=_new)
    seen = commands.add_parser("reviewed", parents=[shared], help="write down who has checked the guide")
    seen.add_argument("--by", required=True, metavar="NAME", help='name and role, as in "Ana Ruiz, physio"')
    seen.add_argument("--on", required=True, type=_day, metavar="DAY", help="as 2026-11-30")
    seen.add_argument("--until", type=_day, metavar="DAY", help="how long it holds (a year)")
    seen.set_defaults(run=_reviewed)
    catalogs = commands.add_parser(
        "messages", parents=[shared], help="bring the catalogs of translators up to date"
    )
    catalogs.set_defaults(run=_messages)
    forms = commands.add_parser("schema", parents=[shared], help="renew the schemas and the field guide")
    forms.set_defaults(run=_schema)
    watch = commands.add_parser("live", parents=[shared], help="show the site, renewed whenever you save")
    watch.add_argument("--port", type=_port, default=8000, help="where it is shown; 0: any free port (8000)")
    watch.add_argument("--languages", default="source", help="languages to show beside the source's (none)")
    watch.set_defaults(run=_live)
    away = commands.add_parser("clean", parents=[shared], help="take away all that was generated")
    away.set_defaults(run=_clean)
    return parser


def _add_choice(parser: argparse.ArgumentParser) -> None:
    """The arguments of a sheet of one's own; `own_sheet` judges what they say."""
    sides = "up to three; SIDE: left or right"
    parser.add_argument("--stretch", action="append", required=True, metavar="ID[:SIDE]", help=sides)
    parser.add_argument("--hold", metavar="SECONDS", help="how long each hold is")
    parser.add_argument("--repeats", metavar="NUMBER", help="how many holds, on each side")
    parser.add_argument("--days", metavar="DAYS", help='days of the week, as in "Mon,Wed,Fri"')
    parser.add_argument("--times-a-day", metavar="NUMBER", help="how many times on each of these days")
    parser.add_argument("--name", help="whom it is for")
    parser.add_argument("--clinic", help="a line for the clinic, such as its name and telephone number")
    parser.add_argument("--notes", help="notes to print")
    parser.add_argument("--paper", default="a4", help="a4 or letter (a4)")
    parser.add_argument("--large", action="store_true", help="large print, on as many pages as it takes")
    parser.add_argument("--language", metavar="CODE", help="the language of the sheet (that of the source)")
    parser.add_argument("--second", metavar="CODE", help="a second language beside it, step by step")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="the PDF to write")


def _build(options: argparse.Namespace) -> int:
    with lock.exclusive(options.docs, announce_lock_wait):
        built = build(options.content, options.docs)
    for notice in built.changes.notices:
        print(notice, file=sys.stderr)
    if gone := gone_addresses(built.guide, options.content):
        print(gone, file=sys.stderr)
    print(f"{len(built.changes.written)} files written, {len(built.changes.removed)} removed")
    return FINE


def _handout(options: argparse.Namespace) -> int:
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


def _figure(options: argparse.Namespace) -> int:
    drawing, problems = draw_one(load(options.content), options.pose, options.form)
    write_file(options.out, drawing)
    raise_on_errors(problems)
    return FINE


def _clean(options: argparse.Namespace) -> int:
    kept = options.docs / KEPT
    removed: tuple[str, ...] = ()
    if options.docs.is_dir():
        with lock.exclusive(options.docs, announce_lock_wait):
            removed = remove_generated(options.docs, Cache(kept))
            _remove_folder(kept)
    print(f"{len(removed)} files removed")
    return FINE


def _remove_folder(folder: Path) -> None:
    """Take a folder away, if it is there; OSError with a reason for people if that cannot be done."""
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise OSError(f"{folder} cannot be removed: {error.strerror or error}") from None


def _check(options: argparse.Namespace) -> int:
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


def _new(options: argparse.Namespace) -> int:
    _refuse_no_folder(options.content)
    path, line = scaffold(options.kind, options.name, options.content, options.like)
    task = "change what differs" if options.like else "fill in each TODO"
    print(f"{path.as_posix()}:{line}: {task}, then run `make check`")
    return FINE


def _reviewed(options: argparse.Namespace) -> int:
    for path in write_review(options.content, options.by, options.on, options.until, date.today()):
        print(path.as_posix())
    return FINE


def _messages(options: argparse.Namespace) -> int:
    for name, catalog in tuple(update_catalogs(load(options.content), options.content)):
        if write_file(options.content / name, catalog):
            print((options.content / name).as_posix())
    return FINE


def _schema(options: argparse.Namespace) -> int:
    _refuse_no_folder(options.content)
    files = {**schema.schemas(), "README.md": field_guide()}
    for name, text in files.items():
        write_file(options.content / name, text)
    return FINE


def _live(options: argparse.Namespace) -> int:
    live.run(options.content, options.docs, options.port, options.languages)
    return FINE


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a day such as 2026-11-30, but is '{text}'") from None


def _port(text: str) -> int:
    """The number of a port, for argparse."""
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"must be a whole number from 0 to 65535, but is '{text}'")
    return int(text)
