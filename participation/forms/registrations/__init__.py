"""Forms around taking part in a werkatelier."""
