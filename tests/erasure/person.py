"""One invented person: a name, an address and a number that stand nowhere else."""

from dataclasses import dataclass
from string import ascii_lowercase

from participation.services.private_links import ContactData

# No number of a row and no hash holds one of these by chance: a plus sign and letters beyond f.
MARKS = ("zwartkruin", "kwispel", "+31677")


@dataclass(frozen=True)
class Person:
    number: int

    @property
    def name(self) -> str:
        """Letters only, as names are: the search forgets whatever has a digit."""
        return "Zwartkruin" + "".join(ascii_lowercase[int(digit)] for digit in f"{self.number:03}")

    @property
    def email(self) -> str:
        return f"kwispel{self.number:03}@bewoner.example"

    @property
    def phone(self) -> str:
        return f"+31677{self.number:03}991"

    @property
    def contact(self) -> ContactData:
        return ContactData(self.name, self.email, self.phone)

    @property
    def sentence(self) -> str:
        return f"Ik ben {self.name}, bel {self.phone} of mail {self.email}."
