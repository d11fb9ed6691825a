"""How many exports a client may ask for, what is kept of them, and what they are called."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.jobs.service import FileCache, RateLimit
from dashboard.exports.make_file import ExportRequest, MadeFile
from dashboard.exports.options import name_story_file, name_view_file


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_client_has_a_minutes_share_at_once_and_then_waits():
    clock = Clock()
    limit = RateLimit(clock=clock)
    assert [limit.take("81.2.69.9") for _ in range(60)] == [0.0] * 60
    assert limit.take("81.2.69.9") == 1.0
    clock.now = 1.0
    assert limit.take("81.2.69.9") == 0.0
    assert limit.take("81.2.69.9") > 0


def test_one_client_does_not_use_up_anothers_share():
    limit = RateLimit(2, Clock())
    assert [limit.take("81.2.69.9") > 0 for _ in range(3)] == [False, False, True]
    assert limit.take("81.2.69.8") == 0


def test_who_comes_through_a_proxy_shares_its_larger_part():
    limit = RateLimit(clock=Clock())
    for inside in ("127.0.0.1", "10.1.2.3", "::1", ""):
        assert [limit.take(inside) for _ in range(600)] == [0.0] * 600
        assert limit.take(inside) > 0


def test_the_table_of_clients_is_bounded():
    limit = RateLimit(1, Clock())
    for number in range(2_500):
        limit.take(f"81.2.{number // 250}.{number % 250}")
    assert len(limit._left) == 2_000  # noqa: SLF001 - nothing else tells of the memory


def ask(view="a", story=None):
    return ExportRequest("png", "http://x", view=None if story else view, story=story)


def make(size):
    return MadeFile("x.png", "image/png", b"x" * size)


def test_a_view_is_kept_for_its_day_and_a_story_never():
    cache = FileCache()
    cache.add(ask(), "monday", make(9))
    cache.add(ask(story="{}"), "monday", make(9))
    assert cache.find(ask(), "monday") == make(9)
    assert cache.find(ask(), "tuesday") is None
    assert cache.find(ask("b"), "monday") is None
    assert cache.find(ask(story="{}"), "monday") is None


def test_a_story_does_not_even_push_a_view_out():
    cache = FileCache(100)
    cache.add(ask(), "", make(25))
    for story in "bcdef":
        cache.add(ask(story=story), "", make(25))
    assert cache.find(ask(), "") == make(25)


def test_kept_files_are_bounded_and_the_longest_unrequest_for_goes():
    cache = FileCache(100)
    for view in "abcd":
        cache.add(ask(view), "", make(25))
    cache.find(ask("a"), "")
    cache.add(ask("e"), "", make(25))
    cache.add(ask("e"), "", make(25))
    cache.add(ask("f"), "", make(26))
    assert [view for view in "abcdef" if cache.find(ask(view), "")] == ["a", "c", "d", "e"]


def test_what_is_request_for_is_read_back_as_it_was_written():
    request = ExportRequest("pptx", "https://x", story='{"title": "Ünïcode \\ud800"}', scale=3)
    assert ExportRequest.from_json(request.to_json()) == request
    assert request.key != ask().key


def test_a_files_name_says_area_indicator_and_date():
    assert (
        name_view_file(("Kingston upon Thames", "Happiness", "2011–12"), "png")
        == "kingston-upon-thames-happiness-2011-12.png"
    )
    assert name_view_file(("x" * 300,), "png") == f"{'x' * 100}.png"
    assert name_story_file("", date(2026, 1, 2), "zip") == "briefing-2026-01-02.zip"


@given(st.lists(st.text(max_size=200), max_size=4))
def test_every_files_name_is_plain_letters_whatever_it_is_of(named):
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,99}\.pptx", name_view_file(named, "pptx"))
