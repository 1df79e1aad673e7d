"""A Django site of one view: no middleware, no apps, no database."""

from samenwerking.settings.environment import STATE_DIR

SECRET_KEY = "not-a-secret: this site keeps nothing"
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "benchmarks.bare"
MIDDLEWARE: list[str] = []
INSTALLED_APPS: list[str] = []
BENCH_DIR = STATE_DIR / "bench"
