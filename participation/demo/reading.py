"""What one council member of the demo read and wrote down for herself. Nobody else sees any of it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from participation import policy
from participation.models import PrivateNote, ReadingVisit, Stuk
from participation.selectors.own_reading import written_sections
from participation.services.own_reading.marks import mark_section
from participation.services.own_reading.notes import save_note
from samenwerking.accounts.models import User

READER = "raadslid@voorbeeldpolder.example"
PAPER = "dorpshart-deferred"
READ = 2
WHOLE = "Na de vergadering navragen bij de wethouder: wat is er sinds de aanhouding veranderd? (kanarie-eigen-notitie)"
BESIDE = "Hier mis ik wie de bomen onderhoudt als het budget op is. Vraag stellen, of samen met een andere fractie?"


@transaction.atomic
def load_reading() -> bool:
    """The first sections are read, the next one has a note, and so has the paper; once."""
    reader = User.objects.filter(email=READER).first()
    stuk = Stuk.objects.filter(slug=PAPER).first()
    if reader is None or stuk is None or PrivateNote.objects.exists():
        return False
    revision = policy.readable_revision(reader, stuk)
    if revision is None:
        return False
    sections = list(written_sections(revision).items())
    for key, text_hash in sections[:READ]:
        mark_section(user=reader, stuk=stuk, section_key=key, text_hash=text_hash, read=True)
    save_note(user=reader, stuk=stuk, section_key=sections[min(READ, len(sections) - 1)][0], text=BESIDE, version=0)
    save_note(user=reader, stuk=stuk, section_key="", text=WHOLE, version=0)
    # She was here a month ago: what came after is new to her.
    before = timezone.now() - timedelta(days=30)
    ReadingVisit.objects.get_or_create(user=reader, defaults={"new_since": before, "last_active_at": before})
    return True
