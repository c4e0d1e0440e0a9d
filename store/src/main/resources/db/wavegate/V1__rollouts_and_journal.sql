-- No table refers to rollout by a foreign key: a workflow may write its journal and its cohort before the read model
-- knows it, and the read model can be rebuilt without touching them.

-- Plans by their digest, stored before the workflow starts, which carries only the digest; never changed.
CREATE TABLE plan (
    digest text COLLATE "C" PRIMARY KEY,
    -- Text, not jsonb: the digest is over these very characters.
    json   text NOT NULL
);

CREATE TABLE rollout (
    id         text COLLATE "C" PRIMARY KEY,
    digest     text        NOT NULL,
    -- Text, not jsonb: the digest is over these very characters.
    plan_json  text        NOT NULL,
    product    text        NOT NULL,
    labels     jsonb       NOT NULL,
    -- Calendars and rosters that the plan names, as source:name.
    schedules  text[]      NOT NULL,
    state      text        NOT NULL,
    finished   boolean     NOT NULL,
    progress   jsonb       NOT NULL,
    -- Which of the workflow's progress writes is kept; older ones are ignored.
    sequence   bigint      NOT NULL,
    -- Grows with every change of the progress; etags are made of it.
    version    bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE INDEX rollout_newest_first ON rollout (created_at DESC, id DESC);
CREATE INDEX rollout_by_state ON rollout (state, created_at DESC, id DESC);
CREATE INDEX rollout_by_product ON rollout (product, created_at DESC, id DESC);
CREATE INDEX rollout_by_labels ON rollout USING gin (labels jsonb_path_ops);
CREATE INDEX rollout_naming_schedule ON rollout USING gin (schedules) WHERE NOT finished;

CREATE TABLE journal (
    rollout       text COLLATE "C" NOT NULL,
    position      bigint           NOT NULL CHECK (position > 0),
    event_key     text COLLATE "C" NOT NULL,
    at            timestamptz      NOT NULL,
    kind          text             NOT NULL,
    actor         text             NOT NULL,
    text          text             NOT NULL,
    details       jsonb            NOT NULL,
    previous_hash text             NOT NULL,
    hash          text             NOT NULL,
    PRIMARY KEY (rollout, position),
    UNIQUE (rollout, event_key)
);

CREATE FUNCTION refuse_to_change_the_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append only, % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER journal_is_append_only
    BEFORE UPDATE OR DELETE ON journal
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_journal();

CREATE TRIGGER journal_is_never_emptied
    BEFORE TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_the_journal();
