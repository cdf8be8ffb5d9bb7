"""The server follows the files, and quotes only where its owner says so."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import copied_newsroom
from tests.serve.client import Answer, Server, served

ASKED = "/ask/partners?thing=Norvik%20Looms"


def until_written(server: Server, words: str) -> Answer:
    """Ask until the server has told its owner something, and is always answered; what it
    then serves.
    """
    while not any(words in line for line in server.written):
        answer = server.ask(ASKED)
        assert answer.status == server.query("ASK {}").status == 200
        # Not faster than it can make the next edition.
        server.heard.wait(0.2)
        server.heard.clear()
    return server.ask("/health")


def test_an_edition_follows_another_without_a_dropped_request(tmp_path: Path) -> None:
    """What is asked meanwhile is answered, by the one or the other; a broken file leaves
    what was good before. With texts, answers quote, and no other page may read them.
    """
    folder = copied_newsroom(tmp_path / "newsroom")
    described = folder / "graph" / "dataset.ttl"
    text = described.read_text(encoding="utf-8")
    with served(folder, "--with-text", "--workers", "1", "--quiet") as server:
        first = server.ask("/health").json
        assert first["state"] == "verified"
        quoted = server.query(
            "SELECT ?o { id:norvik kg:cooperatesWith ?o }", evidence="1"
        )
        assert '"quote":' in quoted.text
        assert "access-control-allow-origin" not in quoted.headers
        for kept in (quoted, server.ask("/"), server.ask(ASKED)):
            assert kept.headers["cache-control"] == "private, max-age=60"
        described.write_text(text.replace('"The newsroom', '"The new room'))
        second = until_written(server, "serving the files as they are now")
        assert second.json["digest"] != first["digest"]
        described.write_text(f"{text}\n<broken")
        third = until_written(server, "cannot be served as they are now").json
        assert third["status"] == "outdated" and "dataset.ttl" in third["reason"]
        assert "The new room" in server.ask("/reconcile").text
        described.write_text(text.replace('"The newsroom', '"The last room'))
        (article,) = (folder / "graph" / "articles").glob("*.trig")
        article.write_text(article.read_text(encoding="utf-8") + "\n<broken")
        fourth = until_written(server, article.name).json
        assert fourth["status"] == "outdated" and article.name in fourth["reason"]
