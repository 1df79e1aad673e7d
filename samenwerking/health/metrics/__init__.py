"""Numbers for Prometheus: what requests cost, counted as they pass, and what the checks find, looked up when asked."""
