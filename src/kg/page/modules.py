"""The page's script: the modules that a first one imports, joined into one.

Each module becomes a function that gives what it exports, called once after those that it
imports. So a name is known where it is made or imported, as in the modules themselves.
Joined are `import { a, b } from "./file.js";`, `import * as all from "./file.js";`,
`import "./file.js";`, and `export` before a `const`, `function`, `function*` or `class`;
any other form is refused. Blocks of documentation, most of which are types, are left out:
a page has no use for them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_IMPORT = re.compile(
    r"^import (?:(?:\{(\s*[\w$]+(?:,\s*[\w$]+)*,?\s*)\}|\* as ([\w$]+)) from )?"
    r'"(\.[\w./-]+)";\n',
    re.MULTILINE,
)
_EXPORT = re.compile(
    r"^export (?=(?:async )?(?:const|function\*?|class) ([\w$]+))", re.MULTILINE
)
_DOC = re.compile(r"^[ \t]*/\*\*(?:(?!\*/).)*\*/\n", re.MULTILINE | re.DOTALL)
_OTHER = re.compile(r"^(?:import|export)\b.*|\bimport\(.*", re.MULTILINE)


class NotJoined(ValueError):
    """A module has a form that is not joined, or imports what is not there."""


class Import(NamedTuple):
    """Names that a module takes from another, whose path is from the folder too.

    Attributes:
        path: the other's path.
        names: what it takes by name.
        whole: the name by which it takes all; empty if it does not.
    """

    path: str
    names: Sequence[str]
    whole: str = ""


class Module(NamedTuple):
    """A file of the script: what it imports and exports, and the rest of its text."""

    path: str
    imports: Sequence[Import]
    exports: Sequence[str]
    body: str

    @property
    def name(self) -> str:
        """What the module is called in the joined script, such as `$article_graph`."""
        return "$" + re.sub(r"\W", "_", self.path.removesuffix(".js"))


def joined(folder: Path, first: str) -> str:
    """The script that does what a module of a folder does, with all that it imports."""
    modules: dict[str, Module] = {}
    _add(modules, folder, first, above=())
    return "".join(_function(module, modules) for module in modules.values())


def _add(
    modules: dict[str, Module],
    folder: Path,
    path: str,
    *,
    above: tuple[str, ...],
) -> None:
    """Add a module after those that it imports; those above are waiting for it."""
    if path in above:
        circle = " → ".join([*above, path])
        raise NotJoined(f"{circle} is a circle")
    if path in modules:
        return
    module = _module(folder, path)
    for each in module.imports:
        _add(modules, folder, each.path, above=(*above, path))
    modules[path] = module


def _module(folder: Path, path: str) -> Module:
    text = (folder / path).read_text("utf-8")
    imports = [
        Import(_beside(path, source), re.findall(r"[\w$]+", names), whole)
        for names, whole, source in _IMPORT.findall(text)
    ]
    exports = _EXPORT.findall(text)
    for left_out in (_IMPORT, _EXPORT, _DOC):
        text = left_out.sub("", text)
    other = _OTHER.search(text)
    if other:
        raise NotJoined(f"{path}: “{other[0]}” is no form that is joined")
    return Module(path, imports, exports, text.strip("\n"))


def _beside(path: str, source: str) -> str:
    """The path of a file that is named as it is seen from another."""
    folder = posixpath.dirname(path)
    return posixpath.normpath(posixpath.join(folder, source))


def _function(
    module: Module,
    modules: dict[str, Module],
) -> str:
    """The module as a function that is called at once, after those that it imports."""
    lines = [_taken(module, each, modules[each.path]) for each in module.imports]
    given = ", ".join(module.exports)
    inside = "\n".join(
        [
            *filter(None, lines),
            module.body,
            f"return {{ {given} }};",
        ]
    )
    return f"const {module.name} = (() => {{\n{inside}\n}})();\n"


def _taken(
    module: Module,
    wanted: Import,
    source: Module,
) -> str:
    """The line by which a module takes names from another; no names, no line."""
    if wanted.whole:
        return f"const {wanted.whole} = {source.name};"
    missing = set(wanted.names) - set(source.exports)
    if missing:
        names = ", ".join(sorted(missing))
        raise NotJoined(f"{module.path}: {source.path} has no {names}")
    if not wanted.names:
        return ""
    names = ", ".join(wanted.names)
    return f"const {{ {names} }} = {source.name};"
