"""Measuring from outside: gunicorn on the loopback address, a few connections that keep asking."""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

CONNECTIONS = 8
SECONDS = 6.0
WARM_UP_SECONDS = 6.0
START_SECONDS = 30.0


@dataclass(frozen=True)
class Served:
    """Gunicorn: where it listens, and the process that started the others."""

    port: int
    pid: int


@contextmanager
def served(application: str, settings: str, **environment: str) -> Iterator[int]:
    """Gunicorn with a worker for each processor, for as long as the block runs; yields the port."""
    with gunicorn(application, settings, **environment) as site:
        yield site.port


@contextmanager
def gunicorn(application: str, settings: str, **environment: str) -> Iterator[Served]:
    """The same, with its process."""
    port = free_port()
    command = [
        sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}",
        "--workers", str(os.cpu_count() or 1), "--log-level", "error",
    ]  # fmt: skip
    process = subprocess.Popen(command, env={**os.environ, "DJANGO_SETTINGS_MODULE": settings, **environment})
    try:
        wait_for(port, process)
        yield Served(port, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=30)


def requests_per_second(port: int, path: str, expected: int) -> float:
    """Pages a second that came whole; raises RuntimeError for an answer of another size than ``expected``.

    The first seconds do not count: every worker loads the site at its first request.
    """
    ask_for(WARM_UP_SECONDS, port, path, expected)
    return ask_for(SECONDS, port, path, expected) / SECONDS


def ask_for(seconds: float, port: int, path: str, expected: int, **headers: str) -> int:
    """How many answers came in this time; raises RuntimeError for one of another size than ``expected``."""
    done = [0] * CONNECTIONS
    problems: list[str] = []
    until = time.perf_counter() + seconds

    def keep_asking(number: int) -> None:
        while time.perf_counter() < until and not problems:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", path, headers={"Host": "localhost", **headers})
            response = connection.getresponse()
            size = len(response.read())
            connection.close()
            if response.status != 200 or abs(size - expected) > expected // 10:
                problems.append(f"{path}: {response.status}, {size} bytes instead of {expected}")
            done[number] += 1

    threads = [threading.Thread(target=keep_asking, args=(number,)) for number in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if problems:
        raise RuntimeError(problems[0])
    return sum(done)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until the process listens there; raises RuntimeError when it stops, or takes too long."""
    until = time.perf_counter() + START_SECONDS
    while time.perf_counter() < until:
        if process.poll() is not None:
            raise RuntimeError("it stopped before it answered")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("it does not answer")
