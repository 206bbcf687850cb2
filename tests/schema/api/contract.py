"""schema/api, read by the tests: operations, messages, problem codes, and validators for what goes over the wire."""
import copy
import pathlib
import re
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    sys.exit(f"{missing.name} is missing: ./hall setup installs it")

ROOT = pathlib.Path(__file__).resolve().parents[3]
API = ROOT / "schema" / "api"
GOLDEN = ROOT / "schema" / "golden" / "frames"
BASE = "http://hall.invalid/"
METHODS = ("get", "put", "post", "delete")


def load(name):
    # CSafeLoader reads the same language ten times as fast.
    with open(API / name, encoding="utf-8") as file:
        return yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def closed(node):
    """The schema with every object closed: what an answer has and the files do not name is a mistake of the files."""
    if isinstance(node, list):
        return [closed(one) for one in node]
    if not isinstance(node, dict):
        return node
    out = {key: value if key in ("example", "examples", "const", "enum") else closed(value) for key, value in node.items()}
    if "properties" in out and "additionalProperties" not in out:
        out["additionalProperties"] = False
    return out


class Files:
    def __init__(self):
        self.openapi = load("openapi.yaml")
        self.asyncapi = load("asyncapi.yaml")
        self.types = load("types.yaml")
        self.problems = {}
        for group in load("problems.yaml").values():
            self.problems.update(group["codes"])
        self.documents = {"openapi.yaml": self.openapi, "asyncapi.yaml": self.asyncapi, "types.yaml": self.types}
        self.store = {BASE + name: closed(document) for name, document in self.documents.items()}
        # The log's records have the members of their kind: only the common ones are described.
        self.store[BASE + "types.yaml"]["$defs"]["Event"].pop("additionalProperties")
        self.validators = {}

    def resolve(self, node, document):
        """The node itself, or what its reference names, with what stands beside the reference; and the document it is in."""
        while isinstance(node, dict) and "$ref" in node:
            name, _, pointer = node["$ref"].partition("#")
            document = name or document
            beside = {key: value for key, value in node.items() if key != "$ref"}
            target = self.documents[document]
            for part in pointer.strip("/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = {**target, **beside} if isinstance(target, dict) else target
        return node, document

    def faults(self, value, schema, document="openapi.yaml"):
        """What is wrong with a value, in words; [] when nothing is."""
        key = (document, str(schema))
        if key not in self.validators:
            resolver = jsonschema.RefResolver(BASE + document, self.store[BASE + document], store=self.store)
            self.validators[key] = jsonschema.Draft202012Validator(closed(copy.deepcopy(schema)), resolver=resolver)
        return [f"{'.'.join(map(str, fault.absolute_path)) or 'it'}: {fault.message[:200]}"
                for fault in self.validators[key].iter_errors(value)]

    def faults_as(self, value, name):
        return self.faults(value, {"$ref": "types.yaml#/$defs/" + name})

    # --- openapi --------------------------------------------------------------------------------------------------
    def operations(self):
        for path, item in self.openapi["paths"].items():
            for method in METHODS:
                if method in item:
                    yield method, path, item[method]

    def operation(self, method, target):
        """The operation for a request's target: a path without braces wins over one with them."""
        path = target.partition("?")[0]
        found = []
        for one, pattern, operation in self.operations():
            matches = re.fullmatch(re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(pattern)), path)
            if one == method.lower() and matches:
                found.append((pattern.count("{"), pattern, operation))
        return min(found, key=lambda one: one[0])[1:] if found else (None, None)

    def response(self, operation, status):
        response = operation["responses"].get(str(status))
        return self.resolve(response, "openapi.yaml")[0] if response else None

    def codes(self, response):
        return set(re.findall(r"`([a-z0-9-]+)`", self.resolve(response, "openapi.yaml")[0]["description"]))

    def codes_of(self, operation, status):
        """The problem codes that an operation may answer with this status, those that any request may meet among them."""
        named = self.codes(operation["responses"][str(status)]) if str(status) in operation["responses"] else set()
        return named | self.codes(operation["responses"]["default"]) if "default" in operation["responses"] else named

    def body_faults(self, operation, status, content_type, body):
        """What is wrong with an answer, given what the operation says about it."""
        if body is not None and isinstance(body, dict) and "code" in body and "problem+json" in content_type:
            wrong = self.faults_as(body, "Problem")
            if body["status"] != status:
                wrong.append(f"status {body['status']} in the body of a {status}")
            if body["code"] not in self.codes_of(operation, status):
                wrong.append(f"{status} {body['code']} is not documented for {operation['operationId']}")
            elif status not in self.problems[body["code"]]["status"]:
                wrong.append(f"problems.yaml does not know {body['code']} as {status}")
            return wrong
        response = self.response(operation, status)
        if response is None:
            return [f"status {status} is not documented for {operation['operationId']}"]
        content = response.get("content")
        if not content:
            return [] if not body else [f"a body where none is documented ({status})"]
        plain = content_type.partition(";")[0]
        if plain not in content:
            return [f"content type {content_type} is not documented"]
        if plain != "application/json":
            return []
        return self.faults(body, content[plain]["schema"])

    # --- asyncapi -------------------------------------------------------------------------------------------------
    def messages(self):
        return self.asyncapi["components"]["messages"]

    def message_of(self, frame):
        """Name of the message that a frame is, by its telling member."""
        if "command" in frame:
            return "command-" + str(frame["command"])
        if "view" in frame:
            return "view-" + str(frame["view"]).partition("/")[0]
        return next((kind for kind in ("hello", "welcome", "receipt", "refused") if kind in frame), None)

    def frame_faults(self, frame):
        name = self.message_of(frame)
        if name not in self.messages():
            return [f"no message {name}"]
        return self.faults(frame, self.messages()[name]["payload"], "asyncapi.yaml")
