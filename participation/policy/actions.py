"""What can be done with a record, each with the function of the policy that the views ask. In the order of the page."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from participation.choices import ChallengeAction
from participation.models import (
    Attachment,
    ChallengeRequest,
    Commitment,
    Contribution,
    EvaluationRound,
    Initiative,
    LogEntry,
    Meeting,
    Opgave,
    Photo,
    Reaction,
    SecrecyGrant,
    SteeringCard,
    SteeringDeparture,
    Stuk,
    Traject,
    Werkatelier,
)
from participation.policy import (
    acknowledging,
    areas,
    budgets,
    chain,
    challenges,
    commitments,
    contributions,
    deciding,
    dossiers,
    evaluations,
    exports,
    handing_over,
    imports,
    initiatives,
    lessons,
    meetings,
    organisations,
    overseeing,
    own_reading,
    papers,
    participants,
    persons,
    photos,
    proposals,
    reactions,
    secrecy,
    steering,
)
from participation.policy.people import AnyUser
from participation.policy.rules import Rule, holds
from participation.policy.seeing import user_can_view_internal
from participation.policy.step_deciders import user_can_change_routes

May = Callable[[AnyUser, Any], bool]


@dataclass(frozen=True)
class Action:
    """``code`` is how the table in tests/matrix calls it; ``may`` decides, for somebody who sees the record."""

    code: str
    label: str | Promise
    may: May


def sees_inside(user: AnyUser, record: Any) -> bool:
    """Every field, not only what is public of it."""
    return holds(Rule.INSIDE, user_can_view_internal(user, record))


def _edits_dossier_of(user: AnyUser, part: Attachment | LogEntry) -> bool:
    record = part.dossier if isinstance(part, Attachment) else part.traject
    return dossiers.user_can_edit(user, record)


def _edits_werkatelier_of(user: AnyUser, photo: Photo) -> bool:
    return dossiers.user_can_edit(user, photo.werkatelier)


def _of_traject(may: May, user: AnyUser, part: Any) -> bool:
    return may(user, part.traject)


def _answers(user: AnyUser, reaction: Reaction) -> bool:
    """A first answer, or a better one."""
    may = reactions.user_can_correct_answers if reaction.answer else reactions.user_can_answer_reactions
    return may(user, reaction.stuk)


def _withdraws(user: AnyUser, reaction: Reaction) -> bool:
    """What is no amendment or motion cannot be taken back."""
    proposal = getattr(reaction, "proposal", None)
    return holds(Rule.MOVER, answer=False) if proposal is None else proposals.user_can_withdraw_proposal(user, proposal)


def _settles(user: AnyUser, reaction: Reaction) -> bool:
    proposal = getattr(reaction, "proposal", None)
    return holds(Rule.RESULTS, answer=False) if proposal is None else proposals.user_can_settle_proposal(user, proposal)


def _takes_away(user: AnyUser, photo: Photo) -> bool:
    return photos.user_can_take_photo_away(user, photo.werkatelier)


def _keeps_list(user: AnyUser, meeting: Meeting) -> bool:
    return meetings.user_can_keep_meetings(user, meeting.body)


def _without_record(may: Callable[[AnyUser], bool], user: AnyUser, record: Any) -> bool:
    return may(user)


def _challenge_step(action: ChallengeAction, user: AnyUser, challenge: ChallengeRequest) -> bool:
    ready = challenges.challenge_is_ready_for(challenge, action)
    return ready and challenges.user_has_challenge_right(user, challenge, action)


INSIDE = Action("binnen", _("Alles zien, ook wat intern is"), sees_inside)
PUBLISH = Action("publiceren", _("Op het register zetten"), dossiers.user_can_publish_record)
UNPUBLISH = Action("eraf", _("Van het register halen"), dossiers.user_can_publish_record)
EDIT = Action("bewerken", _("Bewerken, met bijlagen en onderdelen"), dossiers.user_can_edit)
NEW_PAPER = Action("stuk", _("Een stuk maken"), papers.user_can_create_stuk)
TEAM = Action("team", _("Het team wijzigen"), dossiers.user_can_manage_team)
BIN = Action("prullenbak", _("Zien en terugzetten wat is weggegooid"), dossiers.user_can_open_bin)
EXPORT = Action("export", _("Het hele dossier exporteren"), exports.user_can_export_dossier)
EXPORT_PERSONS = Action("export_namen", _("Exporteren met persoonsgegevens"), exports.user_can_export_persons)
CHANGE = Action("bewerken", _("Wijzigen of weggooien"), _edits_dossier_of)

ACTIONS: dict[type[Model], list[Action]] = {
    Opgave: [
        INSIDE,
        EDIT,
        Action("traject", _("Een traject beginnen"), dossiers.user_can_edit),
        NEW_PAPER,
        Action("stuurkaart", _("De stuurkaart van de raad invullen"), steering.user_can_fill_card),
        TEAM,
        PUBLISH,
        UNPUBLISH,
        Action("sluiten", _("Sluiten"), dossiers.user_can_close_opgave),
        Action("heropenen", _("Heropenen"), dossiers.user_can_reopen_opgave),
        BIN,
        EXPORT,
        EXPORT_PERSONS,
    ],
    Traject: [
        INSIDE,
        EDIT,
        Action("werkatelier", _("Een werkatelier maken"), dossiers.user_can_edit),
        NEW_PAPER,
        TEAM,
        Action("proces", _("Naar een ander proces brengen, sluiten en heropenen"), dossiers.user_can_move_process),
        PUBLISH,
        UNPUBLISH,
        Action("inbreng", _("Inbreng invoeren en beantwoorden"), contributions.user_can_handle_contributions),
        Action("formulier", _("Het inbrengformulier instellen"), contributions.user_can_set_contribution_form),
        Action("gevers", _("Zien wie inbreng gaf"), contributions.user_can_see_givers),
        Action("contacten", _("Contactpersonen van partijen zien"), organisations.user_can_see_contacts),
        Action("toezegging", _("Een toezegging vastleggen"), commitments.user_can_make_commitment),
        Action("begroting", _("De begroting openbaar maken"), budgets.user_can_publish_budget),
        Action("les", _("Een les schrijven"), lessons.user_can_record_lessons),
        Action("evaluatie", _("Een evaluatie openen"), evaluations.user_can_hold_evaluation),
        BIN,
        EXPORT,
        EXPORT_PERSONS,
    ],
    Werkatelier: [
        INSIDE,
        EDIT,
        NEW_PAPER,
        PUBLISH,
        UNPUBLISH,
        Action("aanmeldingen", _("Aanmeldingen verwerken"), participants.user_can_handle_registrations),
        Action("deelnemers", _("Zien wie zich aanmeldde"), participants.user_can_see_participants),
    ],
    Stuk: [
        INSIDE,
        Action("bewerken", _("Bewerken"), papers.user_can_edit_stuk),
        Action("indienen", _("Indienen"), papers.user_can_submit_stuk),
        Action("weggooien", _("Weggooien"), papers.user_can_delete_stuk),
        Action("akkoord", _("Akkoord geven"), deciding.user_can_approve),
        Action("teruggeven", _("Teruggeven"), deciding.user_can_decide),
        Action("besluit", _("Een besluit vastleggen"), deciding.user_can_register),
        Action("overslaan", _("De stap overslaan"), deciding.user_can_skip),
        Action("intrekken", _("Intrekken"), papers.user_can_withdraw_stuk),
        Action("opnemen", _("Weer oppakken"), papers.user_can_take_up_stuk),
        Action("herzien", _("Een herziening beginnen"), papers.user_can_revise_stuk),
        Action("reageren", _("Reageren"), reactions.user_can_react),
        Action("amendement", _("Een amendement indienen"), proposals.user_can_table_amendment),
        Action("motie", _("Een motie indienen"), proposals.user_can_table_motion),
        Action("gezien", _("Melden: gezien, of geen bezwaar"), acknowledging.user_can_acknowledge),
        Action("notitie", _("Zelf bijhouden wat is gelezen, met notities"), own_reading.user_can_keep_reading),
        Action("downloaden", _("Als bestand meenemen"), secrecy.user_can_download),
        Action("publiceren", _("Op het register zetten"), papers.user_can_publish_stuk),
        Action("eraf", _("Van het register halen"), papers.user_can_unpublish_stuk),
        Action("geheim", _("Geheimhouding opleggen"), papers.user_can_impose_secrecy),
    ],
    SecrecyGrant: [
        Action("opheffen", _("De geheimhouding opheffen"), secrecy.user_can_lift_grant),
        Action("bekrachtigen", _("Vastleggen dat de raad haar bekrachtigde"), secrecy.user_can_confirm_secrecy),
    ],
    Reaction: [
        Action("antwoord", _("Beantwoorden, of het antwoord verbeteren"), _answers),
        Action("nummer", _("Een nummer geven"), chain.user_can_number_amendment),
        Action("intrekken", _("Het amendement of de motie intrekken"), _withdraws),
        Action("uitslag", _("De uitslag vastleggen"), _settles),
    ],
    SteeringCard: [
        Action("afwijking", _("Een afwijking van de kaart vastleggen"), steering.user_can_record_departure),
    ],
    SteeringDeparture: [
        Action("reden", _("De reden geven of verbeteren"), steering.user_can_settle_departure),
        Action("geen", _("Zeggen dat het geen afwijking is"), steering.user_can_settle_departure),
        Action("over", _("Zeggen dat het niet meer aan de orde is"), steering.user_can_settle_departure),
        Action("vraag", _("Er een vraag over stellen"), steering.user_can_ask_about_departure),
    ],
    Contribution: [
        Action("behandelen", _("Beoordelen en beantwoorden"),
               partial(_of_traject, contributions.user_can_handle_contributions)),
        Action("gevers", _("Zien van wie zij is"), partial(_of_traject, contributions.user_can_see_givers)),
    ],
    Commitment: [
        Action("beheren", _("Wijzigen, verplaatsen of laten vervallen"), commitments.user_can_manage_commitment),
        Action("gedaan", _("Melden dat zij gedaan is"), commitments.user_can_keep_commitment),
    ],
    Attachment: [CHANGE],
    LogEntry: [CHANGE],
    Photo: [
        Action("bewerken", _("Wijzigen of weggooien"), _edits_werkatelier_of),
        Action("weghalen", _("Meteen weghalen"), _takes_away),
    ],
    Meeting: [Action("lijst", _("De lijst bijhouden"), _keeps_list)],
    Initiative: [
        Action("beoordelen", _("Beoordelen en bewerken"),
               partial(_without_record, initiatives.user_can_handle_initiatives)),
    ],
    ChallengeRequest: [
        *(Action(action.value, action.label, partial(_challenge_step, action)) for action in challenges.RULES),
        Action("behandelaar", _("Aan een andere behandelaar geven"), challenges.user_can_assign_challenge),
    ],
    EvaluationRound: [
        Action("invullen", _("Invullen"), evaluations.user_can_answer_evaluation),
        Action("uitkomst", _("De uitkomst lezen"), evaluations.user_can_read_evaluation),
        Action("beheren", _("Verlengen en sluiten"), partial(_of_traject, evaluations.user_can_hold_evaluation)),
        Action("publiceren", _("De uitkomst op het register zetten"), evaluations.user_can_publish_evaluation),
    ],
}  # fmt: skip


# What hangs on no record.
GENERAL: list[tuple[str, str | Promise, Callable[[AnyUser], bool]]] = [
    ("opgave", _("Een opgave maken"), dossiers.user_can_create_opgave),
    ("inlezen", _("Een lijst van opgaven en trajecten inlezen"), imports.user_can_import_lists),
    ("lijsten", _("Lijsten van college of raad lezen"), meetings.user_can_read_meetings),
    ("vervanging", _("Een vervanger aanwijzen"), deciding.user_can_name_replacement),
    ("fracties", _("De fracties van de raad bijhouden"), proposals.user_can_keep_fractions),
    ("partijen", _("De lijst van partijen lezen"), organisations.user_can_read_organisations),
    ("samenvoegen", _("Partijen samenvoegen"), organisations.user_can_merge_organisations),
    ("gebieden", _("Grenzen van gebieden inlezen"), areas.user_can_import_areas),
    ("initiatief", _("Een initiatief toevoegen"), initiatives.user_can_handle_initiatives),
    ("uitdaging", _("Een uitdaging invoeren"), challenges.user_can_enter_challenge),
    ("verantwoording", _("De verantwoording lezen"), overseeing.user_can_read_audit),
    ("wie-mag-wat", _("Zien wie wat mag"), overseeing.user_can_ask_who_may),
    ("wijzer", _("Bladzijden van de wijzer schrijven en online zetten"), overseeing.user_can_write_guide),
    ("accounts", _("Accounts en rollen beheren"), overseeing.user_can_keep_accounts),
    ("routes", _("Routes van stukken wijzigen"), user_can_change_routes),
    ("overdracht", _("Dossiers overdragen aan een ander"), handing_over.user_can_hand_over),
    ("wissen", _("Een inwoner uit alles wissen"), persons.user_can_erase_persons),
]
