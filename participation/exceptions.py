"""What can go wrong in the register. Each message is plain Dutch and may be shown to the reader."""

from django.utils.translation import gettext_lazy as _


class ParticipationError(Exception):
    """Base of every refusal; ``message`` is safe to show."""

    message = _("Dit kan niet.")

    def __init__(self, message: object | None = None) -> None:
        if message is not None:
            self.message = message  # type: ignore[assignment]  # a class has its words, one raised with others its own
        super().__init__(str(self.message))


class NotAllowed(ParticipationError):
    """The rules of DESIGN section 3 say no."""

    message = _("U mag dit niet doen.")


class SeparationOfDuties(NotAllowed):
    """Rule 7: who submitted or edited the text, or decided an earlier step of the round, may not decide this one."""

    message = _("U kunt deze stap niet beslissen, omdat u zelf aan dit stuk werkte of al een stap besliste.")


class TransitionNotAllowed(ParticipationError):
    """The paper is not in a state from which this step starts."""

    message = _("Dit stuk is niet meer in de stand waarin dit kan.")


class StaleStep(ParticipationError):
    """The step or the version the user saw is no longer the current one."""

    message = _("Dit stuk is intussen veranderd. Bekijk de nieuwe stand en beslis dan opnieuw.")


class StaleVersion(ParticipationError):
    """Someone else saved a newer version; nothing was overwritten."""

    message = _("Iemand anders heeft intussen een nieuwere versie bewaard.")

    def __init__(self, current: object) -> None:
        self.current = current
        super().__init__()


class ReasonRequired(ParticipationError):
    """A return, rejection or withdrawal needs a reason (Awb: motivation)."""

    message = _("Geef een reden.")


class RouteIncomplete(ParticipationError):
    """Nobody could decide one of the steps of the route."""

    message = _("Deze route kan niemand afmaken.")


class SectionsMissing(ParticipationError):
    """A paper is submitted, or adopted as amended, with every section written and no open place in it."""

    def __init__(self, titles: list[str]) -> None:
        self.titles = titles
        names = ", ".join(f"“{title}”" for title in titles)
        super().__init__(_("Deze onderdelen zijn nog niet af: %(names)s.") % {"names": names})


class DutiesMissing(ParticipationError):
    """What the law asks before a paper of this kind is handed in is not there yet (selectors.duties)."""

    def __init__(self, titles: list[str]) -> None:
        self.titles = titles
        super().__init__(_("Dit ontbreekt nog: %(names)s.") % {"names": "; ".join(titles)})


class PhotosGone(ParticipationError):
    """A paper is handed in with photos that are there."""

    message = _("In dit verslag staat een foto die er niet meer is. Werk eerst de foto’s van het verslag bij.")


class DecisionNumberTaken(ParticipationError):
    """A body gives each number once."""

    message = _("Dit orgaan heeft al een besluit met dit nummer. Kijk het besluitnummer na.")


class ContentChanged(ParticipationError):
    """The text that would go out is not, byte for byte, the text that was decided on."""

    message = _("De tekst is niet meer gelijk aan wat is vastgesteld. Er is niets gepubliceerd. Meld dit bij beheer.")
