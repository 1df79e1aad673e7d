"""Everything that is kept of one person outside, found by e-mail address and erased at once (AVG, article 17)."""
