"""The site's search: index documents → an index in small script files, of which the reader's browser fetches a few per query.

Works on HTML and plain values; imports the standard library, pypinyin and zhconv only, and knows no engine and no model.
The other half, `theme/assets/search/engine/`, cuts queries by the same rules: it repeats what `folding` and `tokens` do.
"""
