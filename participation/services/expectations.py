"""What is asked of one person on one paper, in words somebody with little time understands."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import TaskState

from participation import policy
from participation.choices import Decider, ReactionKind, StepKind, StukState
from participation.models import Opgave, Reaction, Stuk, StukTask, Traject, Werkatelier
from participation.policy.proposals import kinds_to_table
from participation.policy.secrecy import user_can_download
from participation.selectors.papers import first_to_publish
from participation.selectors.route_steps import due_date, last_return_reason
from participation.selectors.steps import current_task_state, task_of
from participation.services.step_escalation import missing_person
from samenwerking.accounts.models import User


@dataclass(frozen=True)
class Expectation:
    """One thing that is asked; ``due`` is the last day of the term, where there is one."""

    title: str
    text: str
    due: date | None = None
    link: str = ""

    @property
    def overdue(self) -> bool:
        return self.due is not None and self.due < timezone.localdate()


@dataclass(frozen=True)
class Todo(Expectation):
    """One thing that waits: what is asked (``title``), of which paper or promise, in which dossier."""

    paper: str = ""
    dossier: str = ""


@dataclass(frozen=True)
class PaperActions:
    """What this person may do now. Views ask ``policy`` again; this is for what the page offers."""

    task_state: TaskState | None
    task: StukTask | None
    edit: bool
    submit: bool
    delete: bool
    decide: bool
    withdraw: bool
    publish: bool
    # What must be on the register before this paper, where it may be published but for that.
    publish_first: Opgave | Traject | Werkatelier | None
    unpublish: bool
    react: bool
    # A member of the council hands in amendments and motions.
    amend: bool
    move: bool
    answer: bool
    secrecy: bool
    skip: bool
    download: bool
    take_up: bool
    revise: bool

    @property
    def step(self) -> StepKind | None:
        return self.task.kind if self.task else None

    @property
    def register(self) -> bool:
        """The step is one where a body decides and this person writes down what it decided."""
        return self.decide and self.step in policy.DECISION_STEPS

    @property
    def pass_label(self) -> str:
        """What the button says that passes the step; registering is not approving (rule 8)."""
        if self.step in policy.REGISTERED_STEPS:
            return str(STEP_ASKS[self.step][0])
        return _("Akkoord, het stuk kan verder")


STEP_ASKS: dict[StepKind, tuple[str | Promise, str | Promise]] = {
    StepKind.CLIENT: (
        gettext_lazy("Geef akkoord, of geef het stuk terug"),
        gettext_lazy("U bent opdrachtgever. Kijk of dit stuk doet wat u hebt gevraagd en of het verder kan."),
    ),
    StepKind.COMMUNICATION: (
        gettext_lazy("Toets het stuk"),
        gettext_lazy("Kijk of het stuk begrijpelijk is en of het past bij wat we aan deelnemers beloven."),
    ),
    StepKind.COLLEGE_DECISION: (
        gettext_lazy("Leg het besluit van het college vast"),
        gettext_lazy("Doe dit als het college heeft besloten. U besluit zelf niet: u schrijft op wat is besloten."),
    ),
    StepKind.COUNCIL_PICTURE: (
        gettext_lazy("Sluit de beeldvorming af"),
        gettext_lazy("Doe dit als de raad zich een beeld heeft gevormd. Daarna volgt de oordeelsvorming."),
    ),
    StepKind.COUNCIL_JUDGEMENT: (
        gettext_lazy("Sluit de oordeelsvorming af"),
        gettext_lazy("Doe dit als de raad zijn oordeel heeft gevormd. Daarna volgt de besluitvorming."),
    ),
    StepKind.COUNCIL_DECISION: (
        gettext_lazy("Leg het besluit van de raad vast"),
        gettext_lazy("Doe dit als de raad heeft besloten. U besluit zelf niet: u schrijft op wat is besloten."),
    ),
    StepKind.COUNCIL_INFORMATION: (
        gettext_lazy("Leg vast dat de raad kennis heeft genomen"),
        gettext_lazy("Doe dit als het stuk op de lijst van ingekomen stukken heeft gestaan."),
    ),
    StepKind.ADVICE: (
        gettext_lazy("Geef advies, of leg het advies vast"),
        gettext_lazy("Schrijf het advies op. Met uw advies gaat het stuk verder; u kunt het ook teruggeven."),
    ),
    StepKind.LEGAL: (
        gettext_lazy("Toets het stuk juridisch"),
        gettext_lazy("Kijk of het stuk klopt met de wet en met eerdere besluiten."),
    ),
    StepKind.PRIVACY: (
        gettext_lazy("Toets het stuk op privacy"),
        gettext_lazy("Kijk of er geen persoonsgegevens in staan die er niet in horen."),
    ),
}


def asked_at(user: User, stuk: Stuk, task: StukTask) -> tuple[str, str]:
    """What who decides the step is asked, in short and at length; a replacement is not called the client."""
    title, text = STEP_ASKS[task.kind]
    if task.kind == StepKind.CLIENT and task.decided_by != Decider.CLIENT:
        text = _("Kijk of dit stuk doet wat nodig is en of het verder kan.")
    replaced = policy.replaced_person(user, stuk, task)
    if replaced is not None:
        text = _("U vervangt %(name)s. Doe wat deze stap van %(name)s vraagt.")
        text %= {"name": replaced}
    return str(title), str(text)


def actions_of(user: User, stuk: Stuk) -> PaperActions:
    """Everything the user may do with the paper at this moment."""
    task_state = current_task_state(stuk)
    publish, tables = policy.user_can_publish_stuk(user, stuk), kinds_to_table(user, stuk)
    above = first_to_publish(stuk) if publish else None
    return PaperActions(
        task_state=task_state,
        task=task_of(task_state) if task_state else None,
        edit=policy.user_can_edit_stuk(user, stuk),
        submit=policy.user_can_submit_stuk(user, stuk),
        delete=policy.user_can_delete_stuk(user, stuk),
        decide=policy.user_can_decide(user, stuk),
        withdraw=policy.user_can_withdraw_stuk(user, stuk),
        publish=publish and above is None,
        publish_first=above,
        unpublish=policy.user_can_unpublish_stuk(user, stuk),
        react=bool(tables) or policy.user_can_react(user, stuk),
        amend=ReactionKind.AMENDMENT in tables,
        move=ReactionKind.MOTION in tables,
        answer=policy.user_can_answer_reactions(user, stuk),
        secrecy=policy.user_can_impose_secrecy(user, stuk),
        take_up=policy.user_can_take_up_stuk(user, stuk),
        revise=policy.user_can_revise_stuk(user, stuk),
        download=user_can_download(user, stuk),
        skip=task_state is not None and policy.user_can_skip(user, stuk),
    )


def expectations_of(user: User, stuk: Stuk, actions: PaperActions, reactions: list[Reaction]) -> list[Expectation]:
    """What is asked, most pressing first; empty when nothing is."""
    asked = [
        _asked_to_decide(user, stuk, actions),
        _asked_to_write(stuk, actions),
        _asked_to_answer(actions, reactions),
        _asked_to_react(actions),
        _asked_to_publish(stuk, actions),
    ]
    return [expectation for expectation in asked if expectation]


def whose_turn(user: User, stuk: Stuk, actions: PaperActions) -> str:
    """Where the paper waits, for somebody of whom nothing is asked."""
    if actions.task is not None:
        said = _("Het stuk is nu bij de stap “%(step)s”.") % {"step": actions.task.label}
        missing = missing_person(stuk, actions.task)
        if missing is None:
            return said
        away = _("%(name)s is afwezig en heeft geen vervanger.") % {"name": missing}
        return f"{said} {away}" if policy.user_can_view_internal(user, stuk) else said
    if stuk.state in (StukState.DRAFT, StukState.RETURNED):
        return _("De schrijvers werken nog aan dit stuk.")
    return _("De behandeling van dit stuk is klaar.")


def _asked_to_decide(user: User, stuk: Stuk, actions: PaperActions) -> Expectation | None:
    if actions.task is None or actions.task_state is None:
        return None
    if actions.decide:
        return Expectation(*asked_at(user, stuk, actions.task), due_date(actions.task_state))
    if stuk.state in (StukState.IN_REVIEW, StukState.DEFERRED) and policy.user_is_decider(user, stuk, actions.task):
        return Expectation(
            _("U kunt deze stap niet beslissen"),
            _(
                "Deze stap hoort bij uw rol, maar u werkte zelf aan dit stuk of besliste al een eerdere stap. "
                "Een collega met dezelfde rol beslist deze stap."
            ),
        )
    return None


def _asked_to_write(stuk: Stuk, actions: PaperActions) -> Expectation | None:
    if not actions.edit and not actions.submit:
        return None
    if stuk.state == StukState.RETURNED:
        return Expectation(
            _("Pas het stuk aan en dien het opnieuw in") if actions.submit else _("Pas het stuk aan"),
            _("Het stuk is teruggegeven. De reden: “%(reason)s”") % {"reason": last_return_reason(stuk)},
        )
    if actions.submit:
        return Expectation(
            _("Maak het stuk af en dien het in"),
            _("Vul de onderdelen aan. Als u indient, ligt de tekst vast en begint de behandeling."),
        )
    return Expectation(_("Werk mee aan de tekst"), _("De trekker van het dossier dient het stuk in."))


def _asked_to_answer(actions: PaperActions, reactions: list[Reaction]) -> Expectation | None:
    waiting = [reaction for reaction in reactions if reaction.waits]
    if not actions.answer or not waiting:
        return None
    count = len(waiting)
    title = ngettext("Beantwoord %(count)s reactie", "Beantwoord %(count)s reacties", count) % {"count": count}
    text = _("De reacties staan onder het onderdeel waarover ze gaan.")
    due = min((reaction.due_on for reaction in waiting if reaction.due_on), default=None)
    return Expectation(title, text, due, link=f"#reactie-{waiting[0].pk}")


def _asked_to_react(actions: PaperActions) -> Expectation | None:
    if not actions.react or actions.task_state is None:
        return None
    return Expectation(
        _("Lees het stuk en reageer als u dat wilt"),
        _("Onder elk onderdeel kunt u een vraag stellen of advies geven. Niet reageren mag ook."),
        due_date(actions.task_state),
        link="#tekst",
    )


def _asked_to_publish(stuk: Stuk, actions: PaperActions) -> Expectation | None:
    """Not of what was taken off the register for a reason; putting it back stays possible."""
    if stuk.unpublished_reason:
        return None
    if actions.publish_first is not None:
        return Expectation(
            _("Zet eerst “%(title)s” op het register") % {"title": actions.publish_first.title},
            _("Het stuk is vastgesteld. Het kan op het register als het dossier waar het bij hoort daar ook staat."),
            link=actions.publish_first.get_workspace_url(),
        )
    if not actions.publish:
        return None
    return Expectation(
        _("Zet het stuk op het register"),
        _("Het stuk is vastgesteld en staat nog niet op het openbare register."),
    )
