"""Photos in a report: what was approved is shown, until somebody withdraws; then it is gone everywhere at once."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.management import call_command
from django.test import Client
from pypdf import PdfReader

from participation.choices import AuditAction, ExportState, StukKind, StukState
from participation.exceptions import ParticipationError, PhotosGone
from participation.models import AuditEntry, BinnedPart, DossierExport, Photo, PhotoEdition, Stuk, Werkatelier
from participation.models.stuk import hash_content
from participation.selectors.photos import references
from participation.services.bin import delete_to_bin
from participation.services.persons.erasing import erase_person, find_person
from participation.services.photos import photos_differ, save_photo, take_photo_away
from participation.services.stukken import create_stuk, renew_photos, save_stuk
from tests.approval.scene import Scene
from tests.photos.conftest import ALT, CAPTION, DESCRIBED, NAME, agreed, photo
from tests.private_disk import path_of
from tests.werkplaats.conftest import browser_of
from tests.werkplaats.forms import text_of

PAGE = "/register/stukken/verslag.pdf"


@pytest.fixture
def report(scene: Scene, session: Werkatelier, django_capture_on_commit_callbacks: Any) -> Scene:
    """A report with three photos, the second with somebody on it and the third for its looks; in draft."""
    lead = scene["lead"]
    photo(lead, session)
    agreed(lead, photo(lead, session, "blue", people_count=1, alt="Twee koffiekoppen"))
    photo(lead, session, "green", decorative=True, alt="", caption="")
    photo(lead, session, "white", confidentiality="internal", alt="Alleen voor ons")
    photo(lead, session, "black", people_count=4, alt="Wacht nog")
    photo(lead, session, "grey", in_report=False, alt="Niet in het verslag")
    stuk = create_stuk(user=lead, owner=session, kind=StukKind.WERKATELIERVERSLAG, title="Verslag")
    sections = [{**section, "body": section["body"] or "<p>Er was niets.</p>"} for section in stuk.sections]
    scene.stuk = save_stuk(
        user=lead,
        stuk=stuk,
        title="Verslag",
        sections=sections,
        internal_notes="",
        base_revision_id=stuk.latest_revision_id,
    )
    return scene


def adopted(scene: Scene) -> Stuk:
    """Through its route: communication, then the client."""
    Photo.objects.filter(alt="Wacht nog").delete()
    scene.submit()
    while scene.step is not None:
        scene.move()
    now = scene.now
    assert (now.state, now.live) == (StukState.ADOPTED, True)
    return now


def words_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def alts_of(content: bytes) -> list[str]:
    """The words of every figure in the structure of a PDF."""
    with pikepdf.open(io.BytesIO(content)) as document:
        found = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        return [str(one.Alt) for one in found]


def everywhere(slug: str = "verslag") -> dict[str, str]:
    """The report as a stranger gets it in every form, as text."""
    anyone, base = Client(), f"/register/stukken/{slug}"
    odt = zipfile.ZipFile(io.BytesIO(anyone.get(f"{base}.odt").content))
    return {
        "web": (page := anyone.get(f"{base}/").content).decode() + text_of(page),
        "pdf": words_of(anyone.get(f"{base}.pdf").content),
        "odt": odt.read("content.xml").decode() + " ".join(odt.namelist()),
        "txt": anyone.get(f"{base}.txt").content.decode(),
        "json": anyone.get(f"{base}.json").content.decode(),
    }


def test_a_report_shows_what_may_be_shown_in_every_form(report: Scene) -> None:
    stuk = adopted(report)
    forms = everywhere()
    for name in ("web", "odt", "txt"):
        assert ALT in forms[name], name
        assert "Twee koffiekoppen" in forms[name], name
    for name in ("web", "pdf", "odt", "txt"):
        assert f"Foto 1. {CAPTION}. Foto: Jan de Fotograaf. CC BY 4.0" in forms[name], name
        assert [
            one for one in ("Alleen voor ons", "Wacht nog", "Niet in het verslag", NAME) if one in forms[name]
        ] == []
    pdf = Client().get(PAGE).content
    assert sorted(alts_of(pdf)) == sorted([ALT, "Twee koffiekoppen"]), "what is there for its looks is no figure"
    assert pdf.count(b"/Subtype /Image") + pdf.count(b"/Subtype/Image") == 3
    assert forms["odt"].count("Pictures/") >= 3
    assert forms["web"].count('<img class="sw-photo__image"') == 3
    # No word and no picture in the text that is hashed, nor in any version of it.
    kept = str([revision.content for revision in stuk.revisions.all()]) + forms["json"]
    assert [word for word in (ALT, CAPTION, NAME, "Jan de Fotograaf", "Twee koffiekoppen") if word in kept] == []
    assert len(references(stuk.sections)) == 3


def test_the_pictures_of_a_report_are_for_its_readers(report: Scene) -> None:
    """Who may read the paper sees its pictures, and nobody else; a key of another paper is nothing here."""
    keys = [one["key"] for one in references(report.now.sections)]
    inside, outside = (f"/{face}/stukken/verslag/fotos/{keys[0]}/480.webp" for face in ("werkplaats", "register"))
    assert browser_of(report["stranger"]).get(inside).status_code == 200
    assert browser_of(report["council"]).get(inside).status_code == 404
    assert Client().get(outside).status_code == 404
    adopted(report)
    assert Client().get(outside).status_code == 200
    assert browser_of(report["council"]).get(inside).status_code == 200
    other = report.traject.stukken.exclude(slug="verslag").first()
    assert other is not None
    assert (
        browser_of(report["lead"]).get(f"/werkplaats/stukken/{other.slug}/fotos/{keys[0]}/480.webp").status_code == 404
    )
    assert Client().get("/register/stukken/verslag/fotos/0000/480.webp").status_code == 404


def test_withdrawn_it_is_gone_everywhere_and_the_hash_holds(
    report: Scene, session: Werkatelier, own_folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    stuk = adopted(report)
    content, fingerprint = stuk.live_revision.content, hash_content(stuk.live_revision.content)
    pictured = Photo.objects.get(alt="Twee koffiekoppen")
    key = references(stuk.sections)[1]["key"]
    addresses = [
        f"/register/werkateliers/plein/fotos/{pictured.pk}/480.webp",
        f"/register/stukken/verslag/fotos/{key}/480.webp",
    ]
    anyone = Client()
    assert [anyone.get(path).status_code for path in addresses] == [200, 200]
    etags = {form: anyone.get(f"/register/stukken/verslag.{form}")["ETag"] for form in ("pdf", "odt", "txt")}
    zipped = DossierExport.objects.create(traject=report.traject, asked_by=report["lead"], state=ExportState.DONE)
    on_disk = path_of(pictured.sha256)
    assert on_disk.exists()
    # The dossier is closed: who withdraws does not wait for it to open.
    report.traject.opgave.closed_at = stuk.created_at
    report.traject.opgave.save()
    with django_capture_on_commit_callbacks(execute=True):
        browser = browser_of(report["communication"])
        answer = browser.post(f"/werkplaats/werkateliers/plein/fotos/{pictured.pk}/weghalen/", {"reason": "permission"})
        assert answer.status_code == 302
    assert [anyone.get(path).status_code for path in addresses] == [404, 404]
    assert [path for path in own_folder.rglob("*") if pictured.sha256 in path.name] == []
    for name, text in everywhere().items():
        assert "koffiekoppen" not in text, name
        if name != "json":
            assert "Foto 2. Deze foto is weggehaald. Iemand op de foto trok de toestemming in." in text, name
            assert CAPTION in text, f"the other photo stays: {name}"
    assert "koffiekoppen" not in anyone.get("/register/werkateliers/plein/").content.decode()
    assert alts_of(anyone.get(PAGE).content) == [ALT]
    for form, etag in etags.items():
        late = anyone.get(f"/register/stukken/verslag.{form}", headers={"If-None-Match": etag})
        assert late.status_code == 200, "a kept copy is not right any more"
    zipped.refresh_from_db()
    assert zipped.state == ExportState.REMOVED, "a zip that waits to be fetched holds the photo too"
    # What was decided is still, byte for byte, what was approved.
    stuk = report.now
    assert stuk.live_revision.content == content
    assert hash_content(stuk.live_revision.content) == fingerprint
    assert fingerprint in anyone.get("/register/stukken/verslag/").content.decode()
    entry = AuditEntry.objects.get(action=AuditAction.PHOTO_TAKEN_AWAY)
    assert (entry.data["why"], entry.data["number"]) == ("permission", pictured.pk)
    left = str(list(PhotoEdition.objects.filter(key=key).values()))
    assert "koffiekoppen" not in left
    assert not Photo.objects.filter(pk=pictured.pk).exists()
    with pytest.raises(ParticipationError):
        take_photo_away(user=report["lead"], photo=pictured, reason="mistake")


def test_what_stands_in_a_paper_is_not_deleted_by_the_way(report: Scene, own_folder: Path) -> None:
    """Before handing in it may; then the draft asks for its photos to be renewed."""
    first = Photo.objects.get(alt=ALT)
    binned = delete_to_bin(user=report["lead"], part=first)
    with pytest.raises(PhotosGone):
        report.submit()
    assert photos_differ(report.now)
    page = "/werkplaats/stukken/verslag/fotos/bijwerken/"
    lead = browser_of(report["lead"])
    assert lead.post(page, {"revision_id": report.now.latest_revision_id}).status_code == 302
    assert [one["number"] for one in references(report.now.sections)] == [1, None]
    assert not photos_differ(report.now)
    stale = lead.post(page, {"revision_id": 1})
    assert stale.status_code in (302, 409)
    assert binned.links, "a restored photo finds its place in older versions again"
    adopted(report)
    with pytest.raises(ParticipationError, match="met een reden"):
        delete_to_bin(user=report["lead"], part=Photo.objects.get(alt="Twee koffiekoppen"))
    # Out of the bin for good: no words stay behind in old versions.
    BinnedPart.objects.all().delete()
    call_command("empty_bins", verbosity=0)
    assert ALT not in str(list(PhotoEdition.objects.values()))


def test_other_words_or_another_picture_never_come_in_its_place(report: Scene) -> None:
    adopted(report)
    first = Photo.objects.get(alt=ALT)
    save_photo(user=report["lead"], photo=first, data=DESCRIBED | {"alt": "Nieuwe woorden"}, base_version=first.version)
    forms = everywhere()
    assert ALT in forms["web"]
    assert "Nieuwe woorden" not in forms["web"]
    # Somebody who writes past the services changes nothing unseen.
    PhotoEdition.objects.filter(alt=ALT).update(caption="Vervalst")
    forms = everywhere()
    assert "Vervalst" not in forms["web"]
    assert "Foto 1. Deze foto is hier niet meer te zien." in forms["web"]
    # Narrowed afterwards: not shown any more, and back when it is public again.
    other = Photo.objects.get(alt="Twee koffiekoppen")
    Photo.objects.filter(pk=other.pk).update(confidentiality="internal")
    assert "koffiekoppen" not in everywhere()["pdf"]


def test_a_report_waits_for_permission_before_it_is_published(report: Scene) -> None:
    report.submit()
    while report.step is not None:
        report.move()
    assert (report.now.state, report.now.live) == (StukState.ADOPTED, False)
    lead = browser_of(report["lead"])
    answer = lead.post("/werkplaats/stukken/verslag/publiceren/", follow=True)
    assert "zonder toestemming" in answer.content.decode()
    agreed(report["lead"], Photo.objects.get(alt="Wacht nog"), people=4)
    lead.post("/werkplaats/stukken/verslag/publiceren/", follow=True)
    assert report.now.live


def test_words_of_writers_leave_the_photos(report: Scene) -> None:
    stuk = report.now
    before = references(stuk.sections)
    sections = [{**section, "body": "<p>Anders.</p>", "photos": []} for section in stuk.sections]
    saved = save_stuk(
        user=report["lead"], stuk=stuk, title="Verslag", sections=sections, internal_notes="",
        base_revision_id=stuk.latest_revision_id,
    )  # fmt: skip
    assert references(saved.sections) == before
    assert renew_photos(user=report["lead"], stuk=saved, base_revision_id=saved.latest_revision_id).pk == saved.pk


def test_erasing_somebody_on_a_photo_takes_the_photo(report: Scene, django_capture_on_commit_callbacks: Any) -> None:
    """Found by address, in the register and in a bin."""
    lead, admin, email = report["lead"], report["admin"], "wil@KWARTEL.example"
    session = Photo.objects.all()[0].werkatelier
    binned = agreed(lead, photo(lead, session, "pink", people_count=1))
    delete_to_bin(user=lead, part=binned)
    assert [one.kind.name for one in find_person(user=admin, email=email).kinds] == ["photographed", "binned"]
    assert erase_person(user=admin, email=email) == {"photographed": 1, "binned": 1}
    assert not Photo.objects.filter(alt="Twee koffiekoppen").exists()
    assert not BinnedPart.objects.exists()
    assert find_person(user=admin, email=email).kinds == []


def test_a_next_version_shows_which_photos_came_went_and_changed(report: Scene, session: Werkatelier) -> None:
    lead = report["lead"]
    Photo.objects.filter(alt="Wacht nog").delete()
    report.submit()
    report.send_back()
    first, coffee = Photo.objects.get(alt=ALT), Photo.objects.get(alt="Twee koffiekoppen")
    save_photo(user=lead, photo=first, data=DESCRIBED | {"caption": "Nieuw onderschrift"}, base_version=first.version)
    out = DESCRIBED | {"alt": coffee.alt, "people_count": 1, "in_report": False}
    save_photo(user=lead, photo=coffee, data=out, base_version=coffee.version)
    photo(lead, session, "orange", alt="Een oranje tent")
    renew_photos(user=lead, stuk=report.now, base_revision_id=report.now.latest_revision_id)
    report.submit()
    body = browser_of(report["client"]).get("/werkplaats/stukken/verslag/veranderd/").content.decode()
    part = body[body.index("sw-photo-changes") :]
    kinds = [part.count(f"sw-photo-change--{kind}") for kind in ("changed", "new", "gone")]
    assert (kinds, part.count("<img")) == ([1, 1, 1], 2), "of a photo that went there are words only"
    for words in ("Nieuw", "onderschrift", "Een oranje tent", "Twee koffiekoppen", "Vervallen foto"):
        assert words in part
    assert "versiering" not in part, "the one for its looks stayed as it was"
