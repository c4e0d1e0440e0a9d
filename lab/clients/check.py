"""Runs published clients against the simulators, and holds everything that was said to the vendors' descriptions."""

import argparse
import sys
import traceback
from pathlib import Path

import google_client
import google_description
import graph_client
import pagerduty_clients
import pagerduty_description
import servicenow_client
from simulator import Simulator

PAGERDUTY_FILE = "pagerduty-rest-v2.openapi.json"


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    for system in ("google", "pagerduty", "graph", "servicenow"):
        arguments.add_argument(f"--{system}", required=True)
    arguments.add_argument("--specs", type=Path, required=True)
    given = arguments.parse_args()
    if not (given.specs / PAGERDUTY_FILE).exists():
        print(f"clients: {given.specs / PAGERDUTY_FILE} is missing, so nothing is held to PagerDuty's description")
    google, pagerduty = Simulator(given.google), Simulator(given.pagerduty)
    failed = held("adapters", google, pagerduty, given.specs, headers=True)
    failed += client("google-api-python-client", lambda: google_client.run(google))
    failed += client("pdpyras and pagerduty", lambda: pagerduty_clients.run(pagerduty, "pd-key", "pd-token"))
    failed += client("msgraph-sdk", lambda: graph_client.run(Simulator(given.graph)))
    failed += client("pysnow", lambda: servicenow_client.run(Simulator(given.servicenow), "wavegate", "wavegate"))
    failed += held("adapters and clients", google, pagerduty, given.specs, headers=False)
    sys.exit(1 if failed else 0)


def client(name, run):
    try:
        run()
    except Exception:  # pylint: disable=broad-except
        traceback.print_exc()
        print(f"clients: {name} does not work with the simulator; see above")
        return 1
    print(f"clients: {name} works with the simulator")
    return 0


def held(who, google, pagerduty, specs, headers):
    description = google_description.Description()
    failed = report(f"Google's description, {who}", google.exchanges(), description.findings)
    file = specs / PAGERDUTY_FILE
    if not file.exists():
        return failed
    openapi = pagerduty_description.Description(file)
    return failed + report(
        f"PagerDuty's description, {who}", pagerduty.exchanges(), lambda each: openapi.findings(each, headers))


def report(what, exchanges, findings):
    found = sorted({finding for each in exchanges for finding in findings(each)})
    for each in found:
        print(f"clients: {what}: {each}")
    print(f"clients: {what}: {len(exchanges)} exchanges, {len(found)} findings")
    return 1 if found or not exchanges else 0


if __name__ == "__main__":
    main()
