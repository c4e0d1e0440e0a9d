"""Reads calendars with recurring-ical-events: a zone and a text in Base64 per line in, moments in seconds out."""

import base64
import datetime
import sys
import zoneinfo

import icalendar
import recurring_ical_events

FROM, UNTIL = (datetime.datetime.fromtimestamp(int(text), datetime.timezone.utc) for text in sys.argv[1:3])
MARGIN = datetime.timedelta(days=3)


def moment(time, reader):
    if not isinstance(time, datetime.datetime):
        time = datetime.datetime(time.year, time.month, time.day)
    if time.tzinfo is None:
        time = time.replace(tzinfo=reader)
    return time.timestamp()


def read(text, reader):
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(FROM - MARGIN, UNTIL + MARGIN)
    found = []
    for event in events:
        if str(event.get("STATUS", "")).upper() != "CANCELLED":
            start, end = moment(event.start, reader), moment(event.end, reader)
            if start < end and start < UNTIL.timestamp() and end > FROM.timestamp():
                found.append((int(start), int(end)))
    return " ".join(f"{start}/{end}" for start, end in sorted(found))


for line in sys.stdin:
    zone, text = line.split()
    try:
        print(read(base64.b64decode(text), zoneinfo.ZoneInfo(zone)))
    except Exception as problem:  # whatever the library cannot read
        print("fails", type(problem).__name__)
