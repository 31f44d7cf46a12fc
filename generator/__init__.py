"""From YAML records to a published site. See ARCHITECTURE.md for the map of the floors."""
