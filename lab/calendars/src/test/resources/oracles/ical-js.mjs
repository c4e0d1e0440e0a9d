// Reads calendars with ical.js: a zone and a text in Base64 per line in, moments in seconds out.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const [installed, from, until] = process.argv.slice(2);
const require = createRequire(pathToFileURL(installed + '/'));
const ICAL = (await import(pathToFileURL(require.resolve('ical.js')))).default;
const MOST = 20000;

function moment(time, reader) {
    const zoned = time.clone();
    zoned.isDate = false;
    if (zoned.zone === ICAL.Timezone.localTimezone) {
        zoned.zone = reader;
    }
    return zoned.toUnixTime();
}

function cancelled(component) {
    return String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';
}

function read(text, zone) {
    const parsed = ICAL.parse(text);
    const calendars = (Array.isArray(parsed[0]) ? parsed : [parsed]).map(each => new ICAL.Component(each));
    const found = [];
    const events = [];
    for (const calendar of calendars) {
        calendar.getAllSubcomponents('vtimezone').forEach(each => ICAL.TimezoneService.register(each));
        events.push(...calendar.getAllSubcomponents('vevent'));
    }
    const reader = zone === 'UTC' ? ICAL.Timezone.utcTimezone : ICAL.TimezoneService.get(zone);
    for (const master of events.filter(each => !each.hasProperty('recurrence-id'))) {
        const uid = master.getFirstPropertyValue('uid');
        const exceptions = events.filter(
                each => each.hasProperty('recurrence-id') && each.getFirstPropertyValue('uid') === uid);
        const event = new ICAL.Event(master, {exceptions, strictExceptions: false});
        const iterator = event.iterator();
        for (let count = 0, next = iterator.next(); next; next = iterator.next(), count++) {
            const occurrence = event.getOccurrenceDetails(next);
            const [start, end] = [moment(occurrence.startDate, reader), moment(occurrence.endDate, reader)];
            if (moment(next, reader) > Number(until) + 400 * 86400) {
                break;
            }
            if (count > MOST) {
                throw new Error('endless');
            }
            if (start < end && start < until && end > from && !cancelled(occurrence.item.component)) {
                found.push([start, end]);
            }
        }
    }
    return found.sort((one, other) => one[0] - other[0] || one[1] - other[1]).map(each => each.join('/')).join(' ');
}

for (const line of readFileSync(0, 'utf8').split('\n').filter(each => each)) {
    const [zone, text] = line.split(' ');
    try {
        console.log(read(Buffer.from(text, 'base64').toString(), zone));
    } catch (problem) {
        console.log('fails ' + problem.constructor.name);
    }
}
