"""A real hall-server on a loopback port, and requests to it, each answer held against schema/api."""
import dataclasses
import http.client
import json
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import time


@dataclasses.dataclass
class Answer:
    status: int
    headers: dict       # names in lower case
    body: bytes

    @property
    def json(self):
        return json.loads(self.body) if self.body else None

    @property
    def code(self):
        return (self.json or {}).get("code") if "json" in self.headers.get("content-type", "") else None


class Hall:
    """Made new, served until close()."""

    def __init__(self, bin_directory, files, configuration=None):
        self.files = files
        self.faults = []        # what the answers had that schema/api does not say
        self.seen = set()       # (operationId, status), and (operationId, code)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="onewindow-api."))
        self.server = pathlib.Path(bin_directory) / "hall-server"
        self.directory = self.folder / "hall"
        self.run("init", str(self.directory), "--demo")
        if configuration:
            (self.folder / "hall.toml").write_text(configuration, encoding="utf-8")
            self.run("configure", str(self.directory), str(self.folder / "hall.toml"))
        self.tokens = json.loads((self.directory / "demo-tokens.json").read_text())
        self.people = json.loads((self.directory / "demo-accounts.json").read_text())
        self.output = open(self.folder / "out", "w+", encoding="utf-8")
        self.process = subprocess.Popen([self.server, "serve", self.directory, "--listen", "127.0.0.1:0"], stdout=self.output,
                                        stderr=subprocess.STDOUT)
        self.port = self.wait_for_port()

    def run(self, *words):
        done = subprocess.run([self.server, *words], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"hall-server {words[0]}: {done.stderr}")
        return done.stdout

    def wait_for_port(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self.process.poll() is None:
            found = re.search(r"^listening on port (\d+)", (self.folder / "out").read_text(), re.M)
            if found:
                return int(found[1])
            time.sleep(0.02)
        raise RuntimeError("the server does not listen: " + (self.folder / "out").read_text())

    def close(self):
        self.process.terminate()
        status = self.process.wait(30)
        self.output.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        return status

    def ask(self, method, target, token=None, body=None, check=True, **headers):
        """One request; `token` is the name of a demo device, body a value for JSON, or bytes as they are."""
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        if token:
            fields["Authorization"] = "Bearer " + self.tokens.get(token, token)
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body, ensure_ascii=False).encode()
        if body is not None:
            fields.setdefault("Content-Type", "application/json")
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request(method, target, body, fields)
            got = line.getresponse()
            answer = Answer(got.status, {name.lower(): value for name, value in got.getheaders()}, got.read())
        finally:
            line.close()
        if check:
            self.check(method, target, answer)
        return answer

    def sign_in(self, name, device=None, **more):
        """A demo person's session, at a counter device's counter or at none; the answer."""
        return self.ask("POST", "/api/v1/session", device, {"name": name, "secret": self.people[name]["secret"], **more})

    def session(self, role):
        """Name of a token of somebody in this role, without a place."""
        name = "session of " + role
        if name not in self.tokens:
            person = next(one for one, has in self.people.items() if role in has["roles"])
            self.tokens[name] = self.sign_in(person, role=role).json["token"]
        return name

    def check(self, method, target, answer):
        pattern, operation = self.files.operation("get" if method == "HEAD" else method, target)
        where = f"{method} {target}: {answer.status} {answer.body[:160]!r}"
        if operation is None:
            self.faults.append(f"{where}: no such operation")
            return
        self.seen.add((operation["operationId"], answer.status))
        self.seen.add((operation["operationId"], answer.code))
        value = None
        if answer.body and "json" in answer.headers.get("content-type", ""):
            value = answer.json
        elif answer.body:
            value = answer.body
        kind = answer.headers.get("content-type", "")
        if answer.status >= 400 and method != "HEAD" and kind != "application/problem+json":
            self.faults.append(f"{where}: a problem as {kind}")
        for fault in self.files.body_faults(operation, answer.status, kind, value) if method != "HEAD" else ():
            self.faults.append(f"{where}: {fault}")
        response = self.files.response(operation, answer.status) or {}
        for name, header in response.get("headers", {}).items():
            header, _ = self.files.resolve(header, "openapi.yaml")
            text = answer.headers.get(name.lower())
            if text is None:
                if name != "Link":      # only while there is more
                    self.faults.append(f"{where}: no {name}")
                continue
            schema = header["schema"]
            number = schema.get("type") == "integer" and text.isdigit()
            self.faults += [f"{where}: {name}: {fault}" for fault in self.files.faults(int(text) if number else text, schema)]

    def raw(self, data):
        """Bytes as they are, and all that comes back until the server closes or a second went by."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as line:
            line.sendall(data)
            line.settimeout(5)
            got = b""
            while b"\r\n\r\n" not in got:
                more = line.recv(65536)
                if not more:
                    break
                got += more
            head, _, body = got.partition(b"\r\n\r\n")
            lines = head.decode("latin-1").split("\r\n")
            headers = dict((one.split(": ", 1) + [""])[:2] for one in lines[1:])
            headers = {name.lower(): value for name, value in headers.items()}
            while len(body) < int(headers.get("content-length", 0)):
                more = line.recv(65536)
                if not more:
                    break
                body += more
            return Answer(int(lines[0].split(" ")[1]) if lines[0] else 0, headers, body)
