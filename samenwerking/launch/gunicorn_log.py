"""What gunicorn itself says, in the same lines as the site: without query strings, keys and names.

It repeats the address of a request that breaks off, and the traceback.
"""

from typing import Any

from gunicorn.glogging import Logger
from structlog.stdlib import ProcessorFormatter

from samenwerking.settings.logs import SHARED, logging_settings


class ScrubbedLogger(Logger):
    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        lines = logging_settings("INFO")["formatters"]["lines"]
        formatter = ProcessorFormatter(processors=lines["processors"], foreign_pre_chain=SHARED)
        for handler in self.error_log.handlers:
            handler.setFormatter(formatter)
