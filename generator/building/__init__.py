"""A release made of what has changed: each output is a function of facts, texts and frames, and is kept while these are the same."""
