"""Encrypted fetching: the certificate must be that of the name, though we connect to a number.

`press.example.pem` was made for these tests and guards nothing.
"""

import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import FetchError
from onrecord.net.fetch import Limits, fetch
from onrecord.net.pinned import Network

PEM = Path(__file__).with_name("press.example.pem")
PUBLIC = "93.184.215.14"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\nContent-Type: text/plain\r\n\r\nsecret"


class Secured:
    """A TLS server that remembers the names it was asked for."""

    def __init__(self) -> None:
        self.names: list[str | None] = []
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(PEM)
        context.sni_callback = lambda _, name, __: self.names.append(name)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, args=(context,), daemon=True).start()

    def _serve(self, context: ssl.SSLContext) -> None:
        while True:
            try:
                plain, _ = self._listening.accept()
            except OSError:
                return
            try:
                with context.wrap_socket(plain, server_side=True) as secured:
                    secured.recv(65_536)
                    secured.sendall(ANSWER)
            except OSError:
                plain.close()

    @property
    def network(self) -> Network:
        return Network(
            resolve=lambda host, port, seconds: (PUBLIC,),
            connect=lambda ip, port, seconds: socket.create_connection(("127.0.0.1", self.port), seconds),
        )

    def close(self) -> None:
        self._listening.close()


@pytest.fixture
def server() -> Iterator[Secured]:
    secured = Secured()
    yield secured
    secured.close()


def test_the_name_and_not_the_number_is_sent_and_checked(
    server: Secured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(PEM))
    assert fetch("https://press.example/", Limits(seconds=5), server.network).body == b"secret"
    assert server.names == ["press.example"]


def test_a_certificate_of_another_name_is_refused(server: Secured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(PEM))
    with pytest.raises(FetchError) as caught:
        fetch("https://other.example/", Limits(seconds=5), server.network)
    assert caught.value.reason == "tls"


def test_a_certificate_that_nobody_vouches_for_is_refused(server: Secured) -> None:
    with pytest.raises(FetchError) as caught:
        fetch("https://press.example/", Limits(seconds=5), server.network)
    assert caught.value.reason == "tls"
