"""The stuk: the paper that is submitted, decided and published."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, Revision, RevisionMixin, Workflow, WorkflowMixin

from participation.choices import Confidentiality, StukKind, StukState
from participation.gaps import open_places
from participation.models.opgave import Opgave
from participation.models.traject import Traject
from participation.models.werkatelier import Werkatelier

ADOPTED_STATES = (StukState.ADOPTED, StukState.ADOPTED_AMENDED)
EDITABLE_STATES = (StukState.DRAFT, StukState.RETURNED)
FINAL_STATES = (*ADOPTED_STATES, StukState.REJECTED, StukState.WITHDRAWN)

# The fields that are the paper. Only these enter a revision and its hash; state, owner and notes do not.
CONTENT_FIELDS = ("title", "kind", "sections")


def canonical_content(content: dict[str, Any]) -> bytes:
    """The content fields of a paper as the one JSON text that its hash is taken of; anybody can check with it."""
    chosen = {name: content[name] for name in CONTENT_FIELDS}
    return json.dumps(chosen, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def hash_content(content: dict[str, Any]) -> str:
    """SHA-256 (hex) over the canonical JSON of the content fields of a paper."""
    return hashlib.sha256(canonical_content(content)).hexdigest()


class Stuk(WorkflowMixin, DraftStateMixin, RevisionMixin, models.Model):
    """A paper of exactly one opgave, traject or werkatelier.

    ``sections`` is a list of ``{"key", "title", "body", "missing"}``; ``body`` is clean HTML. The row holds
    the working text; every save is a revision. What readers outside the dossier see always comes from a
    revision (the submitted or the live one), never from the row.
    """

    kind = models.CharField(_("soort stuk"), max_length=20, choices=StukKind.choices)
    title = models.CharField(_("titel"), max_length=200)
    slug = models.SlugField(_("adres"), max_length=120, unique=True, editable=False)
    opgave_owner = models.ForeignKey(
        Opgave, null=True, blank=True, on_delete=models.PROTECT, related_name="own_stukken"
    )
    traject_owner = models.ForeignKey(
        Traject, null=True, blank=True, on_delete=models.PROTECT, related_name="own_stukken"
    )
    werkatelier_owner = models.ForeignKey(
        Werkatelier, null=True, blank=True, on_delete=models.PROTECT, related_name="own_stukken"
    )
    # The head of the dossier, kept beside the owner so that visibility is one join (services set it).
    opgave = models.ForeignKey(Opgave, on_delete=models.PROTECT, related_name="stukken", editable=False)
    # The traject the paper hangs under, directly or through a werkatelier; empty for papers of an opgave.
    traject = models.ForeignKey(
        Traject, null=True, blank=True, on_delete=models.PROTECT, related_name="stukken", editable=False
    )
    sections = models.JSONField(_("onderdelen"), default=list)
    internal_notes = models.TextField(
        _("interne notities"), blank=True, help_text=_("Alleen voor collega's. Hoort niet bij het stuk.")
    )
    state = models.CharField(
        _("stand"), max_length=16, choices=StukState.choices, default=StukState.DRAFT, editable=False
    )
    live = models.BooleanField(_("op het register"), default=False, editable=False)
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    submitted_revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    college_offered_at = models.DateTimeField(_("aangeboden aan het college"), null=True, blank=True, editable=False)
    council_offered_at = models.DateTimeField(_("aangeboden aan de raad"), null=True, blank=True, editable=False)
    # The text the council was last offered; council members read this one, never a later draft (rule 3).
    council_revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    # A herziening of an adopted paper: goes its own route, and takes its place once it is adopted itself.
    revises = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="revised_by", editable=False
    )
    superseded_at = models.DateTimeField(_("vervangen op"), null=True, blank=True, editable=False)
    unpublished_reason = models.TextField(_("reden van intrekking"), blank=True, editable=False)
    # Why the paper itself was withdrawn; the field above says why it left the register.
    withdrawn_reason = models.TextField(_("reden van terugtrekken"), blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        verbose_name = _("stuk")
        verbose_name_plural = _("stukken")
        ordering = ["-updated_at", "pk"]
        # No add/change/delete/view permissions: policy.py decides, not the model-wide machinery.
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(opgave_owner__isnull=False, traject_owner__isnull=True, werkatelier_owner__isnull=True)
                    | models.Q(opgave_owner__isnull=True, traject_owner__isnull=False, werkatelier_owner__isnull=True)
                    | models.Q(opgave_owner__isnull=True, traject_owner__isnull=True, werkatelier_owner__isnull=False)
                ),
                name="stuk_exactly_one_owner",
            ),
            models.CheckConstraint(
                condition=models.Q(live=False)
                | models.Q(state__in=[s.value for s in ADOPTED_STATES], live_revision__isnull=False),
                name="stuk_live_only_if_adopted",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[StukState.DRAFT.value, StukState.WITHDRAWN.value])
                | models.Q(submitted_revision__isnull=False),
                name="stuk_submitted_has_revision",
            ),
            models.CheckConstraint(
                condition=models.Q(council_offered_at__isnull=True) | models.Q(council_revision__isnull=False),
                name="stuk_offered_has_revision",
            ),
            models.UniqueConstraint(
                fields=["revises"],
                condition=~models.Q(state__in=[s.value for s in FINAL_STATES]),
                name="stuk_one_open_revision",
            ),
        ]
        indexes = [
            models.Index(fields=["state"]),
            models.Index(fields=["live", "kind"]),
            models.Index(fields=["-last_published_at", "-id"], condition=models.Q(live=True), name="stuk_newest"),
            models.Index(fields=["-updated_at", "id"], name="stuk_by_change"),
            # What a body was offered: few of all papers, and asked for in five ways on a member's first page.
            models.Index(
                fields=["-council_offered_at"],
                condition=models.Q(council_offered_at__isnull=False),
                name="stuk_offered_to_council",
            ),
            models.Index(
                fields=["-college_offered_at"],
                condition=models.Q(college_offered_at__isnull=False),
                name="stuk_offered_to_college",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("register:stuk", args=[self.slug])

    @property
    def owner(self) -> Opgave | Traject | Werkatelier:
        """The record the paper belongs to."""
        owner = self.opgave_owner or self.traject_owner or self.werkatelier_owner
        assert owner is not None, "the check constraint promises exactly one owner"
        return owner

    @property
    def is_open(self) -> bool:
        return self.owner.is_open

    @property
    def is_secret(self) -> bool:
        """Only for people who are named (rule 4): every copy bears the name of its reader, and no device keeps one."""
        return self.opgave.confidentiality == Confidentiality.CONFIDENTIAL

    @property
    def open_places(self) -> list[str]:
        """The sections that still have no text, and the places within a section that are still open, by name."""
        return open_places(self.sections)

    def content_hash(self) -> str:
        """Hash of the text as it stands in this object."""
        return hash_content(self.serializable_data())

    def serializable_data(self) -> dict[str, Any]:
        """What a revision keeps: the paper itself, no state and no notes."""
        return {"pk": self.pk, **{name: getattr(self, name) for name in CONTENT_FIELDS}}

    def with_content_json(self, content: dict[str, Any]) -> "Stuk":
        """This row with the text of a revision; everything that is not text stays as it is now."""
        stuk = type(self).objects.get(pk=self.pk)
        for name in CONTENT_FIELDS:
            setattr(stuk, name, content[name])
        return stuk

    def get_workflow(self) -> Workflow | None:
        """The route for this kind of paper and this competent body."""
        from participation.models.route import Route

        return Route.objects.workflow_for(self)

    def get_workspace_url(self) -> str:
        return reverse("werkplaats:stuk", args=[self.slug])
