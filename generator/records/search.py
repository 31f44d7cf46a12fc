"""Search words: what people type and no page shows. Aliases of a single page are in the record of that page."""

import re
from enum import StrEnum
from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from generator.records.base import Flag, Model, Words
from generator.records.ids import PlatformId
from generator.records.vocabulary import Role, Scenario

PageRef = Annotated[str, StringConstraints(pattern=r"^[a-z_]+(/[a-z0-9-]+)?$")]
"""`topics/recovery-scam`: folder of `data/` and record id; or a page of its own such as `home` or `hotlines`."""

_INITIAL = "[bpmfdtnlgkhjqxrzcsyw]|[zcs]h"
_FINAL = "a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|v|ve"
Syllable = Annotated[str, StringConstraints(pattern=rf"^({_INITIAL})?({_FINAL})$")]
"""Pinyin of one sign, without its tone; ü is written v: `huan`, `lv`."""
HanSign = Annotated[str, StringConstraints(pattern="^[\u3400-\u9fff]$")]
"""One Chinese character, simplified."""


class WordRole(StrEnum):
    """What a search word is for."""

    CONCEPT = "concept"
    """Forms that mean the same wherever they stand."""
    ENTITY = "entity"
    """Names of one platform, rail, bank or place; a page without the one in the query ranks lower."""
    STOP_PHRASE = "stop-phrase"
    """Phrases without a subject."""
    PASSING = "passing"
    """What a long story says whatever happened: feelings, times of the day, thanks. Left out of stories, not of short queries."""
    FALLBACK = "fallback"
    """A page offered when nothing was found."""
    READING = "reading"
    """How `sign` is said in these forms: what a dictionary gets wrong in words of this field, or where two readings are said."""


class SearchWord(Model):
    """A group of words with one role."""

    role: WordRole
    forms: tuple[Words, ...] = ()
    """As people type them; case, width and traditional shapes do not matter. In a concept one `*` is up to six signs: 转给*陌生人."""
    page: PageRef | None = None
    """For a fallback."""
    scenario: Scenario | None = None
    """The scenario a concept names, so that a query becomes a case."""
    asker: Role | None = None
    """Who asks in these words: 别人转错给我 is the payee's question."""
    region: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|EU)$")] | None = None
    """The place an entity names."""
    platform: PlatformId | None = None
    """The record of `platforms/` an entity or a concept names, so that a query becomes a case."""

    aside: Flag = False
    """Whether a long story names the concept in passing: a family, a bank, a night. It weighs less there."""
    sign: HanSign | None = None
    """For a reading: the character that has more than one. Every form holds it; as a form of its own it stands for all other words."""
    sounds: tuple[Syllable, ...] = ()
    """For a reading: how the sign is said in the forms, the commonest first. All of them are indexed."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if (self.role is WordRole.FALLBACK) != (self.page is not None):
            raise ValueError("`page` belongs to a fallback, and a fallback needs it")
        if (self.role is WordRole.READING) != (self.sign is not None) or (self.role is WordRole.READING) != bool(self.sounds):
            raise ValueError("`sign` and `sounds` belong to a reading, and a reading needs both")
        if self.sign and any(self.sign not in form for form in self.forms):
            raise ValueError("every form of a reading holds its `sign`")
        if not self.forms and self.role is not WordRole.FALLBACK:
            raise ValueError("at least one form is needed")
        if any("*" in form and (self.role is not WordRole.CONCEPT or not re.fullmatch(r"[^*]+\*[^*]+", form)) for form in self.forms):
            raise ValueError("`*` stands once, inside a form of a concept")
        return self
