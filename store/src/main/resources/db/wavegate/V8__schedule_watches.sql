-- The promises of outside systems to call us when a schedule moves, each until it ends by itself.
CREATE TABLE schedule_watch (
    id       text COLLATE "C" PRIMARY KEY,
    ref      text COLLATE "C" NOT NULL,
    -- What the outside system calls the thing that it watches.
    resource text             NOT NULL,
    begun_at timestamptz      NOT NULL,
    ends_at  timestamptz      NOT NULL
);
