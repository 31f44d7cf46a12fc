"""Dataset + language → plain values ready to print. No markup, no Jinja, no file; imports models and queries only."""
