"""How people log in: the second step and confirming again. docs/operations/settings.md lists the same names."""

from . import environment

# Who decides or manages (docs/decisions/0194): these roles log in with two steps, and so does a superuser.
SECOND_STEP_ROLES = ["admin", "clerk", "college", "communication", "council", "manager", "secretariat"]
# Off in the demo, whose password stands in the README; production.py turns both on.
SECOND_STEP_REQUIRED = False
STEP_UP_REQUIRED = False
# So many minutes after the password or the second step nobody is asked again.
STEP_UP_MINUTES = 15
ACCOUNT_REAUTHENTICATION_TIMEOUT = STEP_UP_MINUTES * 60

# The first hashes; the other reads what was hashed before 0234 and hashes it anew at the next log-in.
PASSWORD_HASHERS = [
    "samenwerking.accounts.hashing.SmallArgon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

MFA_ADAPTER = "samenwerking.accounts.second_step.adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "samenwerking.accounts.second_step.forms.AuthenticateForm",
    "reauthenticate": "samenwerking.accounts.second_step.forms.ReauthenticateForm",
    "activate_totp": "samenwerking.accounts.second_step.forms.ActivateTOTPForm",
    "add_webauthn": "samenwerking.accounts.second_step.forms.AddKeyForm",
    "edit_webauthn": "samenwerking.accounts.second_step.forms.RenameKeyForm",
}
# A phone of which the clock is half a minute off still works.
MFA_TOTP_TOLERANCE = 1
# An account has the address that an administrator gave it; nobody confirms it here.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Words that make no password, beside the name of the site and of its address (samenwerking/accounts/password_words.py).
PASSWORD_WORDS = [
    "admin", "ambtenaar", "beheer", "beheerder", "burgemeester", "college", "communicatie", "gemeente", "gemeenteraad",
    "griffie", "griffier", "inwoner", "omgevingswet", "opgave", "participatie", "password", "projectleider", "raadslid",
    "samenwerken", "samenwerking", "secretariaat", "traject", "voorbeeld", "wachtwoord", "welkom", "werkatelier",
    "werkplaats", "wethouder", "wijzer",
]  # fmt: skip
# Whoever changes a password or a second step hears of it by mail.
ACCOUNT_EMAIL_NOTIFICATIONS = True

# However often it is used, a visit is over after so many days (docs/decisions/0224).
VISIT_LONGEST_DAYS = 30
# An invitation works so many days.
INVITATION_DAYS = 7
# Somebody signs the list of who has what at least every so many days.
ACCESS_REVIEW_DAYS = 365
# Names of networks, to say roughly where somebody signed in. Nothing is asked elsewhere.
SIGN_IN_PLACES = environment.SIGN_IN_PLACES

# --- the municipality's own accounts, by OpenID Connect (docs/decisions/0195); without a server no button ---
OIDC_PROVIDER_ID = "gemeente"
OIDC_SERVER_URL = environment.OIDC_SERVER_URL
OIDC_GROUPS_CLAIM = environment.OIDC_GROUPS_CLAIM
OIDC_GROUP_ROLES = environment.OIDC_GROUP_ROLES
OIDC_EMAIL_DOMAINS = [domain.lower() for domain in environment.OIDC_EMAIL_DOMAINS]
SOCIALACCOUNT_ADAPTER = "samenwerking.accounts.oidc.adapter.MunicipalSocialAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5


def oidc_app(server: str, client: str, secret: str, name: str) -> dict[str, object]:
    """The one app of allauth's provider."""
    app = {"provider_id": OIDC_PROVIDER_ID, "name": name, "client_id": client, "secret": secret}
    return {**app, "settings": {"server_url": server, "oauth_pkce_enabled": True}}


SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": "samenwerking.accounts.oidc.provider.MunicipalProvider",
        "APPS": [
            oidc_app(server, environment.OIDC_CLIENT_ID, environment.OIDC_CLIENT_SECRET, environment.OIDC_NAME)
            for server in [environment.OIDC_SERVER_URL]
            if server
        ],
    }
}
