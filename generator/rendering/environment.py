"""The Jinja environment: strict, escaping, with a few filters."""

import json
import posixpath
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MethodType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from generator.pages.blocks import Data
from generator.pages.page_paths import published_uri
from generator.rendering.escape import finalize, heading, preformatted
from generator.search.folding import folds_in

TEMPLATES = Path(__file__).parent / "templates"


class _CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in memory, for whoever keeps them elsewhere; one whose source has changed is compiled again."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket; called by Jinja."""
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled; called by Jinja."""
        self.known[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _CompiledTemplates()


@cache
def environment() -> Environment:
    """One environment for all pages; a missing name is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        auto_reload=False,
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_COMPILED,
    )
    made.filters.update(href=_href, script_data=_script_data, heading=heading, preformatted=preformatted, folds_in=folds_in)
    made.context_class = _Context
    return made


def compiled_templates() -> dict[str, bytes]:
    """All templates that were compiled so far.

    Returns:
        Key of a template → its code, for `learn_templates` of another process; to be trusted like a pickle.
    """
    return _COMPILED.known


def learn_templates(compiled: Mapping[str, bytes]) -> None:
    """Take over what another process has compiled, with the same versions of Python and Jinja.

    Args:
        compiled: Its `compiled_templates`.
    """
    _COMPILED.known.update(compiled)


def load_templates() -> None:
    """Compile every template now, so that copies of this process need not."""
    made = environment()
    for name in made.list_templates():
        made.get_template(name)


class _Context(Context):
    """Calls what takes no context without looking whether it takes one, which costs more than most of these calls."""

    def call(self, called: Any, /, *given: Any, **named: Any) -> Any:
        """Call a macro, a function or a method from a template; see `jinja2.runtime.Context.call`."""
        kind = called.__class__
        if kind is not Macro and (kind is not MethodType or hasattr(called, "jinja_pass_arg")):
            return super().call(called, *given, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*given, **named)


@pass_context
def _href(context: Context, target: str) -> str:
    """The link from the page being rendered to another page."""
    site: Any = context["site"]
    return relative_url(site.printed.uri, target, directory_urls=site.directory_urls)


@pass_context
def _script_data(context: Context, block: Data) -> Markup:
    """JSON inside a script element: nothing in it can close the element, nothing is read as Markdown."""
    pages = {"pages": [_href(context, page) for page in block.pages]} if block.pages else {}
    text = json.dumps({**block.value, **pages}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}))


def relative_url(origin: str, target: str, *, directory_urls: bool) -> str:
    """The relative link between two pages as they are published.

    Args:
        origin: Address of the page with the link: `topics/a.md`.
        target: Address of the page it leads to, with an optional anchor: `transfer-types/x.md#row`; an anchor alone is one of `origin`.
        directory_urls: True when `x.md` is published as `x/`, False for `x.html`.

    Returns:
        `../../transfer-types/x/#row`, or `../transfer-types/x.html#row`; `#` for the page itself.
    """
    path, mark, fragment = target.partition("#")
    if path == origin or not path:
        return f"{mark}{fragment}" or "#"
    here = posixpath.dirname(_published(origin, directory_urls=directory_urls)) or "."
    return _path_between(here, path, directory_urls) + mark + fragment


@lru_cache(maxsize=100_000)
def _path_between(here: str, path: str, directory_urls: bool) -> str:  # noqa: FBT001  a key of the cache
    """The relative link from a folder to a page; most links stand on many pages."""
    start, end = here.split("/") if here != "." else [], _published(path, directory_urls=directory_urls).split("/")
    shared = 0
    while shared < min(len(start), len(end)) and start[shared] == end[shared]:
        shared += 1
    link = "../" * (len(start) - shared) + "/".join(end[shared:])
    return (link.removesuffix("index.html") if directory_urls else link) or "./"


@lru_cache(maxsize=10_000)
def _published(uri: str, *, directory_urls: bool) -> str:
    """The file that a page becomes; anything but Markdown stays as it is."""
    if not uri.endswith(".md"):
        return uri
    address = published_uri(uri, directory_urls=directory_urls)
    return address if address.endswith(".html") else f"{address}index.html"
