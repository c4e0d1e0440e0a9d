"""pdpyras and pagerduty, both of PagerDuty itself, against the simulator."""

import pagerduty
import pdpyras
from simulator import expect

START, END = "2027-01-04T08:00:00Z", "2027-01-04T16:00:00Z"
RANGE = {"since": "2027-01-04T00:00:00Z", "until": "2027-01-05T00:00:00Z"}


class Loopback(pagerduty.RestApiV2Client):
    """The client as published takes https addresses only."""

    url = property(lambda self: self._url, lambda self, root: setattr(self, "_url", root))


def run(simulator, key, token):
    people = [{"id": f"PUC{number:03}", "name": f"Person {number}", "email": f"p{number}@example.org"} for number in range(130)]
    simulator.control("schedules", [
        {"id": "PCLIENT", "name": "Clients", "timeZone": "Europe/Berlin",
         "entries": [{"user": people[0], "start": START, "end": END}]},
        {"id": "PCSHIFTS", "name": "Client shifts", "shiftBased": True,
         "entries": [{"user": each, "start": START, "end": END} for each in people]}])
    _sessions(simulator, pdpyras.APISession(key), pdpyras.APISession(token, auth_type="oauth2"), pdpyras.PDClientError)
    _sessions(simulator, Loopback(key), Loopback(token, auth_type="bearer"), pagerduty.HttpError)


def _sessions(simulator, session, oauth, refusal):
    for each in (session, oauth):
        each.url = simulator.root
        expect("PCLIENT" in [schedule["id"] for schedule in each.iter_all("schedules")], "schedules")
    schedule = session.rget("/schedules/PCLIENT", params=RANGE)
    expect(schedule["final_schedule"]["rendered_schedule_entries"][0]["user"]["id"] == "PUC000", "who is on call")
    expect(schedule["schedule_layers"][0]["rotation_turn_length_seconds"] == 28800, "turn length")
    expect(schedule["time_zone"] == "Europe/Berlin", "time zone")
    expect(session.find("users", "p7@example.org", attribute="email")["id"] == "PUC007", "a user by address")
    on_calls = list(session.iter_all("oncalls", params={**RANGE, "schedule_ids[]": ["PCSHIFTS"]}))
    expect(len(on_calls) == 130, f"{len(on_calls)} people on call at a time")
    expect(on_calls[0]["schedule"]["type"] == "schedule_v3_reference", "a schedule of version 3")
    policy = session.rget("/escalation_policies/PEPCLIENT")
    expect(policy["escalation_rules"][0]["targets"][0]["id"] == "PCLIENT", "the targets of a policy")
    expect(session.rget("/schedules/PCLIENT/overrides", params=RANGE) is not None, "overrides")
    try:
        session.rget("/schedules/PCSHIFTS")
    except refusal as refused:
        expect(refused.response.status_code == 404, "version 2 does not know schedules of version 3")
    else:
        raise AssertionError("a schedule of version 3 was found by version 2")
