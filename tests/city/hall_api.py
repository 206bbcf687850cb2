"""The hall's interface as the city's platform uses it."""
import json
import urllib.error
import urllib.request


class Refused(Exception):
    def __init__(self, status, problem):
        super().__init__(f"{status} {problem.get('code')}: {problem.get('title')} {problem.get('detail', '')}")
        self.status = status
        self.code = problem.get("code")
        self.detail = problem.get("detail")


def call(server, method, path, token=None, body=None, content_type="application/json", headers=None, timeout=30):
    """(status, answer): JSON as a value, everything else as bytes. A problem is raised, a broken line is an OSError."""
    data = body if isinstance(body, bytes) or body is None else json.dumps(body, ensure_ascii=False).encode()
    request = urllib.request.Request(server + path, data=data, method=method, headers=dict(headers or {}))
    if token:
        request.add_header("Authorization", "Bearer " + token)
    if data is not None:
        request.add_header("Content-Type", content_type)
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            text = answer.read()
            kind = answer.headers.get("Content-Type", "")
            return answer.status, json.loads(text) if "json" in kind and text else text
    except urllib.error.HTTPError as refused:
        with refused:
            text = refused.read()
        try:
            problem = json.loads(text)
        except ValueError:
            problem = {"code": "", "title": text[:200].decode(errors="replace")}
        raise Refused(refused.code, problem) from None


class Hall:
    def __init__(self, server, token):
        self.server, self.token = server.rstrip("/"), token

    def put(self, application, body):
        return call(self.server, "PUT", f"/api/v1/applications/{application}", self.token, body)

    def get(self, application):
        return call(self.server, "GET", f"/api/v1/applications/{application}", self.token)[1]

    def attach(self, application, ordinal, data, media_type, material=""):
        headers = {"Material": material} if material else {}
        return call(self.server, "PUT", f"/api/v1/applications/{application}/files/{ordinal}", self.token, data, media_type, headers)
