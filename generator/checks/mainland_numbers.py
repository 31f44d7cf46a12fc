"""Check: an action for money sent abroad says that its mainland number is for the mainland."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.procedure import Procedure
from generator.records.vocabulary import ContactKind

_SAID = {"zh": ("内地", "大陆"), "en": ("mainland",)}


def check_mainland_numbers(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Whoever sent money across borders may sit at either end: nobody in New York can dial 110, and the plan prints it as one tap.

    Judged are actions that name `rails` or `regions` other than CN and have one hotline of region CN among their channels: of two, a
    plan prints neither. An English line is judged where there is one.

    PASS: `rails: [swift]`, `contact: police-110`, `action: 人在内地打 110，在别处找当地警方`
    PASS: `action: 打 110` for `regions: [CN]` without `rails`: its reader is in the mainland
    FAIL: `rails: [swift]`, `contact: police-110`, `action: 打 110 报警`
    """
    for key, procedure in dataset.procedures.items():
        if _is_for_abroad(procedure) and (contact := _mainland_hotline(dataset, procedure)):
            for language, words in _SAID.items():
                line = getattr(procedure.action, language)
                if line and not any(word in line.lower() for word in words):
                    message = f"prints the number of `{contact}`, and does not say in {language} that it is for the mainland"
                    where = RecordPath("procedures", key, ("action", language))
                    yield Problem(where, "mainland-numbers", message, f"the reader may be abroad: say `{words[0]}`")


def _is_for_abroad(procedure: Procedure) -> bool:
    return bool(procedure.applies.rails or set(procedure.applies.regions) - {"CN"})


def _mainland_hotline(dataset: Dataset, procedure: Procedure) -> str | None:
    """Id of the one hotline of the mainland among the channels, which a plan prints; None for none and for several."""
    contacts = [(channel.contact, dataset.contacts.get(channel.contact or "")) for channel in procedure.channels]
    found = [key for key, contact in contacts if contact and (contact.kind, contact.region) == (ContactKind.HOTLINE, "CN")]
    return found[0] if len(found) == 1 else None
