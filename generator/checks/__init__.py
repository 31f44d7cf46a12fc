"""The rules that types cannot express: one module, one named check. Imports models, text and problems only.

A check prints nothing, corrects nothing and raises nothing; it yields problems, each at the path of a value in a record, and the
runner replaces the paths by places in files. Problems that are accepted for a time are data: `data/exemptions.yml`.
"""
