"""Redis as what processes share for a moment. It holds nothing that cannot be made again: a site without it goes on."""

import logging
import time
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError as NoConnection
from redis.exceptions import TimeoutError as NoAnswer

logger = logging.getLogger(__name__)
# Who just found it away leaves it alone for so many seconds: each page would wait for it otherwise.
LEFT_ALONE = 5.0


class RedisThatMayBeAway(RedisCache):  # type: ignore[misc]  # untyped in Django
    """Away, it is empty and forgets what it is given. One process knows for all its threads."""

    _away_until = 0.0

    def _ask(self, name: str, otherwise: Any, *given: Any, **named: Any) -> Any:
        if time.monotonic() < RedisThatMayBeAway._away_until:
            return otherwise
        try:
            return getattr(RedisCache, name)(self, *given, **named)
        except (NoConnection, NoAnswer) as problem:
            # The kind and not the text: that holds the address, perhaps with a password.
            logger.warning("shared_cache_away", extra={"problem": type(problem).__name__})
            RedisThatMayBeAway._away_until = time.monotonic() + LEFT_ALONE
            return otherwise

    def add(self, *given: Any, **named: Any) -> bool:
        return bool(self._ask("add", False, *given, **named))

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._ask("get", default, key, default, version)

    def set(self, *given: Any, **named: Any) -> None:
        self._ask("set", None, *given, **named)

    def touch(self, *given: Any, **named: Any) -> bool:
        return bool(self._ask("touch", False, *given, **named))

    def delete(self, *given: Any, **named: Any) -> bool:
        return bool(self._ask("delete", False, *given, **named))

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        found: dict[Any, Any] = self._ask("get_many", {}, keys, version)
        return found

    def has_key(self, *given: Any, **named: Any) -> bool:
        return bool(self._ask("has_key", False, *given, **named))

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Raises ValueError for a key that is not there, as ever; away, none is."""
        counted = self._ask("incr", None, key, delta, version)
        if counted is None:
            raise ValueError(key)
        return int(counted)

    def set_many(self, *given: Any, **named: Any) -> list[Any]:
        return list(self._ask("set_many", [], *given, **named))

    def delete_many(self, *given: Any, **named: Any) -> None:
        self._ask("delete_many", None, *given, **named)

    def clear(self) -> None:
        self._ask("clear", None)
