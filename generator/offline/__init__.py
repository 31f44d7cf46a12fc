"""Packs and zips that open offline without a server, and the same pages as a plain docs folder for another engine."""
