"""Check: every way to reach somebody that a text names is one of a registered contact."""

from collections.abc import Iterator
from datetime import date

from generator.checks.fields_of_records import Wording
from generator.checks.remembered import Search
from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.evidence import Evidence
from generator.text.addresses import is_below, written_host
from generator.text.named_accounts import name_key
from generator.text.telephone import find_numbers, part_lengths
from generator.text.ways_to_reach import KnownWays, Way, WayKind, find_ways, known_ways, learn_ways, ways_named

_QUOTED = frozenset({("evidence", "quote"), ("evidence", "value"), ("claims", "quote")})
"""(kind, field) of words that somebody else wrote."""
_TESTED = "claims"
"""The kind that repeats what others say to refute it, look-alikes included."""

_ways = Search(find_ways, learn_ways)


def check_protected_numbers(dataset: Dataset, today: date) -> Iterator[Problem]:
    """A text names a hotline or an address only if a contact in `data/contacts/` has it. A look-alike in a
    contact's warning may also be named in claims, and is not registered by it: advice that names it would send people to it.

    Numbers are not looked for by their form: any run of digits is one unless its words say what it counts or names.
    A statement of evidence names what its own quote holds, too.

    PASS: `text: 拨打 110` when a contact has `number: "110"`
    PASS: `claim: 支付宝官方客服是 95055` when a contact has `look_alikes: ["95055：不要拨"]`
    PASS: `text: 银行不得收取 10000 元`, `text: 民法典第 985 条`, `text: 银发〔2016〕261 号`
    PASS: anything while some contact could not be read, for that one may hold the number
    FAIL: `text: 拨打 400-123-4567` when no contact has that number
    FAIL: `text: 拨打９５０００`, `text: 拨打一一零` and the like when no contact has that number
    FAIL: `scope: 也可拨打 95000` in a contact whose number is another one
    FAIL: `text: 客服玖伍零零零`, `text: 先按 9，再按 5，然后 0，0，0`, `text: 加微信 abc12345`, `text: help@example.com`
    FAIL: `text: 在公众号“某某”回复 1`, `text: 微信搜某某` when no contact has that name
    FAIL: `statement: 客服 95001` when neither a contact nor the quote of that piece has the number
    FAIL: `number: "12/110"`, whose first part no telephone dials
    FAIL: `text: 打开 https://example.com` when no contact has that address
    FAIL: `text: 拨打 95055` when that number stands only among `look_alikes`
    """
    if dataset.has_failed_records("contacts"):
        return
    registered, look_alikes = registered_ways(dataset), look_alike_ways(dataset)
    for key, contact in dataset.contacts.items():
        if contact.number and min(part_lengths(contact.number)) < 3:
            where = RecordPath("contacts", key, ("number",))
            yield Problem(
                where, "protected-numbers", f"{contact.number} holds no number that can be dialled", "one number, or two with ` / `"
            )
    for wording, ways in _ways.walk(dataset):
        for way in ways:
            if not _is_allowed(way, wording, dataset, registered, look_alikes):
                yield _problem(
                    wording,
                    way,
                    listed=look_alikes.holds(way) or (way.kind is WayKind.ADDRESS and written_host(way.words) in look_alikes.hosts),
                )


def registered_ways(dataset: Dataset) -> KnownWays:
    """What every text may name.

    Args:
        dataset: The records.

    Returns:
        Numbers, addresses and names of all contacts.
    """
    contacts = dataset.contacts.values()
    numbers, urls = (contact.number for contact in contacts), (contact.url for contact in contacts)
    return known_ways(numbers, urls, (words for contact in contacts for words in contact.called))


def look_alike_ways(dataset: Dataset) -> KnownWays:
    """What contacts warn of, and no text may offer.

    Args:
        dataset: The records.

    Returns:
        Numbers and addresses in the look-alikes of all contacts that no contact has.
    """
    warnings = (each for contact in dataset.contacts.values() for text in contact.look_alikes for _, each in text)
    return ways_named(*warnings) - registered_ways(dataset)


def _is_allowed(way: Way, wording: Wording, dataset: Dataset, registered: KnownWays, look_alikes: KnownWays) -> bool:
    field = str(wording.path[0])
    if registered.holds(way) or field == "look_alikes" or (wording.kind, field) in _QUOTED:
        return True
    if wording.kind == "sources" and field in {
        "title",
        "publisher",
        "published",
    }:  # of a page of somebody else: it names its host and its numbers, but no hotline
        return way.kind is WayKind.ADDRESS or (way.kind is WayKind.NUMBER and not any(find_numbers(way.words)))
    if wording.kind == "evidence":
        if look_alikes.holds(way):
            return wording.id in _warning(dataset)
        piece = dataset.evidence[wording.id]
        return _stands_in_quote(way, piece) or _is_searched(way, field) or _is_own_source(way, piece, dataset)
    return wording.kind == _TESTED and look_alikes.holds(way)


def _warning(dataset: Dataset) -> set[str]:
    """Evidence of contacts that warn of look-alikes, and of the look-alikes themselves."""
    warning = [contact for contact in dataset.contacts.values() if contact.look_alikes]
    return {piece for contact in warning for piece in (*contact.look_alike_evidence, *contact.evidence)}


def _stands_in_quote(way: Way, piece: Evidence) -> bool:
    """Whether a way stands in the words that were quoted, and not only in our own."""
    quote = piece.quote or ""
    match way.kind:
        case WayKind.NUMBER if len(way.key) < 4 and way.key in quote:
            return True
        case WayKind.ACCOUNT if len(way.key) > 3 and way.key in name_key(quote):
            return True
    return ways_named(piece.quote, piece.value).holds(way)


def _is_searched(way: Way, field: str) -> bool:
    """A caveat says where was searched, by the name of the host."""
    return field == "caveat" and way.kind is WayKind.ADDRESS and "://" not in way.key


def _is_own_source(way: Way, piece: Evidence, dataset: Dataset) -> bool:
    """Whether an address without a scheme is the host of the page that the piece quotes, or lies above or below it."""
    source = dataset.sources.get(piece.source or "")
    host = written_host(source.url) if source and source.url else ""
    return way.kind is WayKind.ADDRESS and bool(host) and (is_below(host, {way.key}) or is_below(way.key, {host}))


def _problem(wording: Wording, way: Way, *, listed: bool) -> Problem:
    if listed:
        message, hint = f"{way.words} is a look-alike", "only `look_alikes` and claims name it; whoever reads it here may use it"
    else:
        message, hint = WAY_MESSAGES[way.kind]
        message = message.format(way.words)
    return Problem(RecordPath(wording.kind, wording.id, wording.path), "protected-numbers", message, hint)


WAY_MESSAGES = {
    WayKind.NUMBER: (
        "{} is no registered contact",
        "name the contact by its id, or register it in data/contacts/; write the unit behind it when it is no number to dial",
    ),
    WayKind.ADDRESS: ("{} is no registered address", "name the contact by its id, or register it in data/contacts/"),
    WayKind.ACCOUNT: (
        "{} is an account or an invitation",
        "no text leads to mail or a messenger; say what people are asked for in other words",
    ),
}
"""What is wrong, and what to do."""
