"""Check: an action for money sent abroad says that its mainland number is for the mainland."""

from collections.abc import Iterator
from datetime import date

from generator.planner.cases import hotline_of, places_of_rail, rails_of
from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset

_SAID = {"zh": ("内地", "大陆"), "en": ("mainland",)}


def check_mainland_numbers(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Whoever sent money across borders may sit at either end: nobody in New York can dial 110, and the plan prints it as one tap.

    A plan prints the one hotline of an action that lies in the regions of its rail; of two it prints neither. An English line is
    judged where there is one.

    PASS: `rails: [swift]`, `contact: police-110`, `action: 人在内地打 110，在别处找当地警方`
    PASS: `action: 打 110` for `regions: [CN]` without `rails`: its reader is in the mainland
    FAIL: `rails: [swift]`, `contact: police-110`, `action: 打 110 报警`
    """
    for key, procedure in dataset.procedures.items():
        printed = {hotline_of(dataset, procedure, places_of_rail(rail)) for rail in rails_of(dataset, procedure).values()}
        for contact in sorted(name for name in printed if name and dataset.contacts[name].region == "CN"):
            for language, words in _SAID.items():
                line = getattr(procedure.action, language)
                if line and not any(word in line.lower() for word in words):
                    message = f"prints the number of `{contact}`, and does not say in {language} that it is for the mainland"
                    where = RecordPath("procedures", key, ("action", language))
                    yield Problem(where, "mainland-numbers", message, f"the reader may be abroad: say `{words[0]}`")
