"""Which versions run here."""

import platform
import tomllib
from functools import cache

import django
import wagtail
from django.conf import settings


@cache
def versions() -> dict[str, str]:
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {
        "version": project["version"],
        "python": platform.python_version(),
        "django": django.__version__,
        "wagtail": wagtail.__version__,
    }
