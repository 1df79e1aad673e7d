"""Every place that fetches an address over the network stands here, with what keeps it from asking inside (SSRF)."""

import ast

from tests.architecture.sources import PACKAGES, name_of, python_files, tree_of

# Modules with which a connection to elsewhere can be made, and the calls of these that make one.
MODULES = {"socket", "http.client", "urllib.request", "requests", "httpx", "aiohttp", "ftplib", "smtplib", "boto3"}
CALLS = {"urlopen", "urlretrieve", "create_connection", "HTTPConnection", "HTTPSConnection", "Request", "Session"}
VERBS = {"get", "post", "put", "head", "request"}
# File: who says which address is asked. The only one that people type is tried in ``tests/links/test_asking.py``.
FETCHES = {
    "pages/links/asking.py": "a link in the guide: never inside our network, whatever leads there",
    "samenwerking/files/antivirus.py": "CLAMD_ADDRESS, of whoever runs the site",
    "samenwerking/health/checks/log_in.py": "OIDC_SERVER_URL, of whoever runs the site; follows no redirect",
    "samenwerking/launch/alive.py": "this machine itself, 127.0.0.1",
    "samenwerking/bootstrap/port.py": "this machine itself: is the port free",
}


def fetches(tree: ast.AST) -> list[int]:
    """Lines that make a connection: a call from one of the modules above, or one that is only good for that."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and _connects(node.func)]


def _connects(called: ast.expr) -> bool:
    words = ast.unparse(called).split(".")
    owner, name = ".".join(words[:-1]), words[-1]
    if owner in {"requests", "httpx"}:
        return name in VERBS | CALLS
    if owner == "socket":
        return name in {"socket", "create_connection"}
    return name in CALLS - {"Request", "Session"} and owner in MODULES | {""}


def test_what_fetches_is_recognised() -> None:
    """Guards the test below: each of these is a way to ask an address."""
    for line in (
        "urllib.request.urlopen(url)",
        "requests.get(url)",
        "socket.create_connection((host, 80))",
        "http.client.HTTPSConnection(host)",
        "urlopen(url)",
    ):
        assert fetches(ast.parse(line)), line
    assert not fetches(ast.parse("data.get(name)"))


def test_every_place_that_fetches_is_listed() -> None:
    found = {name_of(path) for path in python_files(*PACKAGES) if fetches(tree_of(path))}
    assert found == set(FETCHES)
