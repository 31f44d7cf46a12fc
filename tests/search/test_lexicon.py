"""Forms are found where they stand, however they are kept."""

import random

from generator.search.lexicon import FormIndex

SIGNS = "我你微信转a b1$/"


def _found_by_looking(forms: list[str], text: str) -> set[tuple[int, int]]:
    """Every place tried: no form begins inside a word of Latin letters and digits, and one that begins with such a word begins with all of it."""
    found = set()
    for start in range(len(text)):
        if start and _is_latin(text[start]) and _is_latin(text[start - 1]):
            continue
        word = _first_word(text[start:])
        found |= {(start, start + len(form)) for form in forms if text.startswith(form, start) and _first_word(form) == word}
    return found


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _first_word(text: str) -> str:
    return text[: next((place for place, sign in enumerate(text) if not _is_latin(sign)), len(text))]


def test_forms_are_found_as_if_every_place_were_tried() -> None:
    """One character, several, Latin words and signs beside each other."""
    chance = random.Random(7)  # noqa: S311
    for _ in range(3000):
        forms = ["".join(chance.choices(SIGNS, k=chance.randint(1, 4))).strip() for _ in range(chance.randint(1, 8))]
        forms = [form for form in forms if form]
        text = "".join(chance.choices(SIGNS, k=20))
        assert set(FormIndex(forms).found(text)) == _found_by_looking(forms, text), (forms, text)
