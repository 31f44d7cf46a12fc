"""From rendered pages to a published folder: repaired, minified, hashed, audited, and swapped in whole.

Works on HTML text and on folders of files; knows no engine and no record: what may be linked or dialled is passed in as plain sets
of strings.
"""
