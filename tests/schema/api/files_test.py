#!/usr/bin/python3
"""schema/api by itself: complete, consistent, its examples valid, and at one with the programs' own tables.

files_test.py API-TABLES, which prints those tables (Tables.cpp).
"""
import json
import re
import subprocess
import sys
import unittest

import jsonschema

from contract import API, GOLDEN, ROOT, Files

FILES = Files()
TABLES = {}
# What a golden file is an example of, by the beginning of its name.
GOLDEN_ANSWERS = {"http-hall": "HallView", "http-catalogue": "Catalogue", "http-problem": "Problem", "http-ticket": "Ticket",
                  "http-visit": "VisitView", "http-notices": "NoticeList", "http-leases": "LeasesView", "http-explanation": "Explanation",
                  "http-case": "CaseView", "http-case-list": "CaseList", "http-case-result": "CaseResult",
                  "http-case-search": "CaseSearch", "http-case-revealed": "Revealed", "http-kiosk-applications": "KioskApplications",
                  "http-kiosk-search": "KioskSearch", "http-application": "Application",
                  "http-supervision": "Supervision", "http-approvals": "ApprovalList", "http-follow-ups": "FollowUpList",
                  "http-follow-up-result": "FollowUpResult", "http-follow-up-open": "FollowUpOpen", "http-follow-up-assign": "FollowUpAssign",
                  "http-follow-up-resolve": "FollowUpResolve", "http-follow-up-close": "FollowUpClose", "http-follow-up-respond": "FollowUpRespond",
                  "http-follow-up-exclude": "FollowUpExclude", "http-rating-offer": "RatingOffer", "http-rating-body": "RatingBody",
                  "http-rating-result": "RatingResult", "http-evaluations": "EvaluationFigures", "http-packages": "PackageList",
                  "http-package-branch": "PackageBranch", "http-package-answers": "BranchBody"}


def walk(node, path=""):
    yield path, node
    if isinstance(node, dict):
        for key, value in node.items():
            yield from walk(value, f"{path}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from walk(value, f"{path}/{index}")


class Whole(unittest.TestCase):
    def test_versions(self):
        self.assertRegex(FILES.openapi["openapi"], r"^3\.1\.\d+$")
        self.assertRegex(FILES.asyncapi["asyncapi"], r"^3\.0\.\d+$")
        for document in (FILES.openapi, FILES.asyncapi):
            self.assertTrue(document["info"]["title"] and document["info"]["description"])

    def test_schemas_are_schemas(self):
        jsonschema.Draft202012Validator.check_schema(FILES.types)
        for name, message in FILES.messages().items():
            with self.subTest(name):
                jsonschema.Draft202012Validator.check_schema(message["payload"])

    def test_references_lead_somewhere(self):
        used = set(GOLDEN_ANSWERS.values())
        for name, document in FILES.documents.items():
            for path, node in walk(document):
                if path.endswith("/$ref"):
                    with self.subTest(name + path):
                        FILES.resolve({"$ref": node}, name)
                        used.add(node.rpartition("/")[2])
        for name in FILES.types["$defs"]:
            self.assertIn(name, used, "defined and never used")
        for kind, entries in FILES.openapi["components"].items():
            for name in entries:
                if kind != "securitySchemes":
                    self.assertIn(name, used, "defined and never used")

    def test_operations_are_whole(self):
        seen = set()
        tags = {tag["name"] for tag in FILES.openapi["tags"]}
        for method, path, operation in FILES.operations():
            with self.subTest(f"{method} {path}"):
                self.assertNotIn(operation["operationId"], seen)
                seen.add(operation["operationId"])
                self.assertTrue(operation["summary"])
                self.assertLessEqual(set(operation["tags"]), tags)
                self.assertIn(operation["x-listener"], ("public", "staff", "people", "admin", "every"))
                self.assertTrue(any(re.match("[12]", status) for status in operation["responses"]))
                self.assertIn("default", operation["responses"])
                parameters = [FILES.resolve(one, "openapi.yaml")[0] for one in operation.get("parameters", [])]
                self.assertEqual(sorted(re.findall(r"\{(\w+)\}", path)), sorted(p["name"] for p in parameters if p["in"] == "path"))
                if "security" not in operation:
                    self.assertIn("401", operation["responses"])
                    self.assertTrue(operation.get("x-own") or operation["x-roles"])

    def test_conversation_is_whole(self):
        line = FILES.asyncapi["channels"]["line"]["messages"]
        self.assertEqual(set(line), set(FILES.messages()))
        spoken = set()
        for operation in FILES.asyncapi["operations"].values():
            for one in operation["messages"] + operation.get("reply", {}).get("messages", []):
                spoken.add(one["$ref"].rpartition("/")[2])
        self.assertEqual(spoken, set(line))
        known = {f"{method.upper()} {path}" for method, path, _ in FILES.operations()}
        for name, message in FILES.messages().items():
            with self.subTest(name):
                self.assertTrue(message["examples"])
                if "x-http" in message:
                    self.assertIn(message["x-http"], known)


class Examples(unittest.TestCase):
    def check(self, where, value, schema, document="openapi.yaml"):
        with self.subTest(where):
            self.assertEqual(FILES.faults(value, schema, document), [])

    def examples(self, content):
        for kind, body in content.items():
            if "example" in body:
                yield kind, body["example"], body["schema"]
            for one in body.get("examples", {}).values():
                yield kind, one["value"], body["schema"]

    def test_http(self):
        for method, path, operation in FILES.operations():
            where = f"{method} {path}"
            if "requestBody" in operation:
                found = list(self.examples(operation["requestBody"]["content"]))
                written = "application/json" in operation["requestBody"]["content"]  # of a scan there is nothing to show here
                self.assertTrue(found or not written or not operation["requestBody"].get("required"), f"{where}: no example of its body")
                for kind, value, schema in found:
                    self.check(where, value, schema)
            for status, response in operation["responses"].items():
                response, _ = FILES.resolve(response, "openapi.yaml")
                found = list(self.examples(response.get("content", {})))
                if status.startswith("2") and any("json" in kind for kind in response.get("content", {})):
                    self.assertTrue(found, f"{where}: no example of {status}")
                for _, value, schema in found:
                    self.check(f"{where} {status}", value, schema)
            for one in operation.get("parameters", []):
                one, _ = FILES.resolve(one, "openapi.yaml")
                if "example" in one:
                    self.check(f"{where} {one['name']}", one["example"], one["schema"])

    def test_values(self):
        for name, schema in FILES.types["$defs"].items():
            for value in schema.get("examples", []):
                self.check(name, value, {"$ref": "types.yaml#/$defs/" + name})

    def test_frames(self):
        for name, message in FILES.messages().items():
            for example in message["examples"]:
                with self.subTest(name):
                    self.assertEqual(FILES.message_of(example["payload"]), name)
                    self.assertEqual(FILES.frame_faults(example["payload"]), [])

    def test_golden_frames(self):
        for path in sorted(GOLDEN.glob("*.json")):
            with self.subTest(path.stem):
                value = json.loads(path.read_text(encoding="utf-8"))
                if path.stem.startswith("http-"):
                    kind = max((one for one in GOLDEN_ANSWERS if path.stem.startswith(one)), key=len)
                    self.assertEqual(FILES.faults_as(value, GOLDEN_ANSWERS[kind]), [])
                else:
                    self.assertEqual(FILES.frame_faults(value), [])


class Tables(unittest.TestCase):
    def test_routes(self):
        def shape(method, path):
            return method, re.sub(r"\{\w+\}", "{}", path)
        served = {shape(method, path) for method, path, _ in TABLES["routes"]}
        written = {shape(method, path) for method, path, operation in FILES.operations()}
        self.assertEqual(served, written)

    def test_listeners(self):
        for method, path, listener in TABLES["listeners"]:
            with self.subTest(path):
                _, operation = FILES.operation(method, re.sub(r"\{\w+\}", "x", path))
                self.assertEqual(operation["x-listener"], listener)

    def test_problem_codes(self):
        titled = dict(TABLES["problems"])
        self.assertEqual(titled, {code: entry["title"] for code, entry in FILES.problems.items()})
        for code, status in TABLES["refusals"]:
            with self.subTest(code):
                self.assertIn(status, FILES.problems[code]["status"])

    def test_codes_of_answers(self):
        named = set(re.findall(r"`([a-z0-9-]+)`", (API / "asyncapi.yaml").read_text(encoding="utf-8")))
        for method, path, operation in FILES.operations():
            for status, response in operation["responses"].items():
                for code in FILES.codes(response):
                    named.add(code)
                    with self.subTest(f"{method} {path} {status} {code}"):
                        self.assertIn(code, FILES.problems)
                        if status != "default":
                            self.assertIn(int(status), FILES.problems[code]["status"])
        # Told to the operator at the server's own machine only: configuring and importing have no route.
        for code in set(FILES.problems) - {"circular", "record-differs"}:
            self.assertIn(code, named, "in problems.yaml and in no answer")

    def test_every_code_is_used(self):
        sources = "".join(path.read_text(encoding="utf-8") for part in ("server", "schema/wire")
                          for path in (ROOT / part).rglob("*.[ch]pp") if path.name != "Problem.cpp")
        for code in FILES.problems:
            self.assertIn(f'"{code}"', sources, "titled, documented, and answered by nobody")

    def test_commands(self):
        commands = {name for name, _ in TABLES["commands"]}
        messages = {name[len("command-"):] for name in FILES.messages() if name.startswith("command-")}
        self.assertEqual(commands, messages)

    def test_roles_of_commands(self):
        roles = dict(TABLES["commands"])
        for method, path, command in TABLES["routes"]:
            if command in roles:
                with self.subTest(path):
                    _, operation = FILES.operation(method, re.sub(r"\{\w+\}", "x", path))
                    # A phone has no token: what it may do has paths of its own on the public listener.
                    elsewhere = {"scheduler", "phone"} if operation["x-listener"] == "staff" else {"scheduler"}
                    self.assertEqual(set(operation["x-roles"]), set(roles[command]) - elsewhere)

    def test_roles_of_operations(self):
        roles = dict(TABLES["operations"])
        for method, path, operation in FILES.operations():
            if "x-operation" in operation:
                with self.subTest(f"{method} {path}"):
                    self.assertEqual(set(operation["x-roles"]), set(roles[operation["x-operation"]]) - {"scheduler"})


if __name__ == "__main__":
    TABLES.update(json.loads(subprocess.run([sys.argv.pop(1)], capture_output=True, text=True, check=True).stdout))
    unittest.main()
