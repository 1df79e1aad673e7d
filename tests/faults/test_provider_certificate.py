"""The certificate of the municipality's log-in expired: a clear page, nobody in, and the password still opens."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.test import Client

from samenwerking.accounts.roles import Role, sync_roles
from samenwerking.settings.log_in import oidc_app
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def expired_certificate(path: Path) -> Path:
    """For this machine, trusted by whoever trusts this file, and over since yesterday."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=30))
        .not_valid_after(now - timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return path


@pytest.fixture
def provider(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The addresses that were asked of it: none, when the certificate is looked at first."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name in the standard library
            """A test that passes says nothing."""

    certificate = expired_certificate(tmp_path / "expired.pem")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    Thread(target=server.serve_forever, daemon=True).start()
    known = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
    apps = {"APPS": [oidc_app(f"https://127.0.0.1:{server.server_port}", "wijzer", "geheim", "Voorbeeldpolder")]}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {**known, **apps}}
    yield asked
    server.shutdown()
    server.server_close()


def test_a_clear_page_and_the_password_still_opens(
    client: Client, provider: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    sync_roles()
    user = UserFactory(role=Role.PROJECT_LEADER)
    user.set_password("een-lang-wachtwoord")
    user.save()
    answer = client.get("/accounts/oidc/gemeente/login/")
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "Inloggen via de gemeente lukt nu niet" in page
    assert 'href="/accounts/login/"' in page
    assert "SSLError" in caplog.text, "the administrator reads which kind of problem it is"
    assert provider == []
    assert b'name="password"' in client.get("/accounts/login/").content
    opened = client.post("/accounts/login/", {"login": user.email, "password": "een-lang-wachtwoord"})
    assert (opened.status_code, opened.headers["Location"]) == (302, "/werkplaats/")
