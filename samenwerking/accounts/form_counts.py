"""How often one address sent a public form, without keeping the address.

The address is hashed with a secret that exists for one day. When the next day begins the secret and the counts of
before are deleted: from then on nobody, we neither, can tell whose counts they were.
"""

import hashlib
import hmac
from datetime import date, datetime, timedelta
from ipaddress import IPv6Network, ip_address
from secrets import token_hex

from django.db import DEFAULT_DB_ALIAS, connection
from django.utils import timezone

from samenwerking.accounts.models import PublicFormCount, PublicFormSecret

COUNT = """
    INSERT INTO accounts_publicformcount (purpose, address_hash, window_start, count) VALUES (%s, %s, %s, 1)
    ON CONFLICT (purpose, address_hash, window_start) DO UPDATE SET count = accounts_publicformcount.count + 1
    RETURNING count
"""


def count_form(purpose: str, address: str, period: timedelta) -> int:
    """Count one more, in one statement: right for several processes. Returns the count of the current period."""
    now = timezone.now()
    counted = f"{purpose}|{line_of(address)}".encode()
    hashed = hmac.new(_secret_of(timezone.localdate(now)), counted, hashlib.sha256).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [purpose, hashed, _window(now, period)])
        (count,) = cursor.fetchone()
    return int(count)


def line_of(address: str) -> str:
    """What one connection to the internet is known by. With IPv6 that is a whole network: whoever has one may take a
    new address out of it for every form. What is no IP address, such as an e-mail address, is itself.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return address
    if ip.version == 6 and ip.ipv4_mapped is None:
        return str(IPv6Network((int(ip), 64), strict=False))
    return str(getattr(ip, "ipv4_mapped", None) or ip)


def _window(now: datetime, period: timedelta) -> datetime:
    seconds = int(period.total_seconds())
    return now - timedelta(seconds=int(now.timestamp()) % seconds, microseconds=now.microsecond)


def _secret_of(today: date) -> bytes:
    """The secret of today; the first form of a day makes it and clears what was.

    Asked where it is written: a page for strangers may be read from a copy, which does not have it yet.
    """
    secrets = PublicFormSecret.objects.using(DEFAULT_DB_ALIAS)
    found = secrets.filter(day=today).first()
    if found is None:
        secrets.bulk_create([PublicFormSecret(day=today, secret=token_hex(32))], ignore_conflicts=True)
        secrets.filter(day__lt=today).delete()
        PublicFormCount.objects.filter(window_start__lt=timezone.now() - timedelta(days=1)).delete()
        found = secrets.get(day=today)
    return found.secret.encode()
