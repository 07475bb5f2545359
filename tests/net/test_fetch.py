"""Fetching, against real servers on this machine."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.errors import FetchError
from onrecord.net.fetch import Limits, fetch
from onrecord.net.pinned import Network

PUBLIC = "93.184.215.14"
Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def serving(answer: Answer) -> Iterator[int]:
    """A server on this machine that answers every request with `answer`; gives its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    running = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    running.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Wire:
    """A network whose public addresses are all played by one server on this machine."""

    port: int
    names: dict[str, list[tuple[str, ...]]]
    asked: list[str] = field(default_factory=list)
    dialled: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int, seconds: float) -> tuple[str, ...]:
        self.asked.append(host)
        answers = self.names[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def connect(self, ip: str, port: int, seconds: float) -> socket.socket:
        self.dialled.append(ip)
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    @property
    def network(self) -> Network:
        return Network(self.resolve, self.connect)


def says(body: bytes, **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def leads_to(*, status: int = 302, **places: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        place = places.get(request.path.strip("/") or "start")
        if place is None:
            says(b"<p>Arrived.</p>")(request)
            return
        request.send_response(status)
        request.send_header("Location", place)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer


def on(port: int, path: str = "/") -> str:
    return f"http://127.0.0.1:{port}{path}"


def reason(address: str, limits: Limits, network: Network | None = None) -> str:
    with pytest.raises(FetchError) as caught:
        fetch(address, limits, *([network] if network else []))
    assert caught.value.given
    assert caught.value.do
    return caught.value.reason


OPEN = Limits(allow_private=True, seconds=5)


def test_a_page_comes_with_its_status_type_and_encoding() -> None:
    with serving(says(b"<p>Hello.</p>", Content_Type="text/html; charset=UTF-8")) as port:
        fetched = fetch(on(port, "/a?b=1#part"), OPEN)
    assert fetched.body == b"<p>Hello.</p>"
    assert (fetched.status, fetched.media_type, fetched.encoding) == (200, "text/html", "utf-8")
    assert fetched.final_address == on(port, "/a?b=1")


def test_we_name_ourselves_and_send_no_cookie() -> None:
    seen: list[dict[str, str]] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        seen.append({name.lower(): value for name, value in request.headers.items()})
        says(b"ok", Set_Cookie="a=b")(request)

    with serving(answer) as port:
        fetch(on(port), Limits(allow_private=True, contact="desk@press.example"))
        fetch(on(port), OPEN)
    assert seen[0]["user-agent"].startswith("onrecord/")
    assert seen[0]["user-agent"].endswith("(+fact-checking archive; desk@press.example)")
    assert "cookie" not in seen[1]


@pytest.mark.parametrize(
    "address",
    [
        "ftp://press.example/a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "press.example/story",
        "http://",
        "http://user:secret@press.example/",
        "http://press.example:22/",
        "http://press.example:99999/",
        "http://[::1/",
        "http://press example/",
        "",
    ],
)
def test_an_address_that_is_not_plain_http_is_refused_before_anything_is_asked(address: str) -> None:
    wire = Wire(0, {})
    assert reason(address, Limits(), wire.network) == "bad-scheme"
    assert not wire.asked


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "0.0.0.0", "169.254.169.254"])
def test_this_machine_and_its_network_are_not_fetched_from(host: str) -> None:
    assert reason(f"http://{host}/", Limits(seconds=5)) == "private-address"


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "localhost"])
def test_another_spelling_of_this_machine_is_judged_by_what_it_resolves_to(host: str) -> None:
    wire = Wire(0, {host: [("127.0.0.1",)]})
    assert reason(f"http://{host}/", Limits(), wire.network) == "private-address"
    assert not wire.dialled


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    wire = Wire(0, {"press.example": [(PUBLIC, "10.0.0.8")]})
    assert reason("http://press.example/", Limits(), wire.network) == "private-address"
    assert not wire.dialled


def test_a_redirect_to_a_private_address_is_refused() -> None:
    with serving(leads_to(start="http://inside.example/")) as port:
        wire = Wire(port, {"press.example": [(PUBLIC,)], "inside.example": [("192.168.1.5",)]})
        assert reason("http://press.example/", Limits(), wire.network) == "private-address"
    assert wire.dialled == [PUBLIC]


def test_a_name_is_resolved_once_and_the_connection_goes_to_the_checked_address() -> None:
    with serving(says(b"public page")) as port:
        wire = Wire(port, {"press.example": [(PUBLIC,), ("127.0.0.1",)]})
        assert fetch("http://press.example/", Limits(), wire.network).body == b"public page"
    assert (wire.asked, wire.dialled) == (["press.example"], [PUBLIC])


def test_a_name_that_turns_private_between_two_redirects_is_refused() -> None:
    with serving(leads_to(start="/next")) as port:
        wire = Wire(port, {"press.example": [(PUBLIC,), ("127.0.0.1",)]})
        assert reason("http://press.example/", Limits(), wire.network) == "private-address"
    assert wire.dialled == [PUBLIC]


def test_the_host_header_names_the_host_and_not_the_number() -> None:
    hosts: list[str] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        hosts.append(request.headers["Host"])
        says(b"ok")(request)

    with serving(answer) as port:
        fetch("http://press.example/", Limits(), Wire(port, {"press.example": [(PUBLIC,)]}).network)
    assert hosts == ["press.example"]


@pytest.mark.parametrize("written", ["/three?x=é", "/three?x=Ã©", "/three?x=%C3%A9"])
def test_a_redirect_written_with_bare_letters_is_followed(written: str) -> None:
    with serving(leads_to(start=written)) as port:
        assert fetch(on(port), OPEN).final_address == on(port, "/three?x=%C3%A9")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_the_last_address_is_kept(status: int) -> None:
    with serving(leads_to(status=status, start="/two", two="/three?x=1")) as port:
        assert fetch(on(port), OPEN).final_address == on(port, "/three?x=1")


def test_a_redirect_to_another_scheme_is_refused() -> None:
    with serving(leads_to(start="file:///etc/passwd")) as port:
        assert reason(on(port), OPEN) == "bad-scheme"


def test_a_loop_of_redirects_ends() -> None:
    with serving(leads_to(start="/a", a="/")) as port:
        assert reason(on(port), OPEN) == "too-many-redirects"


def test_a_missing_page_is_an_error_that_holds_its_status() -> None:
    with serving(lambda request: request.send_error(404)) as port, pytest.raises(FetchError) as caught:
        fetch(on(port), OPEN)
    assert (caught.value.reason, caught.value.status) == ("http-status", 404)


def test_a_page_larger_than_the_limit_is_refused_whether_or_not_it_says_so() -> None:
    def unsaid(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for _ in range(100):
            request.wfile.write(b"x" * 1000)

    small = Limits(allow_private=True, bytes=5_000)
    with serving(says(b"x" * 5_001)) as port:
        assert reason(on(port), small) == "too-large"
    with serving(unsaid) as port:
        assert reason(on(port), small) == "too-large"
    with serving(says(b"x" * 5_000)) as port:
        assert len(fetch(on(port), small).body) == 5_000


def test_a_small_answer_that_unpacks_to_a_huge_one_is_refused() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    assert len(bomb) < 100_000
    with serving(says(bomb, Content_Encoding="gzip")) as port:
        assert reason(on(port), Limits(allow_private=True, bytes=1_000_000)) == "too-large"


@pytest.mark.parametrize(
    ("packing", "packed"),
    [
        ("gzip", gzip.compress(b"the words")),
        ("deflate", zlib.compress(b"the words")),
        ("deflate", zlib.compress(b"the words", wbits=-15)),
        ("identity", b"the words"),
    ],
)
def test_packed_pages_are_unpacked(packing: str, packed: bytes) -> None:
    with serving(says(packed, Content_Encoding=packing)) as port:
        assert fetch(on(port), OPEN).body == b"the words"


@pytest.mark.parametrize(
    ("packing", "packed"),
    [("gzip", gzip.compress(b"the words" * 50)[:-9]), ("gzip", b"the words"), ("br", b"the words")],
)
def test_packing_that_is_broken_or_was_not_asked_for_is_an_error(packing: str, packed: bytes) -> None:
    with serving(says(packed, Content_Encoding=packing)) as port:
        assert reason(on(port), OPEN) == "protocol"


def test_a_page_that_is_cut_off_is_an_error_and_not_a_short_page() -> None:
    with serving(says(b"half a page", Content_Length="500")) as port:
        assert reason(on(port), OPEN) == "protocol"


def test_an_answer_that_is_no_http_is_an_error() -> None:
    with serving(lambda request: (request.wfile.write(b"SSH-2.0\r\n\r\n"), None)[1]) as port:
        assert reason(on(port), OPEN) == "protocol"


@pytest.mark.parametrize("where", ["headers", "body"])
def test_a_server_that_drips_is_left_when_the_time_is_up(where: str) -> None:
    stop = threading.Event()

    def drip(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"\r\n" if where == "body" else b""))
        while not stop.wait(0.05):
            try:
                request.wfile.write(b"x")
            except OSError:
                return

    with serving(drip) as port:
        began = time.monotonic()
        assert reason(on(port), Limits(allow_private=True, seconds=0.6)) == "timeout"
        assert time.monotonic() - began < 3
        stop.set()


def test_a_slow_resolver_is_left_when_the_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(2) or [])
    began = time.monotonic()
    assert reason("http://press.example/", Limits(seconds=0.3)) == "timeout"
    assert time.monotonic() - began < 1.5


def test_a_host_that_does_not_exist_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert reason("http://press.example/", Limits()) == "no-such-host"


def test_a_closed_port_is_refused() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert reason(on(port), OPEN) == "refused"


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving(says(b"direct")) as port:
        assert fetch(on(port), OPEN).body == b"direct"


def test_the_declared_type_is_kept_even_when_it_is_wrong() -> None:
    with serving(says(b"<html><p>Words.</p></html>", Content_Type="image/png")) as port:
        assert fetch(on(port), OPEN).media_type == "image/png"


def test_plain_http_on_a_secure_address_is_a_tls_error() -> None:
    with serving(says(b"not encrypted")) as port:
        assert reason(f"https://127.0.0.1:{port}/", OPEN) == "tls"
