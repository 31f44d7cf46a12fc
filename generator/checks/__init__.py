"""What types cannot say: one module, one named check. Imports models and text only; the runner alone knows problems.

A check prints nothing, mends nothing and raises nothing; it yields findings. What we live with is data: `data/exemptions.yml`.
"""
