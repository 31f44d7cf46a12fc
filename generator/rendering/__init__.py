"""Plain values → text. The only room with Jinja; templates loop, read ready fields and decide nothing."""
