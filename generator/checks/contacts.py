"""Check: a contact has what its kind needs, and the quotes of its evidence hold what leads a reader to it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from generator.checks.sources_of_evidence import Piece, found_pieces, publishers
from generator.problems import KeyPath, Problem, RecordPath, listed
from generator.records.contact import Contact
from generator.records.dataset import Dataset
from generator.records.vocabulary import ContactKind, ContactStatus
from generator.text.addresses import page_key
from generator.text.amounts import values_in
from generator.text.lookalike_characters import plain
from generator.text.telephone import dialled, numbers_of

_NEEDS = {ContactKind.HOTLINE: "number", ContactKind.SMS: "number", ContactKind.WEBSITE: "url", ContactKind.APP: "path"}
_WORKING_DAYS = re.compile("工作日|工作时间|working day|weekday|business day|Monday", re.IGNORECASE)
_STEPS = re.compile(r" *(?:→|；|／|（|）|\(|\)) *")
_LABELS = re.compile('[“”"‘’]')


def check_contacts(dataset: Dataset, today: date) -> Iterator[Problem]:
    """The quotes of a contact's evidence hold its number, address, name, menu path and hours; `confirmed` needs two independent ones.

    Our own words prove nothing. Sources are independent when neither their addresses nor their publishers are the same. One of two is
    official or read at its original place. What was not found, not verified or refutes the contact counts for nothing.

    PASS: `kind: hotline`, `number: "96110"`, `status: confirmed`, with 96110 in the quotes of the police and of a newspaper
    PASS: `url: "https://www.12321.cn/"` with that host in a quote, or as the host of an original official source
    FAIL: `status: confirmed` with two pieces of evidence from one source, from two spellings of one address, or from one publisher
    FAIL: `status: confirmed` on two reposts of the press
    FAIL: `number: "96101"` when the quotes say 96110, whatever `statement` and `value` say
    FAIL: `url`, a step of `path`, `hours` or a name that no quote holds (a name may also stand in the title of a source)
    FAIL: `path` with another number of steps in English
    FAIL: a name in letters that are written from right to left, which turn the parts of a number beside them round
    FAIL: evidence that `refutes` the contact; a look-alike's evidence that does not
    PASS: 96110 as the number of two bodies, each with its own name, or at two places
    FAIL: `emergency: true` on a website
    FAIL: `number: "12/110"`; `kind: app` without `path`; 96110 as two contacts of one kind, with one name, in `region: CN`
    """
    taken: dict[tuple[str, ...], str] = {}
    for key, contact in dataset.contacts.items():
        need = _NEEDS[contact.kind]
        if getattr(contact, need) is None:
            yield Problem(RecordPath("contacts", key, ("kind",)), "contacts", f"`{contact.kind}` without `{need}`", f"add `{need}:`")
        if contact.emergency and contact.kind not in {ContactKind.HOTLINE, ContactKind.SMS}:
            yield _problem(key, ("emergency",), f"`emergency` on a `{contact.kind}`", "only a number is dialled in an emergency")
        for number in _numbers(contact):
            first = taken.setdefault((contact.region, contact.kind, number, _bare(contact.name.zh)), key)
            if first != key:
                message = f"{number} is already the number of `{first}`, which has the same name"
                hint = "one record with the scope, the hours and the evidence of both; or say in the names whose it is"
                yield _problem(key, ("number",), message, hint)
        if contact.number and (short := [part for part in contact.number.split("/") if len(re.sub("[^0-9]", "", part)) < 3]):
            message = f"`{short[0].strip()}` is no number one can dial, and the first of several is dialled"
            yield _problem(key, ("number",), message, "write whole numbers")
        for language, words in contact.name:
            if turning := [sign for sign in words or "" if unicodedata.bidirectional(sign) in {"R", "AL", "AN"}]:
                message = f"`{turning[0]}` is written from right to left, and turns the number beside it round"
                yield _problem(key, ("name", language), message, "write the name in the letters of the language")
        if all(each in dataset.evidence for each in (*contact.evidence, *contact.look_alike_evidence)):
            yield from _sides(dataset, key, contact)
            if contact.evidence:
                yield from _confirmed(dataset, key, contact)
                yield from _held(key, contact, found_pieces(dataset, contact.evidence))


def _sides(dataset: Dataset, key: str, contact: Contact) -> Iterator[Problem]:
    """Evidence for the contact, and evidence against what looks like it."""
    for field, refuting in (("evidence", False), ("look_alike_evidence", True)):
        for position, each in enumerate(getattr(contact, field)):
            if dataset.evidence[each].refutes is not refuting:
                said = "does not refute anything, and is not about a look-alike" if refuting else "refutes, and supports no contact"
                hint = "write `refutes: true` there, or cite it in `evidence`" if refuting else "cite it in `look_alike_evidence`"
                yield _problem(key, (field, position), f"`{each}` {said}", hint)


def _confirmed(dataset: Dataset, key: str, contact: Contact) -> Iterator[Problem]:
    found = found_pieces(dataset, contact.evidence)
    confirmed = contact.status is ContactStatus.CONFIRMED
    if confirmed and publishers(found) < 2:
        hint = "add a second source, or write `unconfirmed`"
        yield _problem(key, ("status",), "`confirmed` rests on fewer than two independent sources", hint)
    elif confirmed and not any(piece.is_official or piece.is_original for piece in found):
        hint = "add an official or original source, or write `unconfirmed`"
        yield _problem(key, ("status",), "`confirmed` rests on no source that is official or read where it was published", hint)
    for number in _numbers(contact):
        naming = publishers(piece for piece in found if dialled(number) in map(dialled, numbers_of(piece.quote)))
        if naming < (wanted := 2 if confirmed else 1):
            message = f"`{number}` stands in the quotes of {naming} sources; {wanted} should hold it"
            yield _problem(key, ("number",), message, "is the number right? else cite evidence whose quote holds it")


def _held(key: str, contact: Contact, found: list[Piece]) -> Iterator[Problem]:
    """Whether the quotes hold everything else that leads to the contact."""
    quotes = " ∥ ".join(piece.quote for piece in found)
    named = _bare(quotes + "".join(piece.source.named for piece in found if piece.source))
    hint = "is it right? else cite evidence whose quote holds it"
    if contact.url and not _holds_address(contact.url, quotes, found):
        yield _problem(key, ("url",), f"`{contact.url}` stands in no quote and is no address of an original official source", hint)
    if not any(_bare(name) in named for _, words in contact.name if words for name in _names(words)):
        yield _problem(key, ("name", "zh"), f"no quote, title or publisher of a source holds `{contact.name.zh}`", hint)
    if contact.path:
        steps = filter(None, _STEPS.split(_LABELS.sub("", contact.path.zh)))
        if missing := [step for step in steps if _bare(step) not in _bare(quotes)]:
            yield _problem(key, ("path", "zh"), f"no quote holds {listed(missing)}", hint)
        if contact.path.en and contact.path.en.count("→") != contact.path.zh.count("→"):
            yield _problem(
                key, ("path", "en"), f"`{contact.path.en}` has not as many steps as the Chinese", "give both languages the same steps"
            )
    if contact.hours:
        for language, words in contact.hours:
            lacking = sorted(values_in(words or "") - values_in(quotes))
            if lacking or (_WORKING_DAYS.search(words or "") and not _WORKING_DAYS.search(quotes)):
                yield _problem(key, ("hours", language), f"no quote holds the hours `{words}`", hint)


def _holds_address(url: str, quotes: str, found: Iterable[Piece]) -> bool:
    """Whether a quote names the host, or the address is that of a source, or of the front page of its host."""
    host, path, _ = page_key(url)
    pages = {page_key(piece.source.url) for piece in found if piece.source and piece.source.url and piece.is_official and piece.is_original}
    if re.search(rf"(?<![a-z0-9.-]){re.escape(host)}(?![a-z0-9-]|\.[a-z])", plain(quotes).lower().replace("www.", "")):
        return True
    return any(host == page[0] and path in {"", page[1]} for page in pages)


def _names(words: str) -> Iterator[str]:
    """A name and its parts: without what stands in brackets, and what does."""
    yield from (part for part in re.split(r"[（）()]", words) if len(part.strip()) > 1)


def _bare(words: str) -> str:
    return re.sub(r"[\W_]", "", plain(words)).lower()


def _numbers(contact: Contact) -> list[str]:
    return sorted(numbers_of(contact.number)) if contact.number else []


def _problem(key: str, path: KeyPath, message: str, hint: str) -> Problem:
    return Problem(RecordPath("contacts", key, path), "contacts", message, hint)
