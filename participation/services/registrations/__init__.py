"""Taking part in a werkatelier."""
