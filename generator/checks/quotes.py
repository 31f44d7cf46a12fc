"""Check: what a piece of evidence says stands in the words that it quotes."""

import re
from collections.abc import Iterator
from datetime import date

from generator.checks.figures_of_texts import ADDRESSES, FIGURES, Figure, Held
from generator.problems import KeyPath, Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.evidence import Evidence
from generator.records.vocabulary import NOTHING_FOUND, Confidence
from generator.text.addresses import addresses_in, is_below, written_host
from generator.text.telephone import dialled, numbers_of

_OURS = (("statement", "zh"), ("statement", "en"), ("say", "zh"), ("say", "en"), ("value",))
"""Fields that say in our words what the quote says."""


LONGEST_QUOTE = 300
"""In characters, of both passages together; about 120 are enough."""
_LINE_END = re.compile(r"[\u4e00-\u9fff、，。；：] +[\u4e00-\u9fff]")
"""Chinese has no blanks; what was copied from a page has one where its line ended."""
_NO_QUOTE = re.compile(r"\W*(?:同上|见上|如上|见原文|略|ditto|see above|ibid\.?)\W*", re.IGNORECASE)


def check_quotes(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Every figure, duration, share, amount and telephone number of a statement stands in its quote, in any spelling.

    Evidence that lacks one has no `high` confidence, also where `debts.lock` excuses it. A telephone number or address in a quote is
    that of a contact, or one that a contact warns of: a quote is read as advice.

    PASS: `statement: 发出后 24 小时内可退` with `quote: 二十四小时内未收款，退回`
    PASS: `statement: 报警打 110` with a quote without a number, when a contact has 110
    PASS: anything that was not found or not verified, but for numbers and addresses that no contact has
    FAIL: `statement: 72 小时内可退` with `quote: 二十四小时内未收款，退回`
    FAIL: `statement: 单笔最多 5 万元` with `quote: 单笔有上限`
    FAIL: `quote: 追款请拨打 400-812-9999` when no contact has or warns of that number
    FAIL: `say: 72 小时内可退` with the same quote: what readers get instead of the statement is held to the quote as well
    FAIL: `confidence: high` on evidence whose quote lacks a figure
    PASS: `quote: 24 小时 ∥ 原路退回` of two passages, `quote: 到账 | 2 小时` of two cells of a table
    FAIL: `quote: 同上`; a quote of 340 characters; `quote: 追回受 害人损失`, with the line end of its page
    """
    figures = _figures(dataset)
    numbers, hosts = _known(dataset)
    whole = not dataset.has_failed_records("contacts")
    for key, piece in dataset.evidence.items():
        of_piece = figures.get(key, {})
        held = Held([piece.quote or ""], of_piece.get(("quote",), ()))
        if piece.quote and (_NO_QUOTE.fullmatch(piece.quote) or len(piece.quote) > LONGEST_QUOTE):
            what = f"{len(piece.quote)} characters are a copy" if len(piece.quote) > LONGEST_QUOTE else f"`{piece.quote}` quotes nothing"
            yield _problem(key, ("quote",), what, f"quote the words that matter, at most {LONGEST_QUOTE} characters")
        if found := _LINE_END.search(piece.quote or ""):
            hint = "take it out; write ` ∥ ` between two passages, ` | ` between cells of a table"
            yield _problem(key, ("quote",), f"the blank in `{found[0]}` is the end of a line of its page", hint)
        lacking: list[str] = []
        for ours in _OURS:
            missing = [each for each in _judged(piece, of_piece.get(ours, ())) if str(each.value) not in numbers and held.lacks([each])]
            if lacked := list(dict.fromkeys(each.words for each in missing)):
                lacking += lacked
                listing = ", ".join(f"`{each}`" for each in lacked)
                yield _problem(key, ours, f"its quote does not hold {listing}", "quote the words that do, or leave the figure out")
        if lacking and piece.confidence is Confidence.HIGH:
            hint = "write `medium`, or quote the words that hold it"
            yield _problem(key, ("confidence",), "`high`, although its quote does not hold every figure", hint)
        paths: tuple[KeyPath, ...] = (("quote",), ("caveat", "zh"), ("caveat", "en"))
        for path in paths if whole else ():
            if path[0] == "caveat" or not piece.refutes:
                for figure in of_piece.get(path, ()):
                    if figure.kind == "number" and str(figure.value) not in numbers and (path[0] == "quote" or held.lacks([figure])):
                        yield _problem(key, path, f"`{figure.words}` is the number of no contact", _WARN)
    for wording, addresses in ADDRESSES.walk(dataset) if whole else ():
        if wording.kind == "evidence" and not (wording.path == ("quote",) and dataset.evidence[wording.id].refutes):
            for address in addresses:
                if not is_below(written_host(address), hosts):
                    yield _problem(wording.id, wording.path, f"`{address}` is the address of no contact", _WARN)


_WARN = "register it in data/contacts/, warn of it among `look_alikes`, or quote less"


def _judged(piece: Evidence, figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """What the quote must hold: nothing but numbers where nothing was quoted."""
    return tuple(each for each in figures if each.kind == "number") if piece.confidence in NOTHING_FOUND else figures


def _figures(dataset: Dataset) -> dict[str, dict[KeyPath, tuple[Figure, ...]]]:
    """Evidence → path of a text → its figures."""
    found: dict[str, dict[KeyPath, tuple[Figure, ...]]] = {}
    for wording, figures in FIGURES.walk(dataset):
        if wording.kind == "evidence":
            found.setdefault(wording.id, {})[wording.path] = figures
    return found


def _known(dataset: Dataset) -> tuple[set[str], set[str]]:
    """The numbers and hosts that contacts have or warn of, and the hosts of sources and of official bodies."""
    warned = " / ".join(words for contact in dataset.contacts.values() for text in contact.look_alikes for _, words in text if words)
    numbers = numbers_of(warned).union(*(numbers_of(contact.number or "") for contact in dataset.contacts.values()))
    hosts = {written_host(contact.url) for contact in dataset.contacts.values() if contact.url}
    hosts |= set(map(written_host, addresses_in(warned))) | dataset.vocabularies.get("never-link", {}).keys()
    hosts |= dataset.vocabularies.get("official-hosts", {}).keys()
    return set(map(dialled, numbers)), hosts | {written_host(source.url) for source in dataset.sources.values() if source.url}


def _problem(key: str, path: KeyPath, message: str, hint: str) -> Problem:
    return Problem(RecordPath("evidence", key, path), "quotes", message, hint)
