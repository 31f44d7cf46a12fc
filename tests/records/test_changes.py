"""What has changed between two datasets, named as its readers note it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from generator.records.base import Money, Text
from generator.records.changes import LISTS, changed_facts
from generator.records.claims import CourtCase
from generator.records.dataset import Dataset
from generator.records.guidance import GlossaryTerm, Labels, Topic, VocabularyTerm
from generator.records.kinds import KIND
from generator.records.procedure import Applicability, Conditions
from generator.records.tracing import EVERYTHING, KEYS, WHOLE, FactPath
from generator.records.translation import TranslationLock

TERM = GlossaryTerm(term="词", means=Text(zh="义", en="meaning"), aliases=("甲", "乙"))
DATASET = Dataset({"glossary": {"a": TERM, "b": GlossaryTerm(term="另", means="别")}})


def changed(**terms: Any) -> set[FactPath]:
    """Facts that change when the glossary holds these terms, without those that are there for whoever reads something as a whole."""
    facts = changed_facts(DATASET, replace(DATASET, records={"glossary": terms}))
    return {fact for fact in facts if fact[-1] != WHOLE and fact != EVERYTHING}


def test_records_that_are_equal_have_no_changed_facts() -> None:
    """A file that was saved without a change makes no page again."""
    copy = {"glossary": {key: record.model_copy(deep=True) for key, record in DATASET.glossary.items()}}

    assert changed_facts(DATASET, DATASET) == set()
    assert changed_facts(DATASET, replace(DATASET, records=copy)) == set()


B = DATASET.glossary["b"]


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"a": TERM.model_copy(update={"means": Text(zh="新", en="meaning")}), "b": B}, {("a", "means", "zh")}),
        ({"a": TERM.model_copy(update={"means": Text(zh="义")}), "b": B}, {("a", "means", "en")}),
        ({"a": TERM.model_copy(update={"aliases": ("甲",)}), "b": B}, {("a", "aliases")}),
        ({"a": TERM.model_copy(update={"message": "pacs.008"}), "b": B}, {("a", "message")}),
        ({"b": B, "a": TERM}, {(KEYS,)}),
        ({"a": TERM}, {("b",), (KEYS,)}),
        ({"a": TERM, "b": B, "c": B}, {("c",), (KEYS,)}),
        ({"a": TERM, "c": B}, {("b",), ("c",), (KEYS,)}),
    ],
    ids=["a text", "a text that goes", "a list", "a part that comes", "the order", "removed", "added", "renamed"],
)
def test_a_change_is_named_by_its_path(terms: dict[str, Any], expected: set[FactPath]) -> None:
    """As near to the change as a reader can be."""
    assert changed(**terms) == {("glossary", *fact) for fact in expected}


def test_whoever_reads_something_as_a_whole_is_hit_by_any_change_in_it() -> None:
    """Two values that were equal may not be so any more."""
    facts = changed_facts(DATASET, replace(DATASET, records={"glossary": {"a": TERM.model_copy(update={"means": Text(zh="新")}), "b": B}}))

    assert {("glossary", WHOLE), ("glossary", "a", WHOLE), ("glossary", "a", "means", WHOLE), EVERYTHING} < facts
    assert ("glossary", "b", WHOLE) not in facts


def test_a_list_of_parts_is_compared_part_by_part_while_it_keeps_its_length() -> None:
    """A part that comes or goes changes the list, which is read with the field that holds it."""
    topic = Topic.model_construct(title=Text(zh="题"), sections=(Text(zh="一"), Text(zh="二")))

    def facts(sections: tuple[object, ...]) -> set[FactPath]:
        new = topic.model_copy(update={"sections": sections})
        return changed_facts(Dataset({"topics": {"t": topic}}), Dataset({"topics": {"t": new}}))

    path: FactPath = ("topics", "t", "sections")
    assert (*path, 1, "zh") in facts((topic.sections[0], Text(zh="三")))
    assert path not in facts((topic.sections[0], Text(zh="三")))
    assert path in facts(topic.sections[:1])
    assert path in facts((topic.sections[0], TERM))


def test_a_part_of_another_type_is_a_change_of_the_field() -> None:
    """Its own fields are other ones."""
    assert ("glossary", "a", "means") in changed(a=TERM.model_copy(update={"means": B}), b=B)


@pytest.mark.parametrize(("old", "new"), [(Decimal("2.0"), Decimal("2.00")), (1, True)])
def test_values_that_are_equal_and_print_differently_have_changed(old: object, new: object) -> None:
    """An amount is printed as the source writes it."""
    before, after = (CourtCase.model_construct(amount=Money.model_construct(amount=value, currency="CNY")) for value in (old, new))
    facts = changed_facts(Dataset({"court_cases": {"c": before}}), Dataset({"court_cases": {"c": after}}))

    assert ("court_cases", "c", "amount", "amount") in facts


def test_a_word_of_the_interface_is_named_by_section_and_key() -> None:
    """Most words are read by a few pages only."""
    before = Dataset({"labels": {"zh": Labels(words={"ui": {"join": ", ", "stop": "."}})}})
    after = Dataset({"labels": {"zh": Labels(words={"ui": {"join": "; ", "stop": "."}})}})

    facts = changed_facts(before, after)

    assert ("labels", "zh", "words", "ui", "join") in facts
    assert not {("labels", "zh", "words", "ui", "stop"), ("labels", "zh", "words", "ui", KEYS)} & facts


def test_terms_that_come_and_go_change_their_vocabulary_only() -> None:
    """A page that lists the papers does not care for a new kind of procedure."""
    term = VocabularyTerm(name="词")
    before = Dataset({"vocabularies": {"papers/a": term, "actors/a": term}})
    after = Dataset({"vocabularies": {"papers/a": term, "actors/a": term, "papers/b": term}})

    facts = changed_facts(before, after)

    assert {(LISTS, "papers", KEYS), (LISTS, "papers", "b")} < facts
    assert not {(LISTS, KEYS), (LISTS, "actors", KEYS)} & facts


def test_what_is_no_record_is_compared_too() -> None:
    """A record that cannot be read any more changes what is said of those that name it."""
    assert ("failed_records",) in changed_facts(DATASET, replace(DATASET, failed_records=frozenset({"glossary/c"})))
    assert ("pins",) in changed_facts(DATASET, replace(DATASET, pins=TranslationLock(frozenset({"a"}))))


def test_conditions_that_come_change_the_whole_of_their_field() -> None:
    """Records without conditions share one value that has none; its readers note the field as a whole."""
    assert Applicability.model_fields["when"].default == Conditions()
    old = Applicability.model_construct(when=Conditions())
    new = Applicability.model_construct(when=Conditions(payee=("refuses",)))
    facts = changed_facts(Dataset({"procedures": {"p": old}}), Dataset({"procedures": {"p": new}}))

    assert {("procedures", "p", "when", "payee"), ("procedures", "p", "when", WHOLE)} < facts


def test_no_kind_has_the_name_of_something_derived() -> None:
    """Their facts would be confused."""
    assert not KIND.keys() & {LISTS, "users", "plan", "evidence_pages", "evidence_page_of", "pins", "failed_records", KEYS}
