"""The letter about pages that are to be looked at. The pages themselves are looked up when it is sent."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from pages.upkeep.care import keeps_all, overdue
from samenwerking.outbox.choices import MailKind
from samenwerking.outbox.letters import Content, Letter, one_line, register_letter
from samenwerking.outbox.models import OutgoingMail

LETTER = "overdue_pages"
SHOWN = 50


def connect() -> None:
    """Tell the outbox of this letter."""
    register_letter(Letter(LETTER, MailKind.GUIDE, _compose, stands=lambda mail: bool(_pages(mail))))


def _pages(mail: OutgoingMail) -> list[Page]:
    """Owners hear of their own pages, communication of all."""
    late = list(overdue(Page.objects.all(), timezone.localdate(mail.created_at)).select_related("locale"))
    return late if keeps_all(mail.recipient) else [page for page in late if page.carer == mail.recipient_id]


def _compose(mail: OutgoingMail) -> Content:
    pages = _pages(mail)
    number, more = len(pages), max(0, len(pages) - SHOWN)
    subject = ngettext(
        "%(number)d bladzijde van de wijzer wacht op een blik",
        "%(number)d bladzijden van de wijzer wachten op een blik",
        number,
    )
    if keeps_all(mail.recipient):
        line = _("Deze bladzijden hadden al opnieuw bekeken moeten zijn.")
    else:
        line = _("U bent eigenaar van deze bladzijden. Ze hadden al opnieuw bekeken moeten zijn.")
    rest = [ngettext("En nog %(more)d andere.", "En nog %(more)d andere.", more) % {"more": more}] if more else []
    return Content(
        subject % {"number": number},
        (line,),
        facts=tuple((one_line(page.title), _since(page.due)) for page in pages[:SHOWN]),
        more=(
            *rest,
            _("Klopt een bladzijde nog? Zeg dat in Beheer en kies wanneer u weer kijkt."),
            _("Niet iedereen mag in Beheer. Mag u dat niet? Geef dan aan team communicatie door wat moet veranderen."),
        ),
        action=_("Ga naar de lijst in Beheer"),
        path=reverse("upkeep_care_list"),
        group=_("De wijzer"),
    )


def _since(day: date) -> str:
    return _("sinds %(day)s") % {"day": date_format(day, "j F Y")}
