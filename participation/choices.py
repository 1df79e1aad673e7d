"""The fixed lists of the register. Stored values are English; labels are Dutch."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.choices import Element, Process

__all__ = ["Element", "Process"]


class Confidentiality(models.TextChoices):
    """How far a dossier may be known (DESIGN section 3)."""

    PUBLIC = "public", _("Openbaar")
    INTERNAL = "internal", _("Intern")
    CONFIDENTIAL = "confidential", _("Vertrouwelijk")


class TeamRole(models.TextChoices):
    """Relation of a person to one dossier, kept as a guardian object permission."""

    LEAD = "lead", _("Trekker")
    MEMBER = "member", _("Teamlid")
    READER = "reader", _("Meelezer")


class Body(models.TextChoices):
    """The bodies that can be competent to decide."""

    COLLEGE = "college", _("College")
    COUNCIL = "council", _("Raad")


class OpgaveKind(models.TextChoices):
    POLICY = "policy", _("Beleidsopgave")
    CONCRETE = "concrete", _("Concrete opgave")


class ParticipationChoice(models.TextChoices):
    """Whether residents take part; 'no' needs a reason as much as 'yes'."""

    UNDECIDED = "undecided", _("Nog niet besloten")
    YES = "yes", _("Ja")
    NO = "no", _("Nee")


class PolicyPhase(models.TextChoices):
    """Phases named by the Wet versterking participatie op decentraal niveau."""

    PREPARATION = "preparation", _("Voorbereiding")
    EXECUTION = "execution", _("Uitvoering")
    EVALUATION = "evaluation", _("Evaluatie")


class Stage(models.TextChoices):
    """How far a traject is: one of the four processes, or closed. The values of ``Process`` are the same words."""

    EXPLORE = "explore", _("Verkennen")
    DESIGN = "design", _("Ontwerpen")
    REALISE = "realise", _("Realiseren")
    EVALUATE = "evaluate", _("Evalueren")
    CLOSED = "closed", _("Afgesloten")


class ImpactLevel(models.IntegerChoices):
    NONE = 0, _("0 – geen merkbare gevolgen")
    SMALL = 1, _("1 – klein")
    MEDIUM = 2, _("2 – middelgroot")
    LARGE = 3, _("3 – groot")


class ParticipationForm(models.TextChoices):
    INFORM = "inform", _("Informeren")
    CONSULT = "consult", _("Raadplegen")
    ADVISE = "advise", _("Adviseren")
    COPRODUCE = "coproduce", _("Coproduceren")
    CODECIDE = "codecide", _("Meebeslissen")


class LegalInstrument(models.TextChoices):
    """The kind of decision that a traject leads to; which duties hold follows from it (selectors.duties)."""

    VISION = "omgevingsvisie", _("Omgevingsvisie")
    PLAN = "omgevingsplan", _("Omgevingsplan of een wijziging ervan")
    PROGRAMME = "programma", _("Programma (Omgevingswet)")
    PROJECT = "projectbesluit", _("Projectbesluit")
    PERMIT = "permit", _("Omgevingsvergunning")
    POLICY = "policy", _("Ander beleid, een plan of een verordening")
    OTHER = "other", _("Iets anders")


class GoverningStyle(models.TextChoices):
    LAWFUL = "lawful", _("Rechtmatig: de gemeente bepaalt en toetst")
    PERFORMING = "performing", _("Presterend: de gemeente stuurt op resultaat")
    NETWORKING = "networking", _("Samenwerkend: de gemeente werkt met partners")
    RESPONSIVE = "responsive", _("Meebewegend: de samenleving is aan zet")


class PartyRole(models.TextChoices):
    PRODUCER = "producer", _("Producent")
    COPRODUCER = "coproducer", _("Coproducent")
    TARGET_GROUP = "target_group", _("Doelgroep")
    HARMED = "harmed", _("Gedupeerde")
    DECIDER = "decider", _("Beslisser")


class Weight(models.IntegerChoices):
    """Three-point scale for interest and influence."""

    LOW = 1, _("Klein")
    MEDIUM = 2, _("Middel")
    HIGH = 3, _("Groot")


class Attitude(models.TextChoices):
    SUPPORTIVE = "supportive", _("Steunend")
    NEUTRAL = "neutral", _("Neutraal")
    CRITICAL = "critical", _("Kritisch")
    OPPOSED = "opposed", _("Tegen")
    UNKNOWN = "unknown", _("Onbekend")


class LegalGround(models.TextChoices):
    """On which ground the data of a person are kept (AVG article 6)."""

    PUBLIC_TASK = "public_task", _("Taak van algemeen belang")
    CONSENT = "consent", _("Toestemming")
    LEGAL_DUTY = "legal_duty", _("Wettelijke plicht")
    CONTRACT = "contract", _("Overeenkomst")


class ResultKind(models.TextChoices):
    CONTENT = "content", _("Inhoud")
    PROCESS = "process", _("Proces")
    COOPERATION = "cooperation", _("Samenwerking")


class Certainty(models.TextChoices):
    """How sure the author is of an answer."""

    ASSUMPTION = "assumption", _("Aanname")
    PROBABLE = "probable", _("Waarschijnlijk")
    CERTAIN = "certain", _("Zeker")


class Publicity(models.TextChoices):
    """Publicity of one part; narrower than its dossier or equal, never wider."""

    INTERNAL = "internal", _("Alleen intern")
    PUBLIC = "public", _("Ook openbaar")


class StukKind(models.TextChoices):
    OPGAVEKAART = "opgavekaart", _("Opgavekaart")
    STARTNOTITIE = "startnotitie", _("Startnotitie")
    PLAN_VAN_AANPAK = "plan_van_aanpak", _("Plan van aanpak")
    WERKATELIERVERSLAG = "werkatelierverslag", _("Werkatelierverslag")
    EINDVERSLAG = "eindverslag", _("Eindverslag")
    EVALUATIE = "evaluatie", _("Evaluatie")
    PARAGRAAF = "paragraaf", _("Participatieparagraaf")
    MOTIVERING = "motivering", _("Motivering participatie")
    KENNISGEVING = "kennisgeving", _("Kennisgeving")


class StukState(models.TextChoices):
    DRAFT = "draft", _("Concept")
    IN_REVIEW = "in_review", _("In behandeling")
    RETURNED = "returned", _("Teruggegeven")
    ADOPTED = "adopted", _("Vastgesteld")
    ADOPTED_AMENDED = "adopted_amended", _("Gewijzigd vastgesteld")
    DEFERRED = "deferred", _("Aangehouden")
    REJECTED = "rejected", _("Verworpen")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class Outcome(models.TextChoices):
    """What a body decided; the clerk or secretariat registers it."""

    ADOPTED = "adopted", _("Vastgesteld")
    ADOPTED_AMENDED = "adopted_amended", _("Gewijzigd vastgesteld")
    DEFERRED = "deferred", _("Aangehouden")
    REJECTED = "rejected", _("Verworpen")
    NOTED = "noted", _("Ter kennisname aangenomen")


class StepKind(models.TextChoices):
    """The steps a route can be made of. Who decides which step: ``participation.policy``."""

    CLIENT = "client", _("Akkoord van de opdrachtgever")
    COMMUNICATION = "communication", _("Toets communicatie")
    COLLEGE_DECISION = "college_decision", _("Besluit van het college")
    COUNCIL_PICTURE = "council_picture", _("Raad: beeldvorming")
    COUNCIL_JUDGEMENT = "council_judgement", _("Raad: oordeelsvorming")
    COUNCIL_DECISION = "council_decision", _("Raad: besluitvorming")
    COUNCIL_INFORMATION = "council_information", _("Raad: ter kennisname")
    ADVICE = "advice", _("Advies")
    LEGAL = "legal", _("Juridische toets")
    PRIVACY = "privacy", _("Toets op privacy")


class Decider(models.TextChoices):
    """Who takes a step of a route: somebody with a relation to the dossier, a named person, or a role.

    The value of a role is the name of its group.
    """

    CLIENT = "client", _("Opdrachtgever van het dossier")
    HOLDER = "portfolio_holder", _("Portefeuillehouder van het dossier")
    NAMED = "named", _("Een persoon bij naam")
    MANAGER = "manager", _("Rol: manager")
    COMMUNICATION = "communication", _("Rol: communicatieadviseur")
    PROJECT_LEADER = "project_leader", _("Rol: projectleider")
    COLLEGE = "college", _("Rol: collegelid")
    SECRETARIAT = "secretariat", _("Rol: bestuurssecretariaat")
    CLERK = "clerk", _("Rol: griffie")


class StepAlertReason(models.TextChoices):
    """Why an open step was brought to somebody's attention."""

    LATE = "late", _("De termijn is voorbij")
    ABSENT = "absent", _("Wie de stap neemt, is er niet")


class HandoverKind(models.TextChoices):
    """What somebody can have of a dossier and hand over."""

    LEAD = "lead", _("Trekker")
    PORTFOLIO = "portfolio", _("Portefeuillehouder")
    CLIENT = "client", _("Opdrachtgever")


class ReactionKind(models.TextChoices):
    QUESTION = "question", _("Vraag")
    ADVICE = "advice", _("Advies")
    POLITICAL_POINT = "political_point", _("Politiek punt")
    AMENDMENT = "amendment", _("Amendement")
    MOTION = "motion", _("Motie")


class AuditAction(models.TextChoices):
    """What the audit table knows of; see ``participation.audit``."""

    CREATED = "created", _("Gemaakt")
    SAVED = "saved", _("Bewaard")
    DELETED = "deleted", _("Concept verwijderd")
    PUBLISHED = "published", _("Op het register gezet")
    UNPUBLISHED = "unpublished", _("Van het register gehaald")
    VIEWED = "viewed", _("Vertrouwelijk dossier bekeken")
    TEAM_CHANGED = "team_changed", _("Team gewijzigd")
    CONFIDENTIALITY_CHANGED = "confidentiality_changed", _("Vertrouwelijkheid gewijzigd")
    CLOSED = "closed", _("Opgave gesloten")
    REOPENED = "reopened", _("Opgave heropend")
    ANSWER_SAVED = "answer_saved", _("Antwoord bewaard")
    PROCESS_MOVED = "process_moved", _("Traject naar ander proces")
    SUBMITTED = "submitted", _("Ingediend")
    STEP_APPROVED = "step_approved", _("Stap afgerond")
    RETURNED = "returned", _("Teruggegeven")
    DECISION_REGISTERED = "decision_registered", _("Besluit vastgelegd")
    WITHDRAWN = "withdrawn", _("Ingetrokken")
    TAKEN_UP = "taken_up", _("Weer opgepakt")
    SECRECY_IMPOSED = "secrecy_imposed", _("Geheimhouding opgelegd")
    SECRECY_LIFTED = "secrecy_lifted", _("Geheimhouding opgeheven")
    REACTION_ADDED = "reaction_added", _("Reactie gegeven")
    REACTION_ANSWERED = "reaction_answered", _("Reactie beantwoord")
    STEP_SKIPPED = "step_skipped", _("Stap overgeslagen")
    ROUTE_CHANGED = "route_changed", _("Route gewijzigd")
    REPLACEMENT_NAMED = "replacement_named", _("Vervanger aangewezen")
    REPLACEMENT_ENDED = "replacement_ended", _("Vervanging beëindigd")
    ABSENCE_NAMED = "absence_named", _("Afwezigheid gemeld")
    ABSENCE_ENDED = "absence_ended", _("Afwezigheid beëindigd")
    STEP_ALERTED = "step_alerted", _("Stap onder de aandacht gebracht")
    HANDED_OVER = "handed_over", _("Dossier overgedragen")
    MEETING_MADE = "meeting_made", _("Vergadering gemaakt")
    MEETING_LIST_CHANGED = "meeting_list_changed", _("Lijst van een vergadering gewijzigd")
    LESSON_PROPOSED = "lesson_proposed", _("Les voorgesteld aan de wijzer")
    COMMITMENT_MADE = "commitment_made", _("Toezegging vastgelegd")
    COMMITMENT_CHANGED = "commitment_changed", _("Toezegging gewijzigd")
    COMMITMENT_MOVED = "commitment_moved", _("Toezegging kreeg een andere datum")
    COMMITMENT_SETTLED = "commitment_settled", _("Stand van toezegging gewijzigd")
    COMMITMENT_ESCALATED = "commitment_escalated", _("Aan toezegging herinnerd")
    AMENDMENT_NUMBERED = "amendment_numbered", _("Kenmerk van amendement of motie bewaard")
    BUDGET_PUBLICITY = "budget_publicity", _("Begroting wel of niet openbaar gemaakt")
    CONTRIBUTION_CHANGED = "contribution_changed", _("Bijdrage gewijzigd")
    CONTRIBUTION_MODERATED = "contribution_moderated", _("Bijdrage beoordeeld")
    CONTRIBUTION_SKIPPED = "contribution_skipped", _("Bijdrage blijft zonder antwoord")
    CONTRIBUTION_ANSWERED = "contribution_answered", _("Bijdrage beantwoord")
    GIVERS_TOLD = "givers_told", _("Gevers ingelicht")
    GIVER_ERASED = "giver_erased", _("Persoonsgegevens verwijderd")
    CONTRIBUTIONS_IMPORTED = "contributions_imported", _("Bijdragen ingelezen")
    LIST_IMPORTED = "list_imported", _("Lijst ingelezen of teruggedraaid")
    AREAS_IMPORTED = "areas_imported", _("Gebieden ingelezen of teruggedraaid")
    REGISTRATION_CHANGED = "registration_changed", _("Aanmelding gewijzigd")
    PARTICIPANTS_ERASED = "participants_erased", _("Gegevens van deelnemers gewist")
    PEOPLE_INVITED = "people_invited", _("Uitnodigingen verstuurd")
    ORGANISATIONS_MERGED = "organisations_merged", _("Partijen samengevoegd")
    ORGANISATIONS_SPLIT = "organisations_split", _("Samenvoeging van partijen teruggedraaid")
    CONTACT_SAVED = "contact_saved", _("Contactpersoon bewaard")
    CONTACT_ERASED = "contact_erased", _("Contactpersoon gewist")
    PART_DELETED = "part_deleted", _("Onderdeel verwijderd")
    PART_RESTORED = "part_restored", _("Onderdeel teruggezet")
    PART_REMOVED = "part_removed", _("Onderdeel voorgoed verwijderd")
    ATTACHMENT_ADDED = "attachment_added", _("Bijlage toegevoegd")
    ATTACHMENT_CHANGED = "attachment_changed", _("Gegevens van een bijlage gewijzigd")
    PHOTO_SAVED = "photo_saved", _("Foto toegevoegd of gewijzigd")
    PHOTO_PERMISSION = "photo_permission", _("Toestemming bij een foto vastgelegd")
    PHOTO_TAKEN_AWAY = "photo_taken_away", _("Foto voorgoed weggehaald")
    LOG_ENTRY_SAVED = "log_entry_saved", _("Logboek bijgewerkt")
    INITIATIVE_CHANGED = "initiative_changed", _("Initiatief gewijzigd")
    CHALLENGE_CHANGED = "challenge_changed", _("Verzoek uitdaagrecht gewijzigd")
    EVALUATION_CHANGED = "evaluation_changed", _("Evaluatieronde gewijzigd")
    EVALUATION_ANSWERED = "evaluation_answered", _("Evaluatie ingevuld")
    PERSON_ERASED = "person_erased", _("Gegevens van een persoon gewist")
    EXPORT_ASKED = "export_asked", _("Export van dossier gevraagd")
    EXPORT_MADE = "export_made", _("Export van dossier gemaakt")
    EXPORT_FETCHED = "export_fetched", _("Export van dossier opgehaald")
    EXPORT_REMOVED = "export_removed", _("Export van dossier verwijderd")
    REQUESTER_ERASED = "requester_erased", _("Gegevens van initiatiefnemer of aanvrager gewist")


class Channel(models.TextChoices):
    """How a contribution reached the municipality."""

    WERKATELIER = "werkatelier", _("Werkatelier")
    WEB_FORM = "web_form", _("Formulier op de website")
    LETTER = "letter", _("Brief")
    MAIL = "mail", _("E-mail")
    SURVEY = "survey", _("Enquête")


class Moderation(models.TextChoices):
    """What the team did with a contribution before anybody outside could read it."""

    WAITING = "waiting", _("Wacht op beoordeling")
    SHOWN = "shown", _("Beoordeeld")
    REFUSED = "refused", _("Geweigerd")
    REMOVED = "removed", _("Verwijderd")


class ResponseOutcome(models.TextChoices):
    """What was done with a contribution."""

    USED = "used", _("Overgenomen")
    PARTLY = "partly", _("Deels overgenomen")
    NOT_USED = "not_used", _("Niet overgenomen")
    OUT_OF_SCOPE = "out_of_scope", _("Hoort niet bij dit traject")


class ImportState(models.TextChoices):
    """How far the reading of an uploaded sheet is."""

    UPLOADED = "uploaded", _("Bestand ontvangen")
    CHECKING = "checking", _("Wordt gecontroleerd")
    CHECKED = "checked", _("Gecontroleerd")
    WRITING = "writing", _("Wordt ingelezen")
    DONE = "done", _("Ingelezen")
    FAILED = "failed", _("Mislukt")
    UNDONE = "undone", _("Teruggedraaid")


class ExportState(models.TextChoices):
    """How far an export of a dossier is."""

    WAITING = "waiting", _("Wacht op de achtergrond")
    RUNNING = "running", _("Wordt gemaakt")
    DONE = "done", _("Klaar")
    FAILED = "failed", _("Mislukt")
    REMOVED = "removed", _("Verwijderd")


class CommitmentState(models.TextChoices):
    """What became of a promise."""

    OPEN = "open", _("Nog te doen")
    KEPT = "kept", _("Gedaan")
    DROPPED = "dropped", _("Vervallen")


class EscalationStep(models.TextChoices):
    """Who hears of a promise when; the names are those of the terms in Beheer."""

    REMINDER = "reminder", _("Herinnering")
    LEAD = "lead", _("Aan de trekker")
    CLIENT = "client", _("Aan de opdrachtgever")
    HOLDER = "holder", _("Aan de portefeuillehouder")
    CLERK = "clerk", _("Aan de griffie")

    @classmethod
    def after_the_day(cls) -> "tuple[EscalationStep, ...]":
        """The steps of a promise that is late, in their order."""
        return cls.LEAD, cls.CLIENT, cls.HOLDER, cls.CLERK


class FactorKind(models.TextChoices):
    CHANCE = "chance", _("Kans")
    BARRIER = "barrier", _("Belemmering")


class MilestoneState(models.TextChoices):
    PLANNED = "planned", _("Gepland")
    BUSY = "busy", _("Bezig")
    DONE = "done", _("Klaar")
    CANCELLED = "cancelled", _("Gaat niet door")


class LogKind(models.TextChoices):
    """What an entry of the logbook is about."""

    MEETING = "meeting", _("Overleg")
    PHONE_CALL = "phone_call", _("Telefoongesprek")
    MAIL = "mail", _("E-mail")
    LETTER = "letter", _("Brief")
    VISIT = "visit", _("Bezoek")
    NOTE = "note", _("Notitie")


class PeopleShown(models.TextChoices):
    """Whether somebody can be recognised in a picture, and agreed to that."""

    UNKNOWN = "unknown", _("Nog niet nagegaan")
    NOBODY = "nobody", _("Nee, niemand is herkenbaar")
    AGREED = "agreed", _("Ja, en zij gaven toestemming")


class PhotoLicence(models.TextChoices):
    """What may be done with a photo of a werkatelier."""

    MUNICIPALITY = "municipality", _("De gemeente heeft alle rechten")
    THIS_SITE = "this_site", _("De maker gaf toestemming voor deze website en het verslag")
    CC_BY = "cc_by", _("Creative Commons, naamsvermelding (CC BY 4.0)")
    CC0 = "cc0", _("Vrij van rechten (CC0)")

    @property
    def line(self) -> object:
        """How it stands beneath a photo."""
        return {
            "municipality": _("Rechten: gemeente"),
            "this_site": _("Gebruikt met toestemming van de maker"),
            "cc_by": "CC BY 4.0",
            "cc0": "CC0",
        }[self.value]


class PhotoGone(models.TextChoices):
    """Why a photo was taken away for good. The words are read by everybody, where the photo stood in a paper."""

    PERMISSION = "permission", _("Iemand op de foto trok de toestemming in")
    RIGHTS = "rights", _("Er is een vraag over de rechten op de foto")
    MISTAKE = "mistake", _("De foto hoorde hier niet")
