"""Headers of every answer: what browsers may do with it (CSP, CORS), errors included.

Starlette's own CORS middleware answers a refused preflight with plain text, and leaves the headers off an answer of 500; here both
go through one place. The browser enforces; the server states.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": DATA_POLICY,
    "Cache-Control": "no-cache",
}
_EXPOSED = {"Access-Control-Expose-Headers": "ETag, PlanGraph-Truncated, Retry-After"}  # beside those that any page may read
_PREFLIGHT_SECONDS = "86400"  # a day; Chromium keeps two hours at most


class BrowserPolicy:
    """An ASGI application around `app` that states what browsers may do. `origins`: the pages that may ask, `*` for any."""

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        self.app, self.origins = app, origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request (ASGI 3)."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sent = Headers(scope=scope)
        cors = self._cors(sent.get("origin"))
        if scope["method"] == "OPTIONS" and "access-control-request-method" in sent:
            await _allow(cors, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)
                headers.update(cors)
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def _cors(self, origin: str | None) -> dict[str, str]:
        if "*" in self.origins:
            return {"Access-Control-Allow-Origin": "*", **_EXPOSED}
        return {"Access-Control-Allow-Origin": origin, "Vary": "Origin", **_EXPOSED} if origin in self.origins and origin else {}


async def _allow(cors: dict[str, str], send: Send) -> None:
    """Answer a preflight (Fetch standard, §3.2.2): the methods and headers that work here."""
    allowed = cors and {
        "Access-Control-Allow-Methods": "GET, POST",
        "Access-Control-Allow-Headers": "Content-Type",
        "Access-Control-Max-Age": _PREFLIGHT_SECONDS,
    }
    headers = Headers({**_ALWAYS, **cors, **allowed})
    await send({"type": "http.response.start", "status": 204, "headers": headers.raw})
    await send({"type": "http.response.body", "body": b""})
