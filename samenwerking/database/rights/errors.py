class RightsError(Exception):
    """Why the rights cannot be given, in a sentence for whoever typed the command."""
