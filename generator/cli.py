"""The command line: build the pages, or only check the content."""

import argparse
import shutil
import sys
from pathlib import Path

from .build import KEPT, build, inspect
from .output import BlockedError, withdraw
from .problems import ContentError

FINE, WRONG_CONTENT = 0, 1


def main(arguments: list[str] | None = None) -> int:
    """Run one command; gives 0 if all is well, 1 if content or disk is wrong. Wrong use exits with 2."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
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
    look.set_defaults(run=_check)
    away = commands.add_parser("clean", parents=[shared], help="take away all that was generated")
    away.set_defaults(run=_clean)
    return parser


def _build(options: argparse.Namespace) -> int:
    built = build(options.content, options.docs)
    print(f"{len(built.changes.written)} files written, {len(built.changes.removed)} removed")
    return FINE


def _clean(options: argparse.Namespace) -> int:
    shutil.rmtree(options.docs / KEPT, ignore_errors=True)
    print(f"{len(withdraw(options.docs))} files removed")
    return FINE


def _check(options: argparse.Namespace) -> int:
    found = inspect(options.content, options.docs).problems
    for problem in found:
        print(problem)
    errors = sum(problem.level == "error" for problem in found)
    print(f"{errors} errors, {len(found) - errors} warnings")
    return WRONG_CONTENT if errors else FINE
