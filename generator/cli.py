"""Parse, call one function, print, exit code. Decides nothing itself."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.loading.loader import load_dataset
from generator.problems import Format, Severity, render


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0, or 1 when an error was found."""
    parser = argparse.ArgumentParser(prog="generator")
    parser.add_argument("command", choices=["check"])
    parser.add_argument("--root", type=Path, default=Path())
    options = parser.parse_args(arguments)
    problems = load_dataset(options.root).problems
    print(render(problems, Format.PLAIN), file=sys.stderr)
    return int(any(problem.severity is Severity.ERROR for problem in problems))
