-- Lots stay as they were entered: `counted` is the day of whose shares they speak
-- (NULL: the day bought), `sold` what was sold since, a line each: "2021-03-01 50".
ALTER TABLE lot ADD COLUMN counted TEXT;
ALTER TABLE lot ADD COLUMN sold TEXT NOT NULL DEFAULT '';

-- Of lots without a day nobody knows more than that they held until now.
UPDATE lot SET counted = date('now') WHERE bought IS NULL;

-- From which day on all splits of a listing have been asked for.
CREATE TABLE split_since (
    listing_id TEXT PRIMARY KEY,
    day        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Rows of files that were imported, so that none counts twice.
CREATE TABLE import_row (
    key TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
