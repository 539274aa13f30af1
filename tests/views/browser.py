"""A real browser for the tests: Debian's or the user's Chromium, driven over its own debugging pipe.

The pipe needs no port and no library: messages are JSON ended by a zero byte, in on descriptor 3, out on 4.
Every host name is mapped to nowhere, so a page that asks the network for anything is caught twice over: in
``requests`` and by getting nothing.
"""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# --no-sandbox: in a container run as root the browser's own sandbox does not start
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
    "--remote-debugging-pipe",
)
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND"


def find() -> str | None:
    """The path of a Chromium on this machine, if there is one."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Browser:
    """A browser with one page open.

    ``requests``, ``dialogs`` and ``complaints`` are what the page did since ``open``.
    """

    def __init__(self, path: str, profile: Path, size: tuple[int, int] = (1400, 900)) -> None:
        inward, self._to = os.pipe()
        self._from, outward = os.pipe()
        # up from 10, so that neither is in the other's way on its way to 3 and 4
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (inward, outward)]
        wired = f'exec "$0" "$@" 3</dev/fd/{ends[0]} 4>/dev/fd/{ends[1]}'
        screen = f"--window-size={size[0]},{size[1]}"
        self._process = subprocess.Popen(
            [
                "/bin/sh",
                "-c",
                wired,
                path,
                *FLAGS,
                NOWHERE,
                f"--user-data-dir={profile}",
                screen,
                "about:blank",
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=ends,
        )
        for end in ends:
            os.close(end)
        os.close(inward)
        os.close(outward)
        self._rest = b""
        self._number = 0
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        self.complaints: list[str] = []
        try:
            self._session = self._attach(size)
        except BaseException:
            self.close()
            raise

    def _attach(self, size: tuple[int, int]) -> str:
        """Opens a page of that size and listens to it; the session's id."""
        target = self._call("Target.createTarget", {"url": "about:blank"}, None)["targetId"]
        attached = self._call("Target.attachToTarget", {"targetId": target, "flatten": True}, None)
        session: str = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "Security"):
            self._call(f"{domain}.enable", {}, session)
        window = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": False}
        self._call("Emulation.setDeviceMetricsOverride", window, session)
        return session

    def open(self, address: str, ready: str = "document.readyState === 'complete'") -> None:
        """Open a page and wait until the expression holds there."""
        self.call("Page.navigate", {"url": "about:blank"})
        self.requests, self.dialogs, self.complaints = [], [], []
        self.call("Page.navigate", {"url": address})
        self.wait("document.readyState === 'complete'")
        self.wait(ready)

    def wait(self, expression: str, seconds: float = 60) -> None:
        """Wait until the expression is true in the page."""
        end = time.monotonic() + seconds
        while not self.value(expression):
            assert time.monotonic() < end, f"never came true: {expression}\n{self.complaints}"
            time.sleep(0.05)

    def value(self, expression: str) -> Any:
        """What the expression is worth in the page, as plain data."""
        answer = self.call("Runtime.evaluate", {"expression": expression, "returnByValue": True})
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def click(self, x: float, y: float) -> None:
        """Press and release the left button there."""
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            at = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
            self.call("Input.dispatchMouseEvent", at)

    def click_on(self, selector: str) -> None:
        """Click in the middle of the first element that the selector finds."""
        self.click(*self.value(_MIDDLE % json.dumps(selector)))

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.call("Input.insertText", {"text": text})

    def press(self, key: str, code: int) -> None:
        """Press and release a key, by its name and its Windows key code."""
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent", {"type": kind, "key": key, "windowsVirtualKeyCode": code, **text}
            )

    def picture(self) -> bytes:
        """The window as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", {"format": "png"})["data"])

    def call(self, method: str, parameters: dict[str, Any] | None = None) -> dict[str, Any]:
        """One command of the debugging protocol on the page."""
        return self._call(method, parameters or {}, self._session)

    def close(self) -> None:
        """End the browser."""
        try:
            self._send({"id": 0, "method": "Browser.close"})
            self._process.wait(10)
        except (BrokenPipeError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        os.close(self._to)
        os.close(self._from)

    def _call(self, method: str, parameters: dict[str, Any], session: str | None) -> dict[str, Any]:
        self._number += 1
        number = self._number
        self._send(
            {
                "id": number,
                "method": method,
                "params": parameters,
                **({"sessionId": session} if session else {}),
            }
        )
        while (message := self._receive()).get("id") != number:
            self._note(message)
        assert "error" not in message, (method, message["error"])
        result: dict[str, Any] = message["result"]
        return result

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._to, data) :]

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            readable, _, _ = select.select([self._from], [], [], 120)
            assert readable, "the browser does not answer"
            part = os.read(self._from, 1 << 20)
            assert part, "the browser ended"
            self._rest += part
        line, self._rest = self._rest.split(b"\0", 1)
        message: dict[str, Any] = json.loads(line)
        return message

    def _note(self, message: dict[str, Any]) -> None:
        event = _EVENTS.get(message.get("method", ""))
        if event:
            event(self, message["params"])


def _request(browser: Browser, said: dict[str, Any]) -> None:
    browser.requests.append(said["request"]["url"])


def _dialog(browser: Browser, said: dict[str, Any]) -> None:
    browser.dialogs.append(said["message"])
    browser._number += 1
    answer = {"id": browser._number, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}}
    browser._send({**answer, "sessionId": browser._session})


def _entry(browser: Browser, said: dict[str, Any]) -> None:
    browser.complaints.append(said["entry"]["text"])


def _exception(browser: Browser, said: dict[str, Any]) -> None:
    browser.complaints.append(json.dumps(said["exceptionDetails"]))


_EVENTS: dict[str, Callable[[Browser, dict[str, Any]], None]] = {
    "Network.requestWillBeSent": _request,
    "Page.javascriptDialogOpening": _dialog,
    "Log.entryAdded": _entry,
    "Runtime.exceptionThrown": _exception,
}
_MIDDLE = """(() => {
  const element = document.querySelector(%s);
  element.scrollIntoView({block: "center"});
  const box = element.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
})()"""
