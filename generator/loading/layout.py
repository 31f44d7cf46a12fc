"""Which folder of `data/` holds which kind of record. The one table to extend for a new kind."""

from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from pathlib import Path

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

_SHAPES = {kind.name: kind.shape for kind in KINDS}
_YAML = frozenset({".yml", ".yaml"})


def is_home(inside: Path) -> bool:
    """Whether records are looked for in this file; its path is relative to `data/`."""
    match inside.parts:
        case (name,):
            return inside.suffix == ".yml" and _SHAPES.get(inside.stem) is Shape.LIST
        case (folder, name):
            return name.endswith(".yml") and _SHAPES.get(folder, Shape.LIST) is not Shape.LIST
        case _:
            return False


def home_of(inside: Path) -> str:
    """What to do with a file in which no records are looked for."""
    top = inside.parts[0].removesuffix(".yml")
    shape = _SHAPES.get(top)
    if shape is Shape.LIST:
        return f"write data/{top}.yml: {shape.value}"
    if shape and inside.suffix.lower() not in _YAML:
        return "a record ends in .yml; move anything else out of data/"
    if shape:
        return f"move it to data/{top}/{inside.stem if len(inside.parts) > 1 else 'some-name'}.yml: {shape.value}"
    close = get_close_matches(top, _SHAPES, n=1)
    return f"did you mean data/{close[0]}?" if close else f"folders: {', '.join(sorted(_SHAPES))}; files end in .yml"
