"""What is of one municipality alone, and must never be read at another."""

COLOURS = {"gouda": "#1f3d7a", "edam": "#7a1f1f"}


def mark_of(name: str) -> str:
    return f"kanarie{name}"


def colour_of(name: str) -> str:
    return COLOURS[name]


def password_of(name: str) -> str:
    """The same people work in both; their password is another."""
    return f"wachtwoord-van-{name}-1"
