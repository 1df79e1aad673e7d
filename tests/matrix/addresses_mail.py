"""Addresses of mail: everybody with an account chooses for themselves; a link that was not signed is none."""

from tests.matrix.addresses import EVERYBODY, Row
from tests.matrix.identities import LOGGED_IN, NOBODY

LINK = "register/uit-uw-mail/<str:token>/"
MAIL = [
    Row("werkplaats/mail/", "/werkplaats/mail/", get=LOGGED_IN, post=LOGGED_IN, login=True),
    Row(LINK, "/register/uit-uw-mail/1:geen-geldige-sleutel/", get=NOBODY, post=NOBODY, knows=NOBODY),
    Row("register/uit-uw-mail/bewaard/", "/register/uit-uw-mail/bewaard/", get=EVERYBODY),
]
