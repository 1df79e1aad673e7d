"""Addresses of accounts: logging in, the password and the second step. Nobody makes or renames an account here."""

from tests.matrix.addresses import Row
from tests.matrix.identities import EVERYBODY, LOGGED_IN, NOBODY

ACCOUNTS = [
    Row("accounts/login/", "/accounts/login/", post=EVERYBODY),
    Row("accounts/logout/", "/accounts/logout/", post=EVERYBODY),
    Row("accounts/inactive/", "/accounts/inactive/"),
    # Shows that accounts are made by an administrator; a form sent there makes none.
    Row("accounts/signup/", "/accounts/signup/", post=EVERYBODY),
    Row("accounts/password/reset/", "/accounts/password/reset/", post=EVERYBODY),
    Row("accounts/password/reset/done/", "/accounts/password/reset/done/"),
    Row("accounts/password/reset/key/done/", "/accounts/password/reset/key/done/"),
    Row(
        "accounts/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        "/accounts/password/reset/key/1-onzin/",
        post=EVERYBODY,
    ),
    # Back to the log-in page, because nobody has half a log-in.
    Row("accounts/login/code/confirm/", "/accounts/login/code/confirm/", post=EVERYBODY),
    Row("accounts/2fa/authenticate/", "/accounts/2fa/authenticate/", post=EVERYBODY),
    Row("accounts/email/", "/accounts/email/", get=NOBODY, post=NOBODY, knows=NOBODY),
    Row("accounts/confirm-email/", "/accounts/confirm-email/", get=NOBODY, post=NOBODY, knows=NOBODY),
    Row("accounts/confirm-email/<str:key>/", "/accounts/confirm-email/abc/", get=NOBODY, post=NOBODY, knows=NOBODY),
    Row(
        r"accounts/^confirm-email/(?P<key>[-:\w]+)/$",
        "/accounts/confirm-email/abc:def/",
        get=NOBODY,
        post=NOBODY,
        knows=NOBODY,
    ),
]
ACCOUNTS += [
    # A link that is not ours, for everybody the same.
    Row("accounts/uitnodiging/<str:token>/", "/accounts/uitnodiging/onzin/", get=NOBODY, post=NOBODY, knows=NOBODY),
    Row("accounts/aangemeld/", "/accounts/aangemeld/", get=LOGGED_IN, post=LOGGED_IN, login=True),
    # Back to the werkplaats, because nobody has a form that waits.
    Row("accounts/bevestigd/", "/accounts/bevestigd/"),
    Row("accounts/sessions/", "/accounts/sessions/", get=NOBODY, post=NOBODY, knows=NOBODY),
]
# The municipality's own log-in is not there in the demo; linking and signing up by it never are.
NOT_THERE = {
    "^(?:3rdparty|social)/": "social/",
    "oidc/<slug:provider_id>/login/": "oidc/gemeente/login/",
    "oidc/<slug:provider_id>/login/callback/": "oidc/gemeente/login/callback/",
    **{f"3rdparty/{end}": f"3rdparty/{end}" for end in ("login/cancelled/", "login/error/", "signup/", "")},
    **{f"social/{end}": f"social/{end}" for end in ("login/cancelled/", "login/error/", "signup/", "connections/")},
}
ACCOUNTS += [
    Row(f"accounts/{route}", f"/accounts/{path}", get=NOBODY, post=NOBODY, knows=NOBODY)
    for route, path in NOT_THERE.items()
]
ACCOUNTS.append(
    Row("accounts/oidc/bevestigen/", "/accounts/oidc/bevestigen/", get=NOBODY, post=None, knows=NOBODY, login=True)
)
OWN_ACCOUNT = (
    "password/change/",
    "password/set/",
    "reauthenticate/",
    "2fa/reauthenticate/",
    "2fa/totp/activate/",
    "2fa/recovery-codes/generate/",
    "2fa/webauthn/add/",
    "2fa/webauthn/reauthenticate/",
)
# Only there for who logs in with two steps already; nobody of the demo does.
SECOND_STEP = {"2fa/totp/deactivate/": NOBODY, "2fa/recovery-codes/": None, "2fa/recovery-codes/download/": None}
ACCOUNTS += [
    Row(f"accounts/{path}", f"/accounts/{path}", get=LOGGED_IN, post=LOGGED_IN, login=True) for path in OWN_ACCOUNT
]
ACCOUNTS += [
    Row(f"accounts/{path}", f"/accounts/{path}", get=NOBODY, post=post, knows=NOBODY, login=True)
    for path, post in SECOND_STEP.items()
]
ACCOUNTS.append(Row("accounts/2fa/", "/accounts/2fa/", get=LOGGED_IN, login=True))
ACCOUNTS.append(Row("accounts/2fa/webauthn/", "/accounts/2fa/webauthn/", get=LOGGED_IN, login=True))
# A key of the person alone: whoever confirmed lately gets "not found" for the key of somebody else.
ACCOUNTS += [
    Row(
        f"accounts/2fa/webauthn/keys/<int:pk>/{end}/",
        f"/accounts/2fa/webauthn/keys/1/{end}/",
        get=LOGGED_IN,
        post=LOGGED_IN,
        login=True,
    )
    for end in ("remove", "edit")
]
