-- Where the devices of one region lie within a wave, for waves that are cut by region. The empty region is all others.
CREATE TABLE cohort_part (
    rollout      text COLLATE "C" NOT NULL,
    wave         smallint         NOT NULL,
    region       text             NOT NULL,
    from_ordinal integer          NOT NULL,
    to_ordinal   integer          NOT NULL CHECK (to_ordinal > from_ordinal),
    PRIMARY KEY (rollout, wave, region)
);
