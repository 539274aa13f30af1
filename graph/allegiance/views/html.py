"""Plain dicts to the text of a page in which no text of an article can run.

What comes from texts goes in as JSON inside a data block that no browser executes, and the page's own script
puts it on the screen as text. A Content-Security-Policy allows just the scripts and the style whose hashes it
names, and no connection at all.
"""

import base64
import hashlib
import json
import re
from functools import cache
from html import escape
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from string import Template
from typing import Any

from allegiance.errors import DataError

_SCRIPTS = (
    "dom.js",
    "graph.js",
    "labels.js",
    "evidence.js",
    "panel.js",
    "filters.js",
    "search.js",
    "page.js",
)
# U+2028 and U+2029 need no entry: json writes everything beyond ASCII as \uXXXX.
_MARKUP = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
_BREAKS_OUT = re.compile(r"</script|<!--", re.IGNORECASE)


def write(data: dict[str, Any]) -> str:
    """The page of what ``shape`` returned."""
    library, script, style = _library(), _script(), _text("page.css")
    return Template(_text("page.html")).substitute(
        policy=policy([library, script], [style]),
        title=_entities(data["title"]),
        style=style,
        data=seal(data),
        library=library,
        script=script,
    )


def seal(data: Any) -> str:
    r"""JSON that can stand inside a ``script`` element: no character in it can end or open markup.

    >>> print(seal({"name": "</script> & \u2028"}))
    {"name":"\u003c/script\u003e \u0026 \u2028"}
    """
    return json.dumps(data, separators=(",", ":")).translate(_MARKUP)


def policy(scripts: list[str], styles: list[str]) -> str:
    """A Content-Security-Policy under which only these inline scripts and styles take effect.

    Source: W3C, Content Security Policy Level 3, 2.3.1 (hash sources), https://www.w3.org/TR/CSP3/
    """
    return "; ".join(
        [
            "default-src 'none'",
            *([f"script-src {' '.join(map(_hash, scripts))}"] if scripts else []),
            f"style-src {' '.join(map(_hash, styles))}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _entities(text: str) -> str:
    return escape(text).encode("ascii", "xmlcharrefreplace").decode()


def _text(name: str) -> str:
    return files("allegiance.views").joinpath(name).read_text("utf-8").strip()


@cache
def _script() -> str:
    return _checked("(() => {\n'use strict';\n" + "\n\n".join(map(_text, _SCRIPTS)) + "\n})();", "page.js")


@cache
def _library() -> str:
    """The vis-network library that pyvis brings, with its licence notice and without its source map."""
    pyvis = find_spec("pyvis")  # located, not imported: the import takes half a second
    folder = Path(pyvis.origin).parent if pyvis and pyvis.origin else Path()
    found = sorted(folder.glob("templates/lib/vis-*/vis-network.min.js"))
    if not found:
        raise DataError(str(folder), "vis-network.min.js is missing there: install pyvis again")
    lines = found[-1].read_text("utf-8").split("\n")  # splitlines would cut strings at U+2028
    return _checked(
        "\n".join(line for line in lines if not line.startswith("//# sourceMapping")), found[-1].name
    )


def _checked(script: str, name: str) -> str:
    if _BREAKS_OUT.search(script):
        raise DataError(name, "it holds “</script” or “<!--” and cannot stand inside a page")
    return script
