"""A small OpenID Connect provider on this machine, with keys of its own; each test says what it gets wrong."""

import base64
import hashlib
import json
import secrets
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "samenwerken", "geheim-van-de-test"


class Provider:
    """``person``: the claims of who is logged in there; ``change``: what is different about the next identity token."""

    def __init__(self) -> None:
        self.key, self.stranger = (rsa.generate_private_key(65537, 2048) for _ in range(2))
        self.person: dict[str, Any] = {}
        self.change: dict[str, Any] = {}
        self.userinfo: dict[str, Any] = {}
        self.issuer = ""
        self.moved = ""
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[dict[str, str]] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def authorize(self, query: str) -> str:
        """Where the browser is sent back to, with a code that works once."""
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        self.asked.append(asked)
        code = secrets.token_hex(8)
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, form: dict[str, str]) -> dict[str, Any] | None:
        asked = self.codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        proven = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if asked is None or form.get("client_secret") != SECRET or asked.get("code_challenge") != proven:
            return None
        return {"access_token": secrets.token_hex(8), "token_type": "Bearer", "id_token": self.id_token(asked)}

    def id_token(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "auth_time": now,
                  "nonce": asked.get("nonce"), **self.person}  # fmt: skip
        change = dict(self.change)
        key = self.stranger if change.pop("wrong_key", False) else self.key
        if change.pop("unsigned", False):
            return jwt.encode({**claims, **change}, None, algorithm="none", headers={"kid": "een"})
        return jwt.encode({**claims, **change}, key, algorithm="RS256", headers={"kid": "een"})

    def answer(self, path: str, form: dict[str, str]) -> Any:
        if path == "/.well-known/openid-configuration":
            places = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
            return {"issuer": self.issuer or self.address, "jwks_uri": f"{self.address}/jwks",
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                    **{f"{name}_endpoint": f"{self.address}/{end}" for name, end in places.items()}}  # fmt: skip
        if path == "/jwks":
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
            return {"keys": [{**public, "kid": "een", "use": "sig", "alg": "RS256"}]}
        if path == "/userinfo":
            return {**self.person, **self.userinfo}
        return self.token(form) if path == "/token" else None

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._send({})

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                self._send({name: values[0] for name, values in parse_qs(body).items()})

            def _send(self, form: dict[str, str]) -> None:
                parts = urlsplit(self.path)
                if parts.path == "/authorize":
                    self.send_response(302)
                    self.send_header("Location", provider.authorize(parts.query))
                    self.end_headers()
                    return
                if parts.path == provider.moved:
                    self.send_response(302)
                    self.send_header("Location", f"{parts.path}?elders")
                    self.end_headers()
                    provider.moved = ""
                    return
                found = provider.answer(parts.path, form)
                content = json.dumps(found or {"error": "invalid_grant"}).encode()
                self.send_response(200 if found else 400)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name in the standard library
                """A test that passes says nothing."""

        return Handler
