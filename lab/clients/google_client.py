"""google-api-python-client against the simulator of Google Calendar."""

from google.auth.credentials import AnonymousCredentials
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from simulator import expect

CALENDAR = "client-shifts"
EVENT = "c11e47"


def run(simulator):
    simulator.control("calendars", [{"id": CALENDAR, "timeZone": "Europe/Berlin", "events": [
        {"summary": "Night", "start": f"2027-01-{day:02}T22:00:00+01:00", "end": f"2027-01-{day + 1:02}T06:00:00+01:00"}
        for day in range(4, 9)]}])
    service = build("calendar", "v3", credentials=AnonymousCredentials(), static_discovery=True,
                    client_options={"api_endpoint": f"{simulator.root}/calendar/v3/"})
    events = service.events()
    expect(service.calendars().get(calendarId=CALENDAR).execute()["timeZone"] == "Europe/Berlin", "time zone")
    expect(CALENDAR in [each["id"] for each in service.calendarList().list().execute()["items"]], "calendar list")
    token = _pages(events)
    _writes(events)
    changed = events.list(calendarId=CALENDAR, syncToken=token).execute()
    expect([each["id"] for each in changed["items"]] == [EVENT], "the changes since the first synchronisation")
    _refusals(events)
    _channels(service)


def _pages(events):
    found, request = [], events.list(calendarId=CALENDAR, maxResults=2, timeMin="2027-01-01T00:00:00Z")
    while request is not None:
        page = request.execute()
        found += page["items"]
        request = events.list_next(request, page)
    expect(len(found) == 5, "five nights on three pages")
    return page["nextSyncToken"]


def _writes(events):
    body = {"id": EVENT, "summary": "Shift", "attendees": [{"email": "ada@example.org"}],
            "start": {"dateTime": "2027-01-04T08:00:00+01:00", "timeZone": "Europe/Berlin"},
            "end": {"dateTime": "2027-01-04T16:00:00+01:00", "timeZone": "Europe/Berlin"},
            "recurrence": ["RRULE:FREQ=WEEKLY;COUNT=2"]}
    made = events.insert(calendarId=CALENDAR, body=body, sendUpdates="none").execute()
    expect(made["attendees"][0]["responseStatus"] == "needsAction", "nobody has answered yet")
    expect(events.patch(calendarId=CALENDAR, eventId=EVENT, body={"summary": "Late"}).execute()["summary"] == "Late", "patch")
    expanded = events.list(calendarId=CALENDAR, singleEvents=True, orderBy="startTime", q="Late").execute()
    expect([each["recurringEventId"] for each in expanded["items"]] == [EVENT, EVENT], "two instances")
    known = events.get(calendarId=CALENDAR, eventId=EVENT)
    known.headers["If-None-Match"] = known.execute()["etag"]
    _expect_refused(304, known)
    stale = events.update(calendarId=CALENDAR, eventId=EVENT, body=body)
    stale.headers["If-Match"] = '"stale"'
    _expect_refused(412, stale)
    events.delete(calendarId=CALENDAR, eventId=EVENT).execute()
    _expect_refused(410, events.delete(calendarId=CALENDAR, eventId=EVENT))
    _expect_refused(409, events.insert(calendarId=CALENDAR, body=body))


def _refusals(events):
    zoneless = {"summary": "x", "recurrence": ["RRULE:FREQ=DAILY;COUNT=2"],
                "start": {"dateTime": "2027-01-04T08:00:00Z"}, "end": {"dateTime": "2027-01-04T09:00:00Z"}}
    _expect_refused(400, events.insert(calendarId=CALENDAR, body=zoneless))
    _expect_refused(400, events.list(calendarId=CALENDAR, orderBy="startTime"))
    _expect_refused(404, events.list(calendarId="no-such-calendar"))
    _expect_refused(410, events.list(calendarId=CALENDAR, syncToken="forgotten"))


def _channels(service):
    wish = {"id": "client-channel", "type": "web_hook", "address": "http://hooks.example/x"}
    _expect_refused(400, service.events().watch(calendarId=CALENDAR, body=wish))
    wish["address"] = "https://hooks.invalid/x"
    channel = service.events().watch(calendarId=CALENDAR, body=wish).execute()
    _expect_refused(400, service.events().watch(calendarId=CALENDAR, body=wish))
    stop = {"id": channel["id"], "resourceId": channel["resourceId"]}
    service.channels().stop(body=stop).execute()
    _expect_refused(404, service.channels().stop(body=stop))


def _expect_refused(status, request):
    try:
        request.execute()
    except HttpError as refusal:
        expect(refusal.status_code == status, f"{refusal.status_code} instead of {status}: {refusal}")
        expect(status == 304 or refusal.error_details, f"no reason in {refusal}")
    else:
        raise AssertionError(f"{request.methodId} was not refused with {status}")
