"""All work that the site does by itself, in one table. docs/operations/README.md lists the same rows."""

from dataclasses import dataclass

from .moments import Daily, Every, Moments, Monthly


@dataclass(frozen=True)
class Job:
    """A management command with how often it runs. ``why`` is for the person who reads ``run_periodic --list``."""

    command: str
    when: Moments
    why: str
    arguments: tuple[str, ...] = ()


JOBS: tuple[Job, ...] = (
    Job("publish_scheduled", Every(minutes=1), "bladzijden met een datum van plaatsing of verval"),
    Job("send_mails", Every(minutes=1), "mails aan wie een account heeft, ook wat eerder niet lukte"),
    Job("check_links", Every(minutes=5), "vraagt andere websites of links nog werken, met rust per website"),
    Job("collect_links", Every(minutes=60), "zoekt links op bladzijden, en kijkt naar die binnen de site"),
    Job(
        "anchor_audit",
        Daily(hour=3, at_once=True),
        "kijkt of niemand aan het verslag van gebeurtenissen zat, en zet de laatste vingerafdruk apart",
    ),
    Job(
        "backup",
        Daily(hour=2),
        "bewaart database en bestanden in BACKUP_DIR, als die is ingesteld",
        ("--if-configured",),
    ),
    Job("rebuild_search", Daily(hour=4), "woorden van bladzijden die een andere weg dan Beheer gingen"),
    Job("apply_retention", Daily(hour=4), "wist wat over zijn bewaartermijn is: gegevens van mensen, mails, sessies"),
    Job("escalate_commitments", Daily(hour=7), "herinnert aan toezeggingen, en meldt wat te laat is"),
    Job("escalate_steps", Daily(hour=7), "meldt stappen van stukken die te laat zijn of op een afwezige wachten"),
    Job("find_departures", Daily(hour=6), "zoekt afwijkingen van stuurkaarten, en meldt de raad wat bleef liggen"),
    Job("lapse_secrecy", Daily(hour=5), "laat geheimhouding vervallen die de raad niet bekrachtigde"),
    Job("ask_initiators", Daily(hour=7), "vraagt initiatiefnemers elk jaar of hun initiatief nog klopt"),
    Job("send_digests", Daily(hour=7), "mails aan wie wijzigingen in de wijzer volgt"),
    Job("send_mail_digests", Every(minutes=10), "samenvattingen aan wie niet elke mail meteen wil, op het vaste uur"),
    Job("read_bounces", Every(minutes=15), "mail die terugkwam, uit het postvak van de instellingen"),
    Job("list_version_files", Every(minutes=5), "welke bestanden in oude versies van bladzijden staan"),
    Job("clean_wiki_imports", Daily(hour=4), "verslagen van wiki-imports waarvan de termijn voorbij is"),
    Job(
        "mail_overdue_pages",
        Monthly(day=1, hour=7),
        "bladzijden die opnieuw bekeken moeten worden, aan eigenaar en communicatie",
    ),
    Job("clean_exports", Every(minutes=15), "exports van dossiers waarvan de termijn voorbij is, of die bleven liggen"),
    Job("mail_participants", Every(minutes=5), "herinnert deelnemers aan een werkatelier, en stuurt hun mails rond"),
    Job("send_contribution_answers", Every(minutes=1), "mails aan wie inbreng gaf en nu antwoord heeft"),
    Job(
        "keep_accounts",
        Daily(hour=0),
        "accounts en rollen waarvan de laatste dag voorbij is, of die vandaag beginnen",
    ),
    Job(
        "remind_access_review",
        Monthly(day=1, hour=7),
        "vraagt beheerders elk jaar na te kijken wie welke rol heeft",
    ),
    Job(
        "prune_db_task_results",
        Daily(hour=5),
        "oude taken van de achtergrond",
        ("--backend", "background", "--min-age-days", "1"),
    ),
)
