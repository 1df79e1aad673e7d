"""What readers and lessons propose to change in a page (decision 0097)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenwerking.personal_data import Activity, Ground, People, PersonalData, Seen


class SuggestionState(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("Wacht op bevestiging")
    OPEN = "open", _("Nieuw")
    TAKEN_OVER = "taken_over", _("In een concept")
    PUBLISHED = "published", _("Geplaatst")
    ANSWERED = "answered", _("Beantwoord")
    DECLINED = "declined", _("Afgewezen")


class SuggestionOrigin(models.TextChoices):
    RESIDENT = "resident", _("Lezer, per e-mail")
    STAFF = "staff", _("Collega")
    LESSON = "lesson", _("Les uit een traject")


class Suggestion(models.Model):
    """Another text for one section of a page. It never changes the page by itself."""

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("bladzijde"), on_delete=models.CASCADE, related_name="suggestions"
    )
    anchor = models.CharField(_("onderdeel"), max_length=255, blank=True)
    section_title = models.CharField(_("kop"), max_length=500, blank=True)
    old_text = models.TextField(_("tekst zoals die was"), blank=True)
    proposed_text = models.TextField(_("voorgestelde tekst"), blank=True)
    # Of each changed text inside a step, a table and the like: path, label, old, new (``pages/suggestions/parts.py``).
    parts = models.JSONField(_("teksten in stappen en tabellen"), default=list, blank=True)
    explanation = models.TextField(_("toelichting"), blank=True)
    origin = models.CharField(_("herkomst"), max_length=10, choices=SuggestionOrigin.choices)
    # Of a lesson whose traject anyone may know; empty for every other.
    origin_title = models.CharField(_("uit het traject"), max_length=255, blank=True)
    origin_url = models.CharField(max_length=500, blank=True)
    state = models.CharField(
        _("stand"), max_length=12, choices=SuggestionState.choices, default=SuggestionState.OPEN, db_index=True
    )
    thanks_name = models.CharField(_("naam in de geschiedenis"), max_length=100, blank=True)
    proposer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("voorgesteld op"), auto_now_add=True)
    answer = models.TextField(_("antwoord"), blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    handled_at = models.DateTimeField(_("afgehandeld op"), null=True, blank=True)
    draft = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    personal_data = PersonalData(
        label=_("De naam bij een voorstel"),
        fields=("thanks_name",),
        activity=Activity.GUIDE,
        people=People.READERS,
        data=_("De naam waarmee iemand bedankt wil worden"),
        purpose=_("Iemand bedanken die dat wilde"),
        ground=Ground.CONSENT,
        term=_("Gaat weg met het adres"),
        seen=Seen.STAFF,
        step="erase_reader_data",
    )

    class Meta:
        verbose_name = _("voorstel voor een bladzijde")
        verbose_name_plural = _("voorstellen voor bladzijden")
        default_permissions = ()
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["page", "state"], name="suggestion_by_page")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def changes_text(self) -> bool:
        """Whether the running text of the section would change; a lesson is a text of its own."""
        return self.origin != SuggestionOrigin.LESSON and self.proposed_text != self.old_text

    @property
    def is_description(self) -> bool:
        """Nothing to take over: the reader says in words what should change, in a figure for instance."""
        return self.origin != SuggestionOrigin.LESSON and not self.changes_text and not self.parts

    @property
    def is_waiting(self) -> bool:
        """Whether somebody still has to do something with it."""
        return self.state in (SuggestionState.OPEN, SuggestionState.TAKEN_OVER)


class SuggestionContact(models.Model):
    """The address that a reader gave to confirm a proposal and to hear what happened with it.

    Kept for that purpose alone, with consent, and erased by ``erase_reader_data`` when the term has passed.
    """

    suggestion = models.OneToOneField(Suggestion, on_delete=models.CASCADE, related_name="contact")
    email = models.EmailField(_("e-mailadres"))
    created_at = models.DateTimeField(auto_now_add=True)
    erase_on = models.DateField(_("wissen op"), null=True, blank=True, db_index=True)

    personal_data = PersonalData(
        label=_("Wie een voorstel deed voor een bladzijde"),
        fields=("email",),
        activity=Activity.GUIDE,
        people=People.READERS,
        data=_("E-mailadres"),
        purpose=_("Een voorstel laten bevestigen, en vertellen wat ermee is gedaan"),
        ground=Ground.CONSENT,
        term=_("30 dagen na het antwoord; zonder bevestiging 7 dagen"),
        seen=Seen.STAFF,
        step="erase_reader_data",
    )

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
