"""What is written in the log: one line of JSON per event, with the number of the request and without personal data."""

from typing import Any

from structlog.contextvars import merge_contextvars
from structlog.processors import JSONRenderer, StackInfoRenderer, TimeStamper
from structlog.stdlib import (
    LoggerFactory,
    PositionalArgumentsFormatter,
    ProcessorFormatter,
    add_log_level,
    filter_by_level,
)
from structlog.types import Processor

from samenwerking.log_privacy import traceback_without_data, without_names_in_problems, without_personal_data

# The middleware would add the user's number and address to every line.
DJANGO_STRUCTLOG_USER_ID_FIELD = None
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
# The number that our own middleware gave (samenwerking/request_number.py), and never one of a visitor.
DJANGO_STRUCTLOG_TRUST_UPSTREAM_REQUEST_ID = True

SHARED: list[Processor] = [
    merge_contextvars,
    add_log_level,
    TimeStamper(fmt="iso", utc=True),
    without_personal_data,
    StackInfoRenderer(),
    traceback_without_data,
    without_names_in_problems,
]


def structlog_settings() -> dict[str, Any]:
    """The arguments of ``structlog.configure``."""
    return {
        "processors": [filter_by_level, PositionalArgumentsFormatter(), *SHARED, ProcessorFormatter.wrap_for_formatter],
        "logger_factory": LoggerFactory(),
        "cache_logger_on_first_use": True,
    }


def logging_settings(level: str, *, renderer: Processor | None = None) -> dict[str, Any]:
    """Django's LOGGING: every line through the same processors, to standard error; JSON unless told otherwise."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": ProcessorFormatter,
                "processors": [ProcessorFormatter.remove_processors_meta, renderer or JSONRenderer()],
                "foreign_pre_chain": SHARED,
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }
