"""The command line: parse arguments, call one function, print, give an exit code. Day and address come from `settings`.

A command imports what it alone needs when it runs: `check` is typed after every change and must not wait for the template engine.
"""

import argparse
import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from generator.cache import Cache, FileStates, code_key, files_below
from generator.collector import without_collector
from generator.loading.lock_files import CONTACTS, DEBTS, LOCK_FILES, TRANSLATIONS
from generator.locales import LANGUAGES
from generator.problems import Format, Problem, Severity, render
from generator.release.errors import ReleaseError, cause_of
from generator.settings import Settings, SettingsError, parse_address, read_settings

if TYPE_CHECKING:
    from generator.progress import Progress

ADDRESS = "http://127.0.0.1:8000/"
"""Address of a site when neither `--address` nor SITE_URL names one: where `make serve` serves."""

MOST_WARNINGS = 20
"""Warnings printed without `--all`; the summary counts all of them."""

CHECKED = ("data", "content", *LOCK_FILES, *(config for config, _ in LANGUAGES.values()))
"""What `check` reads below the project, besides code."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: As typed, without the name of the program; None for those of this process.

    Returns:
        The exit code: 0, or 1 when an error was found or the disk refused, or 130 when the reader of the terminal stopped it.

    Raises:
        SystemExit: The arguments are not understood (2), or help was asked for (0).
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if not options.anywhere and not (options.root / "data").is_dir():
        parser.error(f"no folder `data` in {options.root.absolute()}: run this in the project, or name it with --root")
    try:
        code: int = options.run(options)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"not done: {cause_of(error)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="generator", description="追回: read, check and publish the records of data/")
    parser.add_argument("--root", type=Path, default=Path(), help="the project folder (default: here)")
    parser.set_defaults(anywhere=False)
    commands = parser.add_subparsers(required=True, metavar="COMMAND", prog=parser.prog)  # asked for it, argparse loads shutil

    check = commands.add_parser("check", help="read and check every record of data/")
    check.add_argument("--format", type=Format, choices=list(Format), help="default: colour on a terminal, else plain")
    check.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help="judge freshness as of this day")
    check.add_argument("--all", action="store_true", help=f"print every warning, not only the first {MOST_WARNINGS}")
    _no_cache(check)
    _profile(check)
    check.set_defaults(run=_check)

    build = commands.add_parser("build", help="the whole site into build/site; a failed build leaves the old one untouched")
    build.add_argument("--address", type=_address, help=f"where the site will be served (default: SITE_URL, else {ADDRESS})")
    _no_cache(build)
    build.add_argument("--engine", action="store_true", help="let MkDocs make every page; slower, and the same bytes")
    _profile(build)
    build.set_defaults(run=_build)

    serve = commands.add_parser("serve", help="serve with live reload")
    serve.add_argument("--language", choices=list(LANGUAGES), default="zh")
    serve.add_argument("--at", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to listen (default %(default)s)")
    serve.add_argument("--socket", type=int, help=argparse.SUPPRESS)  # handed on when new code takes the place of this process
    _no_cache(serve)
    serve.set_defaults(run=_serve)

    export = commands.add_parser("export", help="the same pages as a plain docs folder: build/export")
    export.add_argument("--language", choices=list(LANGUAGES), default="zh")
    export.set_defaults(run=_export)

    pack = commands.add_parser("pack", help="one file per platform and language, to send on: build/packs")
    pack.add_argument("--address", type=_address, help=f"where the site is served (default: SITE_URL, else {ADDRESS})")
    _no_cache(pack)
    _profile(pack)
    pack.set_defaults(run=_pack)

    zip_ = commands.add_parser("zip", help="the published site of each language as a zip that opens from a disk")
    zip_.set_defaults(run=_zip)

    rollback = commands.add_parser("rollback", help="publish the release before the present one again; once more takes that back")
    rollback.set_defaults(run=_rollback, anywhere=True)

    verify_ = commands.add_parser("verify", help="compare build/site with its manifest")
    verify_.set_defaults(run=_verify, anywhere=True)

    schemas = commands.add_parser("schemas", help="write schemas/*.schema.json from the models, for editors")
    schemas.set_defaults(run=_schemas)

    _locks(commands)

    stale = commands.add_parser("stale", help="list what is to be looked at again: reminders, and evidence that is overdue or soon due")
    stale.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help="as of this day")
    stale.set_defaults(run=_stale)

    new = commands.add_parser("new", help="write the commented starter file of a new record")
    new.add_argument("kind", help="folder of data/, for example platforms")
    new.add_argument("id", help="kebab-case, for example wechat-pay")
    new.set_defaults(run=_new)
    return parser


def _locks(commands: Any) -> None:
    """The commands by which a person vouches for something."""
    pin = commands.add_parser(
        "pin", help="write translations.lock: the English that stands now was written for the Chinese that stands now"
    )
    pin.add_argument("--confirmed", nargs="*", default=[], metavar="KIND/ID", help="records whose older English still says the same")
    pin.set_defaults(run=_pin)

    confirm = commands.add_parser("confirm", help="write contacts.lock: these numbers, addresses and names are those of their sources")
    confirm.add_argument(
        "contacts", nargs="*", metavar="CONTACT", help="ids of contacts that somebody has compared; none only shows what changed"
    )
    confirm.add_argument("--by", default="", metavar="NAME", help="who has compared them")
    confirm.set_defaults(run=_confirm)

    debts = commands.add_parser("debts", help="write debts.lock: take away what fails no more; nothing is ever added")
    debts.set_defaults(run=_debts)


def _no_cache(command: argparse.ArgumentParser) -> None:
    command.add_argument("--no-cache", action="store_true", help="keep nothing in .cache for the next time, and use nothing from there")


def _profile(command: argparse.ArgumentParser) -> None:
    command.add_argument("--profile", action="store_true", help="print where the time went")


@contextmanager
def _progress(options: argparse.Namespace) -> Iterator["Progress"]:
    """What a long command says while it works, onto standard error, and where the time went, when it was asked to; without collections."""
    from generator.progress import Progress

    stream = None
    with suppress(OSError):  # a stream without a number, of a test for example
        # A stream object of its own: the one of Python may be in the middle of a print.
        stream = open(sys.stderr.fileno(), "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    with without_collector(ending=True), Progress(stream, profile=options.profile) as progress:
        yield progress
    if options.profile:
        print(progress.table(), file=sys.stderr)


def _check(options: argparse.Namespace) -> int:
    root, day, style = options.root, options.today or read_settings().today(), _style(options.format)
    if options.no_cache:
        return _say(_checked(options, day, None, style))
    cache = Cache(root, code_key(root))
    states = FileStates(root, cache.load("inputs"))
    states.changed(files_below(root, *CHECKED))
    asked, name = (states.digest(), day, options.all), f"report-{style}"
    # Of what cannot be read there is no digest, so that nothing can be said about it without looking again.
    kept = cache.load(name) if states.complete else None
    if kept and kept[0] == asked:
        report: _Report = kept[1]
    else:
        report = _checked(options, day, cache, style)
        # A file that somebody has saved meanwhile may have been read before or after that.
        if states.complete and not states.changed(files_below(root, *CHECKED)):
            cache.save(name, (asked, report))
    if states.renewed:
        cache.save("inputs", states.known)
    return _say(report)


def _checked(options: argparse.Namespace, day: date, cache: Cache | None, style: Format) -> "_Report":
    from generator.validate import find_problems

    with _progress(options) as progress, progress.phase("records and prose") as phase:
        loaded = find_problems(options.root, day, cache, phase.timings)
    return _report_of(loaded.problems, len(loaded.origins.files), style, every=options.all)


def _build(options: argparse.Namespace) -> int:
    from generator.building.unchanged import build_cache, still_published

    root, settings = options.root.absolute(), _settings(options.address)
    cache = build_cache(root, settings, enabled=not options.no_cache)
    if not options.engine and (published := still_published(root, settings.today(), cache)):
        digest, problems = published.digest, published.problems
    else:
        from generator.publish import publish_site

        try:
            with _progress(options) as progress:
                release = publish_site(root, settings, cache, by_engine=options.engine, progress=progress)
        except ReleaseError as error:
            print(error, file=sys.stderr)
            return 1
        digest, problems = release.digest, release.problems
    code = _report(problems, 0, _style(None), every=False)
    if digest:
        print(f"published: {options.root / 'build' / 'site'} ({digest[:12]})")
    return code


def _serve(options: argparse.Namespace) -> int:
    import signal

    from generator.serving.preview_server import ListenError, PreviewServer

    # Who serves is ended by SIGINT, also where a shell started it in the background and had it ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        server = PreviewServer(options.at, options.socket)
    except ListenError as error:  # told before anything else is loaded
        print(error, file=sys.stderr)
        return 1
    from generator.serving.serve import serve_site

    def say(text: str) -> None:
        _print(text, sys.stdout)

    settings, home = replace(read_settings(), address=server.address), LANGUAGES[options.language][1]
    serve_site(options.root.absolute(), settings, server, home, say, caching=not options.no_cache)
    return 0


def _export(options: argparse.Namespace) -> int:
    from generator.build_pages import build_site
    from generator.offline.export import export_site

    root, settings = options.root.absolute(), read_settings()
    config, folder = LANGUAGES[options.language]
    site = build_site(root, options.language, settings.today())
    if not site.failed:
        address = f"{settings.address}{folder}" if settings.address else ""
        count = export_site(site, root / "content" / options.language, root / "build" / "export", config=config, address=address)
        print(f"{count} files in build/export")
    return _report(site.problems, 0, _style(None), every=False) if site.failed else 0


def _pack(options: argparse.Namespace) -> int:
    from generator.offline.bundles import write_packs

    try:
        with _progress(options) as progress:
            written, problems = write_packs(options.root.absolute(), _settings(options.address), progress)
    except ValueError as error:
        print(f"not written: {error}", file=sys.stderr)
        return 1
    if written:
        print(f"{len(written)} packs in build/packs, the heaviest {max(path.stat().st_size for path in written):,} bytes")
        return 0
    return _report(problems, 0, _style(None), every=False)


def _zip(options: argparse.Namespace) -> int:
    from generator.offline.bundles import write_zips

    try:
        for path, size in write_zips(options.root.absolute()).items():
            print(f"{path.relative_to(options.root.absolute())}: {size:,} bytes")
    except OSError as error:
        print(f"no zip: {error}; `make build` first", file=sys.stderr)
        return 1
    return 0


def _rollback(options: argparse.Namespace) -> int:
    from generator.release.atomic import restore_previous

    try:
        folder = restore_previous(options.root)
    except ReleaseError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"published again: {options.root / 'build' / 'site'} ({folder.name[:12]})")
    return 0


def _verify(options: argparse.Namespace) -> int:
    from generator.release.manifest import verify

    return _report(verify(options.root / "build" / "site"), 0, _style(None), every=True)


def _schemas(options: argparse.Namespace) -> int:
    from generator.loading.json_schema import write_schemas

    print(f"{write_schemas(options.root)} schemas in {options.root / 'schemas'}")
    return 0


def _stale(options: argparse.Namespace) -> int:
    from generator.stale import stale_lines

    _print("\n".join(stale_lines(options.root.absolute(), options.today or read_settings().today())), sys.stdout)
    return 0


def _pin(options: argparse.Namespace) -> int:
    from generator.checks.translations import translations_of
    from generator.loading.loader import load_dataset
    from generator.loading.translation_pins import write_translation_lock

    root = options.root.absolute()
    loaded = load_dataset(root)
    if loaded.problems:
        return _report(loaded.problems, 0, _style(None), every=True)
    translations = tuple(translations_of(loaded.dataset))
    if unknown := set(options.confirmed) - {record for record, _, _ in translations}:
        print(f"no record with English is called {', '.join(sorted(unknown))}: write kind/id, like topics/recovery-scam", file=sys.stderr)
        return 1
    pinned, behind = write_translation_lock(root, translations, options.confirmed)
    print(f"{pinned} translations in {TRANSLATIONS}, {behind} behind their Chinese")
    return 0


def _confirm(options: argparse.Namespace) -> int:
    from generator.loading.contact_pins import differences, show_difference, write_contact_lock
    from generator.loading.loader import load_dataset

    root, by = options.root.absolute(), " ".join(options.by.split())
    loaded = load_dataset(root)
    if loaded.problems:
        return _report(loaded.problems, 0, _style(None), every=True)
    found = list(differences(loaded.dataset))
    if unknown := set(options.contacts) - {each.contact for each in found}:
        print(f"as the lock has it, or no contact at all: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 1
    for each in found:
        if not options.contacts or each.contact in options.contacts:
            _print(show_difference(each), sys.stdout)
    if not options.contacts or not by:
        ids = " ".join(options.contacts or sorted({each.contact for each in found}))
        if found:
            print(f'nothing confirmed; compare each with its source, then: make confirm contacts="{ids}" by="your name"', file=sys.stderr)
        return int(bool(found))
    count = write_contact_lock(root, loaded.dataset, options.contacts, by, read_settings().today())
    print(f"{count} values confirmed by {by} in {CONTACTS}")
    return 0


def _debts(options: argparse.Namespace) -> int:
    from generator.checks.runner import owed_debts
    from generator.loading.debts import check_locks, write_debts
    from generator.loading.loader import load_dataset

    root = options.root.absolute()
    loaded = load_dataset(root)
    if problems := [*loaded.problems, *check_locks(root)]:
        return _report(problems, 0, _style(None), every=True)
    left = owed_debts(loaded.dataset, read_settings().today())
    print(f"{write_debts(root, left)} debts in {DEBTS}, {len(loaded.dataset.locks.debts) - len(left)} paid")
    return 0


def _new(options: argparse.Namespace) -> int:
    from generator.loading.scaffold import ScaffoldError, write_starter

    try:
        print(write_starter(options.root, options.kind, options.id))
    except ScaffoldError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _count(problems: Sequence[Problem], noun: str) -> str:
    return f"{len(problems)} {noun}{'' if len(problems) == 1 else 's'}"


def _style(wanted: Format | None) -> Format:
    return wanted or (Format.COLOUR if sys.stderr.isatty() else Format.PLAIN)


def _day(written: str) -> date:
    """Read a day as `YYYY-MM-DD`, for the parser of arguments."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{written}` is no day of the calendar; write it as 2026-11-23") from None


def _address(written: str) -> str:
    """Read the address of a site, for the parser of arguments."""
    try:
        return parse_address(written, "the address")
    except SettingsError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _settings(address: str | None) -> Settings:
    """The settings of this run with an address of the site: `--address`, else SITE_URL, else `ADDRESS`."""
    settings = read_settings()
    return replace(settings, address=address or settings.address or ADDRESS)


def _print(text: str, stream: TextIO) -> None:
    """Print a text that may hold any character.

    Standard output is UTF-8 whatever the terminal is set to, because programs read it. A pipe that was closed, by `head` for example,
    is no error.
    """
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8" if stream is sys.stdout else None, errors="backslashreplace")
    try:
        print(text, file=stream, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class _Report(NamedTuple):
    """What a command says about problems."""

    out: str
    """Onto standard output, for programs."""
    error: str
    """Onto standard error, for people."""
    code: int


def _report_of(problems: Sequence[Problem], records: int, style: Format, *, every: bool) -> _Report:
    """The texts about problems and their count.

    Args:
        problems: In the order of printing, errors first.
        records: How many records were read; 0 leaves the number out.
        style: JSON and GitHub go to standard output and hold every problem, the others go to standard error.
        every: Whether to print more than `MOST_WARNINGS` warnings.

    Returns:
        The texts, and the exit code: 1 when there is an error, else 0.
    """
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    machine = style in (Format.JSON, Format.GITHUB)
    shown = warnings if every or machine else warnings[:MOST_WARNINGS]
    text = render([*errors, *shown], style)
    lines = [text] if text and not machine else []
    if len(shown) < len(warnings):
        kinds: dict[str, int] = {}
        for problem in warnings[len(shown) :]:
            kinds[problem.code] = kinds.get(problem.code, 0) + 1
        listing = ", ".join(f"{count} {code}" for code, count in sorted(kinds.items(), key=lambda each: -each[1]))
        lines.append(f"… and {len(warnings) - len(shown)} more warnings ({listing}); print them with --all")
    where = f" in {records} records" if records else ""
    lines.append(f"{_count(errors, 'error')}, {_count(warnings, 'warning')}{where}")
    return _Report(text if machine else "", "\n".join(lines), int(bool(errors)))


def _report(problems: Sequence[Problem], records: int, style: Format, *, every: bool) -> int:
    """Print problems and their count; arguments and exit code as of `_report_of`."""
    return _say(_report_of(problems, records, style, every=every))


def _say(report: _Report) -> int:
    if report.out:
        _print(report.out, sys.stdout)
    _print(report.error, sys.stderr)
    return report.code
