"""What somebody with bad intentions tries: odd input everywhere, and the attacks of the threat model."""
