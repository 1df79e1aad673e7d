"""All letters of the register, told to the outbox when the site starts."""

from participation.notifications import exports, paper_letters, people, promises, steering, teams


def connect() -> None:
    for letters in (exports, paper_letters, people, promises, steering, teams):
        letters.connect()
