"""One nginx before both, which keeps nothing: what is compared is what stands behind it."""

import shutil
import subprocess
from pathlib import Path

from benchmarks.mediawiki.ours import Sites
from benchmarks.outside import free_port, wait_for

NGINX = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
worker_processes 2;
user root;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    fastcgi_temp_path {folder}/fastcgi;
    proxy_temp_path {folder}/proxy;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{wiki};
        root /usr/share/mediawiki;
        location ~ \\.php$ {{
            include /etc/nginx/fastcgi_params;
            fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
            fastcgi_pass unix:{socket};
        }}
    }}
{sites}}}
"""


SITE = """
    server {{
        listen 127.0.0.1:{door};
        location / {{
            proxy_set_header Host localhost;
            proxy_pass http://127.0.0.1:{site};
        }}
    }}
"""
PATIENCE = 10.0  # seconds


class Front:
    """Runs inside a block. ``doors``: the port at which each site is asked; MediaWiki is asked at ``port``."""

    def __init__(self, folder: Path, socket: Path, port: int, sites: Sites) -> None:
        self.doors = {site: free_port() for site in (sites.anew, sites.keeping, sites.bare)}
        ours = "".join(SITE.format(door=door, site=site.port) for site, door in self.doors.items())
        self._file = folder / "nginx.conf"
        self._file.write_text(NGINX.format(folder=folder, socket=socket, wiki=port, sites=ours))
        self._port = port

    def __enter__(self) -> "Front":
        command = [shutil.which("nginx", path="/usr/sbin:/usr/bin") or "nginx", "-c", str(self._file)]
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        wait_for(self._port, self._process)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)
