"""One page as search sees it: what it is called, what it answers, and its parts with their addresses."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class DocumentMeta:
    """What a page says about itself."""

    kind: str = "page"
    aliases: tuple[str, ...] = ()
    platform: str = ""
    scenarios: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    priority: str = ""
    """`high`, `low` or empty."""
    roles: tuple[str, ...] = ()
    """Whose step a procedure is; empty where it is anybody's."""


@dataclass(frozen=True)
class DocumentPart:
    """A piece of a page: what stands under one anchor."""

    anchor: str
    heading: str
    text: str
    kind: str = "section"
    """`section`, `row` or `aside`; an aside only repeats what another page is about, and weighs less."""


@dataclass(frozen=True)
class DocumentAnswer:
    """What a page answers, in its own words."""

    tone: str = ""
    """`yes`, `no`, `conditional`, a verdict on a claim, `do` for an action, `hotline`."""
    word: str = ""
    text: str = ""
    number: str = ""
    """A hotline, as it is written."""


@dataclass(frozen=True)
class DocumentAction:
    """What to do first, as the page itself says it."""

    text: str
    number: str = ""
    """To call for it, where the page lets it be dialled; as it is written."""
    uri: str = ""
    """The page that says how, relative to the folder of the language."""
    region: str = ""
    """Where it holds, when it holds in one place only: that of the number, or of the page that says how."""
    roles: tuple[str, ...] = ()
    """Whose step it is; empty where it is anybody's."""
    scenarios: tuple[str, ...] = ()
    """What it is a step for; empty where it is one whatever happened."""
    call: tuple[str, str, str] = ("", "", "")
    """Where it has no number itself: the first step below it that has one, its number, and the place that answers."""


@dataclass(frozen=True)
class IndexDocument:
    """A page, or an entry of a register, in one language."""

    uri: str
    """Relative to the folder of the language, with its fragment: `platforms/wechat-pay/`, `hotlines/#police-110`."""
    language: str
    title: str
    meta: DocumentMeta
    lead: str = ""
    answer: DocumentAnswer = DocumentAnswer()
    parts: tuple[DocumentPart, ...] = field(default=())
    action: DocumentAction | None = None
