"""One endpoint: sends messages, waits politely where it is told to, and hands back the answer's text."""

import json
from collections.abc import Sequence
from contextlib import suppress
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any

from allegiance.errors import EndpointError, SettingsError
from allegiance.extraction.llm import prompt
from allegiance.extraction.llm.costs import Costs
from allegiance.extraction.llm.faults import FormRefused, Passing, Unanswered, judge
from allegiance.extraction.llm.pace import Pace
from allegiance.settings import Settings

if TYPE_CHECKING:
    import openai

_FORMS: tuple[dict[str, Any], ...] = (
    {"type": "json_schema", "json_schema": {"name": "claims", "strict": True}},
    {"type": "json_object"},
    {},
)
"""How the answer's form is asked for, the strictest first; an endpoint may refuse the first ones."""


class Client:
    """Talks to the endpoint of the settings; several threads may use it at once.

    Raises:
        SettingsError: the extra or a setting is missing.
    """

    def __init__(self, settings: Settings, costs: Costs) -> None:
        _check(settings)
        self._settings = settings
        self._costs = costs
        self._pace = Pace(settings.llm_wait, settings.llm_longest_wait)
        self._form = 0
        self._temperature = True
        self._opened: openai.OpenAI | None = None
        self._lock = Lock()

    def ask(self, messages: Sequence[prompt.Message]) -> str:
        """The text that the model answers with; empty where it answers with none.

        Raises:
            Unanswered: no answer came, after all retries.
            EndpointError: none will come: key, model or account are refused.
        """
        form, temperature = self._form, self._temperature
        while True:
            try:
                text = self._patiently(messages, form, temperature)
            except FormRefused as refused:
                if temperature and "temperature" in str(refused):
                    temperature = False
                elif form + 1 < len(_FORMS):
                    form += 1
                else:
                    raise Unanswered(f"the endpoint refuses the request: {refused}") from None
            else:
                self._form, self._temperature = form, temperature  # as later requests are asked
                return text

    def _patiently(self, messages: Sequence[prompt.Message], form: int, temperature: bool) -> str:
        """Send until an answer comes, waiting after each passing fault."""
        settings = self._settings
        for attempt in range(settings.llm_retries + 1):
            if not self._pace.wait():
                raise Unanswered("the run was stopped")
            self._costs.sent(again=attempt > 0)
            try:
                return self._once(messages, form, temperature)
            except Passing as fault:
                reason = str(fault)
                if fault.after is not None and fault.after > settings.llm_longest_wait:
                    raise EndpointError(
                        f"the endpoint {settings.llm_base_url} asks to wait {fault.after:.0f} seconds: "
                        "run again then, what is done is kept; or set ALLEGIANCE_LLM_LONGEST_WAIT higher"
                    ) from None
                self._pace.hold(self._pace.delay(attempt, fault.after))
        raise Unanswered(f"{reason}, {settings.llm_retries + 1} times")

    def _once(self, messages: Sequence[prompt.Message], form: int, temperature: bool) -> str:
        client = self._client()
        import openai  # noqa: PLC0415  slow to load, and an extra

        how: dict[str, Any] = {"messages": messages, **({"temperature": 0} if temperature else {})}
        if asked := _FORMS[form]:
            how["response_format"] = _with_schema(asked)
        settings = self._settings
        try:
            raw = client.chat.completions.with_raw_response.create(model=settings.llm_model, **how)
        except openai.APIError as error:
            raise judge(error, settings.llm_model, settings.llm_base_url) from None
        return self._text(raw.http_response.content)

    def _text(self, body: bytes) -> str:
        """The answer's text. The library takes any body for an answer, so that its form is looked at here."""
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError):
            raise Passing("the endpoint's answer is not whole") from None
        if not isinstance(answer, dict):
            raise Passing("the endpoint's answer is none")
        self._costs.answered(answer.get("usage"))
        with suppress(LookupError, TypeError):
            content = answer["choices"][0]["message"]["content"]
            return content if isinstance(content, str) else ""
        return ""

    def _client(self) -> "openai.OpenAI":
        with self._lock:
            if self._opened is None:
                import openai  # noqa: PLC0415  slow to load, and an extra

                self._opened = openai.OpenAI(
                    base_url=self._settings.llm_base_url,
                    api_key=self._settings.llm_key.get_secret_value() or "none",
                    timeout=self._settings.llm_timeout,
                    max_retries=0,  # its own waits cannot be shared among workers, nor counted
                )
            return self._opened

    def stop(self) -> None:
        """End every wait at once."""
        self._pace.stop()

    def resume(self) -> None:
        """Let requests go out again."""
        self._pace.resume()

    def close(self) -> None:
        """Let go of the connections."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None


def _with_schema(asked: dict[str, Any]) -> dict[str, Any]:
    if asked["type"] != "json_schema":
        return asked
    return {**asked, "json_schema": {**asked["json_schema"], "schema": prompt.schema()}}


def _check(settings: Settings) -> None:
    if find_spec("openai") is None:
        raise SettingsError("reading by a language model needs an extra: pip install 'allegiance[llm]'")
    for name in ("llm_base_url", "llm_model"):
        if not getattr(settings, name):
            raise SettingsError(f"reading by a language model needs a setting: ALLEGIANCE_{name.upper()}")
