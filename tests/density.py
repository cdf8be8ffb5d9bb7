"""How dense the code is, folder by folder: `python tests/density.py [FOLDER]`.

A line of code that is neither blank, comment nor docstring should hold few nodes of the
syntax tree, so that it can be read once. Comments are those that stand alone on a line.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "kg"
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
WIDTH = 100


@dataclass
class Density:
    """What was counted in some files."""

    nodes: int = 0
    code_lines: int = 0
    comment_lines: int = 0
    nested_comprehensions: int = 0
    long_lines: int = 0

    @property
    def nodes_a_line(self) -> float:
        """Nodes of the syntax tree for each line of code."""
        return self.nodes / max(1, self.code_lines)

    @property
    def comments_a_hundred(self) -> float:
        """Comment lines among a hundred lines of code and comments."""
        return 100 * self.comment_lines / max(1, self.code_lines + self.comment_lines)

    def add(self, path: Path) -> None:
        """Count one file."""
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        for node in ast.walk(tree):
            self.nodes += 1
            if isinstance(node, COMPREHENSIONS):
                inside = (below for below in ast.walk(node) if below is not node)
                self.nested_comprehensions += sum(
                    isinstance(below, COMPREHENSIONS) for below in inside
                )
        in_docstring = set(docstring_lines(tree))
        for number, line in enumerate(text.splitlines(), 1):
            self.long_lines += len(line) > WIDTH
            if not line.strip() or number in in_docstring:
                continue
            if line.strip().startswith("#"):
                self.comment_lines += 1
            else:
                self.code_lines += 1


def docstring_lines(tree: ast.AST) -> Iterator[int]:
    """The numbers of the lines that only hold text."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            continue
        if isinstance(node.value.value, str) and node.end_lineno:
            yield from range(node.lineno, node.end_lineno + 1)


def density(paths: Iterator[Path]) -> Density:
    """What is counted in all of the files."""
    counted = Density()
    for path in paths:
        counted.add(path)
    return counted


def by_folder(source: Path = SOURCE) -> dict[str, Density]:
    """The density of each folder, with all below it; `.` are the files beside them."""
    folders = {".": density(source.glob("*.py"))}
    for folder in sorted(source.iterdir()):
        if folder.is_dir() and folder.name != "__pycache__":
            folders[folder.name] = density(folder.rglob("*.py"))
    return folders


def main() -> None:
    """Print a line for each folder, and one for all."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE
    rows = {**by_folder(source), "all": density(source.rglob("*.py"))}
    print("folder       nodes/line  comments/100  nested  long lines  code lines")
    for name, found in rows.items():
        print(
            f"{name:12} {found.nodes_a_line:10.2f} {found.comments_a_hundred:13.1f}"
            f" {found.nested_comprehensions:7} {found.long_lines:11} {found.code_lines:11}"
        )


if __name__ == "__main__":
    main()
