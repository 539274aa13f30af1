"""What an endpoint's faults mean: wait and send again, ask in another form, give up the batch, or stop."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from allegiance.errors import EndpointError

if TYPE_CHECKING:
    import openai

_PASSING = frozenset({408, 409, 425, 429})
_QUOTA = "insufficient_quota"


class Unanswered(Exception):
    """A batch that got no answer; its text says why."""


class FormRefused(Exception):
    """The endpoint refuses the request as it was written; its text is what it says."""


class Passing(Exception):
    """A fault that may be gone in a while; ``after`` is how many seconds the endpoint asks to wait."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


def judge(error: "openai.APIError", model: str, url: str) -> Exception:  # noqa: PLR0911  one a fault
    """What the fault means, as the exception to raise: one of the three here, or `EndpointError`.

    What the endpoint writes is quoted in part, and never for a refused login: it may echo the key.
    """
    import openai  # noqa: PLC0415  slow to load, and an extra

    if isinstance(error, openai.APITimeoutError):
        return Passing("no answer came in time")
    if not isinstance(error, openai.APIStatusError):
        return Passing(f"the connection failed: {error.__cause__ or error}")
    status = error.status_code
    said = " ".join(str(error.message).split())[:200]
    if status in {401, 403}:
        return EndpointError(f"the endpoint {url} refuses the key ({status}): set ALLEGIANCE_LLM_KEY")
    if status == 402 or error.code == _QUOTA:
        return EndpointError(f"the endpoint {url} says that the account is used up ({status}): {said}")
    if status == 404:
        return EndpointError(
            f"the endpoint {url} knows no model {model}, or is not there (404): set ALLEGIANCE_LLM_MODEL or "
            "ALLEGIANCE_LLM_BASE_URL, which mostly ends in /v1"
        )
    if status in _PASSING or status >= 500:
        return Passing(f"the endpoint answers {status}", seconds(error.response.headers.get("retry-after")))
    if status in {400, 422}:
        return FormRefused(said)
    return Unanswered(f"the endpoint answers {status}: {said}")


def seconds(written: str | None) -> float | None:
    """How long a Retry-After header asks to wait, in seconds; ``None`` where it says nothing of use.

    >>> seconds("2"), seconds("soon"), seconds("Wed, 21 Oct 2015 07:28:00 GMT"), seconds(None)
    (2.0, None, 0.0, None)
    """
    if not written:
        return None
    try:
        if written.strip().replace(".", "", 1).isdecimal():
            return float(written)
        when = parsedate_to_datetime(written)
    except (ValueError, OverflowError):
        return None
    aware = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())
