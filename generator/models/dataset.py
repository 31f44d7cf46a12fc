"""The closed world: every record by id, and the ways to look it up."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.models.calendar import Calendar
from generator.models.claim import Case, Claim, Contradiction, Statistic
from generator.models.contact import Contact
from generator.models.evidence import Evidence, Source
from generator.models.guidance import Comparison, Exemption, Labels, Letter, Outlook, Redirect, Safeguard, Term, Topic, VocabularyTerm
from generator.models.platform import Platform, Rule, TransferType
from generator.models.procedure import Procedure
from generator.models.search import SearchWord
from generator.models.translation import Pins
from generator.models.world import Corridor, Jurisdiction, Rail


@dataclass(frozen=True, eq=False)
class Dataset:
    """Every record of `data/`, read only. Keys are ids; the order is that of the files."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    platforms: Mapping[str, Platform] = field(default_factory=dict)
    transfer_types: Mapping[str, TransferType] = field(default_factory=dict)
    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    cross_border: Mapping[str, Rail] = field(default_factory=dict)
    corridors: Mapping[str, Corridor] = field(default_factory=dict)
    jurisdictions: Mapping[str, Jurisdiction] = field(default_factory=dict)
    safeguards: Mapping[str, Safeguard] = field(default_factory=dict)
    outlook: Mapping[str, Outlook] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    contradictions: Mapping[str, Contradiction] = field(default_factory=dict)
    cases: Mapping[str, Case] = field(default_factory=dict)
    statistics: Mapping[str, Statistic] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    letters: Mapping[str, Letter] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    vocabularies: Mapping[str, Mapping[str, VocabularyTerm]] = field(default_factory=dict)
    labels: Mapping[str, Labels] = field(default_factory=dict)
    search: Mapping[str, SearchWord] = field(default_factory=dict)
    exemptions: tuple[Exemption, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    pins: Pins = field(default_factory=Pins)
    """Of `translations.lock`; no record."""
    unread: frozenset[str] = frozenset()
    """`kind/id` of records that stand in the files but could not be read; `kind/*` where a whole file of ids could not."""

    def stands_unread(self, kind: str, key: str) -> bool:
        """Whether a record that is missing here may be one that could not be read: its own problem is listed, its readers have none."""
        return not self.unread.isdisjoint((f"{kind}/{key}", f"{kind}/*"))

    def kind(self, name: str) -> Mapping[str, object]:
        """The records of a kind by id; none when there is no such kind, whatever else is called so here."""
        records = getattr(self, name, None) if name in self.__dataclass_fields__ else None
        return records if isinstance(records, Mapping) else {}

    def has_unread(self, kind: str) -> bool:
        """Whether some record of a kind could not be read: what seems to be missing there may be that one."""
        return any(name.startswith(f"{kind}/") for name in self.unread)

    def rule(self, reference: str) -> Rule | None:
        """The rule behind `platform#rule`, or None."""
        platform_id, _, rule_id = reference.partition("#")
        platform = self.platforms.get(platform_id)
        return next((rule for rule in platform.rules if rule.id == rule_id), None) if platform else None


def regions_of(record: object) -> tuple[str, ...]:
    """Where a record of any kind is at home; nothing for one that belongs to no place."""
    found: tuple[str, ...] = getattr(record, "regions", ()) or (getattr(record, "region", ""),)
    return tuple(filter(None, found))
