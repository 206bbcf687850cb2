"""People of a hall at their programs: signed in by name and secret, acting over HTTP.

office.py --server URL --accounts FILE --login NAME [--role ROLE] [--tokens FILE --device NAME] --state DIR --window NAME --window-server URL
signs somebody in and leaves the session where the counter's program on this machine looks for it.
"""
import argparse
import http.client
import json
import os
import sys
import time
import uuid

import hall_api

PATIENCE = 60     # seconds for a hall that is starting again

class Office:
    def __init__(self, server, tokens, accounts):
        self.server, self.tokens, self.accounts, self.sessions = server.rstrip("/"), tokens, accounts, {}
        self.commands = 0

    def http(self, method, path, token, body=None):
        """The answer's value. While the hall is away the same is sent again, a command with the same id: it has one outcome."""
        headers = {"Idempotency-Key": str(uuid.uuid4())} if method == "POST" else None
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return hall_api.call(self.server, method, path, token, body, headers=headers)[1]
            except hall_api.Refused as no:
                if no.status != 503 or time.monotonic() > end:
                    raise
            except (OSError, http.client.HTTPException):
                if time.monotonic() > end:
                    raise
            time.sleep(0.1)

    def sign_in(self, login, device=None, role=None):
        """The session's token. Through a counter's device the person takes that counter's place."""
        body = {"name": login, "secret": self.accounts[login]["secret"]}
        if role:
            body["role"] = role
        answer = self.http("POST", "/api/v1/session", self.tokens[device] if device else None, body)
        self.sessions[login] = answer["token"]
        return answer["token"]

    def session(self, who):
        """Whoever has something to do signs in."""
        return self.sessions.get(who) or self.sign_in(who, role=self.accounts[who]["roles"][0])

    def get(self, who, path):
        return self.http("GET", path, self.session(who))

    def post(self, who, path, body=None):
        return self.http("POST", path, self.session(who), body or {})

    def act(self, who, number, what, body=None, task=None):
        """A command about a case, or about one of its tasks."""
        place = f"/tasks/{task}" if task else ""
        self.commands += 1
        return self.post(who, f"/api/v1/cases/{number}{place}/{what}", body)

    def of_department(self, code):
        """Logins of its reviewers."""
        return [login for login, account in self.accounts.items() if code in (account.get("departments") or ())]

    def login_of(self, staff):
        return next((login for login, account in self.accounts.items() if account["staff"] == staff), staff)


def office_of(server, tokens, accounts):
    """`tokens` and `accounts`: the files that a demo hall was made with."""
    with open(tokens, encoding="utf-8") as first, open(accounts, encoding="utf-8") as second:
        return Office(server, json.load(first), json.load(second))


def keep_session(directory, window, server, token):
    """As the counter's program keeps a session: a file that nobody else may read."""
    os.makedirs(directory, exist_ok=True)
    path = os.path.join(directory, f"session-{window}.json")
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump({"server": server, "token": token}, file)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("server", "tokens", "accounts", "login", "state", "window", "window-server"):
        options.add_argument("--" + name, required=True)
    options.add_argument("--role")
    options.add_argument("--device")
    given = options.parse_args()
    office = office_of(given.server, given.tokens, given.accounts)
    keep_session(given.state, given.window, given.window_server, office.sign_in(given.login, given.device, given.role))


if __name__ == "__main__":
    sys.exit(main())
