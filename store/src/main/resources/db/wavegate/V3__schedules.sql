-- The last readings of outside calendars and rosters, replaced as a whole by each new reading.
CREATE TABLE schedule_copy (
    ref            text COLLATE "C" NOT NULL,
    kind           text             NOT NULL CHECK (kind IN ('CALENDAR', 'ROSTER')),
    fetched_at     timestamptz      NOT NULL,
    covered_from   timestamptz      NOT NULL,
    covered_to     timestamptz      NOT NULL,
    complete       boolean          NOT NULL,
    -- Of what windows follow from; says whether anybody has to look again.
    digest         text             NOT NULL,
    -- Of everything, names and titles too; says whether the rows below have to be written again.
    content_digest text             NOT NULL,
    PRIMARY KEY (ref, kind)
);

CREATE TABLE calendar_interval (
    ref       text COLLATE "C" NOT NULL,
    place     integer          NOT NULL,
    starts_at timestamptz      NOT NULL,
    ends_at   timestamptz      NOT NULL,
    certainty text             NOT NULL,
    title     text             NOT NULL,
    PRIMARY KEY (ref, place)
);

CREATE TABLE presence (
    ref         text COLLATE "C" NOT NULL,
    place       integer          NOT NULL,
    person_key  text             NOT NULL,
    person_name text             NOT NULL,
    starts_at   timestamptz      NOT NULL,
    ends_at     timestamptz      NOT NULL,
    PRIMARY KEY (ref, place)
);
