"""Check: an answer that is neither yes nor no has a note that says what it depends on."""

from collections.abc import Iterator
from datetime import date

from generator.checks.fields_of_records import walk_facts
from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.vocabulary import Answer

_WANTED = {
    Answer.CONDITIONAL: "name the condition",
    Answer.DISPUTED: "say who says what",
    Answer.UNKNOWN: "say where we searched, and what is safe to do",
}


def check_answer_notes(dataset: Dataset, today: date) -> Iterator[Problem]:
    """`conditional`, `disputed` and `unknown` carry a note; so does a procedure's window that is not sure.

    PASS: `answer: conditional` with `note: 对方还没有收款`
    FAIL: `answer: disputed` without `note`
    """
    for node, fact in walk_facts(dataset):
        if fact.answer in _WANTED and fact.note is None:
            where = RecordPath(node.kind, node.id, (*node.path, "answer"))
            yield Problem(where, "answer-notes", f"`{fact.answer}` without a note", f"add `note:` and {_WANTED[fact.answer]}")
    for key, procedure in dataset.procedures.items():
        if procedure.window_answer in _WANTED and procedure.window_note is None:
            hint = f"add `window_note:` and {_WANTED[procedure.window_answer]}"
            where = RecordPath("procedures", key, ("window_answer",))
            yield Problem(where, "answer-notes", f"`{procedure.window_answer}` without a note", hint)
