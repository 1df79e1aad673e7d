"""Who the year needs beside the people of the small demo, and the neighbours who take part. All of them are invented."""

from participation.demo.people import Person
from participation.services.contributions.givers import GiverData
from participation.services.registrations.people import ParticipantData
from samenwerking.accounts.roles import Role

YEAR_PEOPLE = (
    Person("projectleider3", "Wouter", "Meinsma", "projectleider water en energie", Role.PROJECT_LEADER),
    Person("manager3", "Saskia", "Oosting", "manager dienstverlening en duurzaamheid", Role.MANAGER),
    Person("wethouder2", "Bas", "Rietveld", "wethouder verkeer en duurzaamheid", Role.COLLEGE),
    Person("raadslid3", "Gerda", "Haveman", "raadslid, fractie Voor de Dorpen", Role.COUNCIL),
    Person("raadslid4", "Youssef", "Amrani", "raadslid, fractie Groen Hart", Role.COUNCIL),
)
FIRST = [
    "Aaltje",
    "Bert",
    "Carla",
    "Dirk",
    "Els",
    "Fatma",
    "Gijs",
    "Hanna",
    "Ibrahim",
    "Jannie",
    "Kees",
    "Lotje",
    "Mo",
    "Nelleke",
    "Otto",
    "Petra",
    "Quinten",
    "Rachida",
    "Sjoerd",
    "Tineke",
    "Umut",
    "Vera",
    "Wietske",
]
LAST = [
    "Admiraal",
    "Boonstra",
    "van Campen",
    "Dekens",
    "Elzinga",
    "Feddes",
    "Groot",
    "Hulshof",
    "Idema",
    "Jager",
    "Kamstra",
    "Lindeman",
    "Mantel",
    "Nauta",
    "Oldenburg",
    "Pruim",
    "Rozema",
    "Schaap",
    "Tuinman",
    "Uil",
    "Veenhuis",
    "Wierda",
    "Yilmaz",
    "Zandstra",
]
HOST = "buurt.example"


def neighbour(number: int) -> tuple[str, str]:
    """Name and address of the numbered neighbour: 23 first and 24 last names make 552 before one comes back."""
    first, last = FIRST[number % len(FIRST)], LAST[number % len(LAST)]
    return f"{first} {last}", f"{first}.{last.replace(' ', '-')}@{HOST}".lower()


def giver(number: int) -> GiverData:
    """Two of three leave nothing; of the others each second leaves only a name."""
    if number % 3:
        return GiverData("", "")
    name, email = neighbour(number)
    return GiverData(name, "" if number % 2 else email)


def participant(number: int) -> ParticipantData:
    name, email = neighbour(number)
    return ParticipantData(name, email, wants_report=number % 2 == 0)
