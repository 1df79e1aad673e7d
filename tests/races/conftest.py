from collections.abc import Iterator

import pytest

from participation import notifications
from tests.approval.scene import Scene, make_scene
from tests.races.racing import Racers


@pytest.fixture
def scene(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Scene:
    """A paper and its people in a database where every thread sees what another committed; without mail, which takes
    no part in who wins (``tests/approval/test_mails.py``)."""
    monkeypatch.setattr(notifications, "_after_commit", lambda tell: None)
    return make_scene()


@pytest.fixture
def pair(transactional_db: None) -> Iterator[Racers]:
    """Two who press at the same moment."""
    with Racers(2) as racers:
        yield racers
