-- When companies report, and when their shares were split. Days are the
-- exchange's (ISO 8601).
CREATE TABLE earnings (
    listing_id TEXT NOT NULL,
    day        TEXT NOT NULL,
    estimated  INTEGER NOT NULL,
    PRIMARY KEY (listing_id, day)
) STRICT, WITHOUT ROWID;

-- When a listing's dates were last asked for, whatever the answer.
CREATE TABLE earnings_visit (
    listing_id TEXT PRIMARY KEY,
    asked_ms   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE split (
    listing_id TEXT NOT NULL,
    day        TEXT NOT NULL,
    ratio      TEXT NOT NULL,  -- new shares for one old
    PRIMARY KEY (listing_id, day)
) STRICT, WITHOUT ROWID;
