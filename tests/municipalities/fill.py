"""`python -m tests.municipalities.fill NAME`: the same people and dossier in each municipality, under other words.

All rows get the same numbers everywhere, so that a link of one fits a row of the other. What belongs to one holds its
mark. Prints as JSON where that can be read.
"""

import json
import sys
from datetime import timedelta
from io import BytesIO

import django

django.setup()

from allauth.account.forms import default_token_generator  # noqa: E402 - after the set-up
from allauth.account.utils import user_pk_to_url_str  # noqa: E402 - after the set-up
from django.conf import settings  # noqa: E402 - after the set-up
from django.contrib.auth.hashers import make_password  # noqa: E402 - after the set-up
from django.core.files.base import ContentFile  # noqa: E402 - after the set-up
from django.core.files.images import ImageFile  # noqa: E402 - after the set-up
from django.db import transaction  # noqa: E402 - after the set-up
from django.urls import reverse  # noqa: E402 - after the set-up
from django.utils import timezone  # noqa: E402 - after the set-up
from PIL import Image as Picture  # noqa: E402 - after the set-up
from wagtail.documents.models import Document  # noqa: E402 - after the set-up
from wagtail.images.models import Image  # noqa: E402 - after the set-up
from wagtail.models import Site, TaskState, Workflow  # noqa: E402 - after the set-up

from pages.models import GuidePage, SiteSettings  # noqa: E402 - after the set-up
from pages.search.indexing import rebuild  # noqa: E402 - after the set-up
from participation.choices import AcknowledgementKind  # noqa: E402 - after the set-up
from participation.demo.calendar import DemoCalendar  # noqa: E402 - after the set-up
from participation.demo.dossiers import DORPSHART  # noqa: E402 - after the set-up
from participation.demo.load import load_dossier  # noqa: E402 - after the set-up
from participation.demo.people import load_people  # noqa: E402 - after the set-up
from participation.demo.records import Stage  # noqa: E402 - after the set-up
from participation.exporters.dossier.running import make_export  # noqa: E402 - after the set-up
from participation.models import MailLink, Opgave, Stuk, Traject, Werkatelier  # noqa: E402 - after the set-up
from participation.notifications.mail_links import token_of as link_token_of  # noqa: E402 - after the set-up
from participation.services.dossier_exports.asking import ask_export  # noqa: E402 - after the set-up
from samenwerking.accounts.invitations import Newcomer, invite, token_of  # noqa: E402 - after the set-up
from samenwerking.accounts.models import Invitation, User  # noqa: E402 - after the set-up
from samenwerking.accounts.roles import Role  # noqa: E402 - after the set-up
from tests.machines.accounts import move_accounts  # noqa: E402 - after the set-up
from tests.municipalities.marks import colour_of, mark_of, password_of  # noqa: E402 - after the set-up


def fill(name: str) -> dict[str, str]:
    """Where what only this municipality has can be read, by what it is."""
    mark = mark_of(name)
    settings.DEMO_PASSWORD, settings.DEMO_EMAIL_DOMAIN = password_of(name), "voorbeeldpolder.example"
    with transaction.atomic():
        people = load_people()
        load_dossier(DORPSHART, Stage(people, DemoCalendar(timezone.localdate())))
        for model in (Opgave, Traject, Werkatelier, Stuk):
            model._default_manager.update(title=mark)
        move_accounts()
        User.objects.update(password=make_password(password_of(name)), last_name=mark)
        Workflow.objects.filter(pk=Workflow.objects.earliest("pk").pk).update(name=mark)
        addresses = _guide(mark) | _style(name) | _files(mark) | _invitation(mark) | _signed_links()
    addresses |= {"export": _export()}
    for _counted in rebuild():
        pass
    return addresses


def _guide(mark: str) -> dict[str, str]:
    home = Site.objects.get(is_default_site=True).root_page
    page = home.add_child(instance=GuidePage(title=mark, slug=mark))
    page.save_revision().publish()
    return {"page": f"/{mark}/"}


def _style(name: str) -> dict[str, str]:
    site = Site.objects.get(is_default_site=True)
    known = SiteSettings.for_site(site)
    known.municipality_name, known.accent_color = mark_of(name), colour_of(name)
    known.save()
    return {"style": f"/tokens/{site.pk}.css"}


def _files(mark: str) -> dict[str, str]:
    """A document whose text is the mark, and a picture whose name is."""
    drawn = BytesIO()
    Picture.new("RGB", (8, 8)).save(drawn, "PNG")
    image = Image.objects.create(title=mark, width=8, height=8, file=ImageFile(drawn, name=f"{mark}.png"))
    document = Document.objects.create(title=mark, file=ContentFile(mark.encode(), name=f"{mark}.txt"))
    return {"image": f"/media/{image.file.name}", "document": document.url}


def _invitation(mark: str) -> dict[str, str]:
    """A mail that waits for the worker, with a link that works once."""
    admin = User.objects.get(email="beheer@gemeente.example")
    newcomer = Newcomer("nieuw@gemeente.example", mark, mark, Role.AUDITOR, timezone.localdate())
    invited = invite(by=admin, newcomer=newcomer)
    token = token_of(Invitation.objects.get(user=invited))
    return {"invitation": f"/accounts/uitnodiging/{token}/"}


def _signed_links() -> dict[str, str]:
    """To choose another password, and to say "seen" of a paper: of the same person and paper in both."""
    member = User.objects.get(email="raadslid@gemeente.example")
    key = f"{user_pk_to_url_str(member)}-{default_token_generator.make_token(member)}"
    stuk, step, kind = Stuk.objects.earliest("pk"), TaskState.objects.earliest("pk"), AcknowledgementKind.values[0]
    until = timezone.now() + timedelta(days=1)
    link = MailLink.objects.create(person=member, stuk=stuk, task_state=step, kind=kind, expires_at=until)
    return {
        "reset": reverse("account_reset_password_from_key", args=key.split("-", 1)),
        "seen": reverse("register:mail_link", args=[link_token_of(link)]),
    }


def _export() -> str:
    lead = User.objects.get(email="projectleider@gemeente.example")
    export, _new = ask_export(user=lead, dossier=Traject.objects.get(slug="dorpshart"))
    assert make_export(export.pk)
    return f"/werkplaats/exports/{export.pk}/bestand/"


if __name__ == "__main__":
    sys.stdout.write(json.dumps(fill(sys.argv[1])))
