"""The demo identities of the contract, with the groups in which the rules speak of them."""

from enum import StrEnum

BACKEND = "django.contrib.auth.backends.ModelBackend"
DOMAIN = "voorbeeldpolder.example"


class Identity(StrEnum):
    """Value: the part of the address before the @; nobody for a visitor."""

    VISITOR = ""
    COMMUNICATION = "communicatie"
    LEAD = "projectleider"
    OTHER_LEADER = "projectleider2"
    MEMBER = "teamlid"
    CLIENT = "manager"
    OTHER_MANAGER = "manager2"
    HOLDER = "wethouder"
    MAYOR = "burgemeester"
    SECRETARIAT = "secretariaat"
    CLERK = "griffie"
    COUNCIL = "raadslid"
    COUNCIL_2 = "raadslid2"
    AUDITOR = "auditor"
    ADMIN = "beheer"
    LEFT = "uitdienst"

    @property
    def email(self) -> str:
        return f"{self.value}@{DOMAIN}" if self.value else ""


EVERYBODY = frozenset(Identity)
# Nobody can be logged in as these: a visitor, and somebody whose account is closed.
OUTSIDE = frozenset({Identity.VISITOR, Identity.LEFT})
LOGGED_IN = EVERYBODY - OUTSIDE
COUNCIL = frozenset({Identity.COUNCIL, Identity.COUNCIL_2})
# Rule 3: public and internal dossiers, with internal fields.
STAFF = frozenset(
    {
        Identity.COMMUNICATION,
        Identity.LEAD,
        Identity.OTHER_LEADER,
        Identity.MEMBER,
        Identity.CLIENT,
        Identity.OTHER_MANAGER,
        Identity.HOLDER,
        Identity.MAYOR,
        Identity.SECRETARIAT,
        Identity.CLERK,
        Identity.AUDITOR,
    }
)
# Rule 4: lead, member, client and portfolio holder of the three dossiers.
RELATED = frozenset({Identity.LEAD, Identity.MEMBER, Identity.CLIENT, Identity.HOLDER})
# Rule 5: those who change the three dossiers.
EDITORS = frozenset({Identity.LEAD, Identity.MEMBER})
# Rule 5: those who make an opgave.
CREATORS = frozenset({Identity.LEAD, Identity.OTHER_LEADER, Identity.MEMBER, Identity.CLIENT, Identity.OTHER_MANAGER})
LEAD = frozenset({Identity.LEAD})
# Who puts a public dossier and its adopted papers on the register.
PUBLISHERS = LEAD | {Identity.COMMUNICATION}
# Rules 7 and 8: the client of the three dossiers, the clerk, and who reacts for the college.
CLIENT = frozenset({Identity.CLIENT})
CLERK = frozenset({Identity.CLERK})
COLLEGE = frozenset({Identity.HOLDER, Identity.MAYOR})
MANAGERS = CLIENT | {Identity.OTHER_MANAGER}
# Who sees that events happened.
OVERSEERS = frozenset({Identity.AUDITOR, Identity.ADMIN})
# Rule 9: who comes into the beheer.
BEHEER = frozenset({Identity.COMMUNICATION, Identity.ADMIN})
NOBODY: frozenset[Identity] = frozenset()
