"""A server that runs: it listens, and follows the files of its project."""

from __future__ import annotations

import asyncio
import gc
import signal
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from importlib.util import find_spec
from ipaddress import ip_address

import anyio
import uvicorn
from anyio import to_thread
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from kg.errors import KgError
from kg.project import Project
from kg.serve.application import QUERIES, application
from kg.serve.direct_queries import DirectQueries
from kg.serve.entrance import Log
from kg.serve.hosting import Host, ServerTerms, hosted
from kg.serve.request_bounds import parser
from kg.workspace import Workspace

_STOPPING = (signal.SIGINT, signal.SIGTERM)
_PATIENCE = 5  # seconds that the last requests may take when the server ends

Notice = Callable[[str], None]
"""Called with what the owner should know."""


def listening(address: str, port: int) -> socket.socket:
    """A socket on which a server may listen.

    Raises:
        KgError: the address is not of this machine, or the port is taken.
    """
    try:
        family = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((address, port), family=family)
        # Connections inherit it. Else the body waits until its head was confirmed, which
        # many clients do after 40 ms.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        told = error.strerror or str(error)
        message = f"It cannot listen on {address}, port {port}: {told}."
        raise KgError(message, "Name others with --host and --port.") from error
    return listener


def serve(
    workspace: Workspace,
    terms: ServerTerms,
    listener: socket.socket,
    notice: Notice,
    log: Log | None,
) -> None:
    """Serve a project until somebody stops it.

    Args:
        workspace: the project; with its texts only if they may be quoted.
        terms: what the owner has said of the server.
        listener: where it listens.
        notice: called with what the owner should know.
        log: where requests are noted.

    Raises:
        KgError: nothing of it can be served.
    """
    # As uvicorn does with its parser, the faster loop is taken where there is one.
    options = {"use_uvloop": find_spec("uvloop") is not None}
    anyio.run(_serve, workspace, terms, listener, notice, log, backend_options=options)


@asynccontextmanager
async def _ended_by_signals() -> AsyncIterator[None]:
    """End what has begun to start, too: nothing of it may stay behind."""
    with anyio.CancelScope() as scope:
        for number in _STOPPING:
            asyncio.get_running_loop().add_signal_handler(number, scope.cancel)
        yield


@_ended_by_signals()
async def _serve(
    workspace: Workspace,
    terms: ServerTerms,
    listener: socket.socket,
    notice: Notice,
    log: Log | None,
) -> None:
    notice("loading the project; it is served when this is said here")
    # Before loading: what is written meanwhile has to count as changed.
    watched = _Watched(workspace)
    first = await hosted(workspace, terms.limits)
    host = Host(terms, first)
    for told in first.offer.left_out:
        notice(f"left out: {told}")
    try:
        async with AsyncExitStack() as stack:
            more: tuple[BaseRoute, ...] = ()
            if terms.has_agents:
                from kg.serve.agent_route import agent_routes  # slow to import

                more = await stack.enter_async_context(agent_routes(host))
            tasks = await stack.enter_async_context(anyio.create_task_group())
            tasks.start_soon(_follow, host, watched, notice)
            title, state = first.offer.title, first.offer.state
            notice(f"serving {title} ({state}) at {terms.listening}")
            # What is here now stays, and need not be looked through again and again.
            gc.freeze()
            entrance = application(host, log, more)
            direct = DirectQueries(entrance, host, QUERIES)
            await _Server(_config(entrance, direct)).serve([listener])
            tasks.cancel_scope.cancel()
    finally:
        await host.close()


def _config(app: ASGIApp, direct: DirectQueries) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=parser(direct),
        ws="none",
        # What strangers send amiss is no news.
        log_level="error",
        log_config=None,
        access_log=False,
        server_header=False,
        # No address is made of what a proxy says, so nobody need believe one.
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=_PATIENCE,
        timeout_keep_alive=_PATIENCE,
    )


class _Server(uvicorn.Server):
    """One that ends by returning, so that what it has started can be ended too."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        # The one that is overridden raises the signal again, which ends the process.
        loop = asyncio.get_running_loop()
        for number in _STOPPING:
            loop.add_signal_handler(number, self.handle_exit, number, None)
        yield


def browser_address(listener: socket.socket) -> str:
    """Where a browser on this machine finds the server."""
    name, port = listener.getsockname()[:2]
    # Whoever listens on all addresses has no name but this one for itself. An address
    # of IPv6 stands in brackets, since it has colons itself.
    if ip_address(name).is_unspecified:
        name = "localhost"
    shown = f"[{name}]" if ":" in name else name
    return f"http://{shown}:{port}/"


class _Watched:
    """The files of a project, as they were when they were last served."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._states = Project.files_of(workspace)

    def has_changed(self) -> bool:
        """Whether they have, since this was last asked."""
        before, self._states = self._states, Project.files_of(self.workspace)
        return before != self._states


async def _follow(host: Host, watched: _Watched, notice: Notice) -> None:
    """Serve another edition whenever files have changed."""
    while True:
        await anyio.sleep(1)
        if not (
            host.current.pool.is_broken or await to_thread.run_sync(watched.has_changed)
        ):
            continue
        try:
            following = await hosted(watched.workspace, host.terms.limits)
        except KgError as error:
            # What was good before is served on.
            host.current.trouble = (
                f"The files cannot be served as they are now: {error}"
            )
            notice(host.current.trouble)
            continue
        await host.replace(following)
        notice(f"serving the files as they are now ({following.offer.state})")
