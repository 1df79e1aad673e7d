"""For nginx: which name of a site goes to which municipality. Made anew after each `add`."""

from collections.abc import Sequence

from .known import Municipality
from .names import database_name

TOP = "# Gemaakt met: python -m samenwerking.municipalities nginx. Verander het niet met de hand.\n"
# As deploy/nginx/site.conf has it: 32 for three processes (docs/decisions/0225).
STRANGERS_FOR_EACH_PROCESS = 10
USUAL_PROCESSES = 3
ONE = """
upstream {upstream} {{
    server {place} max_fails=0;
}}
upstream {upstream}_strangers {{
    zone {upstream}_strangers 64k;
    server {place} max_fails=0 max_conns={strangers};
}}
server {{
    listen 443 ssl http2;
    server_name {hosts};
    ssl_certificate     /etc/ssl/wijzer/{name}/fullchain.pem;
    ssl_certificate_key /etc/ssl/wijzer/{name}/privkey.pem;
    include /etc/nginx/wijzer/tls.conf;
    set $wijzer_site  {upstream};
    set $wijzer_state {state_dir};
    include /etc/nginx/wijzer/locations.conf;
}}
server {{
    listen 80;
    server_name {hosts};
    return 301 https://$host$request_uri;
}}
"""


def front_of(municipalities: Sequence[Municipality]) -> str:
    """A file to include in the level of http, beside deploy/nginx/many.conf."""
    return TOP + "".join(_block(one) for one in municipalities)


def _block(one: Municipality) -> str:
    return ONE.format(
        upstream=database_name(one.name),
        place=one.bind,
        strangers=STRANGERS_FOR_EACH_PROCESS * int(one.settings.get("WEB_PROCESSES") or USUAL_PROCESSES),
        hosts=" ".join(one.hosts),
        name=one.name,
        state_dir=one.state_dir,
    )
