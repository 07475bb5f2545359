"""Connections that go to the address that was checked, and end when the time is up.

These follow the shape of httpcore's network backends and streams, without importing httpcore.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.errors import FetchError
from onrecord.net.address import is_public, resolve

Resolve = Callable[[str, int, float], tuple[str, ...]]
Connect = Callable[[str, int, float], socket.socket]


def connect(ip: str, port: int, seconds: float) -> socket.socket:
    """A connection to exactly `ip`."""
    return socket.create_connection((ip, port), timeout=seconds)


@dataclass(frozen=True)
class Network:
    """How names are resolved and connections made. Tests put their own in."""

    resolve: Resolve = resolve
    connect: Connect = connect


class Deadline:
    """The moment by which everything must be done."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds that are left, at most `most`.

        Raises:
            FetchError: none are.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchError(
                "timeout",
                f"The fetch took longer than {self.seconds:g} s.",
                "A server that sends the whole page in that time.",
                "Try again later, or allow more time with the setting fetch_seconds.",
            )
        return left if most is None else min(left, most)


class PinnedStream:
    """A connection whose every step ends at the deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock = sock
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has arrived, at most `max_bytes`; nothing when the other side has closed."""
        received: bytes = self._step(timeout, lambda: self._sock.recv(max_bytes))
        return received

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends all of `buffer`."""
        self._step(timeout, lambda: self._sock.sendall(buffer))

    def close(self) -> None:
        """Ends the connection."""
        self._sock.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> "PinnedStream":
        """The same connection, encrypted; the certificate must be that of `server_hostname`."""
        try:
            secured = self._step(
                timeout, lambda: ssl_context.wrap_socket(self._sock, server_hostname=server_hostname)
            )
        except FetchError:
            self.close()
            raise
        except ValueError as problem:  # a host name that TLS cannot carry
            self.close()
            raise FetchError(
                "tls",
                f"The host {server_hostname!r} ({problem}).",
                "A proper host name.",
                "Check the address.",
            ) from problem
        return PinnedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Nothing but the socket and its encryption are known."""
        if info == "ssl_object" and isinstance(self._sock, ssl.SSLSocket):
            return self._sock
        return self._sock if info == "socket" else None

    def _step(self, timeout: float | None, step: Callable[[], Any]) -> Any:
        self._sock.settimeout(self._deadline.left(timeout))
        try:
            return step()
        except TimeoutError:
            self._deadline.left()
            raise FetchError(
                "timeout", "The server stopped answering.", "A server that goes on.", "Try again later."
            ) from None
        except ssl.SSLError as problem:
            raise FetchError(
                "tls",
                f"The encrypted connection failed ({problem}).",
                "A certificate for this host, signed by somebody this machine trusts.",
                "Look at the page in a browser; do not trust it blindly.",
            ) from problem
        except OSError as problem:
            raise FetchError(
                "protocol", f"The connection broke ({problem}).", "A whole answer.", "Try again later."
            ) from problem


class PinnedBackend:
    """Resolves a name once, checks every address it has, and connects to a checked one."""

    def __init__(self, network: Network, deadline: Deadline, *, allow_private: bool, seconds: float) -> None:
        self._network = network
        self._deadline = deadline
        self._allow_private = allow_private
        self._seconds = seconds

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> PinnedStream:
        """A connection to one of the addresses of `host`.

        Raises:
            FetchError: one of its addresses is not public, or none of them answers.
        """
        ips = self._network.resolve(host, port, self._deadline.left(self._seconds))
        for ip in ips:
            if not (self._allow_private or is_public(ip)):
                raise FetchError(
                    "private-address",
                    f"{host} is at {ip}, which is not on the public network.",
                    "An address on the public network.",
                    "Save the page to a file and add that, if you may read it.",
                )
        why: OSError | None = None
        for ip in ips[:4]:
            try:
                sock = self._network.connect(ip, port, self._deadline.left(self._seconds))
            except OSError as problem:
                why = problem
                continue
            return PinnedStream(sock, self._deadline)
        raise FetchError(
            "timeout" if isinstance(why, TimeoutError) else "refused",
            f"{host} does not take connections on port {port} ({why}).",
            "A server that answers.",
            "Check the address, or try again later.",
        )

    def sleep(self, seconds: float) -> None:
        """Waits; never past the deadline."""
        time.sleep(self._deadline.left(seconds))
