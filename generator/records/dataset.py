"""The closed world: every record by kind and id, and the ways to look it up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from generator.records.abroad import Corridor, Place, Rail
from generator.records.base import Model
from generator.records.calendar import Calendar
from generator.records.claims import Claim, Contradiction, CourtCase, Statistic
from generator.records.contact import Contact
from generator.records.evidence import Evidence, Source
from generator.records.guidance import Comparison, Exemption, Labels, Letter, Redirect, Term, Topic, VocabularyTerm
from generator.records.kinds import KIND
from generator.records.platform import Platform, Rule, TransferType
from generator.records.procedure import Procedure
from generator.records.search import SearchWord
from generator.records.translation import TranslationLock

AnyModel = TypeVar("AnyModel", bound=Model)


class _Records(Generic[AnyModel]):
    """`dataset.platforms` with its type: the records of the kind that is called like the attribute."""

    def __init__(self, model: type[AnyModel]) -> None:
        self.model = model

    def __set_name__(self, owner: object, name: str) -> None:
        assert KIND[name].model is self.model, f"{name} are no records of {self.model.__name__}"
        self.name = name

    def __get__(self, dataset: "Dataset", owner: object) -> Mapping[str, AnyModel]:
        return cast("Mapping[str, AnyModel]", dataset.kind(self.name))


@dataclass(frozen=True, eq=False)
class Dataset:
    """Every record of `data/`, read only."""

    records: Mapping[str, Mapping[str, Model]] = field(default_factory=dict)
    """Kind → id → record, in the order of the table of kinds and of the files.

    The id of a vocabulary's term is `list/term`, that of an entry of a list its position in the file.
    """
    pins: TranslationLock = field(default_factory=TranslationLock)
    """Of `translations.lock`; no record."""
    failed_records: frozenset[str] = frozenset()
    """`kind/id` of records that stand in the files but could not be read; `kind/*` where a whole file of ids could not."""

    # The kinds that the code reasons about. One that is only loaded, checked, shown and searched needs no line here.
    sources = _Records(Source)
    evidence = _Records(Evidence)
    contacts = _Records(Contact)
    platforms = _Records(Platform)
    transfer_types = _Records(TransferType)
    procedures = _Records(Procedure)
    topics = _Records(Topic)
    rails = _Records(Rail)
    corridors = _Records(Corridor)
    places = _Records(Place)
    claims = _Records(Claim)
    contradictions = _Records(Contradiction)
    court_cases = _Records(CourtCase)
    statistics = _Records(Statistic)
    letters = _Records(Letter)
    glossary = _Records(Term)
    comparisons = _Records(Comparison)
    calendars = _Records(Calendar)
    labels = _Records(Labels)
    search = _Records(SearchWord)
    exemptions = _Records(Exemption)
    redirects = _Records(Redirect)

    @cached_property
    def vocabularies(self) -> Mapping[str, Mapping[str, VocabularyTerm]]:
        """List → id → term."""
        lists: dict[str, dict[str, VocabularyTerm]] = {}
        for key, term in self.kind("vocabularies").items():
            name, _, term_id = key.partition("/")
            lists.setdefault(name, {})[term_id] = term
        return lists

    def kind(self, name: str) -> Mapping[str, Any]:
        """The records of a kind by id, by the name of the kind; none where there are no records or no kind of that name."""
        return self.records.get(name, {})

    def may_exist(self, kind: str, key: str) -> bool:
        """Whether a record that is missing here may be one that could not be read: its own problem is listed, its readers have none."""
        return not self.failed_records.isdisjoint((f"{kind}/{key}", f"{kind}/*"))

    def has_failed_records(self, kind: str) -> bool:
        """Whether some record of a kind could not be read: what seems to be missing there may be that one."""
        return any(name.startswith(f"{kind}/") for name in self.failed_records)

    def rule(self, reference: str) -> Rule | None:
        """The rule behind `platform#rule`, or None."""
        platform_id, _, rule_id = reference.partition("#")
        platform = self.platforms.get(platform_id)
        return next((rule for rule in platform.rules if rule.id == rule_id), None) if platform else None


def regions_of(record: object) -> tuple[str, ...]:
    """Where a record of any kind is at home; nothing for one that belongs to no place."""
    found: tuple[str, ...] = getattr(record, "regions", ()) or (getattr(record, "region", ""),)
    return tuple(filter(None, found))
