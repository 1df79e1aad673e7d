from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from samenwerking.outbox.mailboxes import from_file, from_imap, from_maildir, note_all


class Command(BaseCommand):
    help = "Leest mail die terugkwam en houdt bij wat niet aankwam. Zonder bron: het postvak van de instellingen."

    def add_arguments(self, parser: CommandParser) -> None:
        source = parser.add_mutually_exclusive_group()
        source.add_argument("--file", help="een bericht in een bestand; - leest wat een mailserver aanlevert")
        source.add_argument("--maildir", help="een map in de vorm Maildir; wat gelezen is, gaat van new naar cur")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["file"]:
            messages = from_file(options["file"])
        elif options["maildir"]:
            messages = from_maildir(options["maildir"])
        elif settings.MAIL_BOUNCE_MAILBOX:
            messages = from_imap(settings.MAIL_BOUNCE_MAILBOX)
        else:
            return
        self.stdout.write(f"{note_all(messages)} mails kwamen niet aan.")
