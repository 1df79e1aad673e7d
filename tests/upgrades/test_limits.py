"""A limit that whoever migrates sets reaches the database, beside what the site asks of it itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASK = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT current_setting('lock_timeout'), current_setting('random_page_cost')")
    print(*cursor.fetchone())
"""


@pytest.mark.django_db
@pytest.mark.parametrize(("given", "asked"), [("-c lock_timeout=5s", "5s 1.1"), ("", "0 1.1")])
def test_pgoptions_go_along_with_ours(given: str, asked: str) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_RANDOM_PAGE_COST"}
    environment = kept | {"PGOPTIONS": given, "DJANGO_SETTINGS_MODULE": "samenwerking.settings.test"}
    command = [sys.executable, "manage.py", "shell", "--verbosity=0", "--command", ASK]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip().splitlines()[-1] == asked
