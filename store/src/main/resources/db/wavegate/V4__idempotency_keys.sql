-- A row without status is a request that is being answered; one that stays so for a minute was abandoned.
CREATE TABLE idempotency_key (
    key            text COLLATE "C" PRIMARY KEY,
    request_digest text        NOT NULL,
    begun_at       timestamptz NOT NULL,
    status         integer,
    content_type   text,
    body           text,
    created_at     timestamptz NOT NULL
);

CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);
