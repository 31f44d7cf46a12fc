"""YAML text → records, origins and problems. The only package that imports yaml. Knows no check and no page."""
