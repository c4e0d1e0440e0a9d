"""The control plane of a simulator."""

import requests


class Simulator:
    def __init__(self, root):
        self.root = root

    def control(self, path, body=None):
        answer = requests.post(f"{self.root}/_sim/{path}", json=body if body is not None else {}, timeout=30)
        answer.raise_for_status()

    def exchanges(self):
        """Every request since recording began, with its answer; those that met an injected fault are left out."""
        answer = requests.get(f"{self.root}/_sim/exchanges", timeout=30)
        answer.raise_for_status()
        return [each for each in answer.json() if not each.get("fault")]


def expect(condition, what):
    if not condition:
        raise AssertionError(what)
