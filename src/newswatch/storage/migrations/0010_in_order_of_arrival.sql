-- What is long and asked for by article only is kept in the order it arrived. Feeds
-- tell of the same hours: by article, what each brings touched pages all over.
CREATE TABLE body (
    number     INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL UNIQUE REFERENCES article (id) ON DELETE CASCADE,
    html       TEXT NOT NULL
) STRICT;

INSERT INTO body (article_id, html)
    SELECT article_id, html FROM article_body ORDER BY article_id;

DROP TABLE article_body;
ALTER TABLE body RENAME TO article_body;

CREATE TABLE waiting (
    number     INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL UNIQUE REFERENCES article (id) ON DELETE CASCADE,
    text       TEXT NOT NULL
) STRICT;

INSERT INTO waiting (article_id, text)
    SELECT article_id, text FROM article_waiting ORDER BY article_id;

DROP TABLE article_waiting;
ALTER TABLE waiting RENAME TO article_waiting;
