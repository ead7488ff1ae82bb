-- What a feed files an article under, if that tells anything: Markets, 體育.
ALTER TABLE article ADD COLUMN section TEXT NOT NULL DEFAULT '';
