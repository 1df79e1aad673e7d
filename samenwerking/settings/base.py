"""Settings shared by every environment. What the environment says is read in ``environment.py``, nowhere else."""

from django.utils.translation import get_language_info

from . import environment
from .caches import *  # noqa: F403 - settings of their own file
from .databases import *  # noqa: F403 - settings of their own file
from .dossier_parts import *  # noqa: F403 - settings of their own file
from .dossier_parts import ATTACHMENT_MAX_BYTES
from .files import *  # noqa: F403 - settings of their own file
from .files import storages
from .guide_upkeep import *  # noqa: F403 - settings of their own file
from .links import *  # noqa: F403 - settings of their own file
from .log_in import *  # noqa: F403 - settings of their own file
from .logs import *  # noqa: F403 - settings of their own file
from .papers import *  # noqa: F403 - settings of their own file
from .personal_data import *  # noqa: F403 - settings of their own file
from .security import *  # noqa: F403 - settings of their own file
from .werkateliers import *  # noqa: F403 - settings of their own file

BASE_DIR = environment.BASE_DIR
STATE_DIR = environment.STATE_DIR
DEBUG = False
DEMO = False
DEMO_YEAR = False
# Accounts with this address are the demo's; production refuses to start on them.
DEMO_EMAIL_DOMAIN = "voorbeeldpolder.example"
ALLOWED_HOSTS = environment.ALLOWED_HOSTS
ROOT_URLCONF = "samenwerking.urls"
WSGI_APPLICATION = "samenwerking.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "samenwerking.accounts",
    "samenwerking.background",
    "samenwerking.backup",
    "samenwerking.database.rights",
    "samenwerking.health",
    "samenwerking.outbox",
    "samenwerking.page_cache",
    "samenwerking.workdays",
    "pages",
    "participation",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.table_block",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.locales",
    "wagtail.sites",
    "samenwerking.accounts.beheer_apps.BeheerUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "guardian",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_structlog",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    # These three around all else: each line of the log has the number of its request, and each request is counted.
    "samenwerking.request_number.RequestNumberMiddleware",
    "samenwerking.health.metrics.middleware.MetricsMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samenwerking.page_cache.middleware.PageCacheMiddleware",
    "csp.middleware.CSPMiddleware",
    "samenwerking.security_headers.SecurityHeadersMiddleware",
    "samenwerking.shared_answers.SharedAnswersMiddleware",
    "samenwerking.database.replica.middleware.ReplicaMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samenwerking.accounts.middleware.AccountsMiddleware",
    "samenwerking.accounts.second_step.middleware.SecondStepMiddleware",
    "samenwerking.drafts.DraftMiddleware",
    "samenwerking.beheer_access.BeheerAccessMiddleware",
    "pages.publish_refusals.PublishRefusalMiddleware",
    "pages.old_redirects.OldAddressMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# Forms are drawn with templates/components/.
FORM_RENDERER = "samenwerking.form_renderer.FormRenderer"

# --- accounts ------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "samenwerking.accounts.password_words.SiteWordsValidator"},
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "samenwerking.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "samenwerking.accounts.forms.LoginForm",
    "reset_password": "samenwerking.accounts.forms.ResetPasswordForm",
}
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/werkplaats/"
LOGOUT_REDIRECT_URL = "/"
# One count of wrong passwords, codes and requests for a new password: ours, in the database (docs/decisions/0196).
# allauth's own would be a second one with other words, kept by each process for itself.
ACCOUNT_RATE_LIMITS = dict.fromkeys(("login", "login_failed", "reset_password", "reauthenticate"))
TRUSTED_PROXIES = environment.TRUSTED_PROXIES
SEARCHES_PER_MINUTE = environment.SEARCHES_PER_MINUTE
EXPORTS_PER_HOUR = environment.EXPORTS_PER_HOUR

# --- numbers for Prometheus (docs/operations/monitoring.md) ------------------------------------------
METRICS_TOKEN = environment.METRICS_TOKEN
METRICS_NETWORKS = environment.METRICS_NETWORKS

# --- guardian: object permissions only, no anonymous user (TRAPS: django-guardian) ------------------
ANONYMOUS_USER_NAME = None
# participation/policy/relations.py asks guardian itself; no backend answers has_perm() for objects.
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]

# --- language ------------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
# The guide may be there in more languages; each is called what its speakers call it.
LANGUAGES = [
    (code, get_language_info(code)["name_local"].capitalize()) for code in ("nl", *environment.GUIDE_LANGUAGES)
]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
# Beheer is in Dutch.
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES[:1]
# The hand-written table of who may what, which the tests try cell by cell and Beheer shows (docs/decisions/0199).
WHO_MAY_TABLE = BASE_DIR / "tests" / "matrix" / "table"
LOCALE_PATHS = [BASE_DIR / "samenwerking" / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

# --- files ---------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = environment.STATIC_ROOT
STATICFILES_DIRS = [BASE_DIR / "static_src" / "dist"]
STORAGES = storages("django.contrib.staticfiles.storage.StaticFilesStorage")
# Where the last hash of the record of events is set apart every day. Best out of reach of who manages the database.
AUDIT_ANCHOR_FILE = environment.AUDIT_ANCHOR_FILE or str(STATE_DIR / "anchors" / "verslag.txt")
# Who gets that hash by mail. Empty: everybody with the role of auditor.
AUDIT_ANCHOR_MAIL = environment.AUDIT_ANCHOR_MAIL
# Where backups come, for whom they are sealed (age1…), and for how many days they are kept.
BACKUP_DIR = environment.BACKUP_DIR
BACKUP_RECIPIENTS = environment.BACKUP_RECIPIENTS
BACKUP_KEEP_DAYS = environment.BACKUP_KEEP_DAYS
SECRETS_IN_USE = environment.SECRETS_IN_USE
# Work of a wiki import that is cut off stays here for the next run, and its report.
WIKI_IMPORT_ROOT = STATE_DIR / "wiki-import"

# --- Wagtail -------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Samenwerkingswijzer"
WAGTAILADMIN_BASE_URL = environment.BASE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# No portrait from elsewhere: that would tell a stranger who works here, and our own headers refuse it.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_I18N_ENABLED = True
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
# What happens when a paper or a page has passed its last step (docs/decisions/0011).
WAGTAIL_FINISH_WORKFLOW_ACTION = "participation.workflow_finish.finish_workflow"
# Superusers have no part in what is decided; who does, hears of it from our own mails.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
# A password is chosen by its owner: by invitation, or with a link by mail.
WAGTAILUSERS_PASSWORD_ENABLED = False
# The address is who somebody is; only an administrator changes it (rule 9, samenwerking/accounts/urls.py).
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# What is in a document is looked at too (decision 0228). A new packed file is refused there, with what to do instead;
# the list still has it, because Wagtail holds the list against every document whose title is changed.
WAGTAILDOCS_DOCUMENT_FORM_BASE = "pages.uploaded_documents.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = ATTACHMENT_MAX_BYTES
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "pdf", "pptx", "txt", "xlsx", "zip"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "pages.uploaded_pictures.ImageForm"
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "modelsearch.backends.database", "SEARCH_CONFIG": "dutch"},
}

# --- background: what waits stands in the database; Wagtail's own tasks (indexes) run at once --------
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    # "once": tasks that may not be done again when a worker was killed during them (docs/decisions/0207).
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "once"]},
}

# --- mail ----------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = environment.DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 30  # seconds; a mail server that says nothing keeps no worker
# Who answers a reply when no colleague does; and the mailbox to which mail comes back (docs/operations/settings.md).
MAIL_REPLY_TO = environment.MAIL_REPLY_TO
MAIL_BOUNCE_ADDRESS = environment.MAIL_BOUNCE_ADDRESS
MAIL_BOUNCE_MAILBOX = environment.MAIL_BOUNCE_MAILBOX
# At which hour summaries go out, and on which day the weekly one (0 is Monday).
MAIL_DIGEST_HOUR = environment.MAIL_DIGEST_HOUR
MAIL_DIGEST_WEEKDAY = environment.MAIL_DIGEST_WEEKDAY
# For how many days one can say "seen" from a mail, and who: roles that decide nothing by themselves (decision 0192).
MAIL_LINK_DAYS = environment.MAIL_LINK_DAYS
MAIL_LINK_ROLES = ["council"]
SECURITY_CONTACT = environment.SECURITY_CONTACT
