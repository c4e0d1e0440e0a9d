-- Who is asked to be there for a wave, so that no other rollout counts the same people at the same time.
CREATE TABLE booking (
    rollout     text COLLATE "C" NOT NULL,
    wave        integer          NOT NULL CHECK (wave > 0),
    -- A region, or empty for the whole wave.
    part        text COLLATE "C" NOT NULL,
    starts_at   timestamptz      NOT NULL,
    ends_at     timestamptz      NOT NULL,
    title       text             NOT NULL,
    description text             NOT NULL,
    PRIMARY KEY (rollout, wave, part),
    CHECK (starts_at < ends_at)
);

-- Nearly all that is kept has ended, so asking for what ends later leaves little to look at.
CREATE INDEX booking_by_end ON booking (ends_at);

CREATE TABLE booked_person (
    rollout     text COLLATE "C" NOT NULL,
    wave        integer          NOT NULL,
    part        text COLLATE "C" NOT NULL,
    place       integer          NOT NULL,
    person_key  text COLLATE "C" NOT NULL,
    person_name text             NOT NULL,
    roles       text[]           NOT NULL,
    PRIMARY KEY (rollout, wave, part, place),
    FOREIGN KEY (rollout, wave, part) REFERENCES booking ON DELETE CASCADE
);
