"""The web server in front, besides keeping pages: files, limits, what goes on to the site and what is written down."""

import gzip
import http.client
import socket
import ssl
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.deploy.conftest import Ask
from tests.deploy.front import HOST, Front
from tests.deploy.test_front import early_in_a_second
from tests.deploy.upstream import Site


def test_what_a_visitor_says_of_proxies_is_thrown_away(site: Site, ask: Ask) -> None:
    ask("/koppen/", X_Forwarded_For="10.0.0.1", X_Forwarded_Proto="http", X_Request_Id="van-mij")
    (sent,) = site.headers
    assert sent["x-forwarded-for"] == "127.0.0.1"
    assert sent["x-forwarded-proto"] == "https"
    assert len(sent["x-request-id"]) == 32


def test_the_log_has_the_number_and_no_person(front: Front, site: Site, ask: Ask) -> None:
    ask("/zoeken/?q=Jan+Jansen", Cookie="__Host-sessionid=geheim-koekje")
    ask("/register/inbreng/geheime-sleutel/")
    ask("/accounts/password/reset/key/geheime-sleutel/")
    site.away()
    assert ask("/zoeken/?q=Piet+Jansen").status == 503
    ask("/register/inbreng/geheime-sleutel/")
    number = site.headers[0]["x-request-id"]
    assert f'{number} "GET /zoeken/" 200' in front.logs()
    assert '"GET /zoeken/" 503' in front.logs()
    assert not [word for word in ("Jansen", "geheim") if word in front.logs()]


def test_styles_are_kept_for_ever_and_sent_small(front: Front, ask: Ask) -> None:
    (front.folder / "srv/static/site.0a1b.css").write_text("a{}")
    (front.folder / "srv/static/site.0a1b.css.gz").write_bytes(gzip.compress(b"klein"))
    small = ask("/static/site.0a1b.css", Accept_Encoding="gzip")
    assert small.headers["content-encoding"] == "gzip"
    assert small.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert ask("/static/site.0a1b.css").text == "a{}"


def test_what_the_web_server_sends_by_itself_is_for_https_alone(front: Front, site: Site, ask: Ask) -> None:
    (front.folder / "srv/static/site.0a1b.css").write_text("a{}")
    (front.folder / "srv/var/media/foto.png").write_text("beeld")
    said = "max-age=31536000; includeSubDomains; preload"
    assert ask("/static/site.0a1b.css").headers["strict-transport-security"] == said
    assert ask("/foto/").text == "beeld"
    assert ask("/foto/").headers["strict-transport-security"] == said
    site.away()
    assert ask("/werkplaats/").headers["strict-transport-security"] == said


@pytest.mark.parametrize(
    ("version", "ciphers", "taken"),
    [
        (ssl.TLSVersion.TLSv1_3, "DEFAULT", True),
        (ssl.TLSVersion.TLSv1_2, "ECDHE-ECDSA-AES128-GCM-SHA256", True),
        (ssl.TLSVersion.TLSv1_2, "ECDHE-ECDSA-AES128-SHA256", False),
        (ssl.TLSVersion.TLSv1_2, "ECDHE-ECDSA-AES256-SHA", False),
        (ssl.TLSVersion.TLSv1_1, "DEFAULT@SECLEVEL=0", False),
    ],
)
@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated")
def test_only_tls_and_ciphers_that_are_good_now(
    front: Front, version: ssl.TLSVersion, ciphers: str, taken: bool
) -> None:
    browser = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    browser.check_hostname, browser.verify_mode = False, ssl.CERT_NONE
    browser.set_ciphers(ciphers)
    browser.minimum_version = browser.maximum_version = version
    with socket.create_connection(("127.0.0.1", front.secure)) as plain:
        if not taken:
            with pytest.raises(OSError):
                browser.wrap_socket(plain, server_hostname=HOST)
            return
        with browser.wrap_socket(plain, server_hostname=HOST) as secure:
            assert secure.version() == version.name.replace("_", ".")


def test_trace_is_refused(site: Site, ask: Ask) -> None:
    """It would send back what a browser keeps from scripts."""
    answer = ask("/register/", "TRACE", Cookie="__Host-sessionid=geheim")
    assert answer.status == 405
    assert "geheim" not in answer.text
    assert not site.headers


def test_nobody_gets_a_stored_file_by_its_place(front: Front, site: Site, ask: Ask) -> None:
    (front.folder / "srv/var/media/prive.png").write_text("beeld")
    assert ask("/opgeslagen/prive.png").status == 404


def test_public_pages_are_pressed_together_and_others_not(site: Site, ask: Ask) -> None:
    assert ask("/ongemerkt/", Accept_Encoding="gzip").headers["content-encoding"] == "gzip"
    assert "content-encoding" not in ask("/werkplaats/", Accept_Encoding="gzip", Cookie="sessionid=geheim").headers


def test_a_page_is_kept_as_the_site_packed_it_and_unpacked_for_who_cannot(site: Site, ask: Ask) -> None:
    """One page for everybody, whatever their browser takes, so that what replaces it replaces it for everybody."""
    early_in_a_second()
    packed = ask("/gepakt/", Accept_Encoding="gzip, deflate, br")
    plain = ask("/gepakt/")
    other = ask("/gepakt/", Accept_Encoding="zstd, br, gzip;q=0")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body == other.body
    assert "versie 1" in plain.text
    assert all("content-encoding" not in answer.headers for answer in (plain, other))
    assert {answer.headers["etag"] for answer in (packed, plain, other)} == {'W/"zegel"'}
    assert site.asked["/gepakt/"] == 1
    assert site.headers[-1]["accept-encoding"] == "gzip"
    for encoding in ("gzip", "br", ""):
        assert ask("/gepakt/", Accept_Encoding=encoding, If_None_Match='W/"zegel"').status == 304


def test_a_file_that_is_too_large_is_told_in_dutch(site: Site, ask: Ask) -> None:
    answer = ask("/werkplaats/", "POST", Content_Length=str(26 * 1024 * 1024))
    assert answer.status == 413
    assert "te groot" in answer.text


@pytest.mark.parametrize(("path", "room"), [("/accounts/login/", 30), ("/register/mee/aanmelden/", 60)])
def test_who_sends_too_often_waits(site: Site, ask: Ask, path: str, room: int) -> None:
    """A hall full of people behind one address gets through at once; a robot does not."""
    with ThreadPoolExecutor(8) as crowd:
        statuses = list(crowd.map(lambda _: ask(path, "POST", body=b"a=b").status, range(room + 12)))
    refused = statuses.count(429)
    assert 5 <= refused <= 12
    assert statuses.count(200) == len(statuses) - refused
    answer = ask(path, "POST", body=b"a=b")
    while answer.status != 429:
        answer = ask(path, "POST", body=b"a=b")
    assert "te vaak" in answer.text
    assert answer.headers["retry-after"] == "60"
    assert ask(path).status == 200  # reading goes on


def test_who_works_here_is_not_limited(site: Site, ask: Ask) -> None:
    assert {ask("/werkplaats/bewaren/", "POST", body=b"a=b").status for _ in range(70)} == {200}


def test_plain_http_goes_on_to_the_name_of_the_site(front: Front) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", front.plain, timeout=10)
    connection.request("GET", "/register/?q=a", headers={"Host": "wijzer.example"})
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, "https://wijzer.example/register/?q=a")
    connection.close()


def test_another_name_gets_no_answer(front: Front) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", front.plain, timeout=10)
    connection.request("GET", "/", headers={"Host": "kwaad.example"})
    with pytest.raises(http.client.RemoteDisconnected):
        connection.getresponse()
