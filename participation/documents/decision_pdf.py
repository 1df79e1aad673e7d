"""The file of one decision as a PDF (PDF/UA-1): the text, the way to it and the proof, for a drawer or a court."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from pages.documents.typesetting import ACCENT, TEMPLATES, Data, printable, typeset
from pages.moments import day_and_time
from participation.documents.body_tree import body_tree
from participation.documents.pdf import file_name, for_print, grouped, picture_of, printed_section, unprintable_note
from participation.models import Reaction
from participation.rich_text import text_to_html
from participation.services.decision_files import DecisionFile
from participation.services.decision_files.steps import StepTaken

TEMPLATE = TEMPLATES / "besluit.typ"


def decision_pdf(
    file: DecisionFile, *, url: str, command: str, municipality: str = "", reader: str = "", accent: str = ACCENT
) -> bytes:
    """``url``: where the page stands; ``command``: the one line that checks the hash, empty when the reader may not
    fetch the text. ``reader``: whose copy it is when the dossier is confidential.
    """
    newest = file.steps[-1].when if file.steps else file.decision.created_at
    data = _facts_and_proof(file, url=url, command=command) | {
        "municipality": municipality,
        "kicker": f"{_('Dossier van besluit')} · {municipality}" if municipality else _("Dossier van besluit"),
        "accent": accent,
        "watermark": _("Geheim · %(reader)s") % {"reader": reader} if reader else "",
        "steps": [_step(step) for step in file.steps],
        "groups": [group for group in _groups(file) if group["items"] or group["lead"]],
        "sections": [printed_section(section) for section in file.text.sections] if file.text else [],
        "unprintable": False,
        "labels": _labels(),
    }
    photos = [photo for photo in file.text.photos if not photo.gone] if file.text else []
    files = {file_name(photo): picture_of(photo) for photo in photos}
    return typeset(TEMPLATE, data, timestamp=int(newest.timestamp()), files=files)


def _facts_and_proof(file: DecisionFile, *, url: str, command: str) -> Data:
    decision, row = file.decision, file.proof
    return {
        "title": printable(file.title, 24),
        "running_title": Truncator(file.title).chars(80),
        "kind": _("Dossier van besluit"),
        "description": f"{_('Dossier van besluit')}: {file.title}",
        "footer": _("Vingerafdruk %(hash)s") % {"hash": decision.content_hash[:12]},
        "facts": [
            {"label": _("Orgaan"), "value": decision.get_body_display()},
            {"label": _("Besluit"), "value": str(decision.get_outcome_display())},
            {"label": _("Datum"), "value": date_format(decision.date, "j F Y")},
            {"label": _("Besluitnummer"), "value": printable(decision.number)},
            {"label": _("Soort stuk"), "value": file.kind},
        ],
        "reason": _words(decision.reason),
        "proof": [_("Het besluit is genomen over de tekst met deze vingerafdruk (SHA-256).")],
        "hash": grouped(decision.content_hash),
        "command": command,
        "url": url,
        "row": _("Het besluit staat in regel %(number)s van het verslag van gebeurtenissen, met vingerafdruk %(hash)s.")
        % {"number": row.sequence, "hash": row.row_hash}
        if row
        else "",
    }


def _labels() -> dict[str, str]:
    return {
        "page": _("Bladzijde"),
        "of": _("van"),
        "missing": _("Dit onderdeel is leeg gebleven."),
        "check": _("Is dit precies de juiste tekst?"),
        "command": _("Met deze opdracht rekent u de vingerafdruk zelf na:"),
        "address": _("Dit dossier staat op:"),
        "steps": _("De weg naar het besluit"),
        "none": _("Over de weg naar dit besluit is hier niets bekend."),
        "text": _("De tekst waarover is besloten"),
        "no_text": _("Het besluit ging over een andere versie dan die u mag lezen."),
        "unprintable": unprintable_note(),
    }


def _step(step: StepTaken) -> Data:
    return {"title": printable(step.title), "meta": printable(step.line), "text": _words(step.text)}


def _groups(file: DecisionFile) -> list[Data]:
    brought_in = file.brought_in
    return [
        {"title": _("Amendementen en moties"), "lead": "", "items": _reactions(file, file.amendments)},
        {"title": _("Vragen en reacties"), "lead": "", "items": _reactions(file, file.reactions)},
        {
            "title": _("Wat inwoners inbrachten"),
            "lead": brought_in.line if brought_in else "",
            "items": [
                {"title": one.outcome, "meta": "", "text": _words(one.text), "answer": _words(one.reason)}
                for one in (brought_in.answered if brought_in else ())
            ],
        },
        {
            "title": _("Op het register"),
            "lead": "",
            "items": [_step(step) | {"answer": []} for step in file.publication],
        },
    ]


def _reactions(file: DecisionFile, reactions: Sequence[Reaction]) -> list[Data]:
    return [_reaction(reaction, names=file.names) for reaction in reactions]


def _reaction(reaction: Reaction, *, names: bool) -> Data:
    name = f"{reaction.get_kind_display()} {reaction.external_id}".strip()
    said = [str(reaction.author)] if names else []
    said.append(day_and_time(reaction.created_at))
    if reaction.is_amending:
        said.append(reaction.proposal.get_state_display())
    return {
        "title": printable(name),
        "meta": " · ".join(said),
        "text": _words(reaction.text),
        "answer": _words(reaction.answer),
    }


def _words(text: str) -> Sequence[Data]:
    return for_print(body_tree(text_to_html(text))) if text else []
