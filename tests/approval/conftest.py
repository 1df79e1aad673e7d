from collections.abc import Callable
from functools import partial

import pytest

from participation.choices import Body
from tests.approval.scene import Scene, make_scene
from tests.made_once import MadeOnce

MakeScene = Callable[[], Scene]


@pytest.fixture(scope="session")
def rows_of_scene() -> MakeScene:
    return make_scene


@pytest.fixture(scope="session")
def rows_of_college_scene() -> MakeScene:
    return partial(make_scene, body=Body.COLLEGE)


@pytest.fixture
def scene(db: None, made_once: MadeOnce, rows_of_scene: MakeScene) -> Scene:
    """A startnotitie in draft, with a competent council; the dossier is on the register."""
    return made_once.of(rows_of_scene)


@pytest.fixture
def college_scene(db: None, made_once: MadeOnce, rows_of_college_scene: MakeScene) -> Scene:
    """The same with a competent college."""
    return made_once.of(rows_of_college_scene)
