"""How the site is doing: the same checks for load balancers (/healthz), for Prometheus (/metrics) and for Beheer.

One file per check in ``checks/``; the register adds its own (participation/health/). docs/decisions/0212, 0213.
"""
