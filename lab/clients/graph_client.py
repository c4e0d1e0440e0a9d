"""msgraph-sdk against the simulator of Microsoft Graph."""

import asyncio

import requests
from kiota_abstractions.api_error import APIError
from kiota_abstractions.authentication import AnonymousAuthenticationProvider
from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph import GraphRequestAdapter, GraphServiceClient
from msgraph.generated.teams.item.schedule.shifts.shifts_request_builder import ShiftsRequestBuilder
from simulator import expect

TEAM = "client-team"
AROUND = "sharedShift/startDateTime ge 2027-01-03T08:00:00Z and sharedShift/endDateTime le 2027-01-05T16:00:00Z"
OVERLAPPING = "sharedShift/startDateTime le 2027-01-05T16:00:00Z and sharedShift/endDateTime ge 2027-01-03T08:00:00Z"


def run(simulator):
    span = {"startDateTime": "2027-01-04T08:00:00Z", "endDateTime": "2027-01-04T16:00:00Z"}
    simulator.control("teams", [{
        "id": TEAM,
        "users": [{"id": "u1", "displayName": "Ada", "mail": "ada@example.org", "userPrincipalName": "ada@example.org"}],
        "schedulingGroups": [{"id": "TAG_1", "displayName": "Night", "isActive": True, "userIds": ["u1"]}],
        "shifts": [{"userId": "u1", "schedulingGroupId": "TAG_1", "sharedShift": {**span, "displayName": "Day"}}],
        "timesOff": [{"userId": "u1", "sharedTimeOff": span}]}])
    _token(simulator)
    asyncio.run(_reads(simulator))


def _token(simulator):
    grant = {"grant_type": "client_credentials", "client_id": "app", "client_secret": "s", "scope": "https://graph/.default"}
    answer = requests.post(f"{simulator.root}/contoso/oauth2/v2.0/token", data=grant, timeout=30)
    # The client that runs here needs no token; the login is of another host, which the SDK wants to be https.
    expect(answer.status_code in (200, 401), f"the token endpoint answers {answer.status_code}")


async def _reads(simulator):
    adapter = GraphRequestAdapter(AnonymousAuthenticationProvider())
    adapter.base_url = f"{simulator.root}/v1.0"
    client = GraphServiceClient(request_adapter=adapter)
    schedule = client.teams.by_team_id(TEAM).schedule
    expect((await schedule.get()).enabled, "the schedule")
    shifts = (await schedule.shifts.get(_filtered(AROUND))).value
    expect([each.user_id for each in shifts] == ["u1"], "one shift")
    expect(shifts[0].shared_shift.start_date_time.isoformat() == "2027-01-04T08:00:00+00:00", "its start")
    expect(len((await schedule.times_off.get()).value) == 1, "one time off")
    expect((await schedule.scheduling_groups.get()).value[0].user_ids == ["u1"], "one group")
    expect((await client.users.by_user_id("u1").get()).mail == "ada@example.org", "one user")
    try:
        await schedule.shifts.get(_filtered(OVERLAPPING))
    except APIError as refusal:
        expect(refusal.response_status_code == 400, f"{refusal.response_status_code} instead of 400")
    else:
        raise AssertionError("a filter for what overlaps was not refused")


def _filtered(text):
    parameters = ShiftsRequestBuilder.ShiftsRequestBuilderGetQueryParameters(filter=text)
    return RequestConfiguration(query_parameters=parameters)
