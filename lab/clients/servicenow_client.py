"""pysnow against the simulator of ServiceNow; the other published clients want https."""

from urllib.parse import urlsplit

import pysnow
import requests
from simulator import expect


def run(simulator, user, password):
    client = pysnow.Client(host=urlsplit(simulator.root).netloc, use_ssl=False, user=user, password=password)
    incidents = client.resource(api_path="/table/incident")
    made = incidents.create(payload={"short_description": "Written by a published client", "urgency": "3", "impact": "3"})
    number = made["number"]
    expect(number.startswith("INC"), f"the number is {number}")
    incidents.update(query={"number": number}, payload={"work_notes": "And noted"})
    found = incidents.get(query={"number": number}, stream=False, limit=10).one()
    expect(found["short_description"] == "Written by a published client", "the incident")
    changes = client.resource(api_path="/table/change_request")
    query = pysnow.QueryBuilder().field("active").equals("true").AND().field("number").order_ascending()
    expect(len(list(changes.get(query=query, limit=5).all())) <= 5, "changes")
    try:
        incidents.delete(query={"number": number})
    except requests.HTTPError as refusal:
        expect(refusal.response.status_code == 403, "an integration user may not delete")
    else:
        raise AssertionError("an integration user could delete an incident")
