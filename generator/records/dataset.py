"""The dataset: every record by kind and id, and the functions to look one up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from generator.records.base import Model
from generator.records.calendar import Calendar
from generator.records.claims import Claim, Contradiction, CourtCase, Statistic
from generator.records.contact import Contact
from generator.records.cross_border import Corridor, Place, Rail
from generator.records.evidence import Evidence, Research, Source
from generator.records.first_actions import FirstActions
from generator.records.guidance import (
    Comparison,
    Exemption,
    GlossaryTerm,
    Labels,
    Letter,
    Outlook,
    Redirect,
    Script,
    Topic,
    Uncovered,
    VocabularyTerm,
)
from generator.records.kinds import KIND
from generator.records.locks import Locks
from generator.records.platform import Institution, Platform, Rule, TransferType
from generator.records.printed_article import PrintedArticle
from generator.records.procedure import Procedure
from generator.records.proceeding import Proceeding
from generator.records.reviewed_case import ReviewedCase
from generator.records.search import SearchWord
from generator.records.tracing import note_read
from generator.records.translation import TranslationLock

AnyModel = TypeVar("AnyModel", bound=Model)


class _Records(Generic[AnyModel]):
    """A typed attribute such as `dataset.platforms`: the records of the kind with the name of the attribute."""

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
    """The content of `translations.lock`, which is no record; no page reads it."""
    failed_records: frozenset[str] = frozenset()
    """`kind/id` of records that the files hold but that could not be read; `kind/*` where a whole file of records could not.

    Pages read it through `may_exist` and `has_failed_records`.
    """

    locks: Locks = field(default_factory=Locks)
    """The content of `contacts.lock` and `debts.lock`; no page reads it."""

    derived: dict[Any, Any] = field(default_factory=dict, init=False, repr=False)
    """What was computed from the records (`derived.py`): never compared, and empty in a copy."""

    # The kinds that code uses by name. A kind that is only loaded, checked, shown and searched needs no line here.
    sources = _Records(Source)
    evidence = _Records(Evidence)
    contacts = _Records(Contact)
    institutions = _Records(Institution)
    platforms = _Records(Platform)
    transfer_types = _Records(TransferType)
    procedures = _Records(Procedure)
    proceedings = _Records(Proceeding)
    first_actions = _Records(FirstActions)
    cases = _Records(ReviewedCase)
    topics = _Records(Topic)
    rails = _Records(Rail)
    corridors = _Records(Corridor)
    places = _Records(Place)
    uncovered = _Records(Uncovered)
    claims = _Records(Claim)
    articles = _Records(PrintedArticle)
    contradictions = _Records(Contradiction)
    court_cases = _Records(CourtCase)
    statistics = _Records(Statistic)
    letters = _Records(Letter)
    scripts = _Records(Script)
    outlook = _Records(Outlook)
    glossary = _Records(GlossaryTerm)
    comparisons = _Records(Comparison)
    calendars = _Records(Calendar)
    labels = _Records(Labels)
    search = _Records(SearchWord)
    research = _Records(Research)
    exemptions = _Records(Exemption)
    redirects = _Records(Redirect)

    def __reduce__(self) -> tuple[Any, ...]:
        return Dataset, (self.records, self.pins, self.failed_records, self.locks)

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
        """Whether a missing record may be one that could not be read: then that is a problem already, and a reference to it is none."""
        note_read("failed_records")
        return not self.failed_records.isdisjoint((f"{kind}/{key}", f"{kind}/*"))

    def has_failed_records(self, kind: str) -> bool:
        """Whether some record of a kind could not be read, so that a record that seems to be missing may be that one."""
        note_read("failed_records")
        return any(name.startswith(f"{kind}/") for name in self.failed_records)

    def rule(self, reference: str) -> Rule | None:
        """The rule with the id `platform#rule`, or None."""
        platform_id, _, rule_id = reference.partition("#")
        platform = self.platforms.get(platform_id)
        return next((rule for rule in platform.rules if rule.id == rule_id), None) if platform else None


def regions_of(record: object) -> tuple[str, ...]:
    """The regions to which a record belongs.

    Args:
        record: A record of any kind.

    Returns:
        Codes such as `CN`, `EU` or `INT`, in the order of the record; empty for a record without a region.
    """
    found: tuple[str, ...] = getattr(record, "regions", ()) or (getattr(record, "region", ""),)
    return tuple(filter(None, found))
