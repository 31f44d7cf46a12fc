"""Check: windows of one payment system and ground agree, or their contradiction is on record."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from generator.problems import KeyPath, Problem, RecordPath
from generator.records.cross_border import Rail
from generator.records.dataset import Dataset
from generator.records.platform import Rule, TransferType
from generator.records.procedure import Procedure
from generator.records.traversal import Node, nodes_within
from generator.records.values import Fact, Window
from generator.records.vocabulary import WindowKind
from generator.text.durations import duration_of

_GROUND_OF_FIELD = {"sender_cancel": "sender-cancel", "automatic_return": "automatic-return"}
_GROUND_OF_QUESTION = {
    "sender-cancel": "sender-cancel",
    "unsent-cancel": "sender-cancel",
    "atm-cancel": "sender-cancel",
    "unaccepted-return": "automatic-return",
}
"""Field of a way of paying or a rail, and question of a rule → the ground of a window there that names none."""


@dataclass(frozen=True)
class _Stated:
    """A window where it is stated, with what it is about."""

    path: RecordPath
    window: Window
    ground: str
    subjects: frozenset[str]
    """`rails/pix`, `transfer_types/wechat-chat`."""
    evidence: frozenset[str]


def check_window_conflicts(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Two windows of one payment system or way of paying, for the same ground and of the same kind, have the same length and start.

    Where sources disagree, a record in `contradictions/` cites evidence of both. What is usual may vary. A time of a rail, or of an
    action that names rails, names its ground; elsewhere `sender_cancel`, `automatic_return` and the question of a rule are grounds.

    PASS: 13 months for `recall-fraud` and 10 banking days for `recall-duplicate` on the rail sepa-ct
    PASS: 24 hours and 72 hours for one ground, and a contradiction with evidence of both
    FAIL: 13 months for `recall-fraud` on the rail sepa-ct, and 10 banking days for it in an action for that rail
    FAIL: a window with a length in the `deadlines` of a rail, without `ground`
    """
    by_subject: dict[tuple[str, str, WindowKind], list[_Stated]] = {}
    for node, around in nodes_within(dataset):
        if not isinstance(node.value, Window) or node.value.length is None or node.value.kind is WindowKind.USUAL:
            continue
        stated = _stated(dataset, node, node.value, around)
        if not stated.ground and _wants_ground(node, around):
            message = "a time of a payment system without the ground for which it is granted"
            yield Problem(stated.path, "window-conflicts", message, "add `ground:` with an id of data/vocabularies/grounds.yml")
        for subject in stated.subjects if stated.ground else ():
            by_subject.setdefault((subject, stated.ground, stated.window.kind), []).append(stated)
    said = set()
    for (subject, ground, _), found in by_subject.items():
        for one, other in combinations(found, 2):
            if _clock(one.window) != _clock(other.window) and other.path not in said and not _on_record(dataset, one, other):
                said.add(other.path)
                message = f"{_plain(other.window)} for {ground} of {subject}; {one.path.kind}/{one.path.record} says {_plain(one.window)}"
                hint = "which of them is sourced? correct the other, or record the contradiction with evidence of both"
                yield Problem(other.path, "window-conflicts", message, hint)


def _stated(dataset: Dataset, node: Node, window: Window, around: Collection[object]) -> _Stated:
    record, owner = next(iter(around)), tuple(around)[-1]
    return _Stated(
        RecordPath(node.kind, node.id, node.path),
        window,
        window.ground or _ground(node.path, owner),
        frozenset(_subjects(dataset, node, record, owner)),
        frozenset(_evidence(record, owner)),
    )


def _ground(path: KeyPath, owner: object) -> str:
    if isinstance(owner, Rule):
        return _GROUND_OF_QUESTION.get(owner.question, "")
    return _GROUND_OF_FIELD.get(str(path[0]), "")


def _wants_ground(node: Node, around: Collection[object]) -> bool:
    record, owner = next(iter(around)), tuple(around)[-1]
    if isinstance(record, Procedure):
        return bool(record.applies.rails) and not isinstance(owner, Fact)
    return isinstance(record, Rail) and node.path[0] == "deadlines"


def _subjects(dataset: Dataset, node: Node, record: object, owner: object) -> Iterator[str]:
    match record:
        case Rail():
            yield f"rails/{node.id}"
        case TransferType():
            yield f"transfer_types/{node.id}"
        case Procedure():
            yield from (f"rails/{rail}" for rail in record.applies.rails)
            yield from (f"transfer_types/{each}" for each in record.applies.transfer_types)
        case _ if isinstance(owner, Rule):
            every = (key for key, each in dataset.transfer_types.items() if each.platform == node.id)
            yield from (f"transfer_types/{each}" for each in owner.transfer_types or every)
        case _:
            pass


def _evidence(record: object, owner: object) -> tuple[str, ...]:
    if isinstance(owner, Procedure):
        return (*owner.availability.evidence, *owner.effect.evidence, *owner.legal_basis)
    return getattr(owner, "evidence", ())


def _on_record(dataset: Dataset, one: _Stated, other: _Stated) -> bool:
    """Whether a contradiction cites a piece of evidence of each that is not the other's as well."""
    cited = [{*each.evidence} for each in dataset.contradictions.values()]
    return any(each & (one.evidence - other.evidence) and each & (other.evidence - one.evidence) for each in cited)


def _clock(window: Window) -> tuple[object, ...]:
    return window.length and window.unit and duration_of(window.length, window.unit.value), window.starts_at


def _plain(window: Window) -> str:
    return f"{window.length} {window.unit} from {window.starts_at}"
