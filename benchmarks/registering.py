"""``python -m benchmarks.registering``: 500 people register within one minute for 60 places.

Everybody opens the real form and sends it, from an address of their own, as many at once as the site has threads. What
is asked: exactly 60 places, everybody else waiting in the order in which they came in, nobody lost.
"""

import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

PEOPLE, PLACES, AT_ONCE, SECONDS = 500, 60, 16, 60
DATABASE = "bench_registering"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
# The form is refused when it comes back faster than anybody types.
TYPING = 2.5


def run() -> Iterator[str]:
    """Yields lines of Markdown; the last one says whether it held."""
    from benchmarks.records import use_database
    from benchmarks.report import machine
    from participation.models import RegistrationNotice

    use_database(DATABASE)
    session = _session()
    path = f"/register/werkateliers/{session.slug}/aanmelden/"
    with ThreadPoolExecutor(AT_ONCE) as pool:
        forms = list(pool.map(lambda number: _open(path, number), range(PEOPLE)))
        time.sleep(TYPING)
        begun = time.monotonic()
        answers = list(pool.map(lambda number: _send(path, number, forms[number]), range(PEOPLE)))
        took = time.monotonic() - begun
        list(pool.map(lambda _number: _close(), range(AT_ONCE)))
    rows = list(session.registrations.order_by("number"))
    states = [row.state for row in rows]
    mails = RegistrationNotice.objects.filter(registration__werkatelier=session).count()
    seconds = sorted(length for _status, length in answers)
    holds = [row.number for row in rows] == list(range(1, PEOPLE + 1)) and mails == PEOPLE
    holds = holds and states == ["registered"] * PLACES + ["waiting"] * (PEOPLE - PLACES)
    yield machine()
    yield ""
    yield f"- {PEOPLE} forms sent, {AT_ONCE} at once, in {took:.1f} s; answers: {dict(Counter(a for a, _s in answers))}"
    yield f"- one form: median {seconds[PEOPLE // 2] * 1000:.0f} ms, slowest {seconds[-1] * 1000:.0f} ms"
    yield f"- {dict(Counter(states))}; {mails} mails ready to be sent"
    yield "- holds" if holds and took <= SECONDS else "- DOES NOT HOLD"


def _session() -> Any:
    """A werkatelier on the register, with a form."""
    from django.core.management import call_command
    from django.utils import timezone

    from benchmarks.records import reader
    from pages.demo.guide import load_guide
    from participation.choices import Confidentiality
    from participation.models import Opgave, RegistrationSetup, Traject, Werkatelier
    from samenwerking.accounts.roles import sync_roles

    call_command("migrate", verbosity=0, interactive=False)
    sync_roles()
    load_guide()
    user, now = reader(), timezone.now()
    name = f"meting-{now:%Y%m%d%H%M%S}"
    made: dict[str, Any] = {"title": name, "slug": name, "created_by": user, "updated_by": user, "published_at": now}
    opgave = Opgave.objects.create(confidentiality=Confidentiality.PUBLIC, **made)
    session = Werkatelier.objects.create(
        traject=Traject.objects.create(opgave=opgave, **made),
        starts_at=now + timedelta(days=7),
        ends_at=now + timedelta(days=7, hours=2),
        location="Dorpshuis",
        capacity=PLACES,
        **made,
    )
    RegistrationSetup.objects.create(werkatelier=session, consent_text="Goed.")
    return session


def _client(number: int) -> Any:
    from django.test import Client

    return Client(REMOTE_ADDR=f"10.0.{number // 250}.{number % 250 + 1}", raise_request_exception=False)


def _open(path: str, number: int) -> dict[str, str]:
    return dict(HIDDEN.findall(_client(number).get(path).content.decode()))


def _send(path: str, number: int, hidden: dict[str, str]) -> tuple[int, float]:
    data = hidden | {"name": f"Bewoner {number}", "email": f"b{number}@bewoner.example", "consent": "on"}
    begun = time.monotonic()
    status = _client(number).post(path, data).status_code
    return status, time.monotonic() - begun


def _close() -> None:
    from django.db import connection

    connection.close()


def main() -> int:
    """Set Django up on the database of the benchmarks, and print."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    os.environ["BENCH_DATABASE"] = DATABASE
    import django

    django.setup()
    lines = list(run())
    print("\n".join(lines))
    return 0 if lines[-1] == "- holds" else 1


if __name__ == "__main__":
    sys.exit(main())
