"""Our own search: built pages → an index in small script files that the reader's browser fetches a few of.

Works on HTML and plain values; imports the standard library, pypinyin and zhconv only, and knows no engine and no model.
The other half, `theme/assets/search/engine.js`, cuts queries by the same rules: `characters` and `tokens` have their twins there.
"""
