"""What stands in a text: numerals, lengths of time, shares, telephone numbers, addresses. Knows no record, no file and no page.

Checks of records, of hand-written pages and of the built site all read through these functions, so that no gate misses what
another one sees.
"""
