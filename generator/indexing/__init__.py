"""Pages and records → what search reads: index documents, the lexicon, and the files of the index. Imports nothing of mkdocs."""
