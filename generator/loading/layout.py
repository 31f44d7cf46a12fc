"""Which folder of `data/` holds which kind of record. The one table to extend for a new kind."""

from dataclasses import dataclass
from enum import Enum

from generator.models.base import Model
from generator.models.calendar import Calendar
from generator.models.claim import Case, Claim, Contradiction, Statistic
from generator.models.contact import Contact
from generator.models.evidence import Evidence, Source
from generator.models.guidance import Comparison, Exemption, Labels, Letter, Outlook, Redirect, Safeguard, Term, Topic, VocabularyTerm
from generator.models.platform import Platform, TransferType
from generator.models.procedure import Procedure
from generator.models.search import SearchWord
from generator.models.world import Corridor, Jurisdiction, Rail


class Shape(Enum):
    """How records lie in files."""

    SUBJECT = "one file, one record; the id is the file stem"
    REGISTER = "one file, many records by id; ids are unique in the folder"
    VOCABULARY = "one file, one closed list by id"
    LIST = "one file, one list"


@dataclass(frozen=True)
class Kind:
    """A kind of record."""

    name: str
    """Field of `Dataset` and folder (or file stem, for a LIST) of `data/`."""
    model: type[Model]
    shape: Shape


KINDS: tuple[Kind, ...] = (
    Kind("sources", Source, Shape.REGISTER),
    Kind("evidence", Evidence, Shape.REGISTER),
    Kind("contacts", Contact, Shape.REGISTER),
    Kind("platforms", Platform, Shape.SUBJECT),
    Kind("transfer_types", TransferType, Shape.SUBJECT),
    Kind("procedures", Procedure, Shape.SUBJECT),
    Kind("cross_border", Rail, Shape.SUBJECT),
    Kind("corridors", Corridor, Shape.SUBJECT),
    Kind("jurisdictions", Jurisdiction, Shape.SUBJECT),
    Kind("safeguards", Safeguard, Shape.SUBJECT),
    Kind("outlook", Outlook, Shape.SUBJECT),
    Kind("claims", Claim, Shape.REGISTER),
    Kind("contradictions", Contradiction, Shape.REGISTER),
    Kind("cases", Case, Shape.REGISTER),
    Kind("statistics", Statistic, Shape.REGISTER),
    Kind("topics", Topic, Shape.SUBJECT),
    Kind("letters", Letter, Shape.SUBJECT),
    Kind("glossary", Term, Shape.REGISTER),
    Kind("comparisons", Comparison, Shape.SUBJECT),
    Kind("calendars", Calendar, Shape.SUBJECT),
    Kind("vocabularies", VocabularyTerm, Shape.VOCABULARY),
    Kind("labels", Labels, Shape.SUBJECT),
    Kind("search", SearchWord, Shape.REGISTER),
    Kind("exemptions", Exemption, Shape.LIST),
    Kind("redirects", Redirect, Shape.LIST),
)
