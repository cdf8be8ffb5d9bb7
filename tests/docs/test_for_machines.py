"""What programs read of the documentation agrees with it."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path


def test_the_map_for_language_models_names_every_page(root: Path) -> None:
    """By its title, and no page that is not there."""
    docs = root / "docs"
    text = (docs / "llms.txt").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^- \[(.+)\]\((.+)\)$", text, re.MULTILINE))
    pages = {
        path.relative_to(docs).as_posix(): path
        for path in docs.rglob("*.md")
        if path.name != "index.md"
    }
    assert set(listed.values()) == set(pages)
    for title, name in listed.items():
        assert f"# {title}\n" in pages[name].read_text(encoding="utf-8")


def test_the_entry_for_registries_is_that_of_the_package(root: Path) -> None:
    """Its version, and no package: where it is published, its publisher adds that."""
    told = json.loads((root / "docs" / "server.json").read_text(encoding="utf-8"))
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert told["version"] == project["project"]["version"]
    assert "packages" not in told
    (remote,) = told["remotes"]
    # Nobody runs it for all: a client asks for the host.
    assert remote["type"] == "streamable-http"
    assert remote["url"].endswith("}/mcp") and set(remote["variables"]) == {"host"}
    assert "mcp" in project["project"]["optional-dependencies"]
    assert len(told["description"]) <= 100
