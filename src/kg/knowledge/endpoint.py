"""A SPARQL server: queries and updates over HTTP, and what can go wrong with it.

    SPARQL 1.1 Protocol    https://www.w3.org/TR/sparql11-protocol/

Credentials come from the environment (KG_STORE_USER and KG_STORE_PASSWORD, or
KG_STORE_TOKEN) or from ~/.netrc. They go to the server that is named and to no other,
and not in the clear over a network.
"""

from __future__ import annotations

import netrc
import os
from contextlib import suppress
from http.client import HTTPException, HTTPMessage
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, quote, urlsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    OpenerDirector,
    Request,
    build_opener,
)

from kg.errors import KgError, TimedOut, abridged
from kg.outgoing import is_this_machine, proxies, why_unreached

USER, PASSWORD, TOKEN = "KG_STORE_USER", "KG_STORE_PASSWORD", "KG_STORE_TOKEN"
_SECONDS = 120.0
_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_CUT = "X-SPARQL-MaxRows"
"""The header in which Virtuoso says at how many rows it cut an answer off."""


class StoreError(KgError):
    """A store that cannot be asked, or does not answer what was asked."""


class Endpoint:
    """The address of a SPARQL server.

    Args:
        url: where queries, or updates, are posted.
        seconds: how long it may be silent.

    Raises:
        StoreError: it is no address.
    """

    def __init__(self, url: str, seconds: float = _SECONDS) -> None:
        address = _address(url)
        self.name = f"{address.scheme}://{address.netloc}{address.path}"
        self._url = address.geturl()
        self._scheme = address.scheme
        self._host = address.hostname or ""
        self._seconds = seconds

    def rows(self, query: str) -> bytes:
        """Return the answer of a SELECT or an ASK, as SPARQL results in JSON."""
        return self._answer(query, _ROWS)

    def triples(self, query: str) -> bytes:
        """Return the answer of a CONSTRUCT or a DESCRIBE, as N-Triples."""
        return self._answer(query, _TRIPLES)

    def update(self, text: str) -> None:
        """Run a SPARQL update."""
        self._posted(text, "application/sparql-update", "*/*")

    def _answer(self, query: str, form: str) -> bytes:
        body, headers = self._posted(query, "application/sparql-query", form)
        kind = headers.get_content_type()
        if kind != form:
            raise StoreError(
                f"{self.name} answers with {kind}, not with {form}.",
                "Is this the address of a SPARQL endpoint?",
            )
        if rows := headers.get(_CUT):
            raise StoreError(
                f"{self.name} cuts answers off at {abridged(rows)} rows.",
                "Raise its limit, in Virtuoso ResultSetMaxRows.",
            )
        return body

    def _posted(self, text: str, kind: str, form: str) -> tuple[bytes, HTTPMessage]:
        headers = {"Content-Type": f"{kind}; charset=utf-8", "Accept": form}
        headers["User-Agent"] = "newskg"
        if token := os.environ.get(TOKEN):
            self._refuse_clear()
            headers["Authorization"] = f"Bearer {token}"
        # No other scheme than http and https gets past `_address`.
        request = Request(self._url, text.encode(), headers)  # noqa: S310
        try:
            with self._opener().open(request, timeout=self._seconds) as response:
                return response.read(), response.headers
        except HTTPError as error:
            raise self._refusal(error) from None
        except TimeoutError:
            raise self._silent() from None
        except (URLError, UnicodeError) as error:
            raise self._unreached(error) from None
        except (OSError, HTTPException):
            raise StoreError(
                f"{self.name} broke off the connection.",
                "What it writes itself may tell why. Nothing was lost: do it again.",
            ) from None

    def _opener(self) -> OpenerDirector:
        known = HTTPPasswordMgrWithDefaultRealm()
        if found := self._credentials():
            self._refuse_clear()
            known.add_password(None, self._url, *found)
        # Whichever of the two schemes the server asks for.
        asked = (HTTPDigestAuthHandler(known), HTTPBasicAuthHandler(known))
        return build_opener(proxies(self._host), _NotElsewhere(), *asked)

    def _credentials(self) -> tuple[str, str] | None:
        """The user's name and password for this server."""
        if user := os.environ.get(USER):
            return user, os.environ.get(PASSWORD, "")
        with suppress(OSError, netrc.NetrcParseError):
            found = netrc.netrc().authenticators(self._host)
            if found is not None:
                user, _, password = found
                return user, password
        return None

    def _refuse_clear(self) -> None:
        if self._scheme != "https" and not is_this_machine(self._host):
            raise StoreError(
                f"A password would go to {self._host} in the clear.",
                "Give an address that begins with https.",
            )

    def _refusal(self, error: HTTPError) -> StoreError:
        if error.code in (401, 403):
            return StoreError(
                f"{self.name} wants other credentials (HTTP {error.code}).",
                f"Set {USER} and {PASSWORD}, or {TOKEN}, or write them to ~/.netrc.",
            )
        if 300 <= error.code < 400:
            return StoreError(
                f"{self.name} points elsewhere (HTTP {error.code}).",
                "If that is where the store is now, give its address.",
            )
        said = ""
        with suppress(OSError, HTTPException):
            said = error.read(2000).decode("utf-8", "replace")
        is_page = "<html" in said.casefold()
        reason = "" if is_page else f": {abridged(' '.join(said.split()))}"
        return StoreError(
            f"{self.name} refuses (HTTP {error.code}){reason.rstrip(': ')}.",
            "Is this the address of a SPARQL endpoint?" if is_page else "",
        )

    def _silent(self) -> TimedOut:
        return TimedOut(
            f"{self.name} was silent for {self._seconds:g} s.",
            "Ask for less, or look at what the server does.",
        )

    def _unreached(self, error: Exception) -> KgError:
        words = why_unreached(error)
        if words is None:
            return self._silent()
        return StoreError(
            f"Nothing answers at {self.name}: {words}.",
            "Is the server running, and is this its address?",
        )


class _NotElsewhere(HTTPRedirectHandler):
    """Follows nobody who points elsewhere: credentials would follow as well."""

    def redirect_request(self, *_: object) -> None:
        return None


def _address(url: str) -> SplitResult:
    no_address = StoreError(
        f"'{abridged(url)}' is no address of a store.",
        "An address is like http://127.0.0.1:7878/query.",
    )
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        raise no_address from None
    if "@" in parts.netloc:
        # A password in it would stand in messages, and in the list of processes.
        raise StoreError(
            "The address of a store has no user and no password.",
            f"They belong into {USER} and {PASSWORD}, or into ~/.netrc.",
        )
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.fragment:
        raise no_address
    return parts._replace(path=quote(parts.path, safe="/:@%+,;=~"))
