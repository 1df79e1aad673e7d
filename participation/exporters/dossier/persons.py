"""People outside. These tables go along only in an export with personal data.

What somebody needed at a werkatelier never does: that may say something about health (AVG, article 9), and nobody needs
it when the evening is over. Links to private pages do not either: whoever has one, is that person.
"""

from django.utils.translation import gettext_lazy as _

from participation.exporters.dossier.parts import of_trajecten
from participation.exporters.dossier.photos import photos
from participation.exporters.dossier.tables import Table
from participation.models import (
    ContactPerson,
    ContributionGiver,
    Invitee,
    MarkedPassage,
    PhotoPermission,
    RegistrationPerson,
)

TERMS = ("purpose", "legal_ground", "retain_until")

PERSONS = (
    Table(
        "gevers",
        _("Wie inbreng gaf."),
        ContributionGiver,
        lambda scope: ContributionGiver.objects.filter(contribution__traject__in=scope.trajecten, withdrawn_at=None),
        ("id", "contribution", "name", "email", *TERMS, "created_at"),
        left_out=("link_hash", "withdrawn_at"),
        people=True,
    ),
    Table(
        "gemarkeerde-woorden",
        _("Persoonsgegevens die uit de tekst van inbreng zijn gehaald."),
        MarkedPassage,
        lambda scope: MarkedPassage.objects.filter(contribution__traject__in=scope.trajecten, removed_at=None),
        ("id", "contribution", "number", "passage", "marked_at", "marked_by"),
        left_out=("removed_at",),
        people=True,
    ),
    Table(
        "deelnemers",
        _("Wie zich aanmeldde voor een werkatelier; wat iemand nodig had, gaat nooit mee."),
        RegistrationPerson,
        of_trajecten(RegistrationPerson, "registration__werkatelier__traject"),
        ("id", "registration", "name", "email", *TERMS, "created_at"),
        left_out=("needs", "needs_note", "link_hash"),
        people=True,
    ),
    Table(
        "genodigden",
        _("Wie een uitnodiging kreeg voor een werkatelier."),
        Invitee,
        of_trajecten(Invitee, "werkatelier__traject"),
        ("id", "werkatelier", "email", "message", *TERMS, "created_at", "sent_at"),
        left_out=("attempts",),
        people=True,
    ),
    Table(
        "contactpersonen",
        _("Wie het team spreekt bij een partij."),
        ContactPerson,
        of_trajecten(ContactPerson, "party__traject"),
        ("id", "party", "name", "function", "email", "phone", *TERMS, "version"),
        people=True,
    ),
    Table(
        "toestemmingen",
        _("Wie het goed vond dat een foto wordt getoond, en met welke woorden."),
        PhotoPermission,
        lambda scope: PhotoPermission.objects.filter(photo__in=photos(scope)),
        (
            *("id", "photo", "name", "email", "people", "asked_on", "asked_by", "purpose", "text"),
            *("recorded_at", "recorded_by"),
        ),
        people=True,
    ),
)
