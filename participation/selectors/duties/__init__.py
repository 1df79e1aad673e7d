"""What the law asks of a traject, by the kind of decision it leads to, and where that is met."""
