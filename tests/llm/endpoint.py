"""A real HTTP server on a loopback port that answers as an OpenAI-compatible endpoint, or misbehaves."""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Asked = dict[str, Any]
"""The body of a request, as JSON."""
Behaviour = Callable[[BaseHTTPRequestHandler, Asked], None]


@dataclass
class Endpoint:
    """Each request takes the next of ``script``, and ``otherwise`` once it is empty."""

    url: str
    otherwise: Behaviour
    script: list[Behaviour] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def article(self, at: int = -1) -> dict[str, Any]:
        """What stands between the tags in a request."""
        text = next(m["content"] for m in self.asked[at]["messages"] if m["role"] == "user")
        found: dict[str, Any] = json.loads(text.split("<article>")[1].split("</article>")[0])
        return found


@contextmanager
def serving() -> Iterator[Endpoint]:
    """A server of its own, ended with all its threads."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with endpoint.lock:
                endpoint.asked.append(body)
                endpoint.keys.append(self.headers["Authorization"])
                endpoint.times.append(time.monotonic())
                behave = endpoint.script.pop(0) if endpoint.script else endpoint.otherwise
            try:
                behave(self, body)
            except OSError:
                self.close_connection = True  # who asked has gone

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    endpoint = Endpoint(f"http://127.0.0.1:{server.server_address[1]}/v1", says([]))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield endpoint
    finally:
        endpoint.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


def respond(
    handler: BaseHTTPRequestHandler, status: int, body: bytes, headers: dict[str, str] | None = None
) -> None:
    handler.send_response(status)
    for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def completion(content: str | None, tokens: tuple[int, int] | None = (100, 20), **more: Any) -> bytes:
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
    answer: dict[str, Any] = {"id": "1", "object": "chat.completion", "choices": [choice], **more}
    if tokens:
        answer["usage"] = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}
    return json.dumps(answer).encode()


def says(claims: list[dict[str, Any]], **more: Any) -> Behaviour:
    """Answers with these claims, as it should."""
    return writes(json.dumps({"claims": claims}), **more)


def writes(content: str | None, **more: Any) -> Behaviour:
    """Answers with this text."""
    return lambda handler, asked: respond(handler, 200, completion(content, **more))


def sends(body: bytes, content_type: str = "application/json") -> Behaviour:
    """Answers 200 with this body."""
    return lambda handler, asked: respond(handler, 200, body, {"Content-Type": content_type})


def refuses(
    status: int, message: str = "no", code: str = "", headers: dict[str, str] | None = None
) -> Behaviour:
    """Answers with an error."""
    body = json.dumps({"error": {"message": message, "type": "error", "code": code or None}}).encode()
    return lambda handler, asked: respond(handler, status, body, headers)


def hangs(endpoint: Endpoint) -> Behaviour:
    """Never answers."""
    return lambda handler, asked: endpoint.released.wait(10) and None


def slow(seconds: float, then: Behaviour) -> Behaviour:
    """Answers late."""

    def behave(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
        time.sleep(seconds)
        then(handler, asked)

    return behave


def resets(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    """Breaks the connection off with a reset."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.shutdown(socket.SHUT_RD)
    handler.close_connection = True
    handler.connection.close()


def breaks_off(handler: BaseHTTPRequestHandler, asked: Asked) -> None:
    """Promises more bytes than it sends."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True


def unless(refused: Callable[[Asked], bool], message: str, then: Behaviour) -> Behaviour:
    """Refuses a request with 400 if it is of that kind."""
    return lambda handler, asked: (refuses(400, message) if refused(asked) else then)(handler, asked)
