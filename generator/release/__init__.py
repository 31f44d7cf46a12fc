"""From rendered pages to a published folder: repaired, trimmed, hashed, audited, swapped in whole.

Works on HTML text and on folders of files; imports `generator.problems`, `generator.text`, and tree-sitter to read scripts.
Knows no engine and no model: what may be linked or dialled is passed in as plain sets of strings.
"""
