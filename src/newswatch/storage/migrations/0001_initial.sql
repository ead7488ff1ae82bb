-- Times are milliseconds since 1970, UTC (`..._ms`). Decimals that must come
-- back as they went in are TEXT; prices of bars are REAL, whose shortest
-- decimal form is what the source sent.

-- Who published, through which feed, in which language: the same few hundred
-- combinations for a million articles.
CREATE TABLE origin (
    id       INTEGER PRIMARY KEY,
    source   TEXT NOT NULL,
    feed_url TEXT NOT NULL,
    language TEXT NOT NULL,
    UNIQUE (source, feed_url, language)
) STRICT;

CREATE TABLE article (
    id              INTEGER PRIMARY KEY,  -- second of publication * 4 + n
    url_key         INTEGER NOT NULL UNIQUE,  -- 64 bits of the URL's hash
    copy_key        INTEGER,  -- likewise of source, day and text; NULL: too short
    story_id        INTEGER NOT NULL,     -- its own id if it leads the story
    origin_id       INTEGER NOT NULL REFERENCES origin (id),
    published_ms    INTEGER NOT NULL,
    published_known INTEGER NOT NULL,
    fetched_ms      INTEGER NOT NULL,
    read_ms         INTEGER,  -- copies of article_status, so that they can be
    starred_ms      INTEGER,  -- indexed together with the rest
    url             TEXT NOT NULL,
    title           TEXT NOT NULL CHECK (title <> ''),
    summary         TEXT NOT NULL,
    image_url       TEXT NOT NULL,
    symbols         TEXT NOT NULL  -- one a line
) STRICT;

CREATE INDEX article_copy ON article (copy_key) WHERE copy_key IS NOT NULL;
CREATE INDEX article_origin ON article (origin_id);
CREATE INDEX article_recycled ON article (story_id) WHERE story_id <> id;
CREATE INDEX article_unread ON article (read_ms)
    WHERE read_ms IS NULL AND story_id = id;
CREATE INDEX article_starred ON article (starred_ms) WHERE starred_ms IS NOT NULL;

-- What only the reader shows.
CREATE TABLE article_body (
    article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    html       TEXT NOT NULL
) STRICT;

-- Where else the same article came from.
CREATE TABLE article_also (
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    origin_id  INTEGER NOT NULL REFERENCES origin (id),
    PRIMARY KEY (article_id, origin_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_also_origin ON article_also (origin_id);

-- What the user did. Kept longer than the article, so that one which comes back
-- after clean-up comes back as read.
CREATE TABLE article_status (
    url_key      INTEGER PRIMARY KEY,
    read_ms      INTEGER,
    starred_ms   INTEGER,
    published_ms INTEGER NOT NULL
) STRICT;

-- Full text: our own terms (storage/terms.py), without positions and without
-- the text; deleting needs the terms again, which the article's text gives.
CREATE VIRTUAL TABLE article_terms USING fts5 (
    terms, content = '', detail = none, columnsize = 0, tokenize = "ascii tokenchars '_'"
);

-- Every word of three letters or more: what an unfinished one may become.
CREATE TABLE word (
    text TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Which articles of the last days share a part of their wording.
CREATE TABLE story_band (
    band       INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (band, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_band_article ON story_band (article_id);

CREATE TABLE entity (
    id   INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE mention (
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    entity_id  INTEGER NOT NULL REFERENCES entity (id),
    field      TEXT NOT NULL,
    start      INTEGER NOT NULL,  -- code points of that field
    stop       INTEGER NOT NULL,
    evidence   TEXT NOT NULL,
    score      REAL NOT NULL,
    reasons    TEXT NOT NULL,     -- JSON: [[code, detail, weight], ...]
    PRIMARY KEY (article_id, number),
    CHECK (0 <= start AND start < stop)
) STRICT, WITHOUT ROWID;

CREATE INDEX mention_by_entity ON mention (entity_id, article_id);

CREATE TABLE quote (
    listing_id         TEXT PRIMARY KEY,
    last               TEXT NOT NULL,
    unit               TEXT NOT NULL,
    as_of_ms           INTEGER NOT NULL,
    fetched_ms         INTEGER NOT NULL,
    source             TEXT NOT NULL,
    previous_close     TEXT,
    open               TEXT,
    day_high           TEXT,
    day_low            TEXT,
    volume             INTEGER,
    delay_ms           INTEGER,
    phase              TEXT NOT NULL,
    extended_last      TEXT,
    extended_as_of_ms  INTEGER
) STRICT;

CREATE TABLE series (
    id         INTEGER PRIMARY KEY,
    listing_id TEXT NOT NULL,
    interval   TEXT NOT NULL,
    unit       TEXT NOT NULL,
    source     TEXT NOT NULL,
    fetched_ms INTEGER NOT NULL,
    UNIQUE (listing_id, interval)
) STRICT;

CREATE TABLE bar (
    series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    start_ms  INTEGER NOT NULL,
    open      REAL NOT NULL,
    high      REAL NOT NULL,
    low       REAL NOT NULL,
    close     REAL NOT NULL,
    volume    INTEGER,
    PRIMARY KEY (series_id, start_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE fx_rate (
    base     TEXT NOT NULL,
    quote    TEXT NOT NULL,
    source   TEXT NOT NULL,
    rate     TEXT NOT NULL,
    as_of_ms INTEGER NOT NULL,
    PRIMARY KEY (base, quote, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE listing (
    id              TEXT PRIMARY KEY,
    entity_id       TEXT NOT NULL,
    name            TEXT NOT NULL,
    name_zh         TEXT NOT NULL,
    kind            TEXT NOT NULL,
    mic             TEXT NOT NULL,
    unit            TEXT NOT NULL,
    ordinary_shares TEXT,
    board_lot       INTEGER
) STRICT;

CREATE TABLE watchlist (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE watchlist_entry (
    watchlist_id INTEGER NOT NULL REFERENCES watchlist (id) ON DELETE CASCADE,
    listing_id   TEXT NOT NULL,
    position     INTEGER NOT NULL,
    PRIMARY KEY (watchlist_id, listing_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE lot (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    listing_id TEXT NOT NULL,
    quantity   TEXT NOT NULL,
    price      TEXT,             -- a share, in whole units of the currency
    currency   TEXT,
    bought     TEXT,             -- a day, ISO 8601
    note       TEXT NOT NULL,
    CHECK ((price IS NULL) = (currency IS NULL))
) STRICT;

CREATE TABLE user_alias (
    entity_id TEXT NOT NULL,
    text      TEXT NOT NULL,
    blocked   INTEGER NOT NULL,
    PRIMARY KEY (entity_id, text, blocked)
) STRICT, WITHOUT ROWID;

CREATE TABLE feed (
    url      TEXT PRIMARY KEY,
    title    TEXT NOT NULL,
    language TEXT NOT NULL,
    region   TEXT NOT NULL,
    origin   TEXT NOT NULL,
    enabled  INTEGER NOT NULL,
    verified INTEGER NOT NULL,
    fold     TEXT NOT NULL
) STRICT;

CREATE TABLE feed_state (
    url             TEXT PRIMARY KEY,
    etag            TEXT NOT NULL,  -- opaque: sent back as received
    last_modified   TEXT NOT NULL,
    failures        INTEGER NOT NULL CHECK (failures >= 0),
    last_attempt_ms INTEGER,
    last_success_ms INTEGER,
    next_visit_ms   INTEGER,
    moved_to        TEXT NOT NULL,
    gone            INTEGER NOT NULL,
    error_title     TEXT NOT NULL,
    error_hint      TEXT NOT NULL,
    interval_s      INTEGER NOT NULL,
    body_hash       TEXT NOT NULL
) STRICT;

-- Small things that must outlive a process: open circuits, when last seen.
CREATE TABLE note (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
