"""What every test shares: no way out to the network, no settings from outside, an empty archive."""

import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import Archive

KEPT = {"ONRECORD_CACHE"}


class NetworkForbidden(RuntimeError):
    """A test tried to reach the network."""


def is_near(address: Any) -> bool:
    """Whether a socket address lies on this machine."""
    if not isinstance(address, tuple):
        return True  # a Unix socket
    host = str(address[0])
    if host in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Connections that leave this machine raise; names outside it are not known."""
    connect, connect_ex, lookup = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def checked(call: Any) -> Any:
        def guarded(self: socket.socket, address: Any) -> Any:
            if not is_near(address):
                raise NetworkForbidden(f"Tests need no network, and this one connects to {address}.")
            return call(self, address)

        return guarded

    def looked_up(host: Any, *rest: Any, **more: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not is_near((name,)) and not _is_number(name):
            raise socket.gaierror(socket.EAI_NONAME, f"Tests look up no names, and this one asked for {name}")
        return lookup(host, *rest, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", checked(connect))
        patch.setattr(socket.socket, "connect_ex", checked(connect_ex))
        patch.setattr(socket, "getaddrinfo", looked_up)
        yield


@pytest.fixture(scope="session", autouse=True)
def own_settings() -> Iterator[None]:
    """The developer's own settings do not reach the tests; every engine has one thread."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("ONRECORD_") and name not in KEPT]:
            if not name.startswith("ONRECORD_TEST_"):
                patch.delenv(name)
        patch.setenv("ONRECORD_THREADS", "1")
        yield


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive."""
    with Archive.create(tmp_path / "archive") as made:
        yield made


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host.split("%")[0])
    except ValueError:
        return False
    return True
