"""The site of the benchmarks with static files and pages as production sends them: named by content, and packed."""

from benchmarks.settings import *  # noqa: F403 - everything that is not about sending
from benchmarks.settings import BENCH_DIR
from samenwerking.settings.files import storages

STATIC_ROOT = BENCH_DIR / "static"
STORAGES = storages("whitenoise.storage.CompressedManifestStaticFilesStorage")
PAGE_CACHE_SECONDS = 60
