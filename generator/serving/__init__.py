"""The site while somebody edits: a page is made when it is asked for, kept while its facts are the same, and shown anew by itself."""
