"""What is counted per request. Labels hold names of routes and never an address: their number is bounded."""

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics
from prometheus_client.multiprocess import MultiProcessCollector

from samenwerking.settings.environment import shared_metrics_dir

# When each series began is a third of all lines, and nobody asks for it.
disable_created_metrics()
PREFIX = "samenwerking_"
OWN = CollectorRegistry()
REQUESTS = Counter(
    f"{PREFIX}requests", "Verzoeken, per route, methode en soort antwoord", ["route", "method", "status"], registry=OWN
)
SECONDS = Histogram(
    f"{PREFIX}request_seconds",
    "Hoe lang een verzoek duurde, tot het antwoord begon",
    ["route", "method"],
    buckets=(0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    registry=OWN,
)
QUERIES = Histogram(
    f"{PREFIX}request_queries",
    "Hoeveel vragen een verzoek aan de database stelde",
    ["route"],
    buckets=(0, 5, 10, 20, 40, 80, 160),
    registry=OWN,
)


def registry() -> CollectorRegistry:
    """A fresh one for each answer: of this process, or of all processes of the web server together."""
    fresh = CollectorRegistry()
    folder = shared_metrics_dir()
    if folder:
        MultiProcessCollector(fresh, path=folder)
    else:
        fresh.register(OWN)
    return fresh
