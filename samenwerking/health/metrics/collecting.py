"""What the checks find, as gauges."""

from collections.abc import Iterable

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from samenwerking.health.looking import look_at_all
from samenwerking.health.versions import versions

from .numbers import PREFIX


class ChecksCollector(Collector):
    def collect(self) -> Iterable[GaugeMetricFamily]:
        states = GaugeMetricFamily(
            f"{PREFIX}health_state", "Wat een controle vond: 0 in orde, 1 let op, 2 fout", labels=["check"]
        )
        yield GaugeMetricFamily(f"{PREFIX}up", "1 zolang de site antwoordt", value=1)
        yield _info()
        for report in look_at_all():
            states.add_metric([report.check.name], report.finding.state.weight)
            for gauge, number in zip(report.check.gauges, report.finding.numbers, strict=False):
                yield GaugeMetricFamily(f"{PREFIX}{gauge.name}", gauge.help, value=number)
        yield states


def _info() -> GaugeMetricFamily:
    known = versions()
    family = GaugeMetricFamily(f"{PREFIX}info", "Welke versies draaien", labels=list(known))
    family.add_metric(list(known.values()), 1)
    return family
