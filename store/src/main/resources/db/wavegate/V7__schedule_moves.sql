-- What moved in schedules and may not have been told to every rollout concerned, at most one row for each schedule. It is
-- written together with the copy that moved: a reading that is kept twice says the second time that nothing is new.
CREATE SEQUENCE schedule_move_number;

CREATE TABLE schedule_move (
    ref        text COLLATE "C" PRIMARY KEY,
    moved_from timestamptz NOT NULL,
    moved_to   timestamptz NOT NULL,
    -- People only became free.
    freed      boolean     NOT NULL,
    -- Another one after every further move, also after the row was gone meanwhile.
    number     bigint      NOT NULL DEFAULT nextval('wavegate.schedule_move_number'),
    told       text[]      NOT NULL,
    told_at    timestamptz
);
