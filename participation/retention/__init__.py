"""What goes each night because its term is over: one table of steps, counted before and done by ``apply_retention``."""
