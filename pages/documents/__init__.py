"""Documents to print: what guide and register share."""
