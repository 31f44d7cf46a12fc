"""Plain values → text. The only package that imports Jinja; templates loop, read ready fields and decide nothing."""
