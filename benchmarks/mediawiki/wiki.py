"""MediaWiki of Debian in a folder of its own, set up to be quick: opcache, APCu, two processes of php-fpm."""

import os
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from benchmarks.contestants import Contestant
from benchmarks.mediawiki.ours import PAGE

PACKAGES = (
    "mediawiki",
    "php-fpm",
    "php-sqlite3",
    "php-apcu",
    "php-intl",
    "php-mbstring",
    "php-xml",
    "nginx-light",
    "apache2-utils",
)
CODE = Path("/usr/share/mediawiki")
OWNER = "www-data"
PROCESSES = 2
PATIENCE = 20.0  # seconds
EXTENSIONS = "Cite", "ImageMap", "ParserFunctions"
SETTINGS = """
wfLoadSkin( 'Vector' );
$wgDefaultSkin = 'vector';
foreach ( [ {extensions} ] as $one ) {{ wfLoadExtension( $one ); }}
$wgMainCacheType = CACHE_ACCEL;
$wgParserCacheType = CACHE_ACCEL;
$wgSessionCacheType = CACHE_DB;
$wgJobRunRate = 0;
$wgCacheDirectory = '{folder}/cache';
$wgUseFileCache = (bool)getenv( 'WIKI_FILE_CACHE' );
$wgFileCacheDirectory = '{folder}/pages';
"""
POOL = """
[global]
error_log = {folder}/php-fpm.log
daemonize = no
[wiki]
user = {owner}
group = {owner}
listen = {folder}/php.sock
listen.mode = 0666
pm = static
pm.max_children = {processes}
env[MW_CONFIG_FILE] = {folder}/LocalSettings.php
env[WIKI_FILE_CACHE] = {file_cache}
php_admin_value[opcache.validate_timestamps] = 0
php_admin_value[opcache.memory_consumption] = 256
php_admin_value[opcache.max_accelerated_files] = 20000
php_admin_value[apc.shm_size] = 128M
"""


def php_fpm() -> str | None:
    """Debian names it after the version of PHP."""
    found = sorted(Path("/usr/sbin").glob("php-fpm*"))
    return str(found[-1]) if found else None


def get_ready() -> str:
    """Why it cannot be measured here; empty when it can. Installs what is missing when we are root on Debian."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return "MediaWiki is only installed by root on Debian"
    if not (CODE.exists() and php_fpm() and shutil.which("nginx", path="/usr/sbin:/usr/bin")):
        options = ["-y", "-qq", "--no-install-recommends"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        done = subprocess.run(["apt-get", "install", *options, *PACKAGES], check=False, **quiet)  # type: ignore[call-overload]  # both are streams
        if done.returncode:
            return "apt-get cannot install MediaWiki here"
    return "" if CODE.exists() and php_fpm() else "MediaWiki or php-fpm is not where Debian has them"


class Wiki:
    """``address``: of the server in front, as the wiki names itself in its pages."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address
        self.socket = folder / "php.sock"

    def fill(self, export: Path) -> None:
        """An empty wiki on SQLite, and in it the pages of an export."""
        for name in ("data", "cache", "pages", "images"):
            (self.folder / name).mkdir(parents=True)
        self._maintain(
            "install.php", "--confpath", str(self.folder), "--dbtype", "sqlite", "--dbpath", str(self.folder / "data"),
            "--dbname", "wiki", "--pass", os.urandom(12).hex(), "--lang", "nl", "--server", self.address,
            "--scriptpath", "", "Wijzer", "Beheer",
        )  # fmt: skip
        names = ", ".join(f"'{name}'" for name in EXTENSIONS)
        with (self.folder / "LocalSettings.php").open("a") as settings:
            settings.write(SETTINGS.format(extensions=names, folder=self.folder))
        self._maintain("importDump.php", "--quiet", str(export))
        self._maintain("runJobs.php", "--quiet")
        for path in (self.folder, *self.folder.rglob("*")):
            shutil.chown(path, OWNER, OWNER)

    @contextmanager
    def started(self, port: int, *, file_cache: bool) -> Iterator[Contestant]:
        """php-fpm for as long as the block runs; ``port`` is that of the server in front."""
        pool = self.folder / "pool.conf"
        pool.write_text(POOL.format(folder=self.folder, owner=OWNER, processes=PROCESSES, file_cache=int(file_cache)))
        with (self.folder / "php.out").open("wb") as out:
            process = subprocess.Popen([str(php_fpm()), "-y", str(pool)], stdout=out, stderr=out)
        try:
            self._wait_for_socket()
            name = f"MediaWiki 1.39, {'file' if file_cache else 'parser'} cache"
            path = f"/index.php?title={quote(PAGE.replace(' ', '_'))}"
            yield Contestant(name, port, path, len(read(f"{self.address}{path}")), lambda: [process.pid])
        finally:
            process.terminate()
            process.wait(PATIENCE)
            self.socket.unlink(missing_ok=True)

    def _wait_for_socket(self) -> None:
        until = time.monotonic() + PATIENCE
        while not self.socket.exists() and time.monotonic() < until:
            time.sleep(0.05)

    def _maintain(self, script: str, *arguments: str) -> None:
        environment = os.environ | {"MW_CONFIG_FILE": str(self.folder / "LocalSettings.php")}
        if script == "install.php":
            environment.pop("MW_CONFIG_FILE")
        command = ["php", str(CODE / "maintenance" / script), *arguments]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


def read(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return bytes(answer.read())
