"""What leaves the register as a whole: the full export of a dossier."""
