"""Where the site keeps data of people, why, on what ground, how long, and which job ends it.

The page "Wis gegevens van een persoon" shows this table, and ``tests/architecture/test_personal_fields.py`` holds every
field that may hold a name, address or number against it: a new one is put here, or is told to hold nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from pages.models import HelpedRemark, SearchMiss, Subscriber, Suggestion, SuggestionContact, VersionNote
from participation.models import (
    Attachment,
    BinnedPart,
    ChallengeRequest,
    ChallengeRequester,
    ContactPerson,
    ContributionGiver,
    ContributionImport,
    DossierExport,
    EvaluationReply,
    Initiative,
    InitiativeChange,
    InitiativeContact,
    Invitee,
    MarkedPassage,
    Photo,
    PhotoEdition,
    PhotoPermission,
    PrivateNote,
    RegisterImport,
    RegistrationPerson,
)
from samenwerking.accounts.models import FailedTry


@dataclass(frozen=True)
class Place:
    """``job``: the command that erases what is over its term; empty: somebody asks, or the record itself goes."""

    label: Any
    model: type[Model]
    fields: Sequence[str]
    purpose: Any
    ground: Any
    term: Any
    job: str = ""


CONSENT = _("Toestemming")
TASK = _("Taak van algemeen belang")
EITHER = _("Toestemming, of een taak van algemeen belang als een collega het invoert")
CONTACT = ("name", "email", "phone", "link_hash")


PLACES: tuple[Place, ...] = (
    Place(
        _("Wie inbreng gaf"), ContributionGiver, ("name", "email", "link_hash"),
        _("Antwoord geven op de bijdrage"), EITHER, _("Zoals ingesteld bij het traject; anders een jaar"),
        "erase_contribution_data",
    ),
    Place(
        _("Gegevens die in een bijdrage zijn gemarkeerd"), MarkedPassage, ("passage",),
        _("Nagaan of iets een persoonsgegeven is"), TASK, _("Tot de gegevens van de gever weggaan; anders als daar"),
        "erase_contribution_data",
    ),
    Place(
        _("Bestanden met inbreng"), ContributionImport,
        ("file_name", "content", "columns", "mapping", "errors", "problem"),
        _("Antwoorden op een enquête inlezen"), TASK, _("Wat niet is ingelezen: 7 dagen. Naam en koppen: een jaar"),
        "erase_contribution_data",
    ),
    Place(
        _("Lijsten met opgaven en trajecten"), RegisterImport,
        ("file_name", "content", "columns", "mapping", "errors", "problem"),
        _("Bestaande lijsten inlezen"), TASK, _("Wat niet is ingelezen: 7 dagen. Naam en koppen: een jaar"),
        "erase_contribution_data",
    ),
    Place(
        _("Wie zich aanmeldde voor een werkatelier"), RegistrationPerson,
        ("name", "email", "needs", "needs_note", "link_hash"),
        _("Meedoen aan een werkatelier"), CONSENT,
        _("Zoals ingesteld bij het werkatelier; na afmelden 7 dagen"), "erase_participants",
    ),
    Place(
        _("Wie is uitgenodigd voor een werkatelier"), Invitee, ("email", "message"),
        _("Uitnodigen voor een werkatelier"), TASK, _("Zoals ingesteld bij het werkatelier"), "erase_participants",
    ),
    Place(
        _("Contactpersonen van partijen"), ContactPerson, ("name", "email", "phone"),
        _("Staat bij elke persoon"), _("Staat bij elke persoon"), _("Staat bij elke persoon; anders een jaar"),
        "erase_contacts",
    ),
    Place(
        _("Wie een initiatief begon"), InitiativeContact, CONTACT,
        _("Vragen of het initiatief nog klopt, en contact erover"), EITHER,
        _("Zoals ingesteld in Beheer, na de laatste controle"), "erase_outsiders",
    ),
    Place(
        _("De regel “Wie begon het?”"), Initiative, ("initiator",),
        _("Laten zien van wie een initiatief is"), CONSENT, _("De naam van wie gewist wordt, gaat eruit"),
        "erase_outsiders",
    ),
    Place(
        _("Een wijziging van een initiatief die wacht"), InitiativeChange, ("data",),
        _("Een nieuwe tekst beoordelen"), CONSENT, _("Tot iemand erover oordeelt"),
    ),
    Place(
        _("Wie de gemeente uitdaagt"), ChallengeRequester, CONTACT,
        _("Het verzoek behandelen en erover berichten"), EITHER,
        _("Zoals ingesteld in Beheer, en niet voor het besluit"), "erase_outsiders",
    ),
    Place(
        _("De regel “Wie dagen uit?”"), ChallengeRequest, ("who",),
        _("Laten zien van wie een verzoek is"), CONSENT, _("De naam van wie gewist wordt, gaat eruit"),
        "erase_outsiders",
    ),
    Place(
        _("Opmerkingen bij een evaluatie"), EvaluationReply, ("remarks",),
        _("Leren van een traject"), CONSENT, _("Een jaar na de evaluatie"), "erase_outsiders",
    ),
    Place(
        _("Eigen notities van lezers bij stukken"), PrivateNote, ("text",),
        _("Zich voorbereiden op een vergadering"), TASK,
        _("Zolang het account er is, en 30 dagen erna; de lezer kan ze zelf wissen"), "erase_own_reading",
    ),
    Place(
        _("Wat uit een dossier is verwijderd"), BinnedPart, ("rows", "links", "title"),
        _("Een vergissing ongedaan maken"), TASK, _("30 dagen"), "empty_bins",
    ),
    Place(
        _("Foto’s en bestanden bij een dossier"), Attachment, ("original_name", "rights_holder", "title"),
        _("De maker van een foto noemen (Auteurswet)"), _("Wettelijke plicht"), _("Zolang de foto bij het dossier is"),
        "empty_bins",
    ),
    Place(
        _("Toestemming van wie op een foto staat"), PhotoPermission, ("name", "email", "asked_by", "text"),
        _("Kunnen laten zien dat de foto mag"), CONSENT,
        _("Zolang de foto te zien is; trekt iemand de toestemming in, dan meteen weg, met de foto"), "empty_bins",
    ),
    Place(
        _("Foto’s van werkateliers"), Photo, ("original_name", "maker", "alt", "caption", "rights_text"),
        _("De maker van een foto noemen (Auteurswet)"), _("Wettelijke plicht"), _("Zolang de foto te zien is"),
        "empty_bins",
    ),
    Place(
        _("Foto’s in verslagen"), PhotoEdition, ("alt", "caption", "credit"),
        _("Een verslag tonen zoals het is vastgesteld"), TASK, _("Zolang de foto te zien is; daarna leeg"),
        "empty_bins",
    ),
    Place(
        _("Exports van dossiers die klaarstaan"), DossierExport, ("people",),
        _("Een dossier naar het archief brengen"), TASK,
        _("Een paar dagen; allemaal weg zodra er iemand wordt gewist"), "clean_exports",
    ),
    Place(
        _("Wie berichten over de wijzer krijgt"), Subscriber, ("email",),
        _("Berichten sturen over wijzigingen"), CONSENT, _("Tot afmelden; zonder bevestiging 7 dagen"),
        "clean_subscriptions",
    ),
    Place(
        _("Wie een voorstel deed voor een bladzijde"), SuggestionContact, ("email",),
        _("Een voorstel laten bevestigen, en vertellen wat ermee is gedaan"), CONSENT,
        _("30 dagen na het antwoord; zonder bevestiging 7 dagen"), "erase_reader_data",
    ),
    Place(
        _("De naam bij een voorstel"), Suggestion, ("thanks_name",),
        _("Iemand bedanken die dat wilde"), CONSENT, _("Gaat weg met het adres"), "erase_reader_data",
    ),
    Place(
        _("“Met dank aan” in de geschiedenis van een bladzijde"), VersionNote, ("thanks_name", "author_name"),
        _("Iemand bedanken die dat wilde, of de schrijver van een wiki noemen"), CONSENT,
        _("Tot iemand vraagt om het weg te halen"),
    ),
    Place(
        _("Opmerkingen bij “Hielp deze pagina?”"), HelpedRemark, ("text",),
        _("De wijzer verbeteren"), CONSENT, _("180 dagen"), "erase_reader_data",
    ),
    Place(
        _("Wat vergeefs is gezocht"), SearchMiss, ("words",),
        _("Weten wat er in de wijzer ontbreekt"), TASK, _("Een jaar"), "rebuild_search",
    ),
    Place(
        _("Pogingen om in te loggen, zonder naam of adres"), FailedTry, ("key_hash",),
        _("Raden van wachtwoorden tegengaan"), TASK, _("Een dag"), "erase_login_attempts",
    ),
    Place(
        _("Taken van de achtergrond"), DBTaskResult, ("args_kwargs", "traceback"),
        _("Mails en andere taken doen"), TASK, _("Een dag na de taak"), "prune_db_task_results",
    ),
    Place(
        _("Sessies van wie is ingelogd"), Session, ("session_data",),
        _("Ingelogd blijven"), TASK, _("Twee weken"), "clearsessions",
    ),
)  # fmt: skip
