"""An agent asks, by the client of the protocol's own kit: over pipes, and over HTTP."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from socket import create_server
from typing import Any

import anyio
import pytest
from mcp import Client, MCPError, StdioServerParameters
from mcp.types import CallToolResult

from kg.agents.cited_answers import BUDGET, Entry, cited_answer
from kg.knowledge import load
from kg.knowledge.written_store import WrittenStore
from kg.linked_data.publishing import publish
from kg.model import Evidence
from kg.project import Project
from kg.workspace import Workspace
from tests.conftest import copied_newsroom
from tests.serve.client import Server, served
from tests.stores import oxigraph

EVERYTHING = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o # all"
TOOLS = ["find", "about", "why", "path", "ask", "schema", "query", "prove"]
POSITION = "[254,408]"
Asking = Callable[[Client], Awaitable[Any]]


@contextmanager
def _environment() -> Iterator[dict[str, str]]:
    environment = dict(os.environ)
    environment.pop("KG_ARTICLES", None)
    yield environment


@pytest.fixture(scope="module")
def over_http(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = copied_newsroom(tmp_path_factory.mktemp("agents") / "newsroom")
    with served(folder, "--mcp", "--workers", "1", "--quiet") as running:
        yield running


def conversed(converse: Callable[[], Awaitable[Any]]) -> Any:
    """What comes of a conversation, in a thread of its own: the browser of other tests
    has its loop in this one.
    """
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(anyio.run, converse).result()


def asked(
    folder: Path,
    asking: Asking,
    mode: str = "auto",
    *options: str,
    store: str | None = None,
) -> Any:
    """What comes of a conversation with `kg mcp`, over files or over a store."""
    with _environment() as environment:
        where = ["--project", str(folder)]
        if store:
            where += ["--store", store]
        command = ["-m", "kg", *where, "mcp", *options]
        told = StdioServerParameters(
            command=sys.executable, args=command, env=environment
        )

        async def converse() -> Any:
            async with Client(told, mode=mode) as client:
                return await asking(client)

        return conversed(converse)


def text(result: CallToolResult) -> str:
    (content,) = result.content
    assert content.type == "text"
    return content.text


async def all_tools(client: Client) -> dict[str, Any]:
    """A call of each tool, and what else there is."""
    calls: dict[str, dict[str, Any]] = {
        "find": {"name": "norvik"},
        "about": {"thing": "Norvik Looms"},
        "why": {
            "thing": "Norvik Looms",
            "property": "cooperates with",
            "object": "Tessaly Freight",
        },
        "path": {"one": "Norvik Looms", "other": "Tessaly Freight"},
        "ask": {"question": "partners", "values": {"thing": "Norvik Looms"}},
        "schema": {},
        "query": {"sparql": "SELECT ?o { id:norvik kg:cooperatesWith ?o }"},
        "prove": {
            "text": "Bolt was bought by Acme.",
            "statement": "Acme acquired Bolt",
        },
    }
    listed = await client.list_tools()
    found: dict[str, Any] = {"listed": listed}
    for name, arguments in calls.items():
        found[name] = await client.call_tool(name, arguments)
    found["nobody"] = await client.call_tool("about", {"thing": "Norvik Lomms"})
    found["stranger"] = await client.call_tool("about", {"thing": "Zzz Qqq"})
    found["update"] = await client.call_tool("query", {"sparql": "DROP ALL"})
    found["turned"] = await client.call_tool(
        "query", {"sparql": "SELECT ?o { id:tessaly kg:cooperatesWith ?o }"}
    )
    found["calls amiss"] = {
        "'thing' is missing": await client.call_tool("about", {}),
        "`about` takes: thing, offset": await client.call_tool("about", {}),
        "'offset': Input should be a valid integer": await client.call_tool(
            "find", {"name": "norvik", "offset": "x"}
        ),
        "`ask` without a question": await client.call_tool("ask", {"question": "nope"}),
        '`ask` with question "about", values {"thing": NAME}': await client.call_tool(
            "ask", {"question": "about"}
        ),
        "offset=0": await client.call_tool("find", {"name": "norvik", "offset": 99}),
    }
    found["many"] = await client.call_tool("query", {"sparql": EVERYTHING})
    further = {"sparql": EVERYTHING, "offset": 20}
    found["more"] = await client.call_tool("query", further)
    limited = {"sparql": f"{EVERYTHING}\nLIMIT 250"}
    found["calls amiss"]["at most 200"] = await client.call_tool("query", limited)
    for uri in ("kg://thing/nope", "kg://article/nope"):
        with pytest.raises(MCPError, match="nope"):
            await client.read_resource(uri)
    found["questions"] = await client.call_tool("ask", {})
    found["resources"] = await client.list_resources()
    found["thing"] = await client.read_resource("kg://thing/norvik")
    found["prompt"] = await client.get_prompt(
        "answer_with_citations", {"question": "Who?"}
    )
    return found


def assert_answers(found: dict[str, Any]) -> None:
    """Each tool answers in sentences with positions, grades and sources."""
    assert [tool.name for tool in found["listed"].tools] == TOOLS
    assert all(tool.annotations.read_only_hint for tool in found["listed"].tools)
    for name in TOOLS:
        assert not found[name].is_error, text(found[name])
        assert len(text(found[name]).encode()) <= BUDGET
        assert len(json.dumps(found[name].structured_content).encode()) <= 2 * BUDGET
    assert "Norvik Looms" in text(found["find"]) and "id:norvik" in text(found["find"])
    for name in ("about", "why", "path", "ask", "query"):
        told = text(found[name])
        assert (
            f"Norvik Looms cooperates with Tessaly Freight on Fjällweft-Duo. {POSITION} (attested)"
            in re.sub(r" \{[^}]*\}", "", told)
        ), told
        assert told.count("Sources:") == 1
        assert told.count(f"\n{POSITION} Ostrevale Gazette, 4 March 2024") == 1
        # No word of the article leaves.
        assert "Loom maker Norvik" not in told
        assert "quote" not in str(found[name].structured_content)
    assert "kg:cooperatesWith" in text(found["schema"])
    assert text(found["prove"]).startswith("Proved by the order of words")
    assert found["nobody"].is_error and "Norvik Looms" in text(found["nobody"])
    assert found["stranger"].is_error and "tool `find`" in text(found["stranger"])
    assert "kg ask" not in text(found["stranger"])
    assert found["update"].is_error and "DROP is an update" in text(found["update"])
    for told, called in found["calls amiss"].items():
        assert called.is_error and told in text(called), text(called)
        assert "pydantic" not in text(called) and "kg ask" not in text(called)
    goes_on = r"(\d+) of \d{3,}, go on with offset=\1"
    for page in ("many", "more"):
        assert re.search(goes_on, text(found[page])), text(found[page])
    assert text(found["many"]) != text(found["more"])
    assert "(inferred from what is attested)" in text(found["turned"])
    assert "partners (thing)" in text(found["questions"])
    assert {str(each.uri) for each in found["resources"].resources} == {
        "kg://schema",
        "kg://questions",
    }
    assert POSITION in found["thing"].contents[0].text
    assert "Who?" in found["prompt"].messages[0].content.text


def test_an_agent_on_this_machine(shared_newsroom: Path) -> None:
    """Over pipes, in the protocol of today."""
    assert_answers(asked(shared_newsroom, all_tools))


def test_an_agent_asks_a_store(shared_newsroom: Path, tmp_path: Path) -> None:
    """To which the graph was published: the same words."""
    near = load(Workspace(shared_newsroom))
    with oxigraph(tmp_path) as addresses:
        target = WrittenStore(addresses.update, addresses.query, near.namespaces)
        publish(near, target)
        found = asked(shared_newsroom, all_tools, store=addresses.query)
    assert_answers(found)


def test_an_agent_of_earlier_days(shared_newsroom: Path) -> None:
    """Over pipes, with a handshake."""

    async def about(client: Client) -> CallToolResult:
        return await client.call_tool("about", {"thing": "Norvik Looms"})

    assert POSITION in text(asked(shared_newsroom, about, "legacy"))


def test_an_agent_elsewhere(over_http: Server) -> None:
    """Over HTTP, at /mcp; and only under a name that the server has."""

    async def converse() -> dict[str, Any]:
        async with Client(f"{over_http.address}mcp") as client:
            return await all_tools(client)

    assert_answers(conversed(converse))


def test_a_page_that_leads_its_name_here_learns_nothing(over_http: Server) -> None:
    """The name in Host is that of the page (DNS rebinding), and is none of ours."""
    port = over_http.port
    for host in ("evil.example", f"evil.example:{port}", "localhost.evil.example", ""):
        headers = {"Host": host, "Origin": f"http://{host}", "Accept": "*/*"}
        for method, body in (("POST", "{}"), ("GET", None), ("OPTIONS", None)):
            foreign = over_http.ask("/mcp", method, body, **headers)
            assert foreign.status == 421
            assert "mcp" not in foreign.headers


def test_nothing_is_told_that_was_not_asked(over_http: Server) -> None:
    """So nobody waits for it, and keeps a connection; nor is noted what was asked amiss."""
    before = len(over_http.written)
    for method in ("GET", "HEAD", "DELETE", "PUT"):
        told = over_http.ask("/mcp", method, Accept="text/event-stream")
        assert (told.status, told.headers["allow"]) == (405, "POST, OPTIONS")
    wanted = {"name": "explore", "arguments": {"secret": "no argument of it"}}
    body = {"jsonrpc": "2.0", "id": 1, "method": "prompts/get", "params": wanted}
    headers = {"Content_Type": "application/json", "Accept": "application/json"}
    told = over_http.ask("/mcp", "POST", json.dumps(body), **headers)
    assert "thing" in told.json["error"]["message"]
    assert over_http.written[before:] == []


def test_an_agent_can_be_told_nothing_too_long_or_far(over_http: Server) -> None:
    """The limits of all requests are those of agents' as well, and nobody is asked on
    their behalf.
    """
    headers = {"Content_Type": "application/json", "Accept": "application/json"}
    long = over_http.ask("/mcp", "POST", b" " * 1_100_000, **headers)
    assert long.status == 413
    with closing(create_server(("127.0.0.1", 0))) as trap:
        trap.setblocking(False)
        address = f"http://127.0.0.1:{trap.getsockname()[1]}/"
        wanted = f"SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}"

        async def converse() -> list[CallToolResult]:
            async with Client(f"{over_http.address}mcp") as client:
                return [
                    await client.call_tool("query", {"sparql": wanted}),
                    await client.call_tool("query", {"sparql": f"LOAD <{address}>"}),
                    await client.call_tool("about", {"thing": address}),
                ]

        for told in conversed(converse):
            assert told.is_error
        with pytest.raises(BlockingIOError):
            trap.accept()


def test_a_call_that_never_ends_is_stopped(shared_newsroom: Path) -> None:
    """It is told so, and the next call is answered."""

    async def twice(client: Client) -> tuple[CallToolResult, CallToolResult]:
        endless = (
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
        )
        stopped = await client.call_tool("query", {"sparql": endless})
        return stopped, await client.call_tool("query", {"sparql": "ASK {}"})

    stopped, after = asked(shared_newsroom, twice, "auto", "--timeout", "1")
    assert stopped.is_error and "stopped after 1 s" in text(stopped)
    assert text(after).startswith("Yes.")


def test_the_tools_cost_at_most_a_thousand_tokens(over_http: Server) -> None:
    """As a model is told of them: four characters are a token, on the safe side."""

    async def listed() -> list[dict[str, Any]]:
        async with Client(f"{over_http.address}mcp") as client:
            tools = (await client.list_tools()).tools
            return [tool.model_dump(by_alias=True, exclude_none=True) for tool in tools]

    told = json.dumps(conversed(listed), separators=(",", ":"))
    assert len(told) <= 4_000


def test_a_long_answer_goes_on(newsroom_pinned: Project) -> None:
    """Between two entries, with the offset of the next; and nothing is lost."""
    edition = newsroom_pinned.edition
    piece = Evidence(
        "urn:p#char=1,2", "char=1,2", "a voice", None, "https://x.example", "c"
    )
    entries = [
        Entry(f"Sentence {at} " + "ü" * 100, (piece,), "proved") for at in range(100)
    ]
    told: list[str] = []
    offset = 0
    while offset < len(entries):
        answer = cited_answer(edition, entries, offset)
        assert len(answer.text.encode()) <= BUDGET
        told += [item["text"] for item in answer.data["entries"]]
        more = re.search(r"(\d+) of 100, go on with offset=\1", answer.text)
        offset = int(more[1]) if more else len(entries)
    assert told == [entry.text for entry in entries]
    huge = cited_answer(edition, [Entry("x" * 20_000), Entry("y")])
    assert "1 of 2" in huge.text
