"""What a choice aid is made of: questions with weighed answers, and the outcomes that they lead to."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.choices import Impact, Influence

POINTS = {"min_value": -20, "max_value": 20, "default": 0}
TOTAL = {"min_value": -200, "max_value": 200, "default": 0}
MOST_QUESTIONS, MOST_ANSWERS = 8, 6


class FittingInstrumentBlock(blocks.StructBlock):
    """An instrument of the guide and how well it fits."""

    page = blocks.PageChooserBlock(label=_("instrument"), page_type="pages.InstrumentPage")
    points = blocks.IntegerBlock(label=_("punten"), **{**POINTS, "default": 1})

    class Meta:
        icon = "tick"
        label = _("passend instrument")


class AnswerBlock(blocks.StructBlock):
    """One answer, with what it means for the outcome."""

    text = blocks.CharBlock(label=_("antwoord"), max_length=200)
    help = blocks.CharBlock(label=_("toelichting"), max_length=300, required=False)
    because = blocks.TextBlock(
        label=_("waarom dit telt"), help_text=_("Staat bij de uitkomst onder dit antwoord. Een of twee zinnen.")
    )
    impact = blocks.IntegerBlock(label=_("punten voor de gevolgen"), **POINTS)
    influence = blocks.IntegerBlock(label=_("punten voor de invloed"), **POINTS)
    at_most = blocks.ChoiceBlock(
        label=_("hoogstens"),
        choices=Influence.choices,
        required=False,
        help_text=_("Wie dit antwoord kiest, komt nooit hoger uit. Leeg: geen grens."),
    )
    open_space = blocks.TextBlock(
        label=_("tekst voor de speelruimte"),
        required=False,
        help_text=_("Staat alvast in het formulier van wie hiermee een traject begint."),
    )
    instruments = blocks.ListBlock(FittingInstrumentBlock(), label=_("instrumenten die hierbij passen"), default=[])

    class Meta:
        icon = "radio-full"
        label = _("antwoord")


class AidQuestionBlock(blocks.StructBlock):
    """One step of the choice aid."""

    text = blocks.CharBlock(label=_("vraag"), max_length=200)
    help = blocks.TextBlock(label=_("toelichting"), required=False)
    answers = blocks.ListBlock(AnswerBlock(), label=_("antwoorden"), min_num=2, max_num=MOST_ANSWERS)

    class Meta:
        icon = "help"
        label = _("vraag")
        description = _("Een stap van de keuzehulp, met de antwoorden waaruit de lezer kiest.")
        preview_value = {
            "text": _("Wat ligt nog open?"),
            "help": _("Denk aan plaats, tijd, geld en vorm."),
            "answers": [
                {"text": _("Alleen de uitvoering"), "because": _("Dan valt er weinig te kiezen.")},
                {"text": _("Bijna alles"), "because": _("Dan kunnen anderen echt iets bepalen.")},
            ],
        }
        preview_template = "pages/previews/aid_question.html"


class LevelBlock(blocks.StructBlock):
    """From how many points on the consequences are this large."""

    level = blocks.ChoiceBlock(label=_("gevolgen"), choices=Impact.choices)
    from_points = blocks.IntegerBlock(label=_("vanaf hoeveel punten"), **TOTAL)
    text = blocks.TextBlock(label=_("wat dit betekent"))

    class Meta:
        icon = "order"
        label = _("niveau van de gevolgen")
        description = _("Een mogelijke uitkomst: hoe groot de gevolgen zijn.")
        preview_value = {"level": 2, "from_points": 4, "text": _("Mensen merken het in hun straat.")}
        preview_template = "pages/previews/aid_outcome.html"


class FormBlock(blocks.StructBlock):
    """From how many points on this form of participation fits."""

    form = blocks.ChoiceBlock(label=_("vorm van participatie"), choices=Influence.choices)
    from_points = blocks.IntegerBlock(label=_("vanaf hoeveel punten"), **TOTAL)
    text = blocks.TextBlock(label=_("wat dit betekent"))
    instruments = blocks.ListBlock(FittingInstrumentBlock(), label=_("instrumenten die hierbij passen"), default=[])

    class Meta:
        icon = "group"
        label = _("vorm van participatie")
        description = _("Een mogelijke uitkomst: hoe mensen meedoen, en waarmee.")
        preview_value = {
            "form": "consult",
            "from_points": 3,
            "text": _("Mensen zeggen wat zij vinden."),
            "instruments": [],
        }
        preview_template = "pages/previews/aid_outcome.html"


class AidQuestionsBlock(blocks.StreamBlock):
    question = AidQuestionBlock()

    class Meta:
        max_num = MOST_QUESTIONS


class LevelsBlock(blocks.StreamBlock):
    level = LevelBlock()

    class Meta:
        max_num = len(Impact.values)


class FormsBlock(blocks.StreamBlock):
    form = FormBlock()

    class Meta:
        max_num = len(Influence.values)
