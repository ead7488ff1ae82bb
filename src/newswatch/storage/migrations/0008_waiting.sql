-- Articles that search finds without the index yet: it looks through their folded
-- text (storage/index.py). `fold` is storage/terms.py's.
CREATE TABLE article_waiting (
    article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    text       TEXT NOT NULL
) STRICT;

INSERT INTO article_waiting
    SELECT a.id, fold(a.title || char(10) || a.summary)
    FROM article_unindexed u JOIN article a ON a.id = u.article_id;

DROP TABLE article_unindexed;

-- Articles that nobody has compared with others yet (storage/stories.py).
CREATE TABLE article_ungathered (
    article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE
) STRICT;
