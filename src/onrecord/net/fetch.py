"""Pages from the public network, and from nowhere else."""

import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from onrecord import __version__
from onrecord.errors import FetchError
from onrecord.net.pinned import Deadline, Network, PinnedBackend

if TYPE_CHECKING:
    import httpcore
    import httpx

_REDIRECTS = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(rb"[A-Za-z0-9_.:-]{1,253}")


@dataclass(frozen=True)
class Limits:
    """How far a fetch may go. `allow_private` opens this machine's own network, on any port.

    `bytes` counts the page as it is after unpacking. `contact` is shown to servers.
    """

    bytes: int = 20_000_000
    seconds: float = 30.0
    connect_seconds: float = 10.0
    redirects: int = 5
    ports: frozenset[int] = frozenset({80, 443, 8080, 8443})
    allow_private: bool = False
    contact: str | None = None

    @property
    def user_agent(self) -> str:
        """How we name ourselves to servers."""
        return f"onrecord/{__version__} (+fact-checking archive{f'; {self.contact}' if self.contact else ''})"


@dataclass(frozen=True)
class Fetched:
    """What a server sent. `media_type` and `encoding` are what it declares, which may be wrong."""

    body: bytes
    status: int
    final_address: str
    media_type: str
    encoding: str | None


def fetch(address: str, limits: Limits = Limits(), network: Network = Network()) -> Fetched:  # noqa: B008
    """What is at `address` now, after redirects.

    Only http and https, only hosts on the public network: every name is resolved once, every address
    it has is checked, and the connection goes to a checked one. Redirects are checked again.
    No proxy of the environment is used, no cookie kept.

    Raises:
        FetchError: with `reason` naming what was wrong.
    """
    deadline = Deadline(limits.seconds)
    url = _checked(address, limits)
    for _ in range(limits.redirects + 1):
        answer = _get(
            url,
            limits,
            PinnedBackend(
                network, deadline, allow_private=limits.allow_private, seconds=limits.connect_seconds
            ),
        )
        if isinstance(answer, Fetched):
            return answer
        url = _checked(answer, limits)
    raise FetchError(
        "too-many-redirects",
        f"{address} leads on more than {limits.redirects} times.",
        "An address that leads to a page.",
        "Open it in a browser and give the address where you arrive.",
    )


def _checked(address: "str | httpx.URL", limits: Limits) -> "httpx.URL":
    import httpx  # noqa: PLC0415

    try:
        url = httpx.URL(address.strip() if isinstance(address, str) else address)
        host, port = url.raw_host, url.port or _PORTS.get(url.scheme)
    except (httpx.InvalidURL, ValueError, TypeError) as problem:
        raise _bad(f"The address {str(address)[:200]!r} cannot be read ({problem}).") from problem
    if url.scheme not in _PORTS:
        raise _bad(f"The address {str(url)[:200]!r} is no http or https address.")
    if not _HOST.fullmatch(host):
        raise _bad(f"The address {str(url)[:200]!r} names no host.")
    if url.userinfo:
        raise _bad(f"The address of {url.host} holds a name or a password.")
    if not limits.allow_private and port not in limits.ports:
        raise _bad(f"The address {str(url)[:200]!r} uses port {port}.")
    return url.copy_with(fragment=None)


def _bad(given: str) -> FetchError:
    return FetchError(
        "bad-scheme",
        given,
        "An address such as https://press.example/story, without name or password, on a usual port.",
        "Give the address as your browser shows it.",
    )


def _get(url: "httpx.URL", limits: Limits, backend: PinnedBackend) -> "Fetched | httpx.URL":
    """The page at `url`, or the address to which it leads on."""
    import httpcore  # noqa: PLC0415
    import httpx  # noqa: PLC0415

    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    headers: dict[bytes | str, bytes | str] = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": limits.user_agent,
        "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    # Built per fetch: certificates may come from SSL_CERT_FILE, proxies never from the environment.
    context = httpx.create_ssl_context() if url.scheme == "https" else None
    pool = httpcore.ConnectionPool(
        ssl_context=context, network_backend=cast("httpcore.NetworkBackend", backend), max_connections=1
    )
    try:
        with pool, pool.stream("GET", target, headers=headers) as response:
            return _answer(url, response, limits)
    except (httpcore.ProtocolError, httpcore.NetworkError, httpcore.UnsupportedProtocol) as problem:
        raise FetchError(
            "protocol",
            f"{url.host} broke off or sent what is no proper answer ({problem}).",
            "A whole HTTP answer.",
            "Try again later; nothing was kept.",
        ) from problem
    except httpcore.TimeoutException as problem:
        raise FetchError(
            "timeout", f"{url.host} was too slow.", "An answer in time.", "Try again later."
        ) from problem


def _answer(url: "httpx.URL", response: "httpcore.Response", limits: Limits) -> "Fetched | httpx.URL":
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
    if response.status in _REDIRECTS and "location" in headers:
        return _joined(url, headers["location"])
    if not 200 <= response.status < 300:
        raise FetchError(
            "http-status",
            f"{url} was answered with status {response.status}.",
            "A page that is there and open to everybody (status 200).",
            "Check the address in a browser; look for a copy in a web archive if it is gone.",
            status=response.status,
        )
    declared = headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limits.bytes:
        raise _too_large(url, limits)
    body = _unpacked(url, cast("Iterable[bytes]", response.stream), headers, limits)
    kind, encoding = _content_type(headers.get("content-type", ""))
    return Fetched(body, response.status, str(url), kind, encoding)


def _joined(url: "httpx.URL", location: str) -> "httpx.URL":
    import httpx  # noqa: PLC0415

    try:
        # Servers send the bytes of UTF-8 here, which the header's own rules do not foresee.
        raw = location.encode("latin-1")
        return url.join(raw.decode("utf-8") if _is_utf8(raw) else location)
    except (httpx.InvalidURL, ValueError) as problem:
        raise _bad(
            f"{url.host} leads on to {location[:200]!r}, which cannot be read ({problem})."
        ) from problem


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _unpacked(url: "httpx.URL", stream: Iterable[bytes], headers: Mapping[str, str], limits: Limits) -> bytes:
    """The body, never more of it in memory than the limit allows, however tightly it is packed."""
    packing = headers.get("content-encoding", "identity").strip().lower() or "identity"
    if packing not in ("identity", "gzip", "x-gzip", "deflate"):
        raise _broken(url, f"is packed as {packing!r}, which was not asked for")
    body = bytearray()
    unpack: Any = None
    for piece in stream:
        if packing == "identity":
            body += piece
        else:
            unpack = unpack or zlib.decompressobj(_window(packing, piece))
            body += _step(url, unpack, piece, limits.bytes + 1 - len(body))
        if len(body) > limits.bytes:
            raise _too_large(url, limits)
    if unpack is not None and not unpack.eof:
        raise _broken(url, "ends before its packing is complete")
    return bytes(body)


def _step(url: "httpx.URL", unpack: Any, piece: bytes, room: int) -> bytes:
    if unpack.eof:
        return b""  # a second member after the end: browsers leave it out as well
    try:
        return cast("bytes", unpack.decompress(piece, max(room, 1)))
    except zlib.error as problem:
        raise _broken(url, f"is not packed as it says ({problem})") from problem


def _window(packing: str, piece: bytes) -> int:
    if packing != "deflate":
        return zlib.MAX_WBITS | 16
    # "deflate" is meant to be zlib's format; some servers send the bare one.
    return zlib.MAX_WBITS if piece[:1] and piece[0] & 0x0F == 8 else -zlib.MAX_WBITS


def _content_type(written: str) -> tuple[str, str | None]:
    kind, *rest = (part.strip() for part in written.split(";"))
    for part in rest:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset" and value.strip("\"' "):
            return kind.lower() or "application/octet-stream", value.strip("\"' ").lower()[:40]
    return kind.lower() or "application/octet-stream", None


def _too_large(url: "httpx.URL", limits: Limits) -> FetchError:
    return FetchError(
        "too-large",
        f"{url} has more than {limits.bytes:,} bytes.",
        "A page within the limit.",
        "Save it yourself and add the part that matters, or raise the setting fetch_bytes.",
    )


def _broken(url: "httpx.URL", what: str) -> FetchError:
    return FetchError(
        "protocol",
        f"The answer of {url.host} {what}.",
        "A whole HTTP answer.",
        "Try again later; nothing was kept.",
    )
