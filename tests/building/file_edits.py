"""Edits of the files of a project, chosen at random from a fixed seed: what an author, a designer or a translator may do.

Values are replaced where they stand in the text of a file, whose form and comments stay. Some edits make records that cannot be published.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import yaml

Texts = dict[str, str]
"""Path → text of each file that can be edited."""
Changes = Mapping[str, str | None]
"""Path → new text; None for a file that goes."""

EDITED = ("data", "content", "theme", "mkdocs.yml", "mkdocs.en.yml", "translations.lock")
ENDINGS = {".yml", ".md", ".html", ".css", ".js", ".lock", ".svg"}
REGISTERS = ("sources", "evidence", "claims", "contacts", "contradictions", "statistics", "court_cases", "glossary", "search")
SUBJECTS = (
    *("platforms", "transfer_types", "procedures", "rails", "corridors", "places", "topics"),
    *("safeguards", "outlook", "letters", "scripts", "comparisons", "calendars"),
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True)
class FileEdit:
    """One edit, made."""

    sort: str
    what: str
    """For whoever reads a failure."""
    changes: Changes
    days: int = 0
    """By how many days the day of the run moves."""


@dataclass(frozen=True)
class Value:
    """A value of a YAML file."""

    file: str
    path: tuple[str, ...]
    """Keys and positions that lead to it."""
    text: str
    start: int
    end: int
    plain: bool
    """Written without quotes, on one line."""


def texts_of(root: Path) -> Texts:
    """Every file of a project that can be edited."""
    paths = [path for part in EDITED for path in ([root / part] if (root / part).is_file() else sorted((root / part).rglob("*")))]
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths if path.suffix in ENDINGS}


def chosen_edit(sort: str, texts: Texts, chance: random.Random) -> FileEdit | None:
    """An edit of a sort; None when none can be made of these files."""
    found = SORTS[sort](texts, chance)
    if found is None:
        return None
    what, changes = found
    changes = {path: text for path, text in changes.items() if texts.get(path) != text}
    return FileEdit(sort, what, changes) if changes else None


Made = tuple[str, dict[str, str | None]] | None
"""What was done, and the changes."""
Maker = Callable[[Texts, random.Random], Made]


# Values of records


def values_of(texts: Texts) -> list[Value]:
    """Every scalar of every record, labels apart."""
    return [value for path in records_in(texts) for value in _scalars(path, texts[path])]


def records_in(texts: Texts) -> list[str]:
    """Every file of records, labels apart."""
    return [path for path in texts if path.startswith("data/") and "/labels/" not in path]


@lru_cache(maxsize=500)
def _scalars(file: str, text: str) -> tuple[Value, ...]:
    return tuple(_walk(file, text, yaml.compose(text, Loader=yaml.CSafeLoader), ()))


def _walk(file: str, text: str, node: yaml.Node | None, path: tuple[str, ...]) -> Iterator[Value]:
    match node:
        case yaml.ScalarNode():
            start, end = node.start_mark.index, node.end_mark.index
            yield Value(file, path, node.value, start, end, text[start:end] == node.value)
        case yaml.MappingNode():
            for key, value in node.value:
                yield from _walk(file, text, value, (*path, key.value))
        case yaml.SequenceNode():
            for position, value in enumerate(node.value):
                yield from _walk(file, text, value, (*path, str(position)))


def replaced(texts: Texts, value: Value, new: str) -> dict[str, str | None]:
    """The file with another text in the place of a value."""
    text = texts[value.file]
    return {value.file: f"{text[: value.start]}{new}{text[value.end :]}"}


def _told(value: Value) -> str:
    return f"{value.file}: {'.'.join(value.path)}"


def _text(texts: Texts, chance: random.Random) -> Made:
    value = chance.choice([each for each in values_of(texts) if each.plain and each.path[-1] in {"zh", "en"}])
    return _told(value), replaced(texts, value, f"{value.text}改" if value.path[-1] == "zh" else f"{value.text} anew")


def _text_of_the_same_size(texts: Texts, chance: random.Random) -> Made:
    values = [each for each in values_of(texts) if each.plain and each.path[-1] in {"zh", "en"} and each.text[-1] in "文hx"]
    value = chance.choice(values)
    return _told(value), replaced(texts, value, value.text[:-1] + {"文": "字", "h": "x", "x": "h"}[value.text[-1]])


def _words(texts: Texts, chance: random.Random) -> Made:
    """Names in search, quotes, values: strings that are in one language only."""
    named = {"aliases", "forms", "keywords", "quote", "value"}
    value = chance.choice([each for each in values_of(texts) if each.plain and named & {*each.path[-2:]} and "," not in each.text])
    return _told(value), replaced(texts, value, f"{value.text}改")


def _choice(texts: Texts, chance: random.Random) -> Made:
    """A value of a closed list, or the id of another record: one that stands in the same field elsewhere."""
    fields: dict[tuple[str, str], list[Value]] = {}
    for value in values_of(texts):
        field = next(key for key in reversed(value.path) if not key.isdigit())
        if _WORD.fullmatch(value.text) and field not in {"zh", "en", "id"}:
            fields.setdefault((value.file.split("/")[1], field), []).append(value)
    open_fields = [values for values in fields.values() if len({each.text for each in values}) > 1]
    values = chance.choice(open_fields)
    value = chance.choice(values)
    new = chance.choice(sorted({each.text for each in values} - {value.text}))
    return f"{_told(value)} becomes {new}", replaced(texts, value, f'"{new}"' if new in {"yes", "no", "true", "false"} else new)


def _number(texts: Texts, chance: random.Random) -> Made:
    value = chance.choice([each for each in values_of(texts) if each.plain and each.text.isdigit()])
    return _told(value), replaced(texts, value, str(int(value.text) + 1))


def _day(texts: Texts, chance: random.Random) -> Made:
    value = chance.choice([each for each in values_of(texts) if each.plain and _DAY.fullmatch(each.text)])
    moved = date.fromisoformat(value.text) - timedelta(chance.randint(1, 20))
    return _told(value), replaced(texts, value, moved.isoformat())


def _lists(texts: Texts) -> list[tuple[str, list[tuple[int, int]]]]:
    """(file, where each entry stands) of every list on one line."""
    found = []
    for file in records_in(texts):
        for match in re.finditer(r"\[([^\[\]{}\"\n]+, [^\[\]{}\"\n]+)\]", texts[file]):
            entries = [(match.start(1) + part.start(), match.start(1) + part.end()) for part in re.finditer(r"[^, ][^,]*", match[1])]
            found.append((file, entries))
    return found


def _list_shorter(texts: Texts, chance: random.Random) -> Made:
    file, entries = chance.choice(_lists(texts))
    text, (start, _), (_, end) = texts[file], entries[0], entries[-1]
    kept = [text[first:last] for first, last in entries]
    gone = kept.pop(chance.randrange(len(kept)))
    return f"{file}: {gone}", {file: f"{text[:start]}{', '.join(kept)}{text[end:]}"}


def _list_turned(texts: Texts, chance: random.Random) -> Made:
    file, entries = chance.choice(_lists(texts))
    text, (start, _), (_, end) = texts[file], entries[0], entries[-1]
    return f"{file}: {text[start:end]}", {file: f"{text[:start]}{', '.join(text[a:b] for a, b in reversed(entries))}{text[end:]}"}


def _list_longer(texts: Texts, chance: random.Random) -> Made:
    """A piece of evidence more."""
    ids = sorted(entry_ids(texts, "evidence"))
    places = [(file, match) for file in records_in(texts) for match in re.finditer(r"evidence: \[([^\]]+)\]", texts[file])]
    file, match = chance.choice(places)
    new = chance.choice(ids)
    if new in match[1].split(", "):
        return None
    return f"{file}: {new} beside {match[1]}", {file: f"{texts[file][: match.end(1)]}, {new}{texts[file][match.end(1) :]}"}


def _field_gone(texts: Texts, chance: random.Random) -> Made:
    """An optional part on a line of its own, such as a note, or words for search."""
    optional = "note|caveat|aliases|keywords|hours|period|value|heard|seed_refs|fee|window|claims|transfer_types"
    places = [(file, match) for file in records_in(texts) for match in re.finditer(rf"^ *(?:{optional}): .+\n", texts[file], re.MULTILINE)]
    file, match = chance.choice(places)
    return f"{file}: {match[0].strip()}", {file: texts[file][: match.start()] + texts[file][match.end() :]}


# Whole records


def entry_ids(texts: Texts, kind: str) -> dict[str, tuple[str, int, int]]:
    """Id → file, start and end of each record of a register."""
    found = {}
    for file in records_in(texts):
        if file.startswith(f"data/{kind}/"):
            starts = [*re.finditer(r"^([a-z0-9][a-z0-9-]*):\n", texts[file], re.MULTILINE)]
            ends = [*(match.start() for match in starts[1:]), len(texts[file])]
            found |= {match[1]: (file, match.start(), end) for match, end in zip(starts, ends, strict=True)}
    return found


def _as_new(text: str) -> str:
    """A copy of a record that has no text in common with it."""
    text = re.sub(r"( 中文| in English)", r" of the copy\1", text)
    return re.sub(r"^( *)(?:aliases|keywords|number|forms): .+\n", "", text, flags=re.MULTILINE)


def _subject_added(texts: Texts, chance: random.Random) -> Made:
    file = chance.choice([path for kind in SUBJECTS for path in records_in(texts) if path.startswith(f"data/{kind}/")])
    new = file.replace(".yml", f"-{chance.randint(2, 99)}.yml")
    return f"{new} like {file}", {new: _as_new(texts[file])}


def _entry_added(texts: Texts, chance: random.Random) -> Made:
    file, start, end = chance.choice([*entry_ids(texts, chance.choice(REGISTERS[:-1])).values()])
    key, _, rest = texts[file][start:end].partition(":")
    new = f"{key}-{chance.randint(2, 99)}"
    return f"{file}: {new} like {key}", {file: f"{texts[file].rstrip()}\n{new}:{_as_new(rest).rstrip()}\n"}


def _record_gone(texts: Texts, chance: random.Random) -> Made:
    if chance.random() < 0.3:
        file = chance.choice([path for kind in SUBJECTS for path in records_in(texts) if path.startswith(f"data/{kind}/")])
        return file, {file: None}
    file, start, end = chance.choice([*entry_ids(texts, chance.choice(REGISTERS)).values()])
    return f"{file}: {texts[file][start:end].partition(':')[0]}", {file: texts[file][:start] + texts[file][end:]}


def _record_renamed(texts: Texts, chance: random.Random) -> Made:
    """With everything that names it; so the page moves."""
    stems = {Path(path).stem: path for kind in SUBJECTS for path in records_in(texts) if path.startswith(f"data/{kind}/")}
    names = [*stems, *(key for kind in REGISTERS for key in entry_ids(texts, kind))]
    old = chance.choice(names)
    new = f"{old}-{chance.choice('xyz')}"
    word = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-]| 中文| in English)")
    changes: dict[str, str | None] = {
        path: word.sub(new, text) for path, text in texts.items() if path.startswith(("data/", "content/")) and "/labels/" not in path
    }
    if old in stems:
        file = stems[old]
        changes |= {file: None, str(Path(file).with_name(f"{new}.yml")): changes[file]}
    return f"{old} becomes {new}", changes


def _record_moved(texts: Texts, chance: random.Random) -> Made:
    """Into another file of its register: the edit link of its page leads there."""
    file, start, end = chance.choice([*entry_ids(texts, chance.choice(REGISTERS)).values()])
    other = str(Path(file).with_name("more.yml" if file.endswith("all.yml") else "all.yml"))
    moved = texts[file][start:end]
    return f"{moved.partition(':')[0]} to {other}", {
        file: texts[file][:start] + texts[file][end:],
        other: f"{texts.get(other, '').rstrip()}\n{moved}".lstrip(),
    }


def _records_turned(texts: Texts, chance: random.Random) -> Made:
    kind = chance.choice(REGISTERS)
    (file, *_), *_ = entries = [*entry_ids(texts, kind).values()]
    entries = [each for each in entries if each[0] == file]
    head = texts[file][: entries[0][1]]
    return file, {file: head + "".join(f"{texts[file][start:end].rstrip()}\n" for _, start, end in reversed(entries))}


def _redirect(texts: Texts, chance: random.Random) -> Made:
    file = "data/redirects.yml"
    if chance.random() < 0.4 and texts[file].count("\n- ") > 1:
        lines = texts[file].splitlines(keepends=True)
        gone = lines.pop(chance.randrange(1, len(lines)))
        return gone.strip(), {file: "".join(lines)}
    new = f"- {{old: topics/old-{chance.randint(1, 99)}/, new: {chance.choice(['topics/frozen-account/', 'letters/demand/'])}, since: 2026-11-02}}\n"
    return new.strip(), {file: texts[file] + new}


def _translation(texts: Texts, chance: random.Random) -> Made:
    """The English of which the Chinese was another one is confirmed, or no longer."""
    file = "translations.lock"
    lines = [line for line in texts[file].splitlines(keepends=True) if not line.startswith("#")]
    pin = "12f6b95640 2145d345a4\n"
    return file, {file: "".join(line for line in lines if line != pin) if pin in lines else "".join(sorted([*lines, pin]))}


def _label(texts: Texts, chance: random.Random) -> Made:
    file = chance.choice(["data/labels/zh.yml", "data/labels/en.yml"])
    values = [each for each in _scalars(file, texts[file]) if texts[file][each.start] == '"' and each.text and "{" not in each.text]
    value = chance.choice(values)
    return _told(value), replaced(texts, value, f'"{value.text}{"改" if "zh" in file else " anew"}"')


# Prose


def _prose_text(texts: Texts, chance: random.Random) -> Made:
    file = chance.choice([path for path in texts if path.startswith("content/")])
    new = chance.choice(["A sentence more.", "一句话。", "**Bold** and `code`.", "- one\n- two", "!!! note\n\n    Mind this."])
    return f"{file}: {new}", {file: f"{texts[file].rstrip()}\n\n{new}\n"}


def _prose_heading(texts: Texts, chance: random.Random) -> Made:
    file = chance.choice([path for path in texts if path.startswith("content/")])
    number = chance.randint(1, 99)
    return file, {file: f"{texts[file].rstrip()}\n\n## Part {number} {{: #part-{number} }}\n\nText of the part.\n"}


def _prose_title(texts: Texts, chance: random.Random) -> Made:
    file = chance.choice([path for path in texts if path.startswith("content/")])
    return file, {file: re.sub(r"^(title|description): (.+)$", r"\1: \2 anew", texts[file], flags=re.MULTILINE)}


def _directive_gone(texts: Texts, chance: random.Random) -> Made:
    places = [
        (file, match) for file in texts if file.startswith("content/") for match in re.finditer(r"<!-- [a-z-]+: [^>]+ -->\n", texts[file])
    ]
    file, match = chance.choice(places)
    return f"{file}: {match[0].strip()}", {file: texts[file][: match.start()] + texts[file][match.end() :]}


def _directive(texts: Texts, chance: random.Random) -> Made:
    file = chance.choice([path for path in texts if path.startswith("content/") and "/about/" in path])
    kinds = {"term": "glossary", "contact": "contacts", "evidence": "evidence", "claim": "claims", "statistic": "statistics"}
    name = chance.choice(sorted(kinds))
    key = chance.choice(sorted(entry_ids(texts, kinds[name])))
    new = f"In a sentence <!-- {name}: {key} -->."
    return f"{file}: {new}", {file: f"{texts[file].rstrip()}\n\n{new}\n"}


def _prose_page(texts: Texts, chance: random.Random) -> Made:
    """In both languages or in one: all other pages of the language then lead to its home page, or no longer."""
    name, languages = f"guides/new-{chance.randint(1, 99)}.md", chance.choice([["zh"], ["en"], ["zh", "en"]])
    title = f"New {name} in "
    page = f"---\ntitle: {title}LANGUAGE\ndescription: Description of {title}LANGUAGE.\nkind: guide\n---\n\n# {title}LANGUAGE\n\nText.\n"
    return f"{name} {languages}", {f"content/{language}/{name}": page.replace("LANGUAGE", language) for language in languages}


def _prose_page_gone(texts: Texts, chance: random.Random) -> Made:
    """A page that the navigation does not name."""
    file = chance.choice([path for path in texts if path.startswith("content/") and ("/new-" in path or "second" in path)] or [""])
    return (file, {file: None}) if file else None


# Theme and configuration


def _theme_page(texts: Texts, chance: random.Random) -> Made:
    file = chance.choice([path for path in texts if path.startswith("theme/partials/") and "{{" in texts[path] and "</" in texts[path]])
    place = texts[file].rindex("</")
    return file, {file: f"{texts[file][:place]}<span hidden>{chance.randint(1, 99)}</span>{texts[file][place:]}"}


def _theme_lost(texts: Texts, chance: random.Random) -> Made:
    file = "theme/404.html"
    place = texts[file].index("<h1")
    return file, {file: f"{texts[file][:place]}<p>{chance.randint(1, 99)}</p>{texts[file][place:]}"}


def _style(texts: Texts, chance: random.Random) -> Made:
    file = "theme/assets/zhuihui.css"
    return file, {file: f"{texts[file]}.x-{chance.randint(1, 99)} {{ color: red; }}\n"}


def _script(texts: Texts, chance: random.Random) -> Made:
    file = chance.choice(["theme/assets/site.js", "theme/assets/tables.js", "theme/assets/notices.js"])
    return file, {file: f"{texts[file]}\nvoid {chance.randint(1, 99)};\n"}


def _configuration(texts: Texts, chance: random.Random) -> Made:
    file = chance.choice(["mkdocs.yml", "mkdocs.en.yml"])
    key = chance.choice(["site_name", "site_description", "    independence", "    menu", "    search"])
    return f"{file}: {key}", {file: re.sub(rf'^({key}: "?)', r"\1New ", texts[file], count=1, flags=re.MULTILINE)}


def _navigation(texts: Texts, chance: random.Random) -> Made:
    file = chance.choice(["mkdocs.yml", "mkdocs.en.yml"])
    entry = f"  - Part {chance.randint(1, 99)}: {chance.choice(['topics/index.md', 'letters/index.md', 'guides/second.md'])}\n"
    page = entry.rpartition(": ")[2]
    if page in texts[file].partition("\nnav:")[2]:
        return f"{file} without {page.strip()}", {file: re.sub(rf"^  - [^:]+: {re.escape(page)}", "", texts[file], flags=re.MULTILINE)}
    return f"{file} with {page.strip()}", {file: f"{texts[file].rstrip()}\n{entry}"}


def _one_of(*makers: Maker) -> Maker:
    return lambda texts, chance: chance.choice(makers)(texts, chance)


SORTS: dict[str, Maker] = {
    "text": _text,
    "text of the same size": _text_of_the_same_size,
    "words": _words,
    "choice": _choice,
    "number": _number,
    "day": _day,
    "list shorter": _list_shorter,
    "list turned round": _list_turned,
    "list longer": _list_longer,
    "field gone": _field_gone,
    "subject added": _subject_added,
    "entry added": _entry_added,
    "record gone": _record_gone,
    "record renamed": _record_renamed,
    "record moved": _record_moved,
    "records turned round": _records_turned,
    "redirect": _redirect,
    "translation": _translation,
    "label": _label,
    "prose text": _prose_text,
    "prose heading": _prose_heading,
    "prose title": _prose_title,
    "directive": _directive,
    "directive gone": _directive_gone,
    "prose page": _prose_page,
    "prose page gone": _prose_page_gone,
    "theme": _one_of(_theme_page, _theme_lost, _style, _script),
    "configuration": _one_of(_configuration, _navigation),
}
"""Sort of edit → what makes one."""
