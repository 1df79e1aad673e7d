"""What people said in the year and what they heard back: entered, grouped, judged and answered through the services."""

from collections.abc import Iterator
from itertools import count

from participation.choices import Channel, Confidentiality, Moderation, Publicity, StukKind
from participation.demo.records import Stage
from participation.demo.year.people import giver
from participation.demo.year.specs import TopicSpec, YearTraject
from participation.models import Contribution, ContributionForm, ContributionGroup, Stuk, Traject
from participation.services.contributions.entering import add_contribution, submit_contribution
from participation.services.contributions.grouping import group_contributions
from participation.services.contributions.intake import save_contribution_form
from participation.services.contributions.moderation import moderate_contributions, skip_contributions
from participation.services.contributions.responses import save_response, tell_givers
from samenwerking.accounts.models import User

IN_TURN = (Channel.LETTER, Channel.MAIL)
# People are heard from a while after the start of a traject until shortly before the day of the story.
AFTER_START, BEFORE_NOW, STEP = 20, 4, 7
FORM_DAYS = (-25, 45)
HOW = ("In het verslag, en per post aan wie een adres gaf.", "Verteld op het werkatelier.", "Per brief en in de krant.")


class Voices:
    """Enters what was said about one traject, in the order of the story. ``number``: how many spoke before."""

    def __init__(self, year: YearTraject, traject: Traject, lead: User, stage: Stage, number: int) -> None:
        self.year, self.traject, self.lead, self.stage, self.number = year, traject, lead, stage, number
        self.public = traject.opgave.confidentiality == Confidentiality.PUBLIC
        self.days = self._days()
        self.form: ContributionForm | None = None

    def play(self) -> int:
        """Returns how many spoke by now."""
        for place, topic in enumerate(self.year.topics):
            made = [self._say(topic, text) for text in topic.voices]
            self._settle(topic, made, place)
        return self.number

    def _say(self, topic: TopicSpec, text: str) -> Contribution:
        self.number += 1
        if topic.channel == Channel.WEB_FORM:
            return self._send_in(text)
        channel = topic.channel or IN_TURN[self.number % len(IN_TURN)]
        sessions = self.traject.werkateliers.order_by("starts_at")
        session = sessions.first() if channel == Channel.WERKATELIER else None
        public = self.public and not topic.private
        data = {
            "text": text,
            "channel": channel,
            "received_on": session.starts_at.date() if session else self.stage.calendar.day(next(self.days)),
            "publicity": Publicity.PUBLIC if public else Publicity.INTERNAL,
            "werkatelier": session,
        }
        return add_contribution(user=self.lead, traject=self.traject, data=data, giver=giver(self.number))

    def _send_in(self, text: str) -> Contribution:
        """Through the form, which is open; nobody judged it yet."""
        if self.form is None:
            self.form = _open_form(self.traject, self.lead, self.stage)
        who = giver(self.number)
        made, _giver, _secret = submit_contribution(
            form=self.form, text=text, publicity=Publicity.PUBLIC, giver=who, consented=who.known
        )
        return made

    def _settle(self, topic: TopicSpec, made: list[Contribution], place: int) -> None:
        """The group, and the answer, the reason why there is none, or nothing yet."""
        ids = [one.pk for one in made]
        if topic.skip:
            skip_contributions(user=self.lead, traject=self.traject, ids=ids, reason=topic.skip)
        elif topic.refused:
            moderate_contributions(
                user=self.lead, traject=self.traject, ids=ids, state=Moderation.REFUSED, reason=topic.refused
            )
        elif topic.title:
            group = group_contributions(user=self.lead, traject=self.traject, ids=ids, title=topic.title)
            assert group is not None, "a title makes a group"
            self._answer(topic, group, place)
        else:
            for one in made:
                self._answer(topic, one, place)

    def _answer(self, topic: TopicSpec, target: Contribution | ContributionGroup, place: int) -> None:
        if topic.outcome is None:
            return
        stuk = self._paper(topic)
        data = {
            "outcome": topic.outcome,
            "reason": topic.reason,
            "stuk": stuk,
            "section_key": stuk.sections[0]["key"] if stuk else "",
        }
        answer = save_response(user=self.lead, target=target, data=data)
        if topic.told:
            tell_givers(user=self.lead, response=answer, how=HOW[place % len(HOW)], base_version=answer.version)

    def _paper(self, topic: TopicSpec) -> Stuk | None:
        if not topic.paper:
            return None
        return self.traject.own_stukken.filter(kind=StukKind(topic.paper)).order_by("pk").first()

    def _days(self) -> Iterator[int]:
        """A day for each voice, spread over the traject and never in the future."""
        start, end = self.year.spec.period
        first = start + AFTER_START
        span = max(min(end or 0, 0) - BEFORE_NOW - first, 1)
        return (first + (place * STEP) % span for place in count())


def _open_form(traject: Traject, lead: User, stage: Stage) -> ContributionForm:
    opens, closes = FORM_DAYS
    data = {
        "opens_on": stage.calendar.day(opens),
        "closes_on": stage.calendar.day(closes),
        "question": f"{traject.title}: wat wilt u ons meegeven?",
        "consent_text": "Wij gebruiken uw naam en e-mailadres alleen om u te antwoorden. Na een jaar wissen wij ze.",
        "max_per_address": 5,
        "retention_days": 365,
    }
    return save_contribution_form(user=lead, traject=traject, data=data, base_version=None)
