"""nginx with the files of deploy/nginx/, on loopback, in a folder of its own."""

import datetime
import gzip
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

SHIPPED = Path(__file__).resolve().parents[2] / "deploy" / "nginx"
HOST, OTHER_HOST = "wijzer.example", "ander.example"
ON_THE_MACHINE, IN_A_CONTAINER = "site.conf", "container.conf"
# The folder of a test is not open to another user.
AS_ROOT = ["-g", "user root;"] if os.geteuid() == 0 else []
PATIENCE = 10.0  # seconds


def nginx() -> str | None:
    """Debian keeps it where only root looks."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def certificate(folder: Path) -> None:
    """For TLS as it is shipped; nobody checks who signed it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    encoded = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "privkey.pem").write_bytes(encoded)
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))


class Front:
    """The shipped files with other places and ports; nothing else of them changes."""

    def __init__(self, folder: Path, upstream_port: int) -> None:
        self.folder = folder
        self.plain, self.secure, self.alive, self.upstream = free_port(), free_port(), free_port(), upstream_port
        self._process: subprocess.Popen[bytes] | None = None
        for name in ("etc/pages", "ssl", "srv/static", "srv/var/media", "cache", "log", "tmp"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        certificate(folder / "ssl")
        for path in SHIPPED.rglob("*"):
            if path.is_file():
                target = folder / "etc" / path.relative_to(SHIPPED)
                target.write_text(self.rendered(path.read_text()))

    def rendered(self, text: str) -> str:
        """Longest first: a place may begin like another."""
        for shipped, ours in {
            "/etc/nginx/wijzer/": f"{self.folder}/etc/",
            "/etc/ssl/wijzer/": f"{self.folder}/ssl/",
            "/srv/wijzer/": f"{self.folder}/srv/",
            "/var/cache/nginx/wijzer": f"{self.folder}/cache",
            "/var/log/nginx/": f"{self.folder}/log/",
            "server 127.0.0.1:8000": f"server 127.0.0.1:{self.upstream}",
            "server web:8000": f"server 127.0.0.1:{self.upstream}",
            "listen 443": f"listen 127.0.0.1:{self.secure}",
            "listen 8081": f"listen 127.0.0.1:{self.alive}",
            "listen 8080": f"listen 127.0.0.1:{self.plain}",
            "listen 80": f"listen 127.0.0.1:{self.plain}",
            f"server_name {HOST};": f"server_name {HOST} {OTHER_HOST};",
        }.items():
            text = text.replace(shipped, ours)
        return text

    def believe_loopback(self) -> None:
        """As a container, where the one before it stands on this machine and tells who asks."""
        config = self.folder / "etc" / IN_A_CONTAINER
        config.write_text(config.read_text().replace("set_real_ip_from 10.0.0.0/8;", "set_real_ip_from 127.0.0.0/8;"))

    def main_file(self, site: str) -> Path:
        """What a distribution has around the file of a site."""
        kinds = "client_body proxy fastcgi uwsgi scgi"
        temporary = "".join(f"    {kind}_temp_path {self.folder}/tmp/{kind};\n" for kind in kinds.split())
        path = self.folder / "nginx.conf"
        path.write_text(
            f"daemon off;\npid {self.folder}/nginx.pid;\nworker_processes 2;\nerror_log {self.folder}/log/error.log;\n"
            f"events {{}}\nhttp {{\n    types {{ text/html html; text/css css; image/png png; }}\n"
            f"{temporary}    include {self.folder}/etc/{site};\n}}\n"
        )
        return path

    def problem(self, site: str = ON_THE_MACHINE) -> str:
        """What `nginx -t` has against it; empty when nothing."""
        command = [nginx() or "nginx", "-t", "-q", "-c", str(self.main_file(site)), *AS_ROOT]
        return subprocess.run(command, capture_output=True, text=True, check=False).stderr.strip()

    def start(self, site: str = ON_THE_MACHINE) -> "Front":
        assert not self.problem(site)
        command = [nginx() or "nginx", "-c", str(self.main_file(site)), *AS_ROOT]
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with socket.socket() as probe:
                port = self.secure if site == ON_THE_MACHINE else self.plain
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return self
            time.sleep(0.02)
        raise AssertionError((self.folder / "log" / "error.log").read_text())

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def stop(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(PATIENCE)

    def kept_files(self) -> str:
        """All that is kept on disk, unpacked, to look for what must not be there."""
        files = [path.read_bytes() for path in (self.folder / "cache").rglob("*") if path.is_file()]
        return "\n".join((kept + unpacked(kept)).decode("latin-1") for kept in files)

    def logs(self) -> str:
        return "".join(path.read_text() for path in (self.folder / "log").iterdir())


def unpacked(kept: bytes) -> bytes:
    """The body of a file of nginx's cache that was packed; nothing for another."""
    begin = kept.find(b"\x1f\x8b\x08")
    return gzip.decompress(kept[begin:]) if begin >= 0 else b""
