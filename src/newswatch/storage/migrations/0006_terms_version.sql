-- Which rules cut the terms of the index (storage/reindex.py). Those of an index
-- that is there already are not known: it is made anew.
INSERT INTO note SELECT 'search.terms', '' WHERE EXISTS (SELECT 1 FROM article);
