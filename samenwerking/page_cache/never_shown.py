"""Tables of which nothing stands on a public page, so that writing in them ends nothing.

Everything else counts as shown. ``tests/page_cache`` holds that no public page asks one of these.
"""

from functools import cache

from django.conf import settings

# Logging in, and counting who does so too often.
ACCOUNTS = (
    "accounts_failedtry", "accounts_invitation", "accounts_publicformcount", "accounts_publicformsecret",
    "accounts_spentcode", "django_session", "mfa_authenticator", "usersessions_usersession",
)  # fmt: skip
# Mails that wait, tasks, and the clock.
BEHIND = (
    "background_periodicrun", "django_tasks_database_dbtaskresult", "outbox_brokenaddress", "outbox_mailpreference",
    "outbox_outgoingmail",
)  # fmt: skip
# Who has which form of Beheer open now; asked and written every few seconds.
BEHEER = ("wagtailadmin_editingsession", "wagtailadmin_formstate", "wagtailusers_userprofile")
# What readers do: answer whether a page helped, search in vain, propose, follow.
READERS = (
    "pages_helpedcount", "pages_helpedremark", "pages_searchmiss", "pages_subscriber", "pages_subscription",
    "pages_suggestion", "pages_suggestioncontact", "participation_choiceaiduse", "participation_privatenote",
    "participation_readingvisit", "participation_readmark",
)  # fmt: skip
# Of a table that does show, the one column that is written alone and does not: everybody who logs in writes it.
COLUMNS = frozenset({("accounts_user", "last_login")})
TABLES = frozenset((*ACCOUNTS, *BEHIND, *BEHEER, *READERS))


@cache
def never_shown() -> frozenset[str]:
    """With the tables in which a cache stands: ending a generation would end it again."""
    database = "django.core.cache.backends.db.DatabaseCache"
    caches = {str(one.get("LOCATION", "")).lower() for one in settings.CACHES.values() if one["BACKEND"] == database}
    return TABLES | caches
