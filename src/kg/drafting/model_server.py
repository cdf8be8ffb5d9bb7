"""The OpenAI-compatible server of a language model, and what can go wrong with it.

Neither the key nor a word of the article gets into a message. So nothing is repeated
that a server says, and no error is chained to one below, which may hold the request.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from http.client import HTTPException
from time import sleep
from urllib.error import URLError
from urllib.parse import SplitResult, quote, urlsplit
from urllib.request import (
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
)

from kg.errors import KgError
from kg.outgoing import is_this_machine, proxies, why_unreached

KEY_VARIABLE = "KG_MODEL_KEY"
"""The variable of the environment that holds the key.

An option would stay in the history of the shell, and in the list of processes."""

_PATH = "/chat/completions"
_HOST = re.compile(r"[a-z0-9._:-]+")
_PAUSE = 1.0  # seconds, before the second attempt, which is the last
_PATIENCE = 5.0  # seconds, the longest pause that a server may ask for

_NO_QUESTION = (
    "does not take the question",
    "It may need --model-name, or not know schemas as response format.",
)
_NO_KEY = (
    "wants another key",
    f"Put its key into the variable {KEY_VARIABLE} of the environment.",
)
_REFUSALS: Mapping[int, tuple[str, str]] = {
    400: _NO_QUESTION,
    401: _NO_KEY,
    403: _NO_KEY,
    404: (
        "knows no such path or model",
        "Check the path of the address, and --model-name.",
    ),
    422: _NO_QUESTION,
}
_ELSEWHERE = (
    "points elsewhere, where the text was not sent",
    "If it may go there, give that address.",
)
_NO_SERVER = (
    "has no answer",
    "Is this the address of an OpenAI-compatible server?",
)


class ModelError(KgError):
    """A language model that cannot be asked, or does not answer what was asked."""


class ModelServer:
    """A server that takes questions to a language model.

    Args:
        url: its address, with or without `/v1` at the end.
        key: its key; without it, that in the environment.
        timeout: how many seconds it may be silent.
        may_leave: whether it may be another machine than this one.

    Raises:
        ModelError: the address is none, or is of another machine.
    """

    def __init__(
        self, url: str, key: str | None, timeout: float, *, may_leave: bool
    ) -> None:
        address = _address(url)
        self._host = address.hostname or ""
        if not is_this_machine(self._host) and not may_leave:
            raise ModelError(
                f"The text would leave this machine, for {self._host}.",
                "If it may, say so with --text-may-leave.",
            )
        self._name = f"{address.scheme}://{address.netloc}"
        self._url = f"{self._name}{address.path}"
        self._key = _checked(os.environ.get(KEY_VARIABLE) if key is None else key)
        self._timeout = timeout

    def reply(self, body: bytes) -> bytes:
        """What the server replies, at the second attempt if the first one may pass.

        Raises:
            ModelError: it cannot be reached, or refuses.
        """
        try:
            return self._posted(body)
        except _MayPass as error:
            pause = error.pause
        sleep(pause)
        return self._posted(body)

    def _posted(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json", "User-Agent": "newskg"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        # No other scheme than these two gets past `_address`.
        request = Request(self._url, body, headers)  # noqa: S310
        try:
            # Made anew: what it holds of TLS cannot go to another process.
            opener = _opener(self._host)
            with opener.open(request, timeout=self._timeout) as response:
                reply: bytes = response.read()
        except TimeoutError:
            raise self._silent() from None
        # A name that no server can have is a UnicodeError.
        except (URLError, UnicodeError) as error:
            raise self._unreached(error) from None
        except (OSError, HTTPException):
            raise ModelError(
                "The language model's server broke off the connection.",
                "What it writes itself may tell why.",
            ) from None
        if response.status != 200:
            raise _refusal(response.status, response.headers.get("Retry-After", ""))
        return reply

    def _silent(self) -> ModelError:
        return _MayPass(
            f"The language model was silent for {self._timeout:g} s.",
            "It may be too large for its machine.",
        )

    def _unreached(self, error: Exception) -> ModelError:
        words = why_unreached(error)
        if words is None:
            return self._silent()
        return ModelError(
            f"No language model answers at {self._name}: {words}.",
            "Is it running, and is this its address?",
        )


class _MayPass(ModelError):
    """What may have passed after a pause, in seconds."""

    def __init__(self, message: str, advice: str, pause: float = _PAUSE) -> None:
        super().__init__(message, advice)
        self.pause = pause


def _refusal(status: int, retry_after: str) -> ModelError:
    if status == 429 or status >= 500:
        return _overload(status, retry_after)
    if 300 <= status < 400:
        return _told(status, *_ELSEWHERE)
    return _told(status, *_REFUSALS.get(status, _NO_SERVER))


def _overload(status: int, retry_after: str) -> ModelError:
    what = "is asked too often" if status == 429 else "failed"
    # Some servers give a date instead, which is left aside.
    if not re.fullmatch("[0-9]{1,6}", retry_after):
        error = _told(status, what, "What it writes itself may tell why.")
        return _MayPass(error.message, error.advice)
    wait = int(retry_after)
    error = _told(status, what, f"It may be asked again in {wait} s.")
    if wait > _PATIENCE:
        return error
    return _MayPass(error.message, error.advice, wait)


def _told(status: int, what: str, advice: str) -> ModelError:
    return ModelError(f"The language model's server {what} (HTTP {status}).", advice)


def _address(url: str) -> SplitResult:
    """The address to which questions are posted."""
    no_address = ModelError(
        "This is no address of a language model's server.",
        "An address is like http://127.0.0.1:8080/v1.",
    )
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise no_address from None
    # A password or a key in it would stand in messages.
    if parts.query or parts.fragment or "@" in parts.netloc:
        raise ModelError(
            "The address of a language model's server has a server and a path only.",
            f"A key belongs into the variable {KEY_VARIABLE} of the environment.",
        )
    # The host is held to plain characters, because what is escaped in it is read in one
    # way by whoever asks which machine it is, and in another by whoever connects to it.
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        raise no_address
    server = f"[{host}]" if ":" in host else host
    if port is not None:
        server = f"{server}:{port}"
    start = parts.path.rstrip("/").removesuffix(_PATH) or "/v1"
    return parts._replace(netloc=server, path=quote(start, safe="/:@%") + _PATH)


def _checked(key: str | None) -> str | None:
    # Whoever cannot put it into a header would repeat it in the error.
    if key and not (key.isascii() and key.isprintable()):
        raise ModelError(
            f"The key in {KEY_VARIABLE} has characters that no key has.",
            "Look for line breaks and typographic signs.",
        )
    return key


def _opener(host: str) -> OpenerDirector:
    """What speaks HTTP and nothing else, and follows nobody who points elsewhere."""
    opener = OpenerDirector()
    for handler in (proxies(host), HTTPHandler(), HTTPSHandler()):
        opener.add_handler(handler)
    return opener
