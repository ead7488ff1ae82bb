-- Articles that search finds without the index yet: a few hundred at most
-- (storage/index.py).
CREATE TABLE article_unindexed (
    article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    terms      TEXT NOT NULL  -- apart by a space
) STRICT;
