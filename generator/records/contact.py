"""Protected facts: hotlines, official addresses, app entries. Printed from here and from nowhere else."""

from typing import Annotated

from pydantic import StringConstraints

from generator.records.base import Flag, Model, Region, Text, Words
from generator.records.evidence import Url
from generator.records.ids import EvidenceId
from generator.records.vocabulary import ContactKind, ContactStatus


class Contact(Model):
    """One way to reach one body."""

    name: Text
    """Whose contact it is."""
    kind: ContactKind
    status: ContactStatus
    number: Annotated[str, StringConstraints(pattern=r"^[0-9+() /-]{3,40}$")] | None = None
    """The number as people dial it, quoted in YAML."""
    url: Url | None = None
    path: Text | None = None
    """Menu path inside an app, with ` → ` between the steps."""
    emergency: Flag = False
    """Whether it is dialled in an emergency, as 999 is: nobody is told to check it first, whatever its status."""
    region: Region
    """The place it serves: ISO 3166-1 alpha-2, EU or INT."""
    scope: Text
    """What it is for, and what it cannot do."""
    hours: Text | None = None
    """Opening hours as sourced; absent means that no source states them."""
    look_alikes: tuple[Text, ...] = ()
    """Wrong, faked or confusable numbers and what is true of them. They are not registered: of all other texts only claims name them."""
    look_alike_evidence: tuple[EvidenceId, ...] = ()
    """Evidence of the look-alikes: pages that nobody should trust, so they are cited beside the warning and nowhere else."""
    evidence: tuple[EvidenceId, ...]
    """At least two independent pieces when the status is confirmed."""
    keywords: tuple[Words, ...] = ()
    """Other words people type when they look for it."""

    @property
    def called(self) -> tuple[str, ...]:
        """Its name and its menu path in every language: what a text may call it, and where it may send people to find it."""
        return tuple(words for text in (self.name, self.path) if text for _, words in text if words)
