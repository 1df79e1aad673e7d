"""Where files are kept: on disk, or in a bucket of S3-compatible storage when ``S3_BUCKET`` is set."""

from typing import Any

from botocore.config import Config

from . import environment

Storage = dict[str, Any]

MEDIA_URL = "/media/"
MEDIA_ROOT = environment.STATE_DIR / "media"
# Files that only our own views may serve, after asking the policy.
PRIVATE_MEDIA_ROOT = environment.STATE_DIR / "private"
# Without a web server in front (development, demo, tests) the site itself serves the public uploads from disk.
SERVE_MEDIA = False
MEDIA_IN_BUCKET = bool(environment.S3_BUCKET)
# Seconds. Left alone, botocore waits minutes for a bucket that says nothing, and as long does each reader.
BUCKET_CONNECT, BUCKET_READ, BUCKET_TRIES = 3, 20, 2


def _client() -> Config:
    """How we speak to the bucket. With it the storage reads no addressing style or signature of its own."""
    return Config(
        connect_timeout=BUCKET_CONNECT,
        read_timeout=BUCKET_READ,
        retries={"total_max_attempts": BUCKET_TRIES, "mode": "standard"},
        s3={"addressing_style": environment.S3_ADDRESSING_STYLE},
        signature_version="s3v4",
    )


def _in_bucket(folder: str, *, overwrite: bool) -> Storage:
    """Nothing in the bucket has an address of its own for readers: every file goes through a view that asks first."""
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": environment.S3_BUCKET,
            "endpoint_url": environment.S3_ENDPOINT_URL or None,
            "region_name": environment.S3_REGION or None,
            "access_key": environment.S3_ACCESS_KEY or None,
            "secret_key": environment.S3_SECRET_KEY or None,
            "client_config": _client(),
            "location": f"{environment.S3_PREFIX}{folder}",
            "file_overwrite": overwrite,
            "default_acl": None,
            "querystring_auth": True,
        },
    }


def storages(static: str) -> dict[str, Storage]:
    """The storages of Django's setting; ``static`` is the class that keeps stylesheets and scripts."""
    kept: dict[str, Storage] = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "private": {"BACKEND": "samenwerking.private_files.PrivateDisk"},
    }
    if MEDIA_IN_BUCKET:
        kept = {"default": _in_bucket("media", overwrite=False), "private": _in_bucket("private", overwrite=True)}
    return {**kept, "staticfiles": {"BACKEND": static}}
