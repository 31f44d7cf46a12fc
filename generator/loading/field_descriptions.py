"""What the lines below the fields of a model say, for schemas and starter files.

pydantic can read them too, but for each class and in every command, which would take a tenth of `check`.
"""

import ast
import inspect
import sys
from functools import cache

from generator.records.base import Model


@cache
def field_descriptions(model: type[Model]) -> dict[str, str]:
    """The descriptions of the fields of a model, inherited ones included.

    Args:
        model: Class of a record, or of a part of one.

    Returns:
        Field → the string that stands below it in the code, without its indentation; no entry for a field without one.
    """
    found: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, Model):
            found |= _in_module(base.__module__).get(base.__qualname__, {})
    return {name: found[name] for name in model.model_fields if name in found}


@cache
def _in_module(name: str) -> dict[str, dict[str, str]]:
    """Class → field → description, for the classes at the top of a module."""
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {node.name: _in_class(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _in_class(node: ast.ClassDef) -> dict[str, str]:
    found = {}
    for field, below in zip(node.body, node.body[1:], strict=False):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = inspect.cleandoc(text)
            case _:
                pass
    return found
