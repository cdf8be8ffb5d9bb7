"""The edition that is served, and how another takes its place.

Each request keeps the edition that it began with: when files change, the next edition is
made beside it, and the old one ends with its last request.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from http import HTTPStatus
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

from anyio import CancelScope, to_thread

from kg.errors import KgError
from kg.serve.kept_answers import KeptAnswers
from kg.serve.making_ready import Offer, prepared
from kg.serve.problems import Problem, problem_of
from kg.workers import Limits, Pool
from kg.workspace import Workspace

T = TypeVar("T")

_RETRY_AFTER = "2"  # seconds
_MOST_SENT = 3  # times the largest answer
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class ServerTerms(NamedTuple):
    """What the owner has said of a server.

    Attributes:
        with_text: whether answers may quote the articles.
        hosts: further names under which it answers.
        has_agents: whether agents are answered at /mcp.
        limits: what a request may use up.
        address: where others find it, as the folder that its paths begin from; empty
            for where the data set says that its site is or, if it says nothing, for
            where the server listens.
        listening: where it listens, as a browser on this machine writes it.
    """

    with_text: bool = False
    hosts: tuple[str, ...] = ()
    has_agents: bool = False
    limits: Limits = Limits()
    address: str = ""
    listening: str = ""

    def public_address(self, offer: Offer) -> str:
        """Where clients find what is served: never by what one of them calls it."""
        return self.address or offer.landing_page or self.listening


class Hosted:
    """An edition that is served: its workers, its files, and what it has answered."""

    def __init__(self, pool: Pool, offer: Offer) -> None:
        self.pool = pool
        self.offer = offer
        self.kept = KeptAnswers()
        self.users = 0
        self.trouble = ""  # why what the files are by now does not follow it
        self._asked = 0
        self._sent = 0

    async def call(self, function: Callable[..., T], *arguments: object) -> T:
        """Have a worker call a function with the edition and these arguments.

        Raises:
            Problem: there is too much to do, or it could not be done.
        """
        self._count()
        try:
            return await self.pool.call(function, *arguments)
        except KgError as error:
            raise problem_of(error) from error
        finally:
            self._asked -= 1

    def ask(self, function: Callable[..., T], *arguments: object) -> asyncio.Future[T]:
        """Do the same for whoever has no coroutine that waits.

        Raises:
            Problem: there is too much to do. What goes wrong later is in the future.
        """
        self._count()
        asked = self.pool.ask(function, *arguments)
        asked.add_done_callback(self._discount)
        return asked

    def _count(self) -> None:
        """Count what is asked: a crowd is turned away at once."""
        limits = self.pool.limits
        if self._asked >= limits.workers + limits.queue:
            raise _busy()
        self._asked += 1

    def _discount(self, _: object) -> None:
        self._asked -= 1

    @contextmanager
    def sending(self, size: int) -> Iterator[None]:
        """While answers are sent, they are in memory, however slowly they are taken.

        Raises:
            Problem: there are too many bytes of them.
        """
        if not self.has_room_for(size):
            raise _busy()
        self._sent += size
        try:
            yield
        finally:
            self._sent -= size

    def has_room_for(self, size: int) -> bool:
        """Whether an answer of so many bytes may be sent beside those that are."""
        return self._sent + size <= _MOST_SENT * self.pool.limits.answer

    async def close(self) -> None:
        """End the workers, and remove the files."""
        await self.pool.close()
        await _removed(self.offer.site.folder)


def _busy() -> Problem:
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The server is busy.",
        f"Try again in {_RETRY_AFTER} s.",
        {"Retry-After": _RETRY_AFTER},
    )


async def hosted(workspace: Workspace, limits: Limits) -> Hosted:
    """An edition of what the files of a project are now.

    Raises:
        KgError: nothing of it can be served.
    """
    # Each edition has a folder of its own, so that the one before can be read on.
    folder = Path(mkdtemp(prefix="kg-serve-"))
    pool = Pool(partial(prepared, workspace, folder, limits), limits)
    try:
        offer = await pool.start()
        assert isinstance(offer, Offer)
        return Hosted(pool, offer)
    except BaseException:
        await pool.close()
        await _removed(folder)
        raise


async def _removed(folder: Path) -> None:
    """Remove a folder, also where whoever asked for it is being stopped."""
    with CancelScope(shield=True):
        await to_thread.run_sync(partial(shutil.rmtree, folder, ignore_errors=True))


class Host:
    """Holds the edition that is served now.

    Args:
        terms: what the owner has said of the server.
        first: the edition that is served at first.
    """

    def __init__(self, terms: ServerTerms, first: Hosted) -> None:
        self.terms = terms
        self.current = first
        self.names = self._names()
        self._closing: set[asyncio.Task[None]] = set()

    def _names(self) -> frozenset[str]:
        """The names of hosts that are meant by this server."""
        offer, terms = self.current.offer, self.terms
        addresses = (offer.base, offer.landing_page, terms.address, terms.listening)
        own = (_host_of(each) for each in addresses)
        return frozenset((*_LOOPBACK, *own, *terms.hosts))

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Hosted]:
        """The edition of a request, which stays until the request is answered."""
        serving = self.begun()
        try:
            yield serving
        finally:
            self.ended(serving)

    def begun(self) -> Hosted:
        """The same, for whoever says by `ended` when the request is answered."""
        self.current.users += 1
        return self.current

    def ended(self, serving: Hosted) -> None:
        """A request that began with an edition is answered; it may have been the last."""
        serving.users -= 1
        if serving is not self.current and not serving.users:
            task = asyncio.get_running_loop().create_task(serving.close())
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)

    async def close(self) -> None:
        """End what is served now, and what was served before."""
        await asyncio.gather(self.current.close(), *self._closing)

    async def replace(self, following: Hosted) -> None:
        """Serve another edition from now on."""
        before, self.current = self.current, following
        self.names = self._names()
        if not before.users:
            await before.close()


def _host_of(address: str) -> str:
    """The host of an address as clients name it: that of IPv6 stands in brackets."""
    name = urlsplit(address).hostname or ""
    return f"[{name}]" if ":" in name else name
