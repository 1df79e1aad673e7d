"""What the person at the terminal reads when the site runs."""

# CONTRACT: the people of the demo, in the order in which a paper meets them.
PEOPLE = (
    ("projectleider", "projectleider, trekker van de drie voorbeelddossiers"),
    ("teamlid", "projectleider, lid van dat team"),
    ("projectleider2", "projectleider zonder band met die dossiers"),
    ("manager", "ambtelijk opdrachtgever van die dossiers"),
    ("manager2", "manager zonder band met die dossiers"),
    ("communicatie", "communicatieadviseur, beheert de wijzer"),
    ("wethouder", "collegelid, portefeuillehouder"),
    ("burgemeester", "collegelid"),
    ("secretariaat", "secretariaat van het college"),
    ("griffie", "griffie"),
    ("raadslid", "raadslid (raadslid2 ook)"),
    ("auditor", "auditor"),
    ("beheer", "beheerder van accounts en instellingen"),
)
DOMAIN = "voorbeeldpolder.example"


def welcome(host: str, port: str, password: str) -> str:
    """Address, log-ins and how to stop."""
    shown = "127.0.0.1" if host in {"0.0.0.0", "::", ""} else host  # noqa: S104 - compared, not listened on
    place = f"[{shown}]" if ":" in shown else shown
    people = "\n".join(f"  {f'{name}@{DOMAIN}':42}{role}" for name, role in PEOPLE)
    return (
        f"\nDe site draait op http://{place}:{port}/\n\n"
        f"Inloggen op http://{place}:{port}/accounts/login/ met wachtwoord: {password}\n{people}\n\n"
        "Stoppen: Ctrl-C\n"
    )


def farewell(*, database_stopped: bool) -> str:
    """Said when the site has stopped."""
    return "De site is gestopt" + (", en de database ook." if database_stopped else ".")
