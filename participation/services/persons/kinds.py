"""Where data of people outside are kept, in one table: how to find a person there, and how to erase them.

A table of persons that is not here would be forgotten: ``tests/erasure`` compares this with the models.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from pages.models import HelpedRemark, Subscriber, SuggestionContact
from pages.upkeep.erasing import erase_proposer
from participation.audit import organisations as audit_organisations
from participation.audit import society as audit_society
from participation.choices import PhotoGone
from participation.models import (
    BinnedPart,
    ChallengeRequester,
    ContactPerson,
    ContributionGiver,
    ContributionImport,
    EvaluationReply,
    InitiativeContact,
    Invitee,
    Photo,
    PhotoPermission,
    RegisterImport,
    RegistrationPerson,
)
from participation.policy import challenges as challenge_rules
from participation.services.contributions.givers import erase_giver
from participation.services.persons import mentions
from participation.services.photos.taking_away import erase_photo
from participation.services.private_links import AnyContact, erase_contact
from participation.services.records import lock_record
from participation.services.registrations.erasing import erase_invitee, erase_participant
from samenwerking.accounts.models import User

Rows = QuerySet[Any]


@dataclass(frozen=True)
class PersonKind:
    """``name`` goes into the record of events. ``find``: the rows of an address. ``kept``: which of them must stay a
    while, and why.
    """

    name: str
    label: Any
    stays: Any
    model: type[Model]
    find: Callable[[str], Rows]
    erase: Callable[[Any, User], None]
    kept: Callable[[Any], bool] = lambda _row: False
    why_kept: Any = ""


def by_address(model: type[Model], **known: Any) -> Callable[[str], Rows]:
    """Finds the rows of a table of persons with exactly this address, capitals or not, that were not erased yet."""
    return lambda email: model._default_manager.filter(email__iexact=email, **known).order_by("pk")


def _erase_contact_person(row: ContactPerson, user: User) -> None:
    traject = lock_record(row.party.traject)
    if ContactPerson.objects.filter(pk=row.pk).delete()[0]:
        audit_organisations.contacts_erased(user=user, traject=traject, count=1)


def _erase_outsider(row: AnyContact, user: User) -> None:
    if erase_contact(row):
        record = row.initiative if isinstance(row, InitiativeContact) else row.challenge
        audit_society.contact_erased(user=user, record=record)


def _erase_subscriber(row: Subscriber, _user: User) -> None:
    row.delete()


def _erase_proposer(row: SuggestionContact, _user: User) -> None:
    erase_proposer(row)


def _erase_photographed(row: PhotoPermission, user: User) -> None:
    """Erasing somebody on a photo is withdrawing: the photo goes. Two people on one photo: it is gone already."""
    photo = Photo.objects.filter(permissions=row.pk).select_related("werkatelier__traject__opgave").first()
    if photo is not None:
        erase_photo(photo, user, PhotoGone.PERMISSION)


def _is_undecided(row: ChallengeRequester) -> bool:
    return row.challenge.state in challenge_rules.BEFORE_DECISION


PERSON_KINDS: tuple[PersonKind, ...] = (
    PersonKind(
        "giver", _("Inbreng"), _("De tekst van de inbreng en het antwoord blijven, zonder naam of adres."),
        ContributionGiver, by_address(ContributionGiver, withdrawn_at=None), erase_giver,
    ),
    PersonKind(
        "participant", _("Aanmelding voor een werkatelier"),
        _("Dat er iemand was, blijft als getal. Moet het werkatelier nog komen, dan komt de plaats vrij."),
        RegistrationPerson, by_address(RegistrationPerson), erase_participant,
    ),
    PersonKind(
        "invitee", _("Uitnodiging voor een werkatelier"), _("Er blijft niets."),
        Invitee, by_address(Invitee), erase_invitee,
    ),
    PersonKind(
        "contact", _("Contactpersoon van een partij"), _("De partij blijft, zonder deze persoon."),
        ContactPerson, by_address(ContactPerson), _erase_contact_person,
    ),
    PersonKind(
        "initiator", _("Initiatiefnemer"), _("Het initiatief blijft op het register, zonder contact."),
        InitiativeContact, by_address(InitiativeContact, erased_at=None), _erase_outsider,
    ),
    PersonKind(
        "requester", _("Aanvrager bij het uitdaagrecht"), _("Het verzoek en het besluit blijven."),
        ChallengeRequester, by_address(ChallengeRequester, erased_at=None), _erase_outsider, _is_undecided,
        _("Er is nog geen besluit op dit verzoek. Zolang moet de gemeente deze persoon kunnen bereiken."),
    ),
    PersonKind(
        "photographed", _("Toestemming bij een foto"),
        _("De foto gaat mee weg, ook uit verslagen. Het verslag zegt dat daar een foto stond."),
        PhotoPermission, by_address(PhotoPermission), _erase_photographed,
    ),
    PersonKind(
        "subscriber", _("Berichten over de wijzer"), _("Er blijft niets."),
        Subscriber, by_address(Subscriber), _erase_subscriber,
    ),
    PersonKind(
        "proposer", _("Voorstel voor een bladzijde"), _("Een bevestigd voorstel blijft, zonder naam of adres."),
        SuggestionContact, by_address(SuggestionContact), _erase_proposer,
    ),
    PersonKind(
        "remark", _("Opmerking bij een evaluatie"), _("De cijfers blijven. Van wie ze zijn weet niemand."),
        EvaluationReply, mentions.remarks_naming, mentions.erase_remarks,
    ),
    PersonKind(
        "helped", _("Opmerking bij “Hielp deze pagina?”"), _("Ja of nee blijft als getal."),
        HelpedRemark, mentions.helped_naming, mentions.erase_row,
    ),
    PersonKind(
        "binned", _("Verwijderd onderdeel van een dossier"), _("Er blijft niets: het kan ook niet meer terug."),
        BinnedPart, mentions.binned_naming, mentions.erase_binned,
    ),
    PersonKind(
        "sheet", _("Bestand met inbreng"), _("Een bestand dat nog niet is ingelezen, gaat in zijn geheel weg."),
        ContributionImport, mentions.sheets_naming, mentions.erase_upload,
    ),
    PersonKind(
        "list", _("Lijst met opgaven en trajecten"),
        _("Een lijst die nog niet is ingelezen, gaat in haar geheel weg."),
        RegisterImport, mentions.lists_naming, mentions.erase_upload,
    ),
)  # fmt: skip
