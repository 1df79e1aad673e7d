"""How passwords are hashed (docs/decisions/0234)."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class SmallArgon2PasswordHasher(Argon2PasswordHasher):
    """Argon2id with what OWASP's Password Storage Cheat Sheet (2025) asks at least: 19 MiB, two passes, one lane.

    Django's own choice of 100 MiB and eight lanes takes the memory of the machine when many log in at once.
    """

    memory_cost = 19_456  # KiB
    time_cost = 2
    parallelism = 1
