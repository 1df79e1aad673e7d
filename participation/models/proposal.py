"""An amendment or motion of the council: what stands beside the words of the reaction that it is (decision 0188)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.choices import ProposalState, ReactionKind
from participation.models.decision import Reaction
from participation.models.fraction import Fraction
from participation.models.meeting import Meeting
from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen


class Proposal(models.Model):
    """One amendment or motion. The reaction holds paper, version, section, who handed it in, number and the words
    that explain it; here stands what makes it a proposal. Every reaction of these two kinds has one.
    """

    reaction = models.OneToOneField(Reaction, on_delete=models.CASCADE, related_name="proposal")
    title = models.CharField(_("onderwerp"), max_length=160, blank=True)
    # An amendment: the section as it would become, clean HTML. The text of now stands in the version of the reaction.
    proposed_text = models.TextField(_("voorgestelde tekst"), blank=True)
    # A motion: what the council asks or says.
    dictum = models.TextField(_("dictum"), blank=True)
    state = models.CharField(_("stand"), max_length=10, choices=ProposalState.choices, default=ProposalState.TABLED)
    decided_on = models.DateField(_("dag van de stemming"), null=True, blank=True)
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals")
    url = models.URLField(_("adres in het raadsinformatiesysteem"), max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("amendement of motie")
        verbose_name_plural = _("amendementen en moties")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(url="") | models.Q(url__startswith="https://"), name="proposal_safe_address"
            ),
            models.CheckConstraint(
                condition=models.Q(decided_on__isnull=True) | models.Q(state__in=["adopted", "rejected"]),
                name="proposal_only_decided_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.reaction.get_kind_display()} {self.reaction.external_id}".strip()

    @property
    def is_amendment(self) -> bool:
        return self.reaction.kind == ReactionKind.AMENDMENT


class ProposalMover(models.Model):
    """Who hands it in, as they were called and for whom they sat on that day."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="movers")
    name = models.CharField(_("naam"), max_length=120)
    fraction = models.ForeignKey(Fraction, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.PositiveSmallIntegerField(_("plaats"))

    personal_data = PersonalData(
        label=_("Indieners van amendementen en moties"),
        fields=("name",),
        activity=Activity.DECIDING,
        people=People.COUNCIL,
        data=_("Naam"),
        purpose=_("Openbaar maken wie een voorstel indiende (Gemeentewet)"),
        ground=Ground.DUTY,
        term=_("Blijvend: het hoort bij het openbare verslag"),
        seen=Seen.EVERYBODY,
    )

    class Meta:
        verbose_name = _("indiener")
        verbose_name_plural = _("indieners")
        ordering = ["place", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["proposal", "name"], name="proposal_mover_once")]

    def __str__(self) -> str:
        return f"{self.name} ({self.fraction})" if self.fraction else self.name


class ProposalVote(models.Model):
    """How one fraction voted."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="votes")
    fraction = models.ForeignKey(Fraction, on_delete=models.PROTECT, related_name="+")
    in_favour = models.PositiveSmallIntegerField(_("voor"))
    against = models.PositiveSmallIntegerField(_("tegen"))
    absent = models.PositiveSmallIntegerField(_("afwezig"))

    class Meta:
        verbose_name = _("stemmen van een fractie")
        verbose_name_plural = _("stemmen per fractie")
        ordering = ["-fraction__seats", "fraction__name", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["proposal", "fraction"], name="proposal_vote_once")]

    def __str__(self) -> str:
        return f"{self.fraction}: {self.in_favour}/{self.against}/{self.absent}"


class ProposalMove(models.Model):
    """One change of state; rows are only added: they are the history."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="moves")
    state = models.CharField(_("stand"), max_length=10, choices=ProposalState.choices)
    reason = models.TextField(_("toelichting"), blank=True)
    moved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()

    append_only = True  # the account of the site may add and nothing else (samenwerking/database/rights)

    class Meta:
        verbose_name = _("stap van een amendement of motie")
        verbose_name_plural = _("stappen van amendementen en moties")
        ordering = ["moved_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.get_state_display()} {self.moved_at:%Y-%m-%d}"
