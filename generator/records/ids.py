"""Ids that name something: the type of a field says what it names, and all code that follows references reads these types."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import StringConstraints

from generator.records.base import Id, Words


@dataclass(frozen=True)
class Ref:
    """Annotation of a field whose value, or each of whose values, names something else."""

    to: str = ""
    """A kind of `records/kinds.py`, a list in `data/vocabularies/`, or one of `rules`, `scenarios`, `records` and `kinds`."""
    field: str = ""
    """Instead of `to`: the field of the same value that says which kind is named."""


SourceId = Annotated[Id, Ref("sources")]
EvidenceId = Annotated[Id, Ref("evidence")]
ContactId = Annotated[Id, Ref("contacts")]
ClaimId = Annotated[Id, Ref("claims")]
ProcedureId = Annotated[Id, Ref("procedures")]
InstitutionId = Annotated[Id, Ref("institutions")]
PlatformId = Annotated[Id, Ref("platforms")]
TransferTypeId = Annotated[Id, Ref("transfer_types")]
RailId = Annotated[Id, Ref("rails")]
PlaceId = Annotated[Id, Ref("places")]
TopicId = Annotated[Id, Ref("topics")]
LetterId = Annotated[Id, Ref("letters")]
CourtCaseId = Annotated[Id, Ref("court_cases")]
StatisticId = Annotated[Id, Ref("statistics")]
TermId = Annotated[Id, Ref("glossary")]

QuestionId = Annotated[Id, Ref("questions")]
ActorId = Annotated[Id, Ref("actors")]
PaperId = Annotated[Id, Ref("papers")]
StageId = Annotated[Id, Ref("stages")]
GroundId = Annotated[Id, Ref("grounds")]
TopicGroupId = Annotated[Id, Ref("topic-groups")]
ProcedureKindId = Annotated[Id, Ref("procedure-kinds")]

RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+#[a-z0-9-]+$"), Ref("rules")]
"""`platform-id#rule-id`."""

ScenarioId = Annotated[Id, Ref("scenarios")]
"""A value of `Scenario`."""

RecordId = Annotated[Words, Ref("records")]
"""`folder/id`."""
