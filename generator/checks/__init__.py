"""What types cannot say: one module, one named check. Imports models, text and problems only.

A check prints nothing, mends nothing and raises nothing; it yields problems, each at a value of a record, and the runner has them
located. What we live with is data: `data/exemptions.yml`.
"""
