"""From rendered pages to a published folder: repaired, trimmed, hashed, audited, swapped in whole.

Works on HTML text and on folders of files; imports the standard library and `generator.problems` only.
Knows no engine and no model: what may be linked or dialled is passed in as plain sets of strings.
"""
