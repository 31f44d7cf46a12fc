"""Parse, call one function, print, exit code. Decides nothing itself. The clock is read here and nowhere below."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.checks.runner import run_checks
from generator.loading.json_schema import write_schemas
from generator.loading.loader import load_dataset
from generator.loading.scaffold import ScaffoldError, write_starter
from generator.problems import Format, Problem, Severity, render

MOST_WARNINGS = 20
"""Warnings printed without `--all`; the summary counts all of them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0, or 1 when an error was found."""
    options = _parser().parse_args(arguments)
    code: int = options.run(options)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="generator", description="追回: read, check and publish the records of data/")
    parser.add_argument("--root", type=Path, default=Path(), help="the project folder (default: here)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="read and check every record of data/")
    check.add_argument("--format", type=Format, choices=list(Format), help="default: colour on a terminal, else plain")
    check.add_argument("--today", type=date.fromisoformat, metavar="YYYY-MM-DD", help="judge freshness as of this day")
    check.add_argument("--all", action="store_true", help=f"print every warning, not only the first {MOST_WARNINGS}")
    check.set_defaults(run=_check)

    schemas = commands.add_parser("schemas", help="write schemas/*.schema.json from the models, for editors")
    schemas.set_defaults(run=_schemas)

    new = commands.add_parser("new", help="write the commented starter file of a new record")
    new.add_argument("kind", help="folder of data/, for example platforms")
    new.add_argument("id", help="kebab-case, for example wechat-pay")
    new.set_defaults(run=_new)
    return parser


def _check(options: argparse.Namespace) -> int:
    loaded = load_dataset(options.root)
    problems = sorted([*loaded.problems, *run_checks(loaded.dataset, loaded.origins.locate, options.today or _today())])
    style = options.format or (Format.COLOUR if sys.stderr.isatty() else Format.PLAIN)
    return _report(problems, len(loaded.origins.files), style, every=options.all)


def _schemas(options: argparse.Namespace) -> int:
    print(f"{write_schemas(options.root)} schemas in {options.root / 'schemas'}")
    return 0


def _new(options: argparse.Namespace) -> int:
    try:
        print(write_starter(options.root, options.kind, options.id))
    except ScaffoldError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _today() -> date:
    """The reader's day where the command runs; everything below gets it as an argument."""
    return date.today()  # noqa: DTZ011  the day on the wall is meant


def _report(problems: Sequence[Problem], records: int, style: Format, *, every: bool) -> int:
    """Print problems and their count; exit code 1 when there is an error."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    machine = style in (Format.JSON, Format.GITHUB)
    shown = warnings if every or machine else warnings[:MOST_WARNINGS]
    if text := render([*errors, *shown], style):
        print(text, file=sys.stdout if machine else sys.stderr)
    if len(shown) < len(warnings):
        kinds = Counter(problem.code for problem in warnings[len(shown) :])
        listing = ", ".join(f"{count} {code}" for code, count in kinds.most_common())
        print(f"… and {len(warnings) - len(shown)} more warnings ({listing}); print them with --all", file=sys.stderr)
    print(f"{len(errors)} errors, {len(warnings)} warnings in {records} records", file=sys.stderr)
    return int(bool(errors))
