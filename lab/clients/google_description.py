"""Holds requests and answers to Google's discovery document, which ships inside google-api-python-client."""

import json
import re
import urllib.parse
from datetime import date, datetime
from pathlib import Path

import googleapiclient.discovery_cache

PREFIX = "/calendar/v3/"


class Description:
    def __init__(self):
        documents = Path(googleapiclient.discovery_cache.__file__).parent / "documents"
        self.document = json.loads((documents / "calendar.v3.json").read_text(encoding="utf-8"))
        self.methods = [
            method for resource in self.document["resources"].values() for method in resource["methods"].values()
        ]

    def findings(self, exchange):
        """What of one request and its answer the document does not allow; empty when all is well."""
        path = exchange["path"]
        if not path.startswith(PREFIX):
            return [] if path == "/token" else [f"{path} is no path of the Calendar API"]
        method, variables = self._method(exchange["method"], path[len(PREFIX):])
        if method is None:
            return [f"{exchange['method']} {path} is no method of the Calendar API"]
        where = method["id"]
        found = list(self._parameters(where, method, exchange["query"]))
        if exchange["body"] and "request" in method:
            found += self._value(f"{where} request", method["request"], json.loads(exchange["body"]))
        elif exchange["body"]:
            found.append(f"{where}: has a body, but takes none")
        if 200 <= exchange["status"] < 300 and "response" in method:
            found += self._value(f"{where} answer", method["response"], json.loads(exchange["answer"]))
        elif exchange["status"] >= 400 and "error" not in json.loads(exchange["answer"]):
            found.append(f"{where}: the refusal has no error")
        return found

    def _method(self, verb, path):
        # Literal segments win over variables, as events/watch does over events/{eventId}.
        for method in sorted(self.methods, key=lambda each: each["path"].count("{")):
            pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", method["path"])
            match = re.fullmatch(pattern, path)
            if method["httpMethod"] == verb and match:
                return method, match.groupdict()
        return None, {}

    def _parameters(self, where, method, query):
        known = {**self.document["parameters"], **method.get("parameters", {})}
        sent = urllib.parse.parse_qs(query, keep_blank_values=True)
        for name, values in sent.items():
            rule = known.get(name)
            if rule is None or rule.get("location") == "path":
                yield f"{where}: has no parameter {name}"
                continue
            if len(values) > 1 and not rule.get("repeated"):
                yield f"{where}: {name} is given {len(values)} times"
            for value in values:
                if not _text_fits(rule, value):
                    yield f"{where}: {name} is {value!r}, which is no {rule.get('format', rule['type'])}"
        for name, rule in method.get("parameters", {}).items():
            if rule.get("required") and rule["location"] == "query" and name not in sent:
                yield f"{where}: lacks the parameter {name}"

    def _value(self, where, rule, value):
        if "$ref" in rule:
            rule = self.document["schemas"][rule["$ref"]]
        kind = rule.get("type", "any")
        if value is None or kind == "any":
            return
        if kind == "object":
            yield from self._object(where, rule, value)
        elif kind == "array":
            if not isinstance(value, list):
                yield f"{where} is {value!r}, which is no array"
                return
            for index, each in enumerate(value):
                yield from self._value(f"{where}[{index}]", rule["items"], each)
        elif not _fits(rule, value):
            yield f"{where} is {value!r}, which is no {rule.get('format', kind)}"

    def _object(self, where, rule, value):
        if not isinstance(value, dict):
            yield f"{where} is {value!r}, which is no object"
            return
        properties = rule.get("properties", {})
        for name, each in value.items():
            if name in properties:
                yield from self._value(f"{where}.{name}", properties[name], each)
            elif "additionalProperties" in rule:
                yield from self._value(f"{where}.{name}", rule["additionalProperties"], each)
            else:
                yield f"{where} has an unknown property {name}"


def _text_fits(rule, text):
    """A parameter, which is text on the wire whatever its type."""
    kind = rule["type"]
    if kind == "boolean":
        return text in ("true", "false")
    if kind == "integer":
        return re.fullmatch(r"-?\d+", text) is not None and _in_bounds(rule, int(text))
    return _fits(rule, text)


def _fits(rule, value):
    kind = rule["type"]
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "integer":
        return isinstance(value, int) and not isinstance(value, bool) and _in_bounds(rule, value)
    if kind == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if not isinstance(value, str) or ("enum" in rule and value not in rule["enum"]):
        return False
    return _format_fits(rule.get("format"), value)


def _in_bounds(rule, number):
    return int(rule.get("minimum", number)) <= number <= int(rule.get("maximum", number))


def _format_fits(form, value):
    try:
        if form == "date-time":
            return datetime.fromisoformat(value.replace("Z", "+00:00")).tzinfo is not None
        if form == "date":
            return date.fromisoformat(value) is not None
        if form in ("int64", "uint64"):
            return re.fullmatch(r"-?\d+", value) is not None
    except ValueError:
        return False
    return True
