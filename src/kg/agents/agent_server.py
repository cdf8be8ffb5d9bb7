"""The Model Context Protocol over the tools: what each is called and takes.

The descriptions are all that a model sees before it calls: they are few words.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator
from importlib.metadata import version
from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError
from mcp.types import (
    CallToolResult,
    InputRequiredResult,
    TextContent,
    ToolAnnotations,
)
from pydantic import Field, ValidationError

from kg.agents import agent_tools
from kg.agents.cited_answers import CitedAnswer, failed

Call = Callable[..., Awaitable[CitedAnswer]]
"""Has a worker call a function of `agent_tools`; what fails is an answer too."""

INSTRUCTIONS = (
    "A knowledge graph read from news articles. Every sentence ends with the positions of"
    " the passages that say it, and how well they prove it; cite them from Sources. Say of"
    " what is planned, possible or denied that it is so. Names go as people write them."
    " Start with find or ask; nothing here changes anything."
)
_READ = ToolAnnotations(read_only_hint=True)

Offset = Annotated[int, Field(ge=0)]


def agent_server(title: str, call: Call) -> MCPServer[Any]:
    """A server of the protocol, for any transport.

    Args:
        title: what is served.
        call: asks a worker.
    """
    server = _Server(
        "kg",
        title=title,
        version=version("newskg"),
        instructions=INSTRUCTIONS,
        # What a client sends amiss it is told; below this level it would be noted, with
        # what was asked. Faults of our own are answers of the workers.
        log_level="CRITICAL",
    )
    _add_tools(server, call)
    _add_resources(server, call)
    _add_prompts(server)
    return server


class _Server(MCPServer[Any]):
    """One that tells a model in its own words what it has called amiss."""

    async def call_tool(
        self,
        name: str,
        arguments: dict[str, Any],
        context: Any = None,  # noqa: ANN401 - of a class with parameters of the kit's own
    ) -> CallToolResult | InputRequiredResult:
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if not isinstance(error.__cause__, ValidationError):
                raise
            message = " ".join(_misfits(error.__cause__))
            tools = await self.list_tools()
            (taken,) = [tool.input_schema for tool in tools if tool.name == name]
            listed = ", ".join(taken["properties"])
            return _result(failed(message, f"The tool `{name}` takes: {listed}."))


def _misfits(error: ValidationError) -> Iterator[str]:
    """What of some arguments is missing, or of another form than it should be."""
    for each in error.errors(include_url=False, include_input=False):
        argument = ".".join(map(str, each["loc"]))
        if each["type"] == "missing":
            yield f"'{argument}' is missing."
        else:
            yield f"'{argument}': {each['msg']}."


def _add_tools(server: MCPServer[Any], call: Call) -> None:
    # What a model sees is the name and the parameters of each function.
    async def find(name: str, offset: Offset = 0) -> CallToolResult:
        answer = await call(agent_tools.answer_find, name, offset)
        return _result(answer)

    async def about(thing: str, offset: Offset = 0) -> CallToolResult:
        answer = await call(agent_tools.answer_about, thing, offset)
        return _result(answer)

    async def why(
        thing: str, property: str = "", object: str = "", offset: Offset = 0
    ) -> CallToolResult:
        named = (property or None, object or None)
        answer = await call(agent_tools.answer_why, thing, *named, offset)
        return _result(answer)

    async def path(one: str, other: str, offset: Offset = 0) -> CallToolResult:
        answer = await call(agent_tools.answer_path, one, other, offset)
        return _result(answer)

    async def ask(
        question: str = "", values: dict[str, str] | None = None, offset: Offset = 0
    ) -> CallToolResult:
        asked = (question or None, values)
        answer = await call(agent_tools.answer_ask, *asked, offset)
        return _result(answer)

    async def schema(term: str = "", offset: Offset = 0) -> CallToolResult:
        answer = await call(agent_tools.answer_schema, term or None, offset)
        return _result(answer)

    async def query(sparql: str, offset: Offset = 0) -> CallToolResult:
        answer = await call(agent_tools.answer_query, sparql, offset)
        return _result(answer)

    async def prove(text: str, statement: str, modality: str = "") -> CallToolResult:
        asked = (text, statement, modality or None)
        answer = await call(agent_tools.answer_prove, *asked)
        return _result(answer)

    described: dict[Callable[..., Awaitable[CallToolResult]], str] = {
        find: "Things and terms by words of their names.",
        about: "All that is said of a thing.",
        why: "Why a statement holds: its passages, or what it follows from.",
        path: "How two things are connected, step by step.",
        ask: "A ready question with values by parameter; without question, lists them.",
        schema: "The terms in use, or one term with an example.",
        query: "Read-only SPARQL; prefixes kg: and id: are known. Rows come traced.",
        prove: "Whether any words say a statement, such as 'Acme acquired Bolt'."
        " modality: planned, possible, denied or ended.",
    }
    for function, description in described.items():
        # The sentences are the answer; a description of the data would cost as much.
        register = server.tool(
            description=description, annotations=_READ, structured_output=False
        )
        register(function)


def _add_resources(server: MCPServer[Any], call: Call) -> None:
    @server.resource("kg://schema", description="The terms in use.")
    async def terms() -> str:
        answer = await call(agent_tools.answer_schema)
        return answer.text

    @server.resource("kg://questions", description="The ready questions.")
    async def listed() -> str:
        answer = await call(agent_tools.answer_ask)
        return answer.text

    @server.resource("kg://thing/{name}", description="All that is said of a thing.")
    async def sheet(name: str) -> str:
        answer = await call(agent_tools.answer_about, f"id:{name}")
        return _content(answer)

    @server.resource("kg://article/{slug}", description="An article and its passages.")
    async def passages(slug: str) -> str:
        answer = await call(agent_tools.answer_article, slug)
        return _content(answer)


def _content(answer: CitedAnswer) -> str:
    """What a resource has.

    Raises:
        ResourceNotFoundError: there is none of this name.
    """
    if answer.is_error:
        raise ResourceNotFoundError(answer.text)
    return answer.text


def _add_prompts(server: MCPServer[Any]) -> None:
    @server.prompt(description="Answer a question from the graph, with citations.")
    def answer_with_citations(question: str) -> str:
        return (
            f"{question}\n\nAnswer from the tools alone. Put the position of its passage"
            " behind each sentence, and list the sources with their links below. Say what"
            " is only open, inferred or planned. Where the graph says nothing, say so."
        )

    @server.prompt(description="Get to know what the graph tells of a thing.")
    def explore(thing: str) -> str:
        return (
            f"Find '{thing}', read what is said about it, and follow two of its relations."
            " Tell what is proved, what is open, and what is not there."
        )


def _result(answer: CitedAnswer) -> CallToolResult:
    # Through JSON, as it travels: tuples become lists here, and not in the client.
    return CallToolResult(
        content=[TextContent(type="text", text=answer.text)],
        structured_content=json.loads(json.dumps(answer.data)),
        is_error=answer.is_error,
    )
