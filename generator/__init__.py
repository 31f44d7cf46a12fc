"""From YAML records to a published site. ARCHITECTURE.md shows the layers and what each package holds."""
