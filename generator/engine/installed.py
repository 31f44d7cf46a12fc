"""Which engine is installed: MkDocs, or ProperDocs in its place."""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec


def engine_module() -> str:
    """The module to run as the engine.

    Returns:
        `mkdocs` wherever MkDocs is installed, else `properdocs`. The alias that ProperDocs can put in the place of `mkdocs` does not
        count: it can be imported, but not run (`findings/properdocs-module-alias.sh`).
    """
    try:
        version("mkdocs")
    except PackageNotFoundError:
        return "properdocs"
    return "mkdocs"


def answer_to_mkdocs() -> None:
    """Let `import mkdocs` find the engine that is installed.

    Raises:
        ModuleNotFoundError: There is none.
    """
    if not find_spec("mkdocs"):
        import_module("properdocs.replacement")
