"""A plain resource → a JSON artifact with a stable order of keys."""

import json
from typing import Any

from generator.rendering.artifact import Artifact


def render_resource(path: str, value: Any) -> Artifact:
    """A resource of the API as a JSON file; the same value gives the same bytes.

    Args:
        path: Below `api/v1/`: `platforms.json`.
        value: What JSON can hold.

    Returns:
        JSON on one line, keys sorted, letters of every script as themselves.
    """
    return Artifact(resource_uri(path), json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n")


def resource_uri(path: str) -> str:
    """Where a resource is published.

    Args:
        path: Below the folder of the API: `platforms.json`.

    Returns:
        `api/v1/platforms.json`.
    """
    return f"api/v1/{path}"
