"""Holds requests and answers to PagerDuty's OpenAPI description, cut to what is used here."""

import json
import re
import urllib.parse

from openapi_schema_validator import OAS30Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

# Version 3 of schedules is not in the cut description.
NOT_DESCRIBED = re.compile(r"/v3/schedules/[^/]+")
ROOT = "urn:pagerduty"


class Description:
    def __init__(self, file):
        self.document = json.loads(file.read_text(encoding="utf-8"))
        self.document = self._without_dangling(self.document)
        self.registry = Registry().with_resource(ROOT, Resource(contents=self.document, specification=DRAFT4))

    def findings(self, exchange, headers=True):
        """What of one request and its answer the description does not allow; published clients omit headers."""
        path = exchange["path"]
        template = self._template(path)
        operation = self.document["paths"].get(template, {}).get(exchange["method"].lower())
        if operation is None:
            return [] if NOT_DESCRIBED.fullmatch(path) or exchange["status"] == 404 else [
                f"{exchange['method']} {path} is no operation"
            ]
        where = f"{exchange['method']} {template}"
        shared = self.document["paths"][template].get("parameters", [])
        parameters = [self._resolved(each) for each in [*shared, *operation.get("parameters", [])]]
        found = list(self._query(where, parameters, exchange["query"]))
        if headers:
            sent = {name.lower(): value for name, value in exchange["headers"].items()}
            for each in parameters:
                if each["in"] == "header" and each.get("required"):
                    value = sent.get(each["name"].lower())
                    found += self._differences(f"{where}: header {each['name']}", each["schema"], value)
        # The list of overrides is said to answer 201, so the status of a success is not held against anybody.
        answer = next(each for status, each in operation["responses"].items() if status.startswith("2"))
        if exchange["status"] < 300 and exchange["answer"]:
            schema = self._resolved(answer)["content"]["application/json"]["schema"]
            # Whether a property may be null is rarely said and often so: null stands for absent.
            found += self._differences(f"{where} answer", schema, _without_nulls(json.loads(exchange["answer"])))
        return found

    def _template(self, path):
        for template in sorted(self.document["paths"], key=lambda each: each.count("{")):
            if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
                return template
        return path

    def _without_dangling(self, node):
        """The cut left references to what is not there any more; those allow anything."""
        if isinstance(node, list):
            return [self._without_dangling(each) for each in node]
        if not isinstance(node, dict):
            return node
        if isinstance(node.get("$ref"), str) and self._at(node["$ref"]) is None:
            return {}
        return {name: self._without_dangling(each) for name, each in node.items()}

    def _at(self, reference):
        at = self.document
        for part in reference.lstrip("#/").split("/"):
            part = part.replace("~1", "/").replace("~0", "~")
            at = at[int(part)] if isinstance(at, list) else at.get(part)
            if at is None:
                return None
        return at

    def _resolved(self, node):
        while "$ref" in node:
            node = self._at(node["$ref"])
        return node

    def _query(self, where, parameters, query):
        known = {each["name"]: each for each in parameters if each["in"] == "query"}
        sent = urllib.parse.parse_qs(query, keep_blank_values=True)
        for name, values in sent.items():
            if name not in known:
                yield f"{where}: has no parameter {name}"
                continue
            schema = self._resolved(known[name]["schema"])
            listed = schema.get("type") == "array"
            typed = [_typed(self._resolved(schema["items"]) if listed else schema, each) for each in values]
            yield from self._differences(f"{where}: {name}", schema, typed if listed else typed[0])
        for name, each in known.items():
            if each.get("required") and name not in sent:
                yield f"{where}: lacks the parameter {name}"

    def _differences(self, where, schema, value):
        absolute = json.loads(json.dumps(schema).replace('"#/', f'"{ROOT}#/'))
        validator = OAS30Validator(absolute, registry=self.registry)
        return [
            f"{where}{''.join(f'/{part}' for part in each.absolute_path)}: {each.message}"
            for each in validator.iter_errors(value)
        ]


def _typed(schema, text):
    if schema.get("type") == "integer" and re.fullmatch(r"-?\d+", text):
        return int(text)
    if schema.get("type") == "boolean" and text in ("true", "false"):
        return text == "true"
    return text


def _without_nulls(value):
    if isinstance(value, dict):
        return {name: _without_nulls(each) for name, each in value.items() if each is not None}
    if isinstance(value, list):
        return [_without_nulls(each) for each in value]
    return value
