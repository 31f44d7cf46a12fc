"""One page view per kind of record."""
