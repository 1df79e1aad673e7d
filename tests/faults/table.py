"""Fault by fault: what a visitor and a colleague see, what is kept, and which test or drill shows it.

``docs/operations/incidents.md`` has a section for each, under the same name, for who has to do something about it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """``heading``: in incidents.md. ``shown_by``: file, and the function in it for a test."""

    heading: str
    visitor: str
    colleague: str
    kept: str
    shown_by: tuple[str, ...]


ROWS = (
    Row(
        "De database is weg",
        "kept pages as long as they are kept, else 503 with Retry-After",
        "503; whoever sent a form hears that it is probably not kept and where the text still stands",
        "everything that was acknowledged; visits (nobody is logged out)",
        (
            "tests/faults/test_database.py::test_a_visitor_is_told_to_come_back",
            "tests/faults/test_database.py::test_who_sent_a_form_hears_that_it_is_not_kept",
            "tests/machines/test_machines.py::test_the_copy_is_promoted_and_nothing_that_was_said_is_lost",
            "tests/drill/verdict.py",
        ),
    ),
    Row(
        "De schijf is vol",
        "pages go on; an upload says that there is no place",
        "the same; an export fails with the reason and can be asked again",
        "what was there; no half private file and no row without a file",
        (
            "tests/faults/test_disk.py::test_an_upload_says_that_there_is_no_place",
            "tests/faults/test_disk.py::test_an_export_fails_in_plain_words_and_can_be_tried_again",
        ),
    ),
    Row(
        "De schijf is traag",
        "pages go on; who adds a file waits",
        "who adds or exports a file waits for it, and nobody waits for them",
        "a file and its row come together, or neither",
        (
            "tests/faults/test_slow_disk.py::test_an_upload_that_waits_holds_up_nobody_else",
            "tests/faults/test_slow_disk.py::test_an_export_that_waits_can_be_followed_and_holds_up_nobody",
            "tests/faults/test_slow_disk.py::test_a_disk_that_gives_up_at_last_leaves_nothing",
        ),
    ),
    Row(
        "De opslag van bestanden (bucket) is weg",
        "pages go on; a file says that files are away for now, within seconds",
        "the same, also when adding a file",
        "rows and files as they were",
        ("tests/faults/test_bucket.py::test_who_reads_or_adds_a_file_hears_that_files_are_away",),
    ),
    Row(
        "Redis is weg",
        "nothing",
        "nothing; visits stand in the database as well",
        "everything: Redis holds nothing that cannot be made again",
        ("tests/machines/test_machines.py::test_redis_that_stops_costs_nobody_a_page",),
    ),
    Row(
        "De mailserver is weg of antwoordt niet",
        "nothing; mails come later",
        "nothing; what does not arrive stands in Beheer",
        "each mail as a row, tried again with growing rests",
        ("tests/faults/test_mail.py::test_nothing_waits_long_and_every_mail_stays",),
    ),
    Row(
        "De klok is versprongen",
        "nothing; a visit may end too soon",
        "may have to log in again",
        "jobs and mails: none waits for a day that never was, none is done twice",
        (
            "tests/faults/test_clock.py::test_jobs_run_on_after_a_jump_and_once",
            "tests/faults/test_clock.py::test_mails_of_the_future_go_now_and_once",
            "tests/faults/test_clock.py::test_a_visit_ends_too_soon_at_worst_and_logging_in_works_again",
            "tests/faults/test_clock.py::test_a_form_that_was_open_during_the_jump_is_still_taken",
            "tests/faults/test_clock.py::test_a_kept_page_is_never_kept_longer_than_a_change",
        ),
    ),
    Row(
        "Het werk op de achtergrond is gestopt",
        "nothing; mails and exports come later",
        "the same",
        "what it had in hand is done by the next",
        (
            "tests/drill/verdict.py",
            "tests/background/test_left_tasks.py::test_a_task_of_who_is_gone_waits_again_and_is_done",
        ),
    ),
    Row(
        "Het certificaat van de inlogdienst is verlopen",
        "nothing",
        "a page that says that logging in by the municipality fails now, with the way to the password",
        "whoever is in stays in; nobody comes in unchecked",
        ("tests/faults/test_provider_certificate.py::test_a_clear_page_and_the_password_still_opens",),
    ),
)
