"""The picture of the layers is the one that import-linter holds."""

from __future__ import annotations

import tomllib

import kg
from tests.flagship import ROOT


def test_the_picture_shows_the_layers() -> None:
    """The face of the package names each module in its layer, and no other."""
    assert kg.__doc__
    _, _, picture = kg.__doc__.partition("The modules, layer by layer.")
    blocks = picture.split("\n\n")[1:]
    drawn = [
        {line.split()[0] for line in block.splitlines() if line.strip()}
        for block in blocks
    ]
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = told["tool"]["importlinter"]["contracts"]
    layers = [set(layer.split(" | ")) for layer in contract["layers"]]
    assert drawn == layers
