"""Endpoints misbehave in many ways: each is waited out, asked once more, or told in one sentence."""

import json
import time
from dataclasses import replace

import pytest

from allegiance.errors import DocumentError, EndpointError, SettingsError
from allegiance.extraction.llm import ModelExtractor
from allegiance.settings import settings
from llm.conftest import Make, told
from llm.endpoint import (
    Behaviour,
    Endpoint,
    breaks_off,
    completion,
    hangs,
    refuses,
    resets,
    says,
    sends,
    slow,
    unless,
    writes,
)
from llm.saying import DOCUMENT, claim
from reading import listed

GOOD = says([claim()])
WHOLE = json.dumps({"claims": [claim()]})
PASSING = {
    "429": refuses(429, "slow down"),
    "500": refuses(500),
    "502 that is no JSON": sends(b"<html>Bad gateway</html>", "text/html"),
    "503": refuses(503),
    "408": refuses(408),
    "reset": resets,
    "broken off": breaks_off,
    "half a body": sends(completion(WHOLE)[:40]),
    "a body that is a list": sends(b"[]"),
}


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
def test_what_passes_is_waited_out(endpoint: Endpoint, make: Make, fault: Behaviour) -> None:
    endpoint.script, endpoint.otherwise = [fault, fault], GOOD
    extractor = make()
    assert len(extractor.claims(DOCUMENT)) == 1
    assert len(endpoint.asked) == extractor.costs.requests == 3
    assert extractor.costs.repeated == 2


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
def test_what_does_not_pass_fails_the_document_and_not_the_run(
    endpoint: Endpoint, make: Make, fault: Behaviour
) -> None:
    endpoint.script, endpoint.otherwise = [fault] * 3, GOOD
    extractor = make()
    with pytest.raises(DocumentError, match=r"^goma: .*1 of 1 requests.*3 times; run again"):
        extractor.claims(DOCUMENT)
    assert extractor.costs.failed == 1
    assert len(extractor.claims(DOCUMENT)) == 1


def test_a_hanging_endpoint_is_given_up_in_time(endpoint: Endpoint, make: Make) -> None:
    endpoint.script, endpoint.otherwise = [hangs(endpoint)], GOOD
    begun = time.monotonic()
    assert len(make(llm_timeout=0.2).claims(DOCUMENT)) == 1
    assert time.monotonic() - begun < 5
    assert len(endpoint.asked) == 2


def test_a_slow_endpoint_is_waited_for(endpoint: Endpoint, make: Make) -> None:
    endpoint.otherwise = slow(0.2, GOOD)
    assert len(make().claims(DOCUMENT)) == 1
    assert len(endpoint.asked) == 1


def test_it_waits_as_long_as_it_is_asked_to(endpoint: Endpoint, make: Make) -> None:
    endpoint.script, endpoint.otherwise = [refuses(429, headers={"Retry-After": "1"})], GOOD
    assert len(make().claims(DOCUMENT)) == 1
    assert endpoint.times[1] - endpoint.times[0] >= 1


def test_all_workers_wait_when_one_is_asked_to(endpoint: Endpoint, make: Make) -> None:
    endpoint.script, endpoint.otherwise = [refuses(429, headers={"Retry-After": "0.5"})], slow(0.05, says([]))
    make(llm_workers=2, llm_batch=1).claims(DOCUMENT)
    before = [at for at in endpoint.times if at - endpoint.times[0] < 0.45]
    assert len(before) <= 2  # those that were under way already
    assert len(endpoint.times) == 4


def test_it_stops_where_it_is_asked_to_wait_too_long(endpoint: Endpoint, make: Make) -> None:
    endpoint.otherwise = refuses(429, headers={"Retry-After": "3600"})
    with pytest.raises(EndpointError, match=r"asks to wait 3600 seconds.*ALLEGIANCE_LLM_LONGEST_WAIT"):
        make().claims(DOCUMENT)
    assert len(endpoint.asked) == 1


def test_waits_grow_and_are_capped(endpoint: Endpoint, make: Make) -> None:
    endpoint.otherwise = refuses(503)
    with pytest.raises(DocumentError):
        make(llm_wait=0.1, llm_longest_wait=0.2, llm_retries=4).claims(DOCUMENT)
    gaps = [after - before for before, after in zip(endpoint.times, endpoint.times[1:], strict=False)]
    assert len(gaps) == 4
    assert gaps[0] >= 0.05
    assert all(gap >= 0.1 for gap in gaps[1:])
    assert sum(gaps) < 2


@pytest.mark.parametrize("answer", [refuses(401, "bad key secret-key"), refuses(403, "bad key secret-key")])
def test_a_refused_key_is_told_at_once_without_the_key(
    endpoint: Endpoint, make: Make, answer: Behaviour
) -> None:
    endpoint.otherwise = answer
    with pytest.raises(EndpointError, match=r"refuses the key .*ALLEGIANCE_LLM_KEY") as error:
        make().claims(DOCUMENT)
    assert "secret" not in str(error.value)
    assert len(endpoint.asked) == 1
    assert endpoint.keys == ["Bearer secret-key"]


@pytest.mark.parametrize(
    ("answer", "says_"),
    [
        (refuses(404, "model not found"), "knows no model tiny"),
        (refuses(402, "pay"), "account is used up"),
        (refuses(429, "quota", "insufficient_quota"), "account is used up"),
    ],
)
def test_what_no_waiting_mends_is_told_at_once(
    endpoint: Endpoint, make: Make, answer: Behaviour, says_: str
) -> None:
    endpoint.otherwise = answer
    with pytest.raises(EndpointError, match=says_):
        make().claims(DOCUMENT)
    assert len(endpoint.asked) == 1


def test_an_endpoint_that_stays_silent_ends_the_run(endpoint: Endpoint, make: Make) -> None:
    endpoint.otherwise = refuses(500)
    extractor = make(llm_retries=0)
    for _ in range(2):
        with pytest.raises(DocumentError):
            extractor.claims(DOCUMENT)
    with pytest.raises(EndpointError, match="3 documents in a row"):
        extractor.claims(DOCUMENT)


def form(asked: dict[str, object]) -> str:
    return asked.get("response_format", {}).get("type", "none")  # type: ignore[attr-defined, no-any-return]


def test_a_form_that_the_endpoint_refuses_is_asked_for_less_strictly_and_remembered(
    endpoint: Endpoint, make: Make
) -> None:
    endpoint.otherwise = unless(lambda asked: form(asked) == "json_schema", "no response_format", GOOD)
    extractor = make()
    for _ in range(2):
        assert len(extractor.claims(DOCUMENT)) == 1
    assert [form(asked) for asked in endpoint.asked] == ["json_schema", "json_object", "json_object"]
    endpoint.otherwise = unless(lambda asked: form(asked) != "none", "no response_format", GOOD)
    assert len(extractor.claims(DOCUMENT)) == 1


def test_a_refused_temperature_is_left_out(endpoint: Endpoint, make: Make) -> None:
    endpoint.otherwise = unless(lambda asked: "temperature" in asked, "unsupported: temperature", GOOD)
    assert len(make().claims(DOCUMENT)) == 1
    assert [form(asked) for asked in endpoint.asked] == ["json_schema"] * 2


def test_a_request_that_is_refused_in_every_form_fails(endpoint: Endpoint, make: Make) -> None:
    endpoint.otherwise = refuses(400, "context too long")
    with pytest.raises(DocumentError, match="context too long"):
        make().claims(DOCUMENT)


WRAPPED = {
    "fence": f"```json\n{WHOLE}\n```",
    "prose": f"Here {{as asked}} it is:\n{WHOLE}\nI hope that this helps {{you}}.",
    "thoughts": f'<think>{{"a": 1}} perhaps</think>{WHOLE}',
    "nulls": WHOLE.replace('"speaker": ""', '"speaker": null'),
}


@pytest.mark.parametrize("text", WRAPPED.values(), ids=WRAPPED)
def test_json_is_found_in_what_stands_around_it(endpoint: Endpoint, make: Make, text: str) -> None:
    endpoint.otherwise = writes(text)
    assert len(make().claims(DOCUMENT)) == 1
    assert len(endpoint.asked) == 1


MALFORMED = {
    "truncated": writes(WHOLE[:-30]),
    "not JSON": writes("There are no claims."),
    "nested without end": writes("[" * 100_000),
    "many braces": writes("{" * 100_000),
    "wrong schema": writes('{"claims": [{"who": "M23"}]}'),
    "claims that are no list": writes('{"claims": "none"}'),
    "a bare list": writes("[]"),
    "empty": writes(""),
    "null": writes(None),
    "no choices": sends(b'{"choices": []}'),
    "no message": sends(b'{"choices": [{}]}'),
}


@pytest.mark.parametrize("answer", MALFORMED.values(), ids=MALFORMED)
def test_an_answer_that_cannot_be_used_is_asked_for_once_more(
    endpoint: Endpoint, make: Make, answer: Behaviour
) -> None:
    endpoint.script, endpoint.otherwise = [answer], GOOD
    extractor = make()
    assert len(extractor.claims(DOCUMENT)) == 1
    assert [message["role"] for message in endpoint.asked[1]["messages"]] == [
        "system",
        "user",
        "assistant",
        "user",
    ]
    assert extractor.costs.failed == 0


@pytest.mark.parametrize("answer", MALFORMED.values(), ids=MALFORMED)
def test_after_that_it_is_a_failure_and_the_run_goes_on(
    endpoint: Endpoint, make: Make, answer: Behaviour
) -> None:
    endpoint.script, endpoint.otherwise = [answer, answer], GOOD
    extractor = make()
    with pytest.raises(DocumentError, match="no usable answer to 1 of 1"):
        extractor.claims(DOCUMENT)
    assert (len(endpoint.asked), extractor.costs.failed, extractor.costs.kept) == (2, 1, 0)
    assert len(extractor.claims(DOCUMENT)) == 1


@pytest.mark.parametrize("name", ["llm_base_url", "llm_model"])
def test_a_missing_setting_is_one_sentence(endpoint: Endpoint, name: str) -> None:
    with pytest.raises(SettingsError, match=f"ALLEGIANCE_{name.upper()}$"):
        ModelExtractor(listed(), settings(**(told(endpoint) | {name: ""})))


def test_a_text_that_cannot_be_sent_is_told(endpoint: Endpoint, make: Make) -> None:
    with pytest.raises(DocumentError, match="lone surrogates"):
        make().claims(replace(DOCUMENT, text="M23 \ud800 fought."))
    assert not endpoint.asked
