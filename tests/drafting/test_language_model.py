"""A language model is asked as documented, answers in the form that was asked for, or is
an error in plain words, in which neither the key nor a word of the article stands.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator

import pytest

from kg.drafting import model_server
from kg.drafting.answer_schema import record_of, words_to_choose
from kg.drafting.language_model import LanguageModel, ModelError
from tests.drafting.model_stub import (
    HANGING_UP,
    SILENCE,
    ModelStub,
    Reply,
    said,
)

KEY = "sk-hazel-4711"
TEXT = "Brannoch Kilns fired 300 Zwetkow bricks."
SCHEMA = record_of({"choice": words_to_choose(["Brannoch Kilns", "Zwetkow", "none"])})
GOOD = said('{"choice": "Zwetkow"}')


@pytest.fixture
def stub() -> Iterator[ModelStub]:
    with ModelStub().running() as running:
        yield running


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that would have been made."""
    made: list[float] = []
    monkeypatch.setattr(model_server, "sleep", made.append)
    return made


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KG_MODEL_KEY", "http_proxy", "HTTP_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)


def choose(stub: ModelStub, timeout: float = 60.0) -> dict[str, object]:
    model = LanguageModel(stub.address, key=KEY, timeout=timeout)
    return model.chosen("Choose.", TEXT, SCHEMA)


# --- What is sent ---


def test_a_question_is_sent_as_documented(
    stub: ModelStub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The schema is strict, nothing is left to chance, an answer has an end; the key
    stands in its header alone.
    """
    monkeypatch.setenv("KG_MODEL_KEY", KEY)
    stub.replies = [GOOD]
    model = LanguageModel(stub.address, name="kiln-7b")
    assert model.chosen("Choose.", TEXT, SCHEMA) == {"choice": "Zwetkow"}
    (asked,) = stub.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["content-type"] == "application/json"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert KEY.encode() not in asked.body
    assert asked.json == {
        "model": "kiln-7b",
        "messages": [
            {"role": "system", "content": "Choose."},
            {"role": "user", "content": TEXT},
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": {
                "name": "answer",
                "strict": True,
                "schema": {
                    "type": "object",
                    "properties": {
                        "choice": {
                            "type": "string",
                            "enum": ["Brannoch Kilns", "Zwetkow", "none"],
                        }
                    },
                    "required": ["choice"],
                    "additionalProperties": False,
                },
            },
        },
        "temperature": 0,
        "max_tokens": 1024,
    }


def test_name_and_key_may_be_missing(stub: ModelStub) -> None:
    """A server with one model for everybody needs neither."""
    stub.replies = [GOOD]
    LanguageModel(stub.address).chosen("Choose.", TEXT, SCHEMA)
    (asked,) = stub.asked
    assert "authorization" not in asked.headers
    assert "model" not in asked.json


@pytest.mark.parametrize(
    ("end", "path"),
    [
        ("", "/v1/chat/completions"),
        ("/", "/v1/chat/completions"),
        ("/v1", "/v1/chat/completions"),
        ("/v1/", "/v1/chat/completions"),
        ("/v1/chat/completions", "/v1/chat/completions"),
        ("/api/v3", "/api/v3/chat/completions"),
        ("/my models/v1", "/my%20models/v1/chat/completions"),
    ],
)
def test_an_address_may_be_told_in_several_ways(
    stub: ModelStub, end: str, path: str
) -> None:
    """With and without its version, with and without a slash."""
    stub.replies = [GOOD]
    LanguageModel(f"{stub.address}{end}").chosen("Choose.", TEXT, SCHEMA)
    assert [asked.path for asked in stub.asked] == [path]


# --- Where it may be sent ---

ELSEWHERE = [
    "http://192.0.2.7:8080/v1",
    "https://models.example/v1",
    "http://localhost.models.example/v1",
    "http://127.0.0.1.models.example/v1",
    "http://0.0.0.0:8080",
    "http://127.1:8080",
    "http://[2001:db8::1]:8080/v1",
]


@pytest.mark.parametrize("url", ELSEWHERE)
def test_the_text_stays_on_this_machine_unless_it_may_leave(url: str) -> None:
    """Another machine has to be allowed; the error tells how."""
    with pytest.raises(ModelError, match="would leave this machine") as caught:
        LanguageModel(url)
    assert "--text-may-leave" in caught.value.advice
    LanguageModel(url, may_leave=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8080",
        "http://LOCALHOST/v1",
        "http://127.0.0.2:8080/v1",
        "https://[::1]:8080",
    ],
)
def test_this_machine_has_several_addresses(url: str) -> None:
    """All of the loopback interface are this machine."""
    LanguageModel(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:8080",
        "127.0.0.1:8080/v1",
        "file:///v1",
        "ftp://127.0.0.1/v1",
        "http://",
        "http://[::1/v1",
        "http://127.0.0.1:eighty/v1",
        "http://127.0.0.1:99999/v1",
        "http://127.0.0.1%2emodels.example/v1",
        "http://127.0.0.1\\.models.example/v1",
    ],
)
def test_what_is_no_address(url: str) -> None:
    """Only servers of HTTP are addresses, and only in plain characters."""
    with pytest.raises(ModelError, match="no address") as caught:
        LanguageModel(url, may_leave=True)
    assert "http://127.0.0.1:8080/v1" in caught.value.advice


@pytest.mark.parametrize(
    "url",
    [
        f"http://{KEY}@127.0.0.1/v1",
        f"http://127.0.0.1:80@{KEY}.example/v1",
        f"http://127.0.0.1/v1?key={KEY}",
        f"http://127.0.0.1/v1#{KEY}",
    ],
)
def test_a_key_in_the_address_is_refused_and_not_repeated(url: str) -> None:
    """It belongs in the environment."""
    with pytest.raises(ModelError, match="a server and a path only") as caught:
        LanguageModel(url)
    assert "KG_MODEL_KEY" in caught.value.advice
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("key", [f"{KEY}\nX-Also: this", f"{KEY}…"])
def test_a_key_that_no_header_can_carry_is_not_repeated(key: str) -> None:
    """As the standard library would."""
    with pytest.raises(ModelError, match="characters that no key has") as caught:
        LanguageModel("http://127.0.0.1:8080", key=key)
    assert KEY not in str(caught.value)


def test_a_proxy_is_not_asked_for_this_machine(
    stub: ModelStub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy is another machine: the question goes to the server itself."""
    monkeypatch.setenv("http_proxy", "http://proxy.invalid:3128")
    stub.replies = [GOOD]
    choose(stub)
    assert stub.asked[0].path == "/v1/chat/completions"


def test_a_proxy_is_asked_for_another_machine(
    stub: ModelStub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the text may leave, it does so in the way that the machine is set up for."""
    monkeypatch.setenv("http_proxy", stub.address)
    stub.replies = [GOOD]
    model = LanguageModel("http://models.invalid", may_leave=True)
    model.chosen("Choose.", TEXT, SCHEMA)
    assert stub.asked[0].path == "http://models.invalid/v1/chat/completions"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_nobody_is_followed_elsewhere(stub: ModelStub, status: int) -> None:
    """The text is not sent where a server points."""
    stub.replies = [Reply(status, headers={"Location": f"{stub.address}/other"})]
    with pytest.raises(ModelError, match="points elsewhere"):
        choose(stub)
    assert len(stub.asked) == 1


# --- What is answered ---

REPEATED = '{"choice": "Zwetkow"}' * 2
NO_ANSWERS: dict[str, tuple[Reply | str, str]] = {
    "cut off": (said('{"choice": "Zwet', "length"), "was cut off"),
    "cut off where nobody sees it": (said('{"choice": "Zwetkow"}', "length"), "cut"),
    "cut off without a word": (said('{"choice": "Zwet'), "is not JSON"),
    "empty": (said(""), "is empty"),
    "white space": (said(" \n"), "is empty"),
    "null": (said(None), "is empty"),
    "parts": (said([{"type": "text", "text": "{}"}]), "is empty"),
    "prose": (said(f"I choose Zwetkow of: {TEXT}"), "is not JSON"),
    "repeated": (said(REPEATED), "goes on after its end"),
    "explained": (said(f'{{"choice": "Zwetkow"}} since {TEXT}'), "goes on after"),
    "two in one": (said('{"choice": "Zwetkow", "choice": "none"}'), "is not JSON"),
    "a number without end": (said("9" * 5000), "is not JSON"),
    "brackets without end": (said("[" * 100_000), "is not JSON"),
    "no draft_record": (said('["Zwetkow"]'), "another form"),
    "another draft_record": (said('{"answer": "Zwetkow"}'), "another form"),
    "more than was asked": (said('{"choice": "none", "why": "so"}'), "another form"),
    "another type": (said('{"choice": 1}'), "another form"),
    "invented": (said('{"choice": "Invented Ltd"}'), "chooses what it was not given"),
    "no JSON": (Reply(body=b"<html>Welcome</html>"), "no language model's server"),
    "no text": (Reply(body=b"\xff\xfe\xff"), "no language model's server"),
    "no choices": (Reply(body=b'{"choices": []}'), "no language model's server"),
    "an error as 200": (Reply(body=b'{"error": "x"}'), "no language model's server"),
    "a list": (Reply(body=b"[]"), "no language model's server"),
    "a choice that is none": (Reply(body=b'{"choices": [7]}'), "no language model's"),
    "nothing": (Reply(), "no language model's server"),
    "a body that ends early": (GOOD._replace(promised=9), "broke off the connection"),
    "no reply": (HANGING_UP, "broke off the connection"),
    "401": (Reply(401, None), "wants another key .HTTP 401"),
    "403": (Reply(403, None), "wants another key .HTTP 403"),
    "404": (Reply(404, None), "knows no such path or model .HTTP 404"),
    "400": (Reply(400, None), "does not take the question .HTTP 400"),
    "405": (Reply(405, None), "has no answer .HTTP 405"),
    "429": (Reply(429, None), "is asked too often .HTTP 429"),
    "500": (Reply(500, None), "failed .HTTP 500"),
    "503": (Reply(503, None), "failed .HTTP 503"),
}
ADVICE = {
    "401": "KG_MODEL_KEY",
    "404": "--model-name",
    "400": "--model-name",
    "no JSON": "OpenAI-compatible",
}


@pytest.mark.parametrize("case", NO_ANSWERS)
def test_what_is_no_answer(
    stub: ModelStub,
    case: str,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """One sentence tells what is wrong, another what to do; neither the key nor a word
    of the article stands in them, in a log, or in the traceback.
    """
    reply, message = NO_ANSWERS[case]
    stub.replies = [reply]
    with pytest.raises(ModelError, match=message) as caught:
        choose(stub)
    error = caught.value
    assert error.message.count(". ") == 0 and error.message.endswith(".")
    assert ADVICE.get(case, "") in error.advice and error.advice
    written = "".join(traceback.format_exception(error)) + caplog.text
    written += "".join(capfd.readouterr())
    for secret in (KEY, "Brannoch", "Zwetkow", "Invented"):
        assert secret not in written


@pytest.mark.parametrize(
    "content",
    [
        '```json\n{"choice": "Zwetkow"}\n```',
        '```\n{"choice": "Zwetkow"}\n```\n',
        '\n{\n  "choice":\t"Zwetkow"\n}\n',
        '{"choice": "\\u005awetkow"}',
    ],
)
def test_an_answer_may_be_wrapped(stub: ModelStub, content: str) -> None:
    """A fence of code, white space and escapes change nothing."""
    stub.replies = [said(content)]
    assert choose(stub) == {"choice": "Zwetkow"}


def test_the_same_answer_twice_is_the_same(stub: ModelStub) -> None:
    """What is asked and what is made of the answer depend on nothing else."""
    stub.replies = [GOOD]
    assert choose(stub) == choose(stub)
    first, second = stub.asked
    assert first == second


# --- What may pass ---


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_pass_is_tried_once_more(
    stub: ModelStub, pauses: list[float], status: int
) -> None:
    """After a short pause."""
    stub.replies = [Reply(status), GOOD]
    assert choose(stub) == {"choice": "Zwetkow"}
    assert pauses == [1.0]


@pytest.mark.parametrize("status", [429, 500])
def test_it_is_tried_once_more_and_not_again(
    stub: ModelStub, pauses: list[float], status: int
) -> None:
    """There are two questions at most."""
    stub.replies = [Reply(status)]
    with pytest.raises(ModelError):
        choose(stub)
    assert len(stub.asked) == 2
    assert len(pauses) == 1


@pytest.mark.parametrize("case", ["401", "404", "400", "no reply", "prose", "invented"])
def test_what_will_not_pass_is_not_tried_again(stub: ModelStub, case: str) -> None:
    """At temperature 0 a model says the same again."""
    stub.replies = [NO_ANSWERS[case][0]]
    with pytest.raises(ModelError):
        choose(stub)
    assert len(stub.asked) == 1


@pytest.mark.parametrize(
    ("retry_after", "expected"),
    [
        ("0", [0]),
        ("3", [3]),
        ("30", []),
        ("Fri, 31 Dec 1999 23:59:59 GMT", [1]),
        ("-1", [1]),
        ("9" * 5000, [1]),
    ],
)
def test_a_server_may_ask_for_a_pause(
    stub: ModelStub, pauses: list[float], retry_after: str, expected: list[float]
) -> None:
    """A short one is made; of a long one the error tells, and nobody waits."""
    stub.replies = [Reply(429, headers={"Retry-After": retry_after})]
    with pytest.raises(ModelError, match="too often") as caught:
        choose(stub)
    assert pauses == expected
    is_told = f"again in {retry_after} s." in caught.value.advice
    assert is_told == (len(retry_after) < 3 and retry_after != "-1")


def test_a_model_that_is_silent(stub: ModelStub, pauses: list[float]) -> None:
    """It is tried once more; the error says how long it was waited for."""
    stub.replies = [SILENCE]
    with pytest.raises(ModelError, match=r"silent for 0\.1 s") as caught:
        choose(stub, timeout=0.1)
    assert caught.value.advice
    assert len(pauses) == 1


def test_a_server_that_is_not_there() -> None:
    """The error says where it was looked for, and what the system says."""
    with ModelStub().running() as stopped:
        address = stopped.address
    model = LanguageModel(address, key=KEY)
    with pytest.raises(ModelError, match="refused") as caught:
        model.chosen("Choose.", TEXT, SCHEMA)
    assert address in caught.value.message
    assert KEY not in str(caught.value)


def test_a_name_that_no_server_can_have() -> None:
    """It is an error like others."""
    model = LanguageModel("http://a..b", may_leave=True)
    with pytest.raises(ModelError, match=r"No language model answers at http://a\.\.b"):
        model.chosen("Choose.", TEXT, SCHEMA)
