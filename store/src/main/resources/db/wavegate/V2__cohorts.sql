CREATE TABLE cohort (
    rollout   text COLLATE "C" PRIMARY KEY,
    sealed_at timestamptz
);

-- Devices before their cohort is sealed. Logged although short-lived: an unlogged table comes back empty from a crash
-- of the database, and the devices staged so far would be forgotten without a word.
CREATE TABLE cohort_candidate (
    rollout     text COLLATE "C" NOT NULL,
    device      text COLLATE "C" NOT NULL,
    model       text             NOT NULL,
    hardware    text             NOT NULL,
    region      text             NOT NULL,
    site        text             NOT NULL,
    criticality text             NOT NULL,
    version     text COLLATE "C",
    PRIMARY KEY (rollout, device)
);

CREATE TABLE cohort_wave (
    rollout      text COLLATE "C" NOT NULL,
    wave         smallint         NOT NULL,
    from_ordinal integer          NOT NULL,
    to_ordinal   integer          NOT NULL CHECK (to_ordinal > from_ordinal),
    PRIMARY KEY (rollout, wave)
);

-- A device takes about four steps in a rollout. Only "standing" is indexed of what a step changes, and it changes in two
-- of them, so that the others stay within their page (HOT); the fill factor leaves them room.
CREATE TABLE cohort_member (
    rollout             text COLLATE "C" NOT NULL,
    ordinal             integer          NOT NULL,
    device              text COLLATE "C" NOT NULL,
    wave                smallint         NOT NULL,
    previous            text,
    outcome             text COLLATE "C" NOT NULL DEFAULT 'PENDING',
    code                text             NOT NULL DEFAULT '',
    attempt             integer          NOT NULL DEFAULT 0,
    first_dispatched_at timestamptz,
    dispatched_at       timestamptz,
    claimed_at          timestamptz,
    returned_at         timestamptz,
    assignment          text COLLATE "C",
    standing            text COLLATE "C" GENERATED ALWAYS AS (
        CASE
            WHEN outcome = 'PENDING' THEN 'WAITING'
            WHEN outcome IN ('DISPATCHED', 'INSTALLING', 'AWAITING_CONFIRMATION') THEN 'ASKED'
            WHEN outcome = 'CONFIRMED' THEN 'CONFIRMED'
            WHEN outcome IN ('FAILED', 'REJECTED', 'NO_RESPONSE', 'FALSE_SUCCESS', 'SELF_REVERTED') THEN 'TROUBLED'
            WHEN outcome = 'REVERTING' THEN 'REVERTING'
            ELSE 'OVER'
        END) STORED,
    PRIMARY KEY (rollout, ordinal),
    UNIQUE (rollout, device)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

-- Confirmed devices are nearly all in the end and are read in bulk by ordinal only, so the index spares them.
CREATE INDEX cohort_member_standing ON cohort_member (rollout, standing, ordinal) WHERE standing <> 'CONFIRMED';

-- How many members stand where, for every 4,000 ordinals, kept by the triggers below: a running rollout counts its
-- devices every second, and counting a million rows each time would cost more than updating them.
CREATE TABLE cohort_count (
    rollout text COLLATE "C" NOT NULL,
    slice   integer          NOT NULL,
    wave    smallint         NOT NULL,
    outcome text COLLATE "C" NOT NULL,
    devices integer          NOT NULL,
    PRIMARY KEY (rollout, slice, wave, outcome)
) WITH (fillfactor = 50);

CREATE FUNCTION count_new_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO wavegate.cohort_count AS kept (rollout, slice, wave, outcome, devices)
    SELECT rollout, ordinal / 4000, wave, outcome, count(*)
    FROM arrived
    GROUP BY 1, 2, 3, 4
    ORDER BY 1, 2, 3, 4
    ON CONFLICT (rollout, slice, wave, outcome) DO UPDATE SET devices = kept.devices + excluded.devices;
    RETURN NULL;
END
$$;

CREATE TRIGGER count_new_members
    AFTER INSERT ON cohort_member
    REFERENCING NEW TABLE AS arrived
    FOR EACH STATEMENT EXECUTE FUNCTION count_new_members();

-- Sorted, so that two statements at once lock the counts in the same order.
CREATE FUNCTION count_moved_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO wavegate.cohort_count AS kept (rollout, slice, wave, outcome, devices)
    SELECT rollout, slice, wave, outcome, sum(devices)
    FROM (
        SELECT rollout, ordinal / 4000 AS slice, wave, outcome, 1 AS devices FROM stands
        UNION ALL
        SELECT rollout, ordinal / 4000, wave, outcome, -1 FROM stood
    ) AS moved
    GROUP BY 1, 2, 3, 4
    HAVING sum(devices) <> 0
    ORDER BY 1, 2, 3, 4
    ON CONFLICT (rollout, slice, wave, outcome) DO UPDATE SET devices = kept.devices + excluded.devices;
    RETURN NULL;
END
$$;

CREATE TRIGGER count_moved_members
    AFTER UPDATE ON cohort_member
    REFERENCING OLD TABLE AS stood NEW TABLE AS stands
    FOR EACH STATEMENT EXECUTE FUNCTION count_moved_members();

-- Orders to device backends, written before they are sent. The members and their attempts are kept with the order: it
-- is sent again word for word after a crash, although some of its devices may have moved on meanwhile.
CREATE TABLE assignment (
    key             text COLLATE "C" PRIMARY KEY,
    rollout         text COLLATE "C" NOT NULL,
    lane_group      text COLLATE "C" NOT NULL,
    chunk           integer          NOT NULL,
    intent          text             NOT NULL,
    version         text             NOT NULL,
    targets_digest  text             NOT NULL,
    devices         integer          NOT NULL,
    ordinals        integer[]        NOT NULL,
    attempts        integer[]        NOT NULL,
    opened_at       timestamptz      NOT NULL,
    acknowledged_at timestamptz,
    UNIQUE (lane_group, chunk)
);

CREATE INDEX assignment_by_time ON assignment (lane_group, opened_at);
CREATE INDEX assignment_unacknowledged ON assignment (lane_group, chunk) WHERE acknowledged_at IS NULL;

CREATE TABLE feed_cursor (
    feed   text COLLATE "C" PRIMARY KEY,
    cursor text NOT NULL
);
