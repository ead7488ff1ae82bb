-- Unread articles that do not lead their story; with article_unread, all of them.
CREATE INDEX article_unread_copy ON article (read_ms)
    WHERE read_ms IS NULL AND story_id <> id;
