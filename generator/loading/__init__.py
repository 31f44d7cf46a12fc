"""YAML text → records, origins and problems. The only room that imports yaml. Knows no check and no view."""
