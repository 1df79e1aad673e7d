from .absence import Absence, Handover, StepAlert
from .acknowledgement import Acknowledgement, MailLink
from .answer import Answer
from .archive_settings import Appraisal, ArchiveSettings
from .area_import import AreaChange, AreaImport
from .attachment import Attachment
from .audit import AuditCheck, AuditEntry
from .bin import BinnedPart
from .challenge import ChallengeRequest, ChallengeRequester, ChallengeStep
from .choice_aid_use import ChoiceAidUse
from .commitment import Commitment, CommitmentMove, CommitmentNotice
from .commitment_terms import CommitmentTerms
from .contribution import Contribution, ContributionGroup, MarkedPassage
from .contribution_giver import ContributionGiver
from .contribution_intake import ContributionForm, ContributionImport
from .contribution_response import Response, ResponseNotice
from .council_terms import CouncilTerms
from .decision import Decision, Reaction
from .dossier_export import DossierExport
from .evaluation import EvaluationReply, EvaluationRound, EvaluationToken
from .fraction import CouncilMember, Fraction
from .framework import BudgetLine, Factor, Milestone
from .initiative import Initiative, InitiativeChange, InitiativeContact
from .lesson import Lesson
from .log_entry import LogEntry
from .meeting import Meeting, MeetingPaper
from .opgave import Opgave, OpgaveUserObjectPermission
from .organisation import ContactPerson, Organisation, OrganisationMerge
from .outcome import Outcome
from .photo import Photo, PhotoEdition, PhotoPermission
from .process_move import ProcessMove
from .programme_item import ProgrammeItem
from .proposal import Proposal, ProposalMove, ProposalMover, ProposalVote
from .reading import PrivateNote, ReadingVisit, ReadMark
from .record import Record
from .register_import import ImportedRecord, ImportProgress, ListContents, RegisterImport
from .registration import Invitee, Registration, RegistrationNotice, RegistrationPerson, RegistrationSetup
from .return_reason import ReturnReason
from .route import Replacement, Route, StukTask
from .secrecy import SecrecyGrant
from .sheet_upload import SheetUpload
from .society_settings import ChallengeTerms, EvaluationQuestions, InitiativeTerms
from .steering import DepartureQuestion, SteeringCard, SteeringDeparture, SteeringDraft
from .stuk import Stuk
from .traject import Party, Result, Traject, TrajectUserObjectPermission
from .werkatelier import Werkatelier

__all__ = [
    "Absence",
    "Acknowledgement",
    "Answer",
    "Appraisal",
    "ArchiveSettings",
    "AreaChange",
    "AreaImport",
    "Attachment",
    "AuditCheck",
    "AuditEntry",
    "BinnedPart",
    "BudgetLine",
    "ChallengeRequest",
    "ChallengeRequester",
    "ChallengeStep",
    "ChallengeTerms",
    "ChoiceAidUse",
    "Commitment",
    "CommitmentMove",
    "CommitmentNotice",
    "CommitmentTerms",
    "ContactPerson",
    "Contribution",
    "ContributionForm",
    "ContributionGiver",
    "ContributionGroup",
    "ContributionImport",
    "CouncilMember",
    "CouncilTerms",
    "Decision",
    "DepartureQuestion",
    "DossierExport",
    "EvaluationQuestions",
    "EvaluationReply",
    "EvaluationRound",
    "EvaluationToken",
    "Factor",
    "Fraction",
    "Handover",
    "ImportProgress",
    "ImportedRecord",
    "Initiative",
    "InitiativeChange",
    "InitiativeContact",
    "InitiativeTerms",
    "Invitee",
    "Lesson",
    "ListContents",
    "LogEntry",
    "MailLink",
    "MarkedPassage",
    "Meeting",
    "MeetingPaper",
    "Milestone",
    "Opgave",
    "OpgaveUserObjectPermission",
    "Organisation",
    "OrganisationMerge",
    "Outcome",
    "Party",
    "Photo",
    "PhotoEdition",
    "PhotoPermission",
    "PrivateNote",
    "ProcessMove",
    "ProgrammeItem",
    "Proposal",
    "ProposalMove",
    "ProposalMover",
    "ProposalVote",
    "Reaction",
    "ReadMark",
    "ReadingVisit",
    "Record",
    "RegisterImport",
    "Registration",
    "RegistrationNotice",
    "RegistrationPerson",
    "RegistrationSetup",
    "Replacement",
    "Response",
    "ResponseNotice",
    "Result",
    "ReturnReason",
    "Route",
    "SecrecyGrant",
    "SheetUpload",
    "SteeringCard",
    "SteeringDeparture",
    "SteeringDraft",
    "StepAlert",
    "Stuk",
    "StukTask",
    "Traject",
    "TrajectUserObjectPermission",
    "Werkatelier",
]
