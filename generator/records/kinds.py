"""The table of kinds of record: the name, the files and the pages of each. A new kind is a row here.

Besides the row it needs a model, a page function where it has an address (`rail_page` for the page of a record, `glossary_page` for
the one page of all, anywhere in `pages/`), and labels in `data/labels/`; tests name what is missing. Loading, checks, schemas,
starter files, lists, search and references read this table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

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
    Safeguard,
    Script,
    Topic,
    Uncovered,
    VocabularyTerm,
)
from generator.records.platform import Institution, Platform, TransferType
from generator.records.printed_article import PrintedArticle
from generator.records.procedure import Procedure
from generator.records.proceeding import Proceeding
from generator.records.reviewed_case import ReviewedCase
from generator.records.search import SearchWord

DEFAULTS = "defaults"
"""Key on top of a register, for what all its records have that do not say otherwise (`Kind.defaults`); no record has this id."""


class Shape(Enum):
    """How the records of a kind are distributed over files."""

    SUBJECT = "one file, one record; the id is the file stem"
    REGISTER = "one file, many records by id; ids are unique in the folder"
    VOCABULARY = "one file, one closed list by id"
    LIST = "one file, one list"


@dataclass(frozen=True)
class Kind:
    """A kind of record, and everything that follows from being of this kind."""

    name: str
    """Folder of `data/` (file stem for a LIST), key of `Dataset.records`, and the first half of `kind/id`."""
    model: type[Model]
    shape: Shape
    one: str
    """A single record, as a word of the code: `kind` of its page, directive of hand-written prose, noun of messages."""
    title: str = ""
    """Field with what a record is called; empty where no page names a record."""
    address: str = ""
    """`rails/`: folder of the site with a page for each record; `glossary.md`: one page with an anchor for each; empty: no page."""
    index: bool = False
    """Whether a generated page lists all records of the kind. One with an address and without it is listed by a page of its own."""
    group: str = ""
    """Field by which that list is grouped; its type says what it names (`records/ids.py`)."""
    hint: str = ""
    """Field that describes a record in one line of that list: a text, or a fact with one."""
    listed: bool = False
    """Whether the list of all pages from A to Z has its pages, and no two may have the same alias: people look for them by name."""
    compared: bool = False
    """Whether tables can have it in their rows; their columns are in `pages/columns.py`."""
    weight: float = 1.0
    """Factor for the rank of its pages in search: above 1 for what most people need."""
    defaults: tuple[str, ...] = ()
    """Fields that a register may set for all its records, under the key `defaults` on top of the file; a record may say otherwise."""
    history: bool = False
    """Whether it holds what was once published, decided or claimed, which does not go out of date."""

    @property
    def has_pages(self) -> bool:
        """Whether each record has a page of its own."""
        return self.address.endswith("/")

    @property
    def list_page(self) -> str:
        """Address of the page that shows or lists all records: `rails/index.md`, `glossary.md`."""
        return f"{self.address}index.md" if self.has_pages else self.address

    def page_of(self, record_id: str) -> str:
        """Address of one record: `rails/swift.md`, `glossary.md#uetr`."""
        return f"{self.address}{record_id}.md" if self.has_pages else f"{self.address}#{record_id}"


KINDS: tuple[Kind, ...] = (
    Kind("sources", Source, Shape.REGISTER, "source", title="title"),
    Kind("evidence", Evidence, Shape.REGISTER, "evidence", defaults=("scope",), weight=0.5),
    Kind("institutions", Institution, Shape.SUBJECT, "institution", title="name"),
    Kind(
        "platforms",
        Platform,
        Shape.SUBJECT,
        "platform",
        title="name",
        address="platforms/",
        index=True,
        hint="summary",
        listed=True,
        compared=True,
        weight=1.1,
    ),
    Kind(
        "transfer_types",
        TransferType,
        Shape.SUBJECT,
        "transfer-type",
        title="name",
        address="transfer-types/",
        index=True,
        group="platform",
        hint="summary",
        listed=True,
        compared=True,
        weight=1.1,
    ),
    Kind(
        "procedures",
        Procedure,
        Shape.SUBJECT,
        "procedure",
        title="name",
        address="procedures/",
        index=True,
        group="kind",
        hint="summary",
        listed=True,
        compared=True,
        weight=1.15,
    ),
    Kind(
        "proceedings",
        Proceeding,
        Shape.SUBJECT,
        "proceeding",
        title="name",
        address="proceedings/",
        index=True,
        hint="summary",
        listed=True,
        weight=1.1,
    ),
    Kind("first_actions", FirstActions, Shape.REGISTER, "first-actions"),
    Kind("cases", ReviewedCase, Shape.REGISTER, "case"),
    Kind(
        "topics",
        Topic,
        Shape.SUBJECT,
        "topic",
        title="title",
        address="topics/",
        index=True,
        group="group",
        hint="answer",
        listed=True,
        weight=1.2,
    ),
    Kind(
        "rails",
        Rail,
        Shape.SUBJECT,
        "rail",
        title="name",
        address="rails/",
        index=True,
        hint="summary",
        listed=True,
        compared=True,
        weight=1.15,
    ),
    Kind(
        "corridors",
        Corridor,
        Shape.SUBJECT,
        "corridor",
        title="name",
        address="corridors/",
        index=True,
        hint="summary",
        listed=True,
        compared=True,
    ),
    Kind(
        "places",
        Place,
        Shape.SUBJECT,
        "place",
        title="name",
        address="places/",
        index=True,
        hint="summary",
        listed=True,
        compared=True,
    ),
    Kind(
        "uncovered",
        Uncovered,
        Shape.REGISTER,
        "uncovered",
        title="name",
        address="uncovered/",
        index=True,
        hint="summary",
        listed=True,
        defaults=("not_found", "first", "ask"),
    ),
    Kind("safeguards", Safeguard, Shape.SUBJECT, "safeguard", title="name", address="safeguards/", index=True, hint="does", compared=True),
    Kind("outlook", Outlook, Shape.SUBJECT, "outlook", title="name", address="outlook/", index=True, compared=True),
    Kind("claims", Claim, Shape.REGISTER, "claim", title="claim", address="claims/", history=True),
    Kind("articles", PrintedArticle, Shape.SUBJECT, "article", title="title", address="claims/article.md", listed=True, history=True),
    Kind("letters", Letter, Shape.SUBJECT, "letter", title="title", address="letters/", index=True, hint="when", listed=True),
    Kind("scripts", Script, Shape.SUBJECT, "script", title="title", address="scripts/", index=True, hint="when", listed=True),
    Kind("contacts", Contact, Shape.REGISTER, "contact", title="name", address="hotlines.md"),
    Kind(
        "contradictions",
        Contradiction,
        Shape.REGISTER,
        "contradiction",
        title="subject",
        address="claims/contradictions.md",
        history=True,
    ),
    Kind("statistics", Statistic, Shape.REGISTER, "statistic", title="name", address="statistics.md", history=True),
    Kind("court_cases", CourtCase, Shape.REGISTER, "court-case", title="court", address="court-cases.md", history=True),
    Kind("glossary", GlossaryTerm, Shape.REGISTER, "term", title="term", address="glossary.md", weight=0.7),
    Kind("comparisons", Comparison, Shape.SUBJECT, "comparison", title="title", address="comparisons/", index=True, weight=0.8),
    Kind("calendars", Calendar, Shape.SUBJECT, "calendar", title="name"),
    Kind("vocabularies", VocabularyTerm, Shape.VOCABULARY, "vocabulary-term", title="name"),
    Kind("labels", Labels, Shape.SUBJECT, "labels"),
    Kind("search", SearchWord, Shape.REGISTER, "search-word"),
    Kind("research", Research, Shape.LIST, "research"),
    Kind("exemptions", Exemption, Shape.LIST, "exemption"),
    Kind("redirects", Redirect, Shape.LIST, "redirect"),
)
"""In the order in which lists of records of several kinds are printed."""

KIND: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}
"""By name."""
