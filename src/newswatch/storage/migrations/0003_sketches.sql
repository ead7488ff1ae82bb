-- What stands for the wording of an article of the last days (domain/story.py):
-- one row each, in the order they were stored. What is looked up by hash is a
-- temporary table in memory, made from these (storage/sketches.py): there, a dozen
-- hashes touched a dozen pages of the file for every article.
CREATE TABLE story_sketch (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL,
    bands      BLOB NOT NULL     -- hashes, four bytes each, little-endian
) STRICT;

DROP TABLE story_band;
