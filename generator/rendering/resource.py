"""A plain resource → a JSON artifact with a stable order of keys."""

import json
from typing import Any

from generator.rendering.artifact import Artifact


def render_resource(path: str, value: Any) -> Artifact:
    """One file below `api/v1/`, readable as text, the same bytes for the same data."""
    return Artifact(f"api/v1/{path}", json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n")
