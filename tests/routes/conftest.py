import pytest

from participation.choices import Body
from tests.approval.scene import Scene, make_scene


@pytest.fixture
def scene(db: None) -> Scene:
    """A startnotitie in draft, with a competent council; the dossier is on the register."""
    return make_scene()


@pytest.fixture
def college_scene(db: None) -> Scene:
    """The same with a competent college."""
    return make_scene(body=Body.COLLEGE)
