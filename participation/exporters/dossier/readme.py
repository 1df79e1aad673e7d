"""README.txt: what is what, in plain Dutch, for somebody who opens the zip in ten years."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from participation.choices import Confidentiality
from participation.exporters.dossier.events import PATH as EVENTS
from participation.exporters.dossier.mdto import creator_of
from participation.exporters.dossier.schema import PATH as SCHEMA
from participation.exporters.dossier.schema import TABLES
from participation.exporters.dossier.scope import Scope
from participation.exporters.dossier.tables import VERSION
from participation.exporters.dossier.zipping import Member

PATH = "README.txt"
# One line of a shell: True when every row of the extract still has its own fingerprint.
CHECK_EVENTS = (
    'python3 -c "import sys,json,hashlib; print(all(hashlib.sha256(json.dumps({k: v for k, v in r.items() '
    "if k != 'hash'}, sort_keys=True, ensure_ascii=False, separators=(',', ':')).encode()).hexdigest() == r['hash'] "
    f'for r in map(json.loads, sys.stdin)))" < {EVENTS}'
)


def readme_member(scope: Scope) -> Member:
    """Written last: only then it is known what went in and what stayed out."""
    context = {
        "dossier": scope.dossier,
        "kind": str(scope.dossier._meta.verbose_name),
        "creator": creator_of(scope),
        "width": str(Confidentiality(scope.found.width).label),
        "confidential": scope.found.width == Confidentiality.CONFIDENTIAL,
        "with_persons": scope.with_persons,
        "with_secret": scope.with_secret,
        "tables": [table for table in TABLES if table.applies(scope)],
        "left_out": left_out(scope),
        "version": VERSION,
        "schema": SCHEMA,
        "events": EVENTS,
        "check_events": CHECK_EVENTS,
        "archive": scope.archive,
    }
    return Member(PATH, (render_to_string("participation/export/README.txt", context).encode(),))


def left_out(scope: Scope) -> list[str]:
    """In words; only of what the asker may know of."""
    found, lines = scope.found.left_out, []
    if scope.secret:
        lines.append(_("stukken onder geheimhouding: %(count)s") % {"count": len(scope.secret)})
    if found["people"]:
        lines.append(_("e-mails en foto's waarop mensen te zien zijn: %(count)s") % {"count": found["people"]})
    if found["photos"]:
        lines.append(_("foto's zelf, waarvoor nog toestemming nodig is: %(count)s") % {"count": found["photos"]})
    if found["mails"]:
        lines.append(_("tekst van e-mails in het logboek: %(count)s") % {"count": found["mails"]})
    return lines
