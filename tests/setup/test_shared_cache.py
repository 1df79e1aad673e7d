"""A cache that is away is an empty one, for everybody who asks it, and nobody waits for it twice."""

import time
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from samenwerking import shared_cache
from samenwerking.shared_cache import RedisThatMayBeAway
from tests.deploy.front import free_port
from tests.factories import UserFactory


@pytest.fixture
def away(settings: Any, monkeypatch: pytest.MonkeyPatch) -> RedisThatMayBeAway:
    """Nothing listens there."""
    monkeypatch.setattr(RedisThatMayBeAway, "_away_until", 0.0)
    address = f"redis://:geheim@127.0.0.1:{free_port()}/1"
    settings.CACHES = {"default": {"BACKEND": "samenwerking.shared_cache.RedisThatMayBeAway", "LOCATION": address}}
    found = caches["default"]
    assert isinstance(found, RedisThatMayBeAway)
    return found


def test_it_is_empty_and_takes_nothing(away: RedisThatMayBeAway, caplog: pytest.LogCaptureFixture) -> None:
    away.set("a", 1)
    assert (away.get("a"), away.get("a", "anders"), away.get_many(["a"])) == (None, "anders", {})
    assert (away.add("a", 1), away.touch("a"), away.delete("a"), away.has_key("a")) == (False,) * 4
    assert away.set_many({"a": 1}) == []
    away.delete_many(["a"])
    away.clear()
    with pytest.raises(ValueError, match="a"):
        away.incr("a")
    assert [record.getMessage() for record in caplog.records] == ["shared_cache_away"], "said once"
    assert "geheim" not in caplog.text


def test_it_is_asked_again_after_a_while(away: RedisThatMayBeAway, monkeypatch: pytest.MonkeyPatch) -> None:
    away.get("a")
    asked: list[str] = []
    monkeypatch.setattr(shared_cache.RedisCache, "get", lambda self, key, *rest: asked.append(key))
    away.get("b")
    later = time.monotonic() + shared_cache.LEFT_ALONE
    monkeypatch.setattr(shared_cache.time, "monotonic", lambda: later)
    away.get("c")
    assert asked == ["c"]


@pytest.mark.django_db
def test_visits_go_on_from_the_database(away: RedisThatMayBeAway, settings: Any, client: Client) -> None:
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
    client.force_login(UserFactory(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/werkplaats/").status_code == 200
