"""One nginx before both, which keeps nothing: what is compared is what stands behind it."""

import shutil
import subprocess
import time
from pathlib import Path

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
    server {{
        listen 127.0.0.1:{guide};
        location / {{
            proxy_set_header Host localhost;
            proxy_pass http://127.0.0.1:{site};
        }}
    }}
}}
"""


class Front:
    """``wiki`` and ``guide``: the ports at which each is asked; ``site``: where gunicorn listens."""

    def __init__(self, folder: Path, socket: Path, *, wiki: int, guide: int, site: int) -> None:
        self.file = folder / "nginx.conf"
        self.file.write_text(NGINX.format(folder=folder, socket=socket, wiki=wiki, guide=guide, site=site))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin") or "nginx"
        self._process = subprocess.Popen([nginx, "-c", str(self.file)], stderr=subprocess.DEVNULL)
        time.sleep(0.5)

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)
