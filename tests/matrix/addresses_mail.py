"""Addresses of mail: everybody with an account chooses for themselves."""

from tests.matrix.addresses import Row
from tests.matrix.identities import LOGGED_IN

MAIL = [Row("werkplaats/mail/", "/werkplaats/mail/", get=LOGGED_IN, post=LOGGED_IN, login=True)]
