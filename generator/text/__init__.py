"""Finds numerals, durations, shares, telephone numbers and addresses in a text. Knows no record, no file and no page.

The checks of records, of hand-written pages and of the built site all call these functions, so that none of them misses what
another one finds.
"""
