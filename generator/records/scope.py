"""Whose: the platforms, places and cases for which a piece of evidence holds."""

from typing import Self

from pydantic import model_validator

from generator.records.base import Model, Region, Words
from generator.records.ids import InstitutionId, PlatformId, RailId, TransferTypeId
from generator.records.vocabulary import Scenario


class Scope(Model):
    """For what a piece of evidence holds. Pages print it nowhere else.

    The first four lists name subjects: it holds for each of them. Regions and scenarios narrow that; an empty list does not.
    """

    institutions: tuple[InstitutionId, ...] = ()
    """Classes of firms, ids of `institutions/`: it holds for every member."""
    platforms: tuple[PlatformId, ...] = ()
    transfer_types: tuple[TransferTypeId, ...] = ()
    rails: tuple[RailId, ...] = ()
    regions: tuple[Region, ...] = ()
    """Where it holds, ISO 3166-1 alpha-2; without a subject it holds for everybody there."""
    scenarios: tuple[Scenario, ...] = ()
    everywhere: Words | None = None
    """The reason why it holds in every place and for every way of paying. Rare: a check counts it."""

    @model_validator(mode="after")
    def _says_whose(self) -> Self:
        named = bool(self.institutions or self.platforms or self.transfer_types or self.rails or self.regions)
        if named == (self.everywhere is not None):
            raise ValueError("a scope names platforms, ways of paying, rails, classes or regions, or says `everywhere:` and why")
        return self
