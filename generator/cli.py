"""The command line: build the pages, check the content, begin new content, watch it while it changes."""

import argparse
import io
import sys
from datetime import date
from pathlib import Path

from .commands import (
    WRONG_CONTENT,
    WRONG_USE,
    run_build,
    run_check,
    run_clean,
    run_figure,
    run_handout,
    run_live,
    run_messages,
    run_new,
    run_reviewed,
    run_schema,
)
from .content import ContentError
from .editing import KINDS, NotMadeError
from .figures import UnknownDrawingError
from .handouts import WrongUseError
from .publish import BlockedError
from .rules import FORMATS


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives 0 if all is well, 1 if content or disk is wrong, 2 for a wrong use.

    A letter that the encoding of the output lacks is told as "?".
    """
    if isinstance(sys.stdout, io.TextIOWrapper):  # as for errors Python itself sees to it
        sys.stdout.reconfigure(errors="replace")
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
    make.set_defaults(run=run_build)
    look = commands.add_parser("check", parents=[shared], help="tell every problem of the content")
    look.add_argument("--format", choices=FORMATS, default="text", help="for people, or for machines (text)")
    look.add_argument("--today", type=_day, help="the day to judge reviews by (the real one)")
    look.add_argument("--rules", action="store_true", help="tell what every rule asks, with examples")
    look.set_defaults(run=run_check)
    sheet = commands.add_parser("handout", parents=[shared], help="write a handout of your own choice as PDF")
    _add_choice(sheet)
    sheet.set_defaults(run=run_handout)
    picture = commands.add_parser("figure", parents=[shared], help="draw one pose, while you tune it")
    picture.add_argument("pose", metavar="POSE", help="the name of its file in poses/, without .yaml")
    forms_of = "a state of the pose, or start-mirrored..., move, back, icon (hold)"
    picture.add_argument("--form", default="hold", help=forms_of)
    picture.add_argument("--out", type=Path, required=True, metavar="FILE", help="the SVG to write")
    picture.set_defaults(run=run_figure)
    new = commands.add_parser("new", parents=[shared], help="begin a stretch, pose, question, source or term")
    new.add_argument("kind", choices=KINDS)
    new.add_argument("name", help='what it is called, such as "Wall lunge"')
    new.add_argument("--from", dest="like", metavar="POSE", help="copy this pose, but for its title")
    new.set_defaults(run=run_new)
    seen = commands.add_parser("reviewed", parents=[shared], help="write down who has checked the guide")
    seen.add_argument("--by", required=True, metavar="NAME", help='name and role, as in "Ana Ruiz, physio"')
    seen.add_argument("--on", required=True, type=_day, metavar="DAY", help="as 2026-11-30")
    seen.add_argument("--until", type=_day, metavar="DAY", help="how long it holds (a year)")
    seen.set_defaults(run=run_reviewed)
    catalogs = commands.add_parser(
        "messages", parents=[shared], help="bring the catalogs of translators up to date"
    )
    catalogs.set_defaults(run=run_messages)
    forms = commands.add_parser("schema", parents=[shared], help="renew the schemas and the field guide")
    forms.set_defaults(run=run_schema)
    watch = commands.add_parser("live", parents=[shared], help="show the site, renewed whenever you save")
    watch.add_argument("--port", type=_port, default=8000, help="where it is shown; 0: any free port (8000)")
    watch.add_argument("--languages", default="source", help="languages to show beside the source's (none)")
    watch.set_defaults(run=run_live)
    away = commands.add_parser("clean", parents=[shared], help="take away all that was generated")
    away.set_defaults(run=run_clean)
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
