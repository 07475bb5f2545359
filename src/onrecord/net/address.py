"""Which addresses of the network may be fetched from."""

import ipaddress
import socket
import threading

from onrecord.errors import FetchError

# Only these are handed out as ordinary addresses of the public network.
_GLOBAL_V6 = ipaddress.IPv6Network("2000::/3")
# Inside that block, but they carry an IPv4 address of somebody's choice, or lead nowhere.
_REFUSED_V6 = tuple(
    ipaddress.IPv6Network(block) for block in ("2001::/23", "2002::/16", "2001:db8::/32", "3fff::/20")
)
_REFUSED_V4 = tuple(
    ipaddress.IPv4Network(block)
    for block in ("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15")
)


def is_public(ip: str) -> bool:
    """Whether `ip` is an ordinary address of the public network.

    Private, loopback, link-local, multicast, reserved and shared (carrier) addresses are not, nor
    are IPv6 addresses with an IPv4 address inside them (mapped, NAT64, 6to4, Teredo).

    >>> is_public("1.1.1.1"), is_public("10.0.0.1"), is_public("::ffff:1.1.1.1")
    (True, False, False)
    """
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if address.is_multicast or address.is_reserved or not address.is_global:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in block for block in _REFUSED_V4)
    return address in _GLOBAL_V6 and not any(address in block for block in _REFUSED_V6)


def resolve(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """The IP addresses of `host`, in the order the system gives them.

    Raises:
        FetchError: there is no such host, or no answer within `seconds`.
    """
    found: list[str] = []
    failed: list[OSError | UnicodeError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        except (OSError, UnicodeError) as problem:
            failed.append(problem)
        else:
            found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))

    # The system's resolver takes no time limit, so it is left behind when it is too slow.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if asking.is_alive():
        raise FetchError(
            "timeout",
            f"The name {host!r} was not resolved in {seconds:.0f} s.",
            "A name server that answers.",
            "Try again later.",
        )
    if failed or not found:
        why = failed[0] if failed else "no address"
        raise FetchError(
            "no-such-host",
            f"The host {host!r} was not found ({why}).",
            "The name of a host on the public network.",
            "Check the spelling of the address, and that this machine is online.",
        )
    return tuple(found)
