"""What the engine remembers of articles that wait for their stories is bounded."""

from __future__ import annotations

from dataclasses import replace

from builders import article
from newswatch.domain.article import ArticleId
from newswatch.engine import left
from newswatch.engine.left import Left
from newswatch.ports import AddedArticle
from newswatch.services.news import NewArticle


def waiting(number: int) -> NewArticle:
    id_ = ArticleId(number)
    body = replace(article(f"Story {number}", number), html="<p>long</p>")
    return NewArticle(
        AddedArticle(id=id_, story_id=id_, new=True, gathered=False), body, ()
    )


def test_the_latest_wait_to_be_judged_and_without_their_bodies() -> None:
    each = Left()
    each.wait_for_story(waiting(n) for n in range(left.MOST_JUDGED + 5))
    told = {ArticleId(n): ArticleId(n) for n in range(left.MOST_JUDGED + 5)}
    judged, _quiet = each.take(told)
    assert [one.added.id for one in judged] == list(range(5, left.MOST_JUDGED + 5))
    assert all(one.added.gathered and not one.article.html for one in judged)
    assert judged[0].article.title == "Story 5"
    assert each.take(told) == ([], [])


def test_so_many_stories_are_kept_quiet_as_are_remembered_at_all() -> None:
    each = Left()
    each.wait_quietly(ArticleId(n) for n in range(left.MOST_QUIET + 5))
    told = {ArticleId(n): ArticleId(7) for n in range(left.MOST_QUIET + 5)}
    assert len(each.take(told)[1]) == left.MOST_QUIET
