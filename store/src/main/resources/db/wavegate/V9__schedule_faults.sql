-- Why a schedule cannot be read at present, until it is read in full again; a schedule without a copy may have one too.
CREATE TABLE schedule_fault (
    ref    text COLLATE "C" PRIMARY KEY,
    kind   text             NOT NULL,
    reason text             NOT NULL,
    since  timestamptz      NOT NULL
);

-- Why a copy is not complete, in place of only that it is not.
ALTER TABLE schedule_copy ADD COLUMN problem text;
UPDATE schedule_copy SET problem = 'The source gave only a part of it.' WHERE NOT complete;
ALTER TABLE schedule_copy DROP COLUMN complete;
