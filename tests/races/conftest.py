from collections.abc import Iterator

import pytest

from samenwerking.outbox import posting
from tests.approval.scene import Scene, make_scene
from tests.races.racing import Racers


@pytest.fixture
def scene(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """A paper and its people in a database where every thread sees what another committed; without waking a worker,
    which takes no part in who wins (``tests/approval/test_mails.py``)."""
    monkeypatch.setattr(posting, "wake_worker", lambda: None)
    return make_scene()


@pytest.fixture
def pair(transactional_db: None) -> Iterator[Racers]:
    """Two who press at the same moment."""
    with Racers(2) as racers:
        yield racers
