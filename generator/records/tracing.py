"""Which facts of the records a computation reads: the only place where reads are traced.

While tracing is on, every watched class notes which fields of its instances are read, and a `TracedMap` which keys are asked for.
While it is off, both are as fast as ever: nothing is installed. Only values that stand somewhere in the records are noted; what is
made on the way belongs to no record. Who reads through something computed once for many pages notes that (`derived.py`) instead.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from generator.records.base import Model

FactPath = tuple[str | int, ...]
"""What can be read of the records, as a path: `("topics", "account-frozen", "answer", "text", "zh")` is a field of a part of a record,
`("topics", "account-frozen")` whether there is such a record, `("labels", "zh", "words", "ui", "sources")` an entry of a mapping.

`("topics", "*")` are the keys of a mapping in their order, `(…, "answer", "**")` is all of a value at once, `("*",)` all records. Facts
of what is computed from records begin with its name: `("users", "evidence", "e-1")`, `("plan", "wechat-chat/payer-scam")`.
"""
KEYS = "*"
WHOLE = "**"
EVERYTHING: FactPath = (KEYS,)

Watched = TypeVar("Watched", bound=type)


def _forget(_: object) -> None:
    """Note nothing."""


_note: Callable[[Any], None] = _forget
"""Adds a fact to what the running computation has read."""
_note_all: Callable[[Iterable[FactPath]], None] = _forget
"""Adds several."""
_place_of: Callable[[int], "_Place | None"] = _forget
"""Finds where a value stands in the records of the running computation, by its `id`; nowhere while nothing is to be noted."""
_depth = 0
_plain = object.__getattribute__
_plain_item, _plain_get, _plain_contains = dict.__getitem__, dict.get, dict.__contains__
_watched: list[type] = [Model]
_SIMPLE_TYPES = frozenset({str, int, bool, type(None)})


def watched(cls: Watched) -> Watched:
    """Class decorator: its instances note which of their fields are read, as records do, when they are entered in `Places`.

    Args:
        cls: A class of values that never change and have a `__dict__`.

    Returns:
        The same class.
    """
    _watched.append(cls)
    return cls


class _Place(dict[str, tuple[FactPath, Any] | None]):
    """Where a watched value stands: name of a field → the fact that is noted when it is read, and its value; None for no field."""

    __slots__ = ("path", "places", "value")

    def __init__(self, value: object, path: FactPath, places: "Places") -> None:
        self.value, self.path, self.places = value, path, places

    def __missing__(self, name: str) -> tuple[FactPath, Any] | None:
        fields = _plain(self.value, "__dict__")
        if name == "__dict__":
            self[name] = (*self.path, WHOLE), fields
        elif name in fields:
            part, fact = fields[name], (*self.path, name)
            apart = not _is_default(self.value, name, part) and enter(part, fact, self.places)
            self[name] = fact if apart else (*fact, WHOLE), part
        else:
            self[name] = None
        return self[name]


Places = dict[int, _Place]
"""`id` of a watched value → where it stands. A place holds its value, so an `id` is never that of another value."""


def enter(value: object, path: FactPath, places: Places) -> bool:
    """Say where a value and the values in it stand; those in its fields follow when they are read.

    Args:
        value: A record, a part of one, a tuple of parts, or anything simple.
        path: Where it stands.
        places: Where to enter it.

    Returns:
        Whether reads of its parts can be noted one by one; False when it stands elsewhere too, or is a mapping that is not traced.
    """
    kind = value.__class__
    if kind in _SIMPLE_TYPES or kind is TracedMap:
        return True
    if kind is tuple:
        entered = [enter(part, (*path, position), places) for position, part in enumerate(cast("tuple[object, ...]", value))]
        return all(entered)
    if any(kind is known or issubclass(kind, known) for known in _watched):
        place = places.setdefault(id(value), _Place(value, path, places))
        return place.path == path
    return not isinstance(value, dict)


def leave(value: object, path: FactPath, places: Places) -> None:
    """Undo `enter`, also for the parts that were entered since.

    Args:
        value: As it was entered.
        path: Where it stood.
        places: Where it was entered.
    """
    if isinstance(value, tuple):
        for position, part in enumerate(value):
            leave(part, (*path, position), places)
    elif (place := places.get(id(value))) is not None and place.path == path:
        del places[id(value)]
        for name, part in _plain(value, "__dict__").items():
            if part.__class__ not in _SIMPLE_TYPES:
                leave(part, (*path, name), places)


def _is_default(value: object, name: str, part: object) -> bool:
    """Whether a part is the default of its field, which all records share that do not name another: it stands nowhere."""
    return isinstance(part, Model) and isinstance(value, Model) and value.__class__.model_fields[name].default is part


class _MapFacts(dict[Any, FactPath]):
    """Key of a mapping → the fact that is noted when it is asked for."""

    __slots__ = ("path",)

    def __init__(self, path: FactPath) -> None:
        self.path = path

    def __missing__(self, key: Any) -> FactPath:
        self[key] = fact = (*self.path, key)
        return fact


class TracedMap(dict[str, Any]):
    """A mapping of the records. While tracing is on it notes which keys are asked for, or that all of them are."""

    __slots__ = ("facts", "values_fact")

    def __init__(self, path: FactPath, entries: Any = ()) -> None:
        super().__init__(entries)
        self.facts = _MapFacts(path)
        traced = all(isinstance(part, TracedMap | Model) for part in dict.values(self))
        self.values_fact = self.facts[KEYS if traced else WHOLE]
        """Read with all values: those of records and mappings note what is read of them, words do not."""

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (list(dict.items(self)),)


def _noting_item(self: TracedMap, key: Any) -> Any:
    _note(self.facts[key])
    return _plain_item(self, key)


def _noting_get(self: TracedMap, key: Any, default: Any = None) -> Any:
    _note(self.facts[key])
    return _plain_get(self, key, default)


def _noting_contains(self: TracedMap, key: Any) -> bool:
    _note(self.facts[key])
    return _plain_contains(self, key)


def _noting_keys(method: Callable[..., Any]) -> Callable[..., Any]:
    def traced(self: TracedMap, *given: Any) -> Any:
        _note(self.facts[KEYS])
        return method(self, *given)

    return traced


def _noting_values(method: Callable[..., Any]) -> Callable[..., Any]:
    def traced(self: TracedMap, *given: Any) -> Any:
        _note(self.values_fact)
        return method(self, *given)

    return traced


def _noting_whole(method: Callable[..., Any]) -> Callable[..., Any]:
    def traced(self: TracedMap, *given: Any) -> Any:
        _note(self.facts[WHOLE])
        return method(self, *given)

    return traced


_MAP_METHODS = {"__getitem__": _noting_item, "get": _noting_get, "__contains__": _noting_contains} | {
    name: noting(getattr(dict, name))
    for noting, names in (
        (_noting_keys, ("__iter__", "__reversed__", "__len__", "keys")),
        (_noting_values, ("values", "items")),
        (_noting_whole, ("__eq__", "__ne__", "__or__", "__ror__", "__repr__", "copy")),
    )
    for name in names
}


def _noting_field(self: object, name: str) -> Any:
    place = _place_of(id(self))
    if place is not None and (found := place[name]) is not None:
        _note(found[0])
        return found[1]
    return _plain(self, name)


def _install() -> None:
    for cls in _watched:
        cls.__getattribute__ = _noting_field  # type: ignore[assignment]
    for name, method in _MAP_METHODS.items():
        setattr(TracedMap, name, method)


def _uninstall() -> None:
    for cls in _watched:
        del cls.__getattribute__
    for name in _MAP_METHODS:
        delattr(TracedMap, name)


@contextmanager
def tracing(places: Places) -> Iterator[set[FactPath]]:
    """Note what is read in the body.

    Inside another `tracing` the inner one alone notes what its body reads. Around many short ones, one keeps the methods installed.

    Args:
        places: Where the values stand whose reads count.

    Yields:
        The facts; complete when the body has ended.
    """
    global _note, _note_all, _place_of, _depth  # noqa: PLW0603  the methods that note can be given nothing
    before = _note, _note_all, _place_of
    reads: set[FactPath] = set()
    if not _depth:
        _install()
    _depth += 1
    _note, _note_all, _place_of = reads.add, reads.update, places.get
    try:
        yield reads
    finally:
        _note, _note_all, _place_of = before
        _depth -= 1
        if not _depth:
            _uninstall()


@contextmanager
def untraced() -> Iterator[None]:
    """Note nothing in the body: for what is computed once for many, whose readers note what they read of it (`note_read`)."""
    global _note, _note_all, _place_of
    before = _note, _note_all, _place_of
    _note, _note_all, _place_of = _forget, _forget, _forget
    try:
        yield
    finally:
        _note, _note_all, _place_of = before


def note_read(*fact: str | int) -> None:
    """Note one fact that is read through no record: an entry of what is computed from them.

    Args:
        fact: Its path.
    """
    _note(fact)


Remembered = dict[Any, tuple[Any, frozenset[FactPath] | None]]
"""Key → a value, and the facts it was computed from; None when nobody noted them."""


def recall(remembered: Remembered, key: Any, function: Callable[..., Any], *given: Any) -> Any:
    """A value that many need, computed for the first of them: each notes all that it was computed from.

    Args:
        remembered: What was computed so far, of the same records.
        key: Of the value.
        function: Computes it, from what it is given and the records.
        given: What it is given.

    Returns:
        The same object for the same key.
    """
    global _note, _note_all
    found = remembered.get(key)
    if found is None or (found[1] is None and _note is not _forget):
        before, reads = (_note, _note_all), set[FactPath]()
        if _note is not _forget:
            _note, _note_all = reads.add, reads.update
        try:
            value = function(*given)
        finally:
            _note, _note_all = before
        found = value, None if _note is _forget else frozenset(reads)
        remembered[key] = found
    if found[1]:
        _note_all(found[1])
    return found[0]
