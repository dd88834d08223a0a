"""The socket that the server listens on."""

from __future__ import annotations

import socket

from ontology.errors import InputError

_BACKLOG = 2048  # connections that wait while the first ones are taken, uvicorn's own default


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on `host` and `port` (0: any free one). Raises `InputError` where that cannot be.

    It listens before its address is printed anywhere, so that who reads that can connect.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named: asyncio turns Nagle's algorithm off only then, and with it on each answer waits 40 ms for an acknowledgement.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        found = error.strerror or str(error)
        raise InputError(f"{host}:{port}: expected an address to listen on, found “{found}”; try another --port.") from error
    listening.listen(_BACKLOG)
    return listening
