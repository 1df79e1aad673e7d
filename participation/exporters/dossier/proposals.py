"""Amendments and motions with who moves them, the votes per fraction and every step; and who said "seen" of a paper."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from participation.exporters.dossier.scope import Scope
from participation.exporters.dossier.tables import Table
from participation.models import (
    Acknowledgement,
    Fraction,
    Proposal,
    ProposalMove,
    ProposalMover,
    ProposalVote,
)


def _proposals(scope: Scope) -> "QuerySet[Proposal]":
    return Proposal.objects.filter(reaction__stuk__in=scope.stukken)


def _movers(scope: Scope) -> "QuerySet[ProposalMover]":
    return ProposalMover.objects.filter(proposal__in=_proposals(scope))


def _votes(scope: Scope) -> "QuerySet[ProposalVote]":
    return ProposalVote.objects.filter(proposal__in=_proposals(scope))


def _moves(scope: Scope) -> "QuerySet[ProposalMove]":
    return ProposalMove.objects.filter(proposal__in=_proposals(scope))


def _fractions(scope: Scope) -> "QuerySet[Fraction]":
    """Those that the rows of this dossier name."""
    named = Q(pk__in=_votes(scope).order_by().values("fraction")) | Q(
        pk__in=_movers(scope).order_by().values("fraction")
    )
    return Fraction.objects.filter(named)


def _acknowledgements(scope: Scope) -> "QuerySet[Acknowledgement]":
    return Acknowledgement.objects.filter(stuk__in=scope.stukken)


PROPOSALS = (
    Table(
        "voorstellen",
        _("Amendementen en moties: wat zij vragen en hoe het afliep. De toelichting staat in reacties.json."),
        Proposal,
        _proposals,
        ("id", "reaction", "title", "proposed_text", "dictum", "state", "decided_on", "meeting", "url", "version"),
    ),
    Table(
        "indieners",
        _("Wie een amendement of motie indiende, in volgorde, en voor welke fractie."),
        ProposalMover,
        _movers,
        ("id", "proposal", "fraction", "account", "place"),
        personal=("name",),
    ),
    Table(
        "stemmen",
        _("Hoe elke fractie over een amendement of motie stemde."),
        ProposalVote,
        _votes,
        ("id", "proposal", "fraction", "in_favour", "against", "absent"),
    ),
    Table(
        "stappen_van_voorstellen",
        _("Elke stand van een amendement of motie: ingediend, ingetrokken, aangenomen, verworpen."),
        ProposalMove,
        _moves,
        ("id", "proposal", "state", "reason", "moved_by", "moved_at"),
    ),
    Table(
        "fracties",
        _("De fracties die in dit dossier genoemd worden, met hun zetels in die tijd."),
        Fraction,
        _fractions,
        ("id", "name", "seats", "starts_on", "ends_on"),
        left_out=("version",),
    ),
    Table(
        "kennisnemingen",
        _("Welk raadslid van een stuk ter informatie meldde: gezien, of geen bezwaar."),
        Acknowledgement,
        _acknowledgements,
        ("id", "stuk", "person", "kind", "by_mail", "given_at"),
        left_out=("task_state",),
    ),
)
