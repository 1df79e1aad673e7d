"""Somebody at a browser who may come in by any door: the front, or one application behind it."""

from dataclasses import dataclass, field
from http.cookiejar import DefaultCookiePolicy
from http.cookies import SimpleCookie
from typing import Any

import requests
from bs4 import BeautifulSoup
from requests.adapters import HTTPAdapter

from tests.deploy.front import HOST

PASSWORD = "demo-wachtwoord-1"  # the demo's, in CONTRACT.md


class NamedAdapter(HTTPAdapter):
    """Says the name of the site in the handshake, though the address is a number."""

    def __init__(self, host: str) -> None:
        self.host = host
        super().__init__()

    def init_poolmanager(self, *given: Any, **named: Any) -> None:
        super().init_poolmanager(*given, **named, server_hostname=self.host, assert_hostname=False)


def _session(host: str) -> requests.Session:
    session = requests.Session()
    session.mount("https://", NamedAdapter(host))
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return session


@dataclass(frozen=True)
class Door:
    """Where a request goes in. Behind the front the visitor's scheme is told, as the front tells it."""

    address: str
    told: bool = False


@dataclass
class Browser:
    """Cookies are kept here and not by the library: all doors are one site, called ``host``."""

    cookies: dict[str, str] = field(default_factory=dict)
    host: str = HOST
    session: requests.Session = field(init=False)

    def __post_init__(self) -> None:
        self.session = _session(self.host)

    def get(self, door: Door, path: str) -> requests.Response:
        return self._ask("GET", door, path)

    def post(self, door: Door, path: str, data: dict[str, str], form: str = "") -> requests.Response:
        """``form``: the page on which the form stands, when that is another one. Its hidden fields go along."""
        page = self.get(door, form or path)
        assert page.status_code == 200, (page.status_code, path)
        return self._ask("POST", door, path, _hidden(page.text, path) | data)

    def log_in(self, door: Door, name: str, password: str = PASSWORD) -> "Browser":
        answer = self.try_log_in(door, name, password)
        assert answer.status_code == 302, answer.text[:500]
        return self

    def try_log_in(self, door: Door, name: str, password: str) -> requests.Response:
        return self.post(door, "/accounts/login/", {"login": f"{name}@gemeente.example", "password": password})

    def _ask(self, method: str, door: Door, path: str, data: dict[str, str] | None = None) -> requests.Response:
        headers = {"Host": self.host, "Referer": f"https://{self.host}{path}"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if door.told:
            headers |= {"X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.7"}
        answer = self.session.request(
            method, door.address + path, data=data, headers=headers, verify=False, allow_redirects=False, timeout=60
        )
        for line in answer.raw.headers.getlist("Set-Cookie"):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return answer


def _hidden(page: str, path: str) -> dict[str, str]:
    forms = BeautifulSoup(page, "html.parser").select("form[method='post' i]")
    here = [form for form in forms if form.get("action") in (None, "", path)] or forms
    return {str(tag["name"]): str(tag.get("value", "")) for tag in here[-1].select("input[type=hidden][name]")}
