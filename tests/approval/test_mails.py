"""Who hears of what, when, and what the mail of a confidential dossier does not say."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from participation.choices import Outcome, ReactionKind, StepKind, StukState, TeamRole
from participation.policy import grant_team_role
from participation.services.reactions import add_reaction, answer_reaction
from participation.services.replacements import name_replacement
from participation.services.secrecy import impose_secrecy
from samenwerking.accounts.roles import Role
from samenwerking.outbox.models import OutgoingMail
from samenwerking.outbox.sending import send_due
from tests.approval.scene import Scene, make_scene
from tests.factories import ReplacementFactory, UserFactory

Capture = Callable[..., Any]


@pytest.fixture
def sent(django_capture_on_commit_callbacks: Capture) -> Callable[[Callable[[], object]], list[mail.EmailMessage]]:
    """The mails that an act leads to, once it is committed and the worker came by."""

    def run(act: Callable[[], object]) -> list[mail.EmailMessage]:
        send_due()
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        send_due()
        return list(mail.outbox)

    return run


def receivers(mails: list[mail.EmailMessage]) -> set[str]:
    assert all(len(message.to) == 1 and not message.cc and not message.bcc for message in mails)
    return {message.to[0] for message in mails}


def emails(scene: Scene, *names: str) -> set[str]:
    return {scene[name].email for name in names}


def test_who_is_to_act_gets_the_link_and_the_term(scene: Scene, sent: Any) -> None:
    mails = sent(scene.submit)
    assert receivers(mails) == emails(scene, "client")
    text = mails[0].body
    assert mails[0].subject == f"Wacht op u: {scene.stuk.title}"
    assert f"{settings.WAGTAILADMIN_BASE_URL}/werkplaats/stukken/{scene.stuk.slug}/" in text
    assert "Akkoord van de opdrachtgever" in text
    assert "Uiterlijk:" in text
    assert "kanarie" not in text


@pytest.mark.parametrize(
    ("step", "following"),
    [
        (StepKind.CLIENT, {"communication"}),
        # A body that gets the paper is asked to read it, once in a round.
        (StepKind.COMMUNICATION, {"secretariat", "college"}),
        (StepKind.COLLEGE_DECISION, {"clerk", "council"}),
        (StepKind.COUNCIL_PICTURE, {"clerk"}),
        (StepKind.COUNCIL_JUDGEMENT, {"clerk"}),
    ],
)
def test_each_step_tells_the_next(scene: Scene, sent: Any, step: StepKind, following: set[str]) -> None:
    assert receivers(sent(scene.bring_to(step).move)) == emails(scene, *following)


def test_who_is_offered_a_paper_is_asked_to_read_it(scene: Scene, sent: Any) -> None:
    mails = sent(scene.bring_to(StepKind.COLLEGE_DECISION).move)
    (offered,) = [message for message in mails if message.to == [scene["council"].email]]
    assert offered.subject == f"Om te lezen: {scene.stuk.title}"
    assert f"/werkplaats/stukken/{scene.stuk.slug}/" in offered.body


def test_a_replacement_is_told_as_well(scene: Scene, sent: Any) -> None:
    ReplacementFactory(person=scene["client"], replacement=scene["manager2"])
    assert receivers(sent(scene.submit)) == emails(scene, "client", "manager2")


def test_who_may_not_decide_is_not_asked(scene: Scene, sent: Any) -> None:
    second = UserFactory(role=Role.COMMUNICATION)
    scene.now.save_revision(user=second)
    assert receivers(sent(scene.bring_to(StepKind.CLIENT).move)) == emails(scene, "communication")


def test_the_authors_hear_of_a_return_with_the_reason(scene: Scene, sent: Any) -> None:
    """TRAPS: some rejections are silent, comments are not mailed."""
    scene.submit()
    mails = sent(lambda: scene.send_back(reason="Noem & tel de kosten <ook>."))
    assert receivers(mails) == emails(scene, "lead")
    assert "Noem & tel de kosten <ook>." in mails[0].body


@pytest.mark.parametrize(
    ("outcome", "word"),
    [
        (Outcome.ADOPTED, "Vastgesteld"),
        (Outcome.ADOPTED_AMENDED, "Gewijzigd vastgesteld"),
        (Outcome.DEFERRED, "Aangehouden"),
        (Outcome.REJECTED, "Verworpen"),
    ],
)
def test_the_authors_hear_what_was_decided(scene: Scene, sent: Any, outcome: Outcome, word: str) -> None:
    scene.bring_to(StepKind.COUNCIL_DECISION)
    mails = sent(lambda: scene.decide(outcome))
    assert receivers(mails) == emails(scene, "lead")
    assert mails[0].subject == f"{word}: {scene.stuk.title}"
    assert outcome == Outcome.ADOPTED or "De raad wil het zo." in mails[0].body


def test_nobody_left_to_take_the_step(scene: Scene, sent: Any) -> None:
    """Somebody left in the middle of a round: the authors hear that the paper waits for nobody."""
    scene.submit()
    scene["communication"].groups.clear()
    mails = sent(scene.move)
    assert receivers(mails) == emails(scene, "lead")
    assert "Toets communicatie" in mails[0].body


def test_a_question_goes_to_the_lead_and_its_answer_to_who_asked(scene: Scene, sent: Any) -> None:
    scene.bring_to(StepKind.COUNCIL_PICTURE)
    made: list[Any] = []

    def ask() -> None:
        key = scene.stuk.sections[0]["key"]
        said = {"section_key": key, "kind": ReactionKind.QUESTION, "text": "Waarom?"}
        made.append(add_reaction(user=scene["council"], stuk=scene.now, **said))

    assert receivers(sent(ask)) == emails(scene, "lead")
    answered = sent(lambda: answer_reaction(user=scene["lead"], reaction=made[0], text="Daarom."))
    assert receivers(answered) == emails(scene, "council")


def test_the_answer_names_the_text_that_the_member_was_offered(scene: Scene, sent: Any) -> None:
    """Rule 3: the title of a text that was not offered to the council yet is no business of its members."""
    scene.bring_to(StepKind.COUNCIL_PICTURE)
    key, offered = scene.stuk.sections[0]["key"], scene.now.title
    said = {"section_key": key, "kind": ReactionKind.QUESTION, "text": "Waarom?"}
    reaction = add_reaction(user=scene["council"], stuk=scene.now, **said)
    stuk = scene.send_back()
    stuk.title = "Het plein wordt verkocht"
    stuk.save()
    stuk.save_revision(user=scene["member"])
    scene.submit()
    (message,) = sent(lambda: answer_reaction(user=scene["lead"], reaction=reaction, text="Daarom."))
    assert "verkocht" not in f"{message.subject} {message.body}"
    assert offered in message.subject


def confidential_scene() -> Scene:
    scene = make_scene(confidentiality="confidential", published=False)
    for name in ("client", "communication", "secretariat", "clerk"):
        grant_team_role(scene[name], scene.traject, TeamRole.READER)
    return scene


@pytest.mark.django_db
def test_a_mail_about_a_confidential_dossier_says_nothing(sent: Any) -> None:
    scene = confidential_scene()
    mails = [*sent(scene.submit), *sent(lambda: scene.send_back(reason="Het adres klopt niet."))]
    assert receivers(mails) == emails(scene, "client", "lead")
    for message in mails:
        whole = f"{message.subject} {message.body}"
        assert f"{settings.WAGTAILADMIN_BASE_URL}/werkplaats/" in whole
        for word in (scene.stuk.title, scene.stuk.slug, scene.traject.title, "adres klopt", "Akkoord", "Teruggegeven"):
            assert word not in whole


@pytest.mark.django_db
@pytest.mark.parametrize(("starts", "said"), [(0, "Er staat iets voor u klaar"), (3, "Vanaf ")])
def test_who_is_named_in_secrecy_hears_that_there_is_something(sent: Any, starts: int, said: str) -> None:
    scene = confidential_scene()
    scene.submit()
    day = timezone.localdate() + timedelta(days=starts)
    circle = [scene["council"]]
    values: dict[str, Any] = {"basis": "Artikel 87 Gemeentewet", "starts_on": day, "ends_on": None, "members": circle}
    (message,) = sent(lambda: impose_secrecy(user=scene["lead"], stuk=scene.now, **values))
    assert message.to == [scene["council"].email]
    assert message.body.startswith(said)
    whole = f"{message.subject} {message.body}"
    for word in (scene.stuk.title, scene.stuk.slug, scene.traject.title, "Gemeentewet"):
        assert word not in whole


def test_a_replacement_hears_for_whom_and_how_long(scene: Scene, sent: Any) -> None:
    today = timezone.localdate()
    days = {"starts_on": today, "ends_on": today + timedelta(days=7)}
    name = {"user": scene["client"], "replacement": scene["manager2"]}
    (message,) = sent(lambda: name_replacement(**name, **days))
    assert message.to == [scene["manager2"].email]
    assert message.subject == f"U vervangt {scene['client']}"
    assert date_format(days["ends_on"], "j F Y") in message.body
    assert "/werkplaats/vervanging/" in message.body


@pytest.mark.django_db
def test_who_may_not_see_a_confidential_paper_gets_no_mail(sent: Any) -> None:
    scene = make_scene(confidentiality="confidential", published=False)
    scene.submit()
    assert receivers(sent(scene.move)) == emails(scene, "lead"), "communication has no relation to the dossier"


def test_no_mail_for_what_did_not_happen(scene: Scene, sent: Any) -> None:
    def submit_and_undo() -> None:
        with transaction.atomic():
            scene.submit()
            transaction.set_rollback(True)

    assert sent(submit_and_undo) == []


def test_a_mail_that_fails_changes_nothing(
    scene: Scene, sent: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Not the decision, and not the mail to the next person; the log names no address."""
    ReplacementFactory(person=scene["client"], replacement=scene["manager2"])
    tried: list[str] = []

    def fail(message: mail.EmailMessage, fail_silently: bool = False) -> int:
        tried.extend(message.to)
        raise OSError("the mail server is away")

    monkeypatch.setattr(mail.EmailMessage, "send", fail)
    sent(scene.submit)
    assert sorted(tried) == sorted(emails(scene, "client", "manager2"))
    assert scene.now.state == StukState.IN_REVIEW
    waiting = OutgoingMail.objects.filter(letter="step_waiting")
    assert set(waiting.values_list("state", "failure", "attempts")) == {("waiting", "server", 1)}
    assert scene["client"].email not in caplog.text


def test_a_title_of_two_lines_makes_no_header(scene: Scene, sent: Any) -> None:
    stuk = scene.now
    stuk.title = "Plein\nBcc: iemand@elders.example"
    stuk.save()
    stuk.save_revision(user=scene["member"])
    mails = sent(scene.submit)
    assert receivers(mails) == emails(scene, "client")
    assert "\n" not in mails[0].subject


def test_wagtail_sends_no_mails_of_its_own(scene: Scene, sent: Any) -> None:
    """Neither to superusers at the start, nor to who handed in at the end (TRAPS)."""
    everything: list[mail.EmailMessage] = sent(scene.submit)
    while scene.step is not None:
        everything += sent(scene.move)
    assert scene["superuser"].email not in receivers(everything)
    assert len([message for message in everything if message.to == [scene["lead"].email]]) == 1
