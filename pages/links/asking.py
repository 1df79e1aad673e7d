"""Asking one address on the web, politely and without being led inside our own network (SSRF).

A name is looked up once and the connection goes to the address that was found and approved, so that a name that
changes its mind between the two (DNS rebinding) gains nothing. Every redirect is looked at again in the same way.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from threading import Event, Timer
from urllib.parse import quote, urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

TIMEOUT = 10.0  # seconds of silence
LONGEST = 30.0  # seconds for one question, also of a server that sends a letter now and then
MAX_REDIRECTS = 5
PORTS = frozenset({80, 443, 8080, 8443})
# Names that lead nowhere by agreement (RFC 2606, RFC 6761).
NOWHERE = (".example", ".test", ".invalid", ".localhost", ".local", ".internal", ".onion")
EXAMPLES = frozenset({"example.com", "example.net", "example.org", "localhost"})
AGAIN_WITH_GET = frozenset({400, 403, 404, 405, 406, 501, 503})
# The server is there and knows the address, but does not want us.
NOT_FOR_US = frozenset({401, 403, 407, 429, 451, 999})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
# What stays as it is in the address that a server sends us on to.
RESERVED = "%:/?#[]@!$&'()*+,;=~"
# IPv6 networks whose last 32 bits are an IPv4 address that a gateway goes on to (RFC 6052, RFC 4291).
INSIDE_IPV6 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96"))


@dataclass(frozen=True)
class Answer:
    """``works`` is None when it cannot be told; ``reason`` is for the editor; ``wait`` in seconds if the host asks.

    ``led_to`` are the websites that a redirect brought us to: they were asked something as well.
    """

    works: bool | None
    reason: str = ""
    wait: int = 0
    led_to: frozenset[str] = frozenset()


class NotAllowed(Exception):
    """An address that we do not ask, with the reason."""


def ask(url: str) -> Answer:
    """HEAD first, and GET where a server knows no HEAD; follows redirects."""
    led_to: set[str] = set()
    return replace(_answer_of(url, led_to), led_to=frozenset(led_to))


def _answer_of(url: str, led_to: set[str]) -> Answer:
    """Every way in which the web can fail us is an answer."""
    try:
        return _follow(url, led_to)
    except NotAllowed as refusal:
        return Answer(None, str(refusal))
    except ValueError:  # a port, a bracket or a letter that no address has
        return Answer(None, _("Dit is geen gewoon adres op het web."))
    except TimeoutError:
        return Answer(False, _("De website gaf geen antwoord binnen de tijd."))
    except ssl.SSLError:
        return Answer(False, _("Het certificaat van de website klopt niet."))
    except socket.gaierror:
        return Answer(False, _("De naam van de website bestaat niet."))
    except (OSError, http.client.HTTPException):
        return Answer(False, _("De website is niet te bereiken."))


def _follow(url: str, led_to: set[str]) -> Answer:
    for _turn in range(MAX_REDIRECTS + 1):
        status, headers = _request("HEAD", url)
        if status in AGAIN_WITH_GET:
            status, headers = _request("GET", url)
        target = headers.get("Location", "")
        if status not in REDIRECTS or not target:
            return _answer(status, headers)
        # Headers are read as Latin-1; the bytes behind them may be those of any text.
        url = urljoin(url, quote(target, safe=RESERVED, encoding="latin-1", errors="replace"))
        if host := urlsplit(url).hostname:
            led_to.add(host)
    return Answer(False, _("De website stuurt steeds door."))


def _answer(status: int, headers: http.client.HTTPMessage) -> Answer:
    after = headers.get("Retry-After", "")
    wait = int(after) if after.isascii() and after.isdigit() and len(after) < 10 else 0
    if status in NOT_FOR_US:
        return Answer(None, _("De website laat zich niet controleren (%(status)d).") % {"status": status}, wait)
    if status >= 400:
        return Answer(False, _("De website antwoordt met fout %(status)d.") % {"status": status}, wait)
    return Answer(True)


def _request(method: str, url: str) -> tuple[int, http.client.HTTPMessage]:
    """One question; nothing of the body is read. Raises NotAllowed, OSError or HTTPException."""
    parts = urlsplit(url)
    host, port = _demand_public_name(url)
    address = public_address(host, port)
    path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    with _connection(parts.scheme, host, port, address) as connection:
        connection.request(method, path, headers={"User-Agent": settings.LINK_CHECK_AGENT, "Accept": "*/*"})
        response = connection.getresponse()
        return response.status, response.headers


def _demand_public_name(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        raise NotAllowed(_("Dit is geen gewoon adres op het web."))
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if port not in PORTS:
        raise NotAllowed(_("Deze poort wordt niet gecontroleerd."))
    host = parts.hostname.rstrip(".").lower()
    if host in EXAMPLES or host.endswith(NOWHERE):
        raise NotAllowed(_("Dit adres is een voorbeeld; er is geen website."))
    return host, port


def public_address(host: str, port: int) -> str:
    """An address of the host, when all its addresses are public. Raises NotAllowed or socket.gaierror."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(row[4][0]) for row in found]
    if not all(is_public(address) for address in addresses):
        raise NotAllowed(_("Dit adres ligt in een eigen netwerk en wordt niet gecontroleerd."))
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether anybody on the internet reaches it; of an IPv4 address inside an IPv6 one both are asked."""
    ip = ipaddress.ip_address(address.split("%")[0])
    both: list[ipaddress.IPv4Address | ipaddress.IPv6Address] = [ip]
    both += _inside(ip) if isinstance(ip, ipaddress.IPv6Address) else []
    return all(one.is_global and not one.is_multicast for one in both)


def _inside(ip: ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    by_gateway = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if any(ip in network for network in INSIDE_IPV6) else None
    return [found for found in (ip.ipv4_mapped, ip.sixtofour, by_gateway) if found is not None]


@contextmanager
def _connection(scheme: str, host: str, port: int, address: str) -> Iterator[http.client.HTTPConnection]:
    """A connection to the approved address that names the host; the certificate is that of the host.

    After ``LONGEST`` seconds it is hung up, which raises TimeoutError: the timeout of a connection never passes while
    something comes in.
    """
    kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
    connection = kind(host, port, timeout=TIMEOUT)
    lines: list[socket.socket] = []
    late = Event()

    def connect(_wanted: object, *rest: float) -> socket.socket:
        made = socket.create_connection((address, port), *rest)  # type: ignore[arg-type]  # as http.client passes them
        lines.append(made.dup())
        return made

    def hang_up() -> None:
        late.set()
        for line in lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    setattr(connection, "_create_connection", connect)  # noqa: B010 - Python's own way in
    timer = Timer(LONGEST, hang_up)
    timer.start()
    try:
        yield connection
        if late.is_set():  # what came of it is half an answer
            raise TimeoutError
    finally:
        timer.cancel()
        connection.close()
        for line in lines:
            line.close()
