"""A language model that chooses among what it is given, one question at a time.

What it says is never taken for true here: it has the form that was asked for, and no
more. Whether the words of the article say it is for others to prove.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from kg.drafting.answer_schema import Misfit, NoSuchChoice, Schema, fitted
from kg.drafting.model_server import ModelError, ModelServer

__all__ = ["Consulted", "LanguageModel", "ModelError"]

_TOKENS = 1024  # of an answer, which a model may else repeat without end
_FENCED = re.compile(r"\s*```\w*\s*\n(?P<inside>.*)\n\s*```\s*", re.DOTALL)
_OTHER_MODEL = "Another model may do better, or a server that keeps to schemas."


class LanguageModel:
    """A language model behind an OpenAI-compatible server.

    Args:
        url: the server's address, with or without `/v1` at the end.
        name: the model's name, which a server with a single model does not need.
        key: the server's key; without it, that in the environment, `KG_MODEL_KEY`.
        timeout: how many seconds the server may be silent.
        may_leave: whether the text may be sent to another machine than this one.

    Raises:
        ModelError: the address is none, or is of another machine and the text may not
            leave this one.
    """

    def __init__(
        self,
        url: str,
        name: str | None = None,
        key: str | None = None,
        timeout: float = 60.0,
        may_leave: bool = False,
    ) -> None:
        self._name = name
        self._server = ModelServer(url, key, timeout, may_leave=may_leave)

    def chosen(self, instruction: str, text: str, schema: Schema) -> dict[str, object]:
        """What the model chooses.

        Args:
            instruction: what it has to do.
            text: what it has to do it with.
            schema: the form of the answer, which is a draft_record.

        Returns:
            An answer of this form. Items of its lists that chose what was not to be
            chosen from are left out.

        Raises:
            ModelError: the server cannot be reached, or refuses, or the model gives no
                answer of this form.
        """
        question = self._question(instruction, text, schema)
        body = json.dumps(question).encode()
        return _answer(_said(self._server.reply(body)), schema)

    def _question(self, instruction: str, text: str, schema: Schema) -> dict[str, Any]:
        form = {"name": "answer", "strict": True, "schema": schema}
        question: dict[str, Any] = {
            "messages": [
                {"role": "system", "content": instruction},
                {"role": "user", "content": text},
            ],
            "response_format": {"type": "json_schema", "json_schema": form},
            "temperature": 0,
            "max_tokens": _TOKENS,
        }
        if self._name:
            question["model"] = self._name
        return question


def _unheard(_: str) -> None:
    """Where nobody wants to know what is being asked."""


class Consulted(NamedTuple):
    """A language model, and what it is asked of an article.

    Attributes:
        model: The model.
        more: Whether it is asked what the rules have missed, beside what they leave open.
        progress: Is called with what is being asked, which repeats no words.
    """

    model: LanguageModel
    more: bool = False
    progress: Callable[[str], None] = _unheard


def _said(reply: bytes) -> str:
    """What the model said, in a reply of its server."""
    try:
        choice = json.loads(reply)["choices"][0]
        content = choice["message"]["content"]
        is_cut = choice.get("finish_reason") == "length"
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise ModelError(
            "What answers there is no language model's server.",
            "Is this the address of an OpenAI-compatible server?",
        ) from None
    if is_cut:
        raise _no_answer("was cut off")
    if not isinstance(content, str) or not content.strip():
        raise _no_answer("is empty")
    return content


def _answer(said: str, schema: Schema) -> dict[str, object]:
    fenced = _FENCED.fullmatch(said)
    text = fenced["inside"].strip() if fenced else said.strip()
    try:
        answer, end = _DECODER.raw_decode(text)
    # Numbers and brackets without end are faults of other kinds than bad JSON.
    except (ValueError, RecursionError):
        raise _no_answer("is not JSON") from None
    if end < len(text):
        raise _no_answer("goes on after its end")
    try:
        kept = fitted(answer, schema)
    except NoSuchChoice:
        raise _no_answer("chooses what it was not given") from None
    except Misfit:
        raise _no_answer("has another form than was asked for") from None
    assert isinstance(kept, dict), "a question asks for a draft_record"
    return kept


def _members(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    # Of two answers in one, neither is preferred.
    if len(members) < len(pairs):
        raise ValueError
    return members


_DECODER = json.JSONDecoder(object_pairs_hook=_members)


def _no_answer(why: str) -> ModelError:
    return ModelError(f"The language model's answer {why}.", _OTHER_MODEL)
