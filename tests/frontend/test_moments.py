"""One notation for a moment, everywhere."""

import re
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from pages.moments import day_and_time

# A time with a colon, as the format of something to read; ``c`` and ISO formats are for machines.
COLON = re.compile(r"""date:"[^"]*H:i""")


def test_a_moment_is_written_in_the_time_of_the_municipality() -> None:
    moment = datetime(2026, 3, 16, 18, 0, tzinfo=UTC)
    assert day_and_time(moment) == "16 maart 2026, 19.00 uur"
    assert day_and_time(moment, "l j F") == "maandag 16 maart, 19.00 uur"


def test_no_template_has_a_notation_of_its_own() -> None:
    folder = Path(settings.BASE_DIR) / "templates"
    assert [path.name for path in folder.rglob("*.html") if COLON.search(path.read_text())] == []
