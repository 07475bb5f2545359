"""A server on this machine that tests fetch from, and a network that leads every name to it."""

import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from onrecord.net.pinned import Network

PUBLIC = "93.184.215.14"


@dataclass(frozen=True)
class Page:
    """What the server says at one path."""

    body: bytes
    kind: str = "text/html; charset=utf-8"
    leads_to: str = ""
    seconds: float = 0.0


@contextmanager
def serving(pages: Mapping[str, Page]) -> Iterator[int]:
    """A server with these pages by path; gives its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = pages.get(self.path)
            if page is None:
                self.send_error(404)
                return
            time.sleep(page.seconds)
            self.send_response(302 if page.leads_to else 200)
            if page.leads_to:
                self.send_header("Location", page.leads_to)
            self.send_header("Content-Type", page.kind)
            self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            self.wfile.write(page.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def leading_to(port: int) -> Network:
    """A network on which every name is public, and played by the server at this port."""
    return Network(
        lambda host, to, seconds: (PUBLIC,),
        lambda ip, to, seconds: socket.create_connection(("127.0.0.1", port), timeout=seconds),
    )
