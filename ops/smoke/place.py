"""What the story runs on: loopback providers, a store, a server; all ended and removed at the end."""

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def java25():
    """The path of a JDK 25, found where the build finds it."""
    places = [os.environ.get("JAVA25_HOME", ""), os.environ.get("JAVA_HOME", "")]
    places += [str(path) for path in sorted(Path("/usr/lib/jvm").glob("*"))]
    places += [str(path) for path in sorted((Path.home() / ".sdkman/candidates/java").glob("*"))]
    for place in filter(None, places):
        java = Path(place) / "bin" / "java"
        if java.exists():
            said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
            version = re.search(r'version "(\d+)', said)
            if version and int(version.group(1)) >= 25:
                return str(java)
    sys.exit("The smoke story needs a JDK 25; install one, or set JAVA25_HOME to it.")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(what, check, seconds=60.0, every=0.1):
    """Waits for a condition and gives what it answered; fails with a sentence."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = check()
        if found:
            return found
        time.sleep(every)
    raise AssertionError(f"waited {seconds:.0f} s in vain: {what}")


class Fakes:
    """The loopback providers of ops/fakes, driven through their control port."""

    def __init__(self, folder, *options):
        self.log = folder / "accepted.jsonl"
        self.process = subprocess.Popen(
            [ROOT / "ops/fakes/run", "--log", str(self.log), *options],
            stdout=subprocess.PIPE, text=True, cwd=folder,
        )
        self.ports = json.loads(self.process.stdout.readline())

    def ask(self, path, body=None):
        url = f"http://127.0.0.1:{self.ports['control']}{path}"
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(url, data), timeout=30) as reply:
            return reply.read().decode()

    def accepted(self, provider):
        return [json.loads(line) for line in self.ask(f"/log?provider={provider}").splitlines() if line]

    def counts(self):
        return json.loads(self.ask("/counts"))

    def end(self):
        self.process.kill()
        self.process.wait()


class Server:
    """Doorstep itself, in a process of its own."""

    def __init__(self, folder, store, fakes, *options, port=None):
        self.folder, self.port = folder, port or free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.command = [
            java25(), "-jar", str(jar()), f"--server.port={self.port}", f"--doorstep.public-url={self.base}",
            *channels(fakes), *options,
        ]
        self.environment = {**os.environ, **store}
        self.process = None

    def start(self, seconds=120):
        """Starts and waits for the first page; gives the seconds that took."""
        began = time.monotonic()
        out = open(self.folder / f"server-{self.port}.log", "ab")
        self.process = subprocess.Popen(
            self.command, stdout=out, stderr=subprocess.STDOUT, cwd=self.folder, env=self.environment
        )
        wait_until(f"the first page of {self.base}", self.answers, seconds)
        return time.monotonic() - began

    def answers(self):
        if self.process.poll() is not None:
            raise AssertionError("the server has ended:\n" + self.said()[-4000:])
        with contextlib.suppress(OSError):
            with urllib.request.urlopen(self.base + "/sign-in", timeout=5) as reply:
                return reply.status == 200
        return False

    def said(self):
        return (self.folder / f"server-{self.port}.log").read_text(errors="replace")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def end(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()


def jar():
    found = sorted((ROOT / "backend/target").glob("backend-*.jar"))
    found = [path for path in found if "sources" not in path.name]
    if not found:
        sys.exit("Build first: mvn -DskipTests package")
    return found[0]


def channels(fakes):
    """The settings that point every channel at the loopback providers."""
    ports = fakes.ports
    return [
        "--doorstep.messaging.push.mode=configured",
        "--doorstep.messaging.push.project=doorstep-smoke",
        f"--doorstep.messaging.push.endpoint=http://127.0.0.1:{ports['fcm']}",
        "--doorstep.messaging.sms.mode=configured",
        f"--doorstep.messaging.sms.endpoint=http://127.0.0.1:{ports['twilio']}",
        f"--doorstep.messaging.sms.account-sid={ports['accountSid']}",
        f"--doorstep.messaging.sms.auth-token={ports['authToken']}",
        "--doorstep.messaging.sms.from=+447700900000",
        "--doorstep.messaging.email.mode=configured",
        "--doorstep.messaging.email.host=127.0.0.1",
        f"--doorstep.messaging.email.port={ports['smtp']}",
        "--doorstep.messaging.email.start-tls=false",
        "--doorstep.messaging.email.from=office@example.org",
        "--doorstep.messaging.email.bounces=bounce@example.org",
    ]


@contextlib.contextmanager
def place(real):
    """A folder, a store and the loopback providers; removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="doorstep-smoke-"))
    fakes = Fakes(folder, "--deliver")
    mongod = {**os.environ, "DOORSTEP_MONGOD_DIR": str(folder / "mongod")}
    try:
        store = {}
        if real:
            uri = subprocess.run(
                [ROOT / "ops/mongod", "start", "--notablescan"],
                env=mongod, check=True, stdout=subprocess.PIPE, text=True,
            ).stdout.strip()
            store = {"SPRING_MONGODB_URI": uri}
        yield folder, store, fakes
    finally:
        fakes.end()
        if real:
            subprocess.run([ROOT / "ops/mongod", "wipe"], env=mongod, check=False)
        shutil.rmtree(folder, ignore_errors=True)


def open_data():
    """The folder of the open data, or None where it is absent."""
    folder = Path(os.environ.get("DOORSTEP_OPEN_DATA", ROOT / "../shared/data"))
    return folder if (folder / "wards").is_dir() else None
