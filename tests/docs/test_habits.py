"""What stands beside the code agrees with it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path


def test_the_version_is_the_same_everywhere(root: Path) -> None:
    """Package and citation have one version, which the changelog knows."""
    configured = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    version = configured["project"]["version"]
    places = {
        "CITATION.cff": rf"^version: {re.escape(version)}$",
        "CHANGELOG.md": rf"^## {re.escape(version)}\b",
    }
    for name, pattern in places.items():
        text = (root / name).read_text(encoding="utf-8")
        assert re.search(pattern, text, re.MULTILINE), name


def test_what_contributors_are_told_to_run_exists(root: Path) -> None:
    """Each module that `CONTRIBUTING.md` runs, and each path that it names, is there."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    modules = re.findall(r"python -m (tests[\w.]*)", text)
    paths = re.findall(r"`((?:src|tests|queries|ontology)/[\w/.]*)`", text)
    assert modules
    assert paths
    for module in modules:
        place = root / Path(*module.split("."))
        assert (place / "__main__.py").exists() or place.with_suffix(".py").exists()
    stand_ins = re.compile("[A-Z]{2}")  # NAME, CHECK: whatever the reader makes
    named = [path for path in paths if not stand_ins.search(path)]
    assert [path for path in named if not (root / path).exists()] == []
