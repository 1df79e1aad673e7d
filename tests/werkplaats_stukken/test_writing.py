"""Making, editing and deleting a paper: nothing that somebody typed is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from participation.models import AuditEntry, Stuk, Traject
from samenwerking.accounts.models import User
from tests.factories import StukFactory, TrajectFactory, WerkatelierFactory
from tests.werkplaats_stukken.conftest import Cast, make_cast

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def address(stuk: Stuk, name: str = "stuk_edit") -> str:
    return reverse(f"werkplaats:{name}", args=[stuk.slug])


def new_address(traject: Traject, kind: str = "trajecten") -> str:
    return reverse("werkplaats:stuk_new", args=[kind, traject.slug])


def typed(stuk: Stuk, **changes: Any) -> dict[str, Any]:
    """The form as the browser posts it, with what the writer changed."""
    fields = {f"section_{section['key']}": section["body"] for section in stuk.sections}
    fields |= {"title": stuk.title, "internal_notes": stuk.internal_notes, "base_revision_id": stuk.latest_revision_id}
    return fields | changes


# --- making ------------------------------------------------------------------------------------------


def test_a_paper_is_made_and_filled_from_the_dossier(traject: Traject, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.member)
    page = client.get(new_address(traject)).content.decode()
    assert "Wij vullen het stuk met wat al in het dossier staat" in page
    assert "Startnotitie" in page
    assert "Werkatelierverslag" not in page
    response = client.post(new_address(traject), {"kind": "startnotitie", "title": "Startnotitie plein"})
    stuk = Stuk.objects.get()
    assert response["Location"] == address(stuk)
    assert stuk.owner == traject
    assert traject.open_space in str(stuk.sections)


def test_each_owner_has_its_own_kinds(traject: Traject, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.lead)
    werkatelier = WerkatelierFactory(traject=traject)
    page = client.get(reverse("werkplaats:stuk_new", args=["werkateliers", werkatelier.slug])).content.decode()
    assert "Werkatelierverslag" in page
    assert "Startnotitie" not in page
    response = client.post(new_address(traject), {"kind": "opgavekaart", "title": "Verkeerd"})
    assert response.status_code == 200
    assert not Stuk.objects.exists()


def test_a_title_is_asked(traject: Traject, cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.lead).post(new_address(traject), {"kind": "startnotitie", "title": "  "})
    assert "Er ging iets mis" in response.content.decode()


@pytest.mark.parametrize(("who", "status"), [
    ("lead", 200), ("member", 200), ("other_leader", 403), ("communication", 403), ("client", 403),
    ("council", 403), ("auditor", 403), ("admin", 403),
])  # fmt: skip
def test_only_the_team_makes_papers(who: str, status: int, traject: Traject, cast: Cast, sign_in: SignIn) -> None:
    """The traject is public, so those outside hear "not allowed" instead of "does not exist"."""
    assert sign_in(getattr(cast, who)).get(new_address(traject)).status_code == status
    assert sign_in(getattr(cast, who)).post(new_address(traject)).status_code == status


def test_what_is_not_known_is_not_found(cast: Cast, sign_in: SignIn) -> None:
    hidden = TrajectFactory(confidential=True)
    assert sign_in(cast.lead).get(new_address(hidden)).status_code == 404
    assert sign_in(cast.lead).get("/werkplaats/dingen/x/stukken/nieuw/").status_code == 404
    assert Client().get(new_address(hidden)).status_code == 302


# --- editing -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("who", "status"), [
    ("lead", 200), ("member", 200), ("other_leader", 403), ("client", 403), ("auditor", 403), ("council", 404),
    ("admin", 404),
])  # fmt: skip
def test_only_the_team_edits(who: str, status: int, draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(getattr(cast, who))
    for name in ("stuk_edit", "stuk_redraw"):
        assert client.get(address(draft, name)).status_code == status
    if status != 200:
        assert client.post(address(draft), typed(draft, title="Anders")).status_code == status
        draft.refresh_from_db()
        assert draft.title == "Startnotitie plein"


def test_a_save_makes_the_next_version(draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    changes = {"title": "Nieuwe titel", "section_kosten": "<p>Tien <b>euro</b></p>", "internal_notes": "let op"}
    response = sign_in(cast.member).post(address(draft), typed(draft, **changes), follow=True)
    assert "Het stuk is bewaard." in response.content.decode()
    draft.refresh_from_db()
    assert (draft.title, draft.internal_notes) == ("Nieuwe titel", "let op")
    assert draft.sections[2]["body"] == "<p>Tien <strong>euro</strong></p>"
    assert not draft.open_places
    assert draft.latest_revision.user == cast.member


def test_keys_and_titles_of_parts_are_not_the_browsers(draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    extra = {"section_verzonnen": "<p>x</p>", "sections": "[]", "state": "adopted", "live": "on"}
    sign_in(cast.lead).post(address(draft), typed(draft, **extra))
    draft.refresh_from_db()
    assert [section["key"] for section in draft.sections] == ["aanleiding", "aanpak", "kosten"]
    assert (draft.state, draft.live) == ("draft", False)


def test_hostile_html_does_not_survive_a_save(draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    hostile = '<p style="x" onclick="a()">Hoi<script>alert(1)</script><iframe src="//x"></iframe></p>'
    sign_in(cast.lead).post(address(draft), typed(draft, section_aanpak=hostile))
    draft.refresh_from_db()
    assert draft.sections[1]["body"] == "<p>Hoi</p>"


def test_a_fault_loses_nothing(draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.lead).post(address(draft), typed(draft, title="", section_aanpak="<p>Veel werk</p>"))
    body = response.content.decode()
    assert "Er ging iets mis" in body
    assert "Veel werk" in body


def test_a_text_that_is_too_long_is_said_at_the_top(draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.lead).post(address(draft), typed(draft, section_aanpak="<p>" + "a" * 200_001 + "</p>"))
    assert response.status_code == 200
    assert "Deze tekst is te lang" in response.content.decode()


def test_two_people_at_once_see_both_texts_and_lose_none(draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    mine = typed(draft, section_aanpak="<p>Mijn aanpak</p>", title="Mijn titel")
    sign_in(cast.member).post(address(draft), typed(draft, section_aanpak="<p>Jouw aanpak</p>"))
    client = sign_in(cast.lead)
    response = client.post(address(draft), mine)
    body = response.content.decode()
    assert response.status_code == 409
    assert "Iemand anders heeft dit stuk intussen bewaard" in body
    for text in ("Mijn aanpak", "Jouw aanpak", "Mijn titel", str(cast.member)):
        assert text in body
    draft.refresh_from_db()
    assert draft.sections[1]["body"] == "<p>Jouw aanpak</p>"
    assert f'value="{draft.latest_revision_id}"' in body
    again = client.post(address(draft), mine | {"base_revision_id": draft.latest_revision_id})
    assert again.status_code == 302
    draft.refresh_from_db()
    assert draft.sections[1]["body"] == "<p>Mijn aanpak</p>"
    assert any("Jouw aanpak" in str(revision.content) for revision in draft.revisions.all())


def test_hostile_text_in_a_conflict_is_cleaned(draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    mine = typed(draft, section_aanpak="<p>Mijn<script>alert(1)</script></p>")
    sign_in(cast.member).post(address(draft), typed(draft, title="Anders"))
    assert "<script>alert" not in sign_in(cast.lead).post(address(draft), mine).content.decode()


def test_the_same_form_twice_makes_one_version(draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    client, data = sign_in(cast.lead), typed(draft, title="Nieuwe titel")
    assert client.post(address(draft), data).status_code == 302
    count = draft.revisions.count()
    assert client.post(address(draft), data).status_code == 302
    assert draft.revisions.count() == count


def test_a_text_handed_in_meanwhile_comes_back_to_its_writer(draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    data = typed(draft, section_aanpak="<p>Nog een zin</p>")
    draft.state, draft.submitted_revision = "in_review", draft.latest_revision
    draft.save()
    response = sign_in(cast.member).post(address(draft), data)
    body = response.content.decode()
    assert response.status_code == 403
    assert "intussen ingediend" in body
    assert "Nog een zin" in body
    assert sign_in(cast.member).get(address(draft)).status_code == 403


# --- filling again, deleting -------------------------------------------------------------------------


def test_empty_parts_are_filled_again_and_text_stays(traject: Traject, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.lead)
    traject.goals = ""
    traject.save()
    client.post(new_address(traject), {"kind": "startnotitie", "title": "Startnotitie plein"})
    stuk = Stuk.objects.get()
    missing = set(stuk.open_places)
    traject.goals = "Weten wat het plein nodig heeft."
    traject.save()
    assert "Dit is nog open" in client.get(address(stuk, "stuk_redraw")).content.decode()
    kept = stuk.sections[0]
    client.post(address(stuk, "stuk_redraw"), {"revision_id": stuk.latest_revision_id})
    stuk.refresh_from_db()
    assert "Weten wat het plein nodig heeft." in str(stuk.sections)
    assert set(stuk.open_places) < missing
    assert stuk.sections[0] == kept
    stale = client.post(address(stuk, "stuk_redraw"), {"revision_id": stuk.latest_revision_id - 1})
    assert stale.status_code == 409


def test_a_draft_is_deleted_after_asking(draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.lead)
    assert "Verwijder dit concept?" in client.get(address(draft, "stuk_delete")).content.decode()
    assert Stuk.objects.filter(pk=draft.pk).exists()
    response = client.post(address(draft, "stuk_delete"))
    assert response["Location"] == draft.owner.get_workspace_url()
    assert not Stuk.objects.filter(pk=draft.pk).exists()
    assert client.post(address(draft, "stuk_delete")).status_code == 404


@pytest.mark.parametrize("who", ["member", "other_leader", "client"])
def test_only_the_lead_deletes(who: str, draft: Stuk, cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(getattr(cast, who)).post(address(draft, "stuk_delete")).status_code == 403
    assert Stuk.objects.filter(pk=draft.pk).exists()


def test_what_was_ever_handed_in_is_not_deleted(traject: Traject, cast: Cast, sign_in: SignIn) -> None:
    stuk = StukFactory(owner=traject, created_by=cast.lead, returned=True)
    client = sign_in(cast.lead)
    assert client.get(address(stuk, "stuk_delete")).status_code == 403
    assert client.post(address(stuk, "stuk_delete")).status_code == 403
    assert address(stuk, "stuk_delete") not in client.get(address(stuk, "stuk")).content.decode()


def test_a_confidential_draft_is_edited_by_its_team_and_each_look_is_recorded(
    sign_in: SignIn, traject: Traject
) -> None:
    dossier = TrajectFactory(confidential=True)
    cast = make_cast(dossier)
    stuk = StukFactory(owner=dossier, created_by=cast.lead)
    for who, status in (("lead", 200), ("member", 200), ("communication", 404), ("other_leader", 404), ("admin", 404)):
        assert sign_in(getattr(cast, who)).get(address(stuk)).status_code == status
    assert AuditEntry.objects.filter(action="viewed", object_id=stuk.pk).count() == 2
