from .answer import Answer
from .audit import AuditEntry
from .choice_aid_use import ChoiceAidUse
from .decision import Decision, Reaction
from .lesson import Lesson
from .opgave import Opgave, OpgaveUserObjectPermission
from .process_move import ProcessMove
from .record import Record
from .route import Replacement, Route, StukTask
from .stuk import SecrecyGrant, Stuk
from .traject import Party, Result, Traject, TrajectUserObjectPermission
from .werkatelier import Werkatelier

__all__ = [
    "Answer",
    "AuditEntry",
    "ChoiceAidUse",
    "Decision",
    "Lesson",
    "Opgave",
    "OpgaveUserObjectPermission",
    "Party",
    "ProcessMove",
    "Reaction",
    "Record",
    "Replacement",
    "Result",
    "Route",
    "SecrecyGrant",
    "Stuk",
    "StukTask",
    "Traject",
    "TrajectUserObjectPermission",
    "Werkatelier",
]
