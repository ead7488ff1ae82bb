"""The limiter and the circuit breaker: when a request may go, and when not."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import NOON
from fakes import FakeClock
from newswatch.domain.errors import BadResponse, RateLimited, SourceError, Unreachable
from newswatch.sources.circuit import (
    FIRST_WAIT,
    LONGEST_RETRY_AFTER,
    LONGEST_WAIT,
    Admission,
    Answered,
    Bucket,
    Circuit,
    CircuitOpen,
    CircuitState,
    Limiter,
    Paced,
    admission,
    after_failure,
    after_success,
)

CLOSED = CircuitState(source="Test")
FAULT = BadResponse("Test", "A fault", "Wait.")
MINUTE = timedelta(minutes=1)


def fail(circuit: Circuit, error: SourceError = FAULT) -> None:
    with pytest.raises(type(error)), circuit.request():
        raise error


def go(circuit: Circuit) -> None:
    with circuit.request():
        pass


def circuit_at(clock: FakeClock, state: CircuitState | None = None) -> Circuit:
    return Circuit("Test", clock, state, jitter=lambda: 0.0)


def test_the_first_failure_closes_the_door_for_all(clock: FakeClock) -> None:
    circuit = circuit_at(clock)
    fail(circuit)
    with pytest.raises(CircuitOpen) as raised:
        go(circuit)
    assert raised.value.title == "A fault"
    assert raised.value.retry_at == NOON + FIRST_WAIT


def test_waits_double_up_to_two_hours(clock: FakeClock) -> None:
    circuit, waits = circuit_at(clock), []
    for _ in range(8):
        fail(circuit)
        retry_at = circuit.state.retry_at
        assert retry_at is not None
        waits.append((retry_at - clock.now()) // MINUTE)
        clock.advance(retry_at - clock.now())
    assert waits == [5, 10, 20, 40, 80, 120, 120, 120]


def test_without_a_network_it_is_tried_sooner(clock: FakeClock) -> None:
    circuit = circuit_at(clock)
    fail(circuit, Unreachable("Test", "No network"))
    assert circuit.state.retry_at == NOON + timedelta(seconds=30)


def test_after_the_wait_one_request_probes_and_its_success_lets_all_through(
    clock: FakeClock,
) -> None:
    circuit = circuit_at(clock)
    fail(circuit)
    clock.advance(FIRST_WAIT)
    with circuit.request(), pytest.raises(CircuitOpen), circuit.request():
        pytest.fail("a second probe was let through")
    assert circuit.admission() is Admission.FREE
    assert circuit.state.last_success == clock.now()


def test_requests_that_fail_together_are_one_failure(clock: FakeClock) -> None:
    circuit = circuit_at(clock)
    barrier = threading.Barrier(5)

    def fail_together() -> None:
        with circuit.request():
            barrier.wait(10)
            raise FAULT

    def ask() -> None:
        with pytest.raises(BadResponse):
            fail_together()

    threads = [threading.Thread(target=ask) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert circuit.state.failures == 1


def test_a_symbol_that_is_unknown_is_no_failure(clock: FakeClock) -> None:
    circuit = circuit_at(clock)
    fail(circuit, Answered("Test", "No such symbol"))
    assert circuit.admission() is Admission.FREE


def test_a_bug_during_a_probe_does_not_block_the_next(clock: FakeClock) -> None:
    circuit = circuit_at(clock)
    fail(circuit)
    clock.advance(FIRST_WAIT)
    with pytest.raises(ZeroDivisionError), circuit.request():
        raise ZeroDivisionError
    with circuit.request():
        pass
    assert circuit.admission() is Admission.FREE


def test_the_state_survives_a_restart(clock: FakeClock) -> None:
    seen: list[CircuitState] = []
    fail(Circuit("Test", clock, on_change=seen.append, jitter=lambda: 0.0))

    restored = CircuitState.from_json(seen[-1].to_json(), "Test")
    again = circuit_at(clock, restored)
    assert restored == seen[-1]
    with pytest.raises(CircuitOpen, match="A fault"):
        go(again)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"failures": "many"}', "null"])
def test_a_damaged_state_is_a_closed_circuit(text: str) -> None:
    assert CircuitState.from_json(text, "Test") == CLOSED


def test_a_clock_that_was_set_back_does_not_lock_the_door() -> None:
    state = after_failure(CLOSED, FAULT, NOON)
    assert admission(state, NOON - timedelta(days=400)) is Admission.PROBE


def test_the_user_can_ask_for_a_try_at_once(clock: FakeClock) -> None:
    circuit = circuit_at(clock)
    fail(circuit)
    circuit.retry_now()
    assert circuit.admission() is Admission.PROBE


def test_only_changes_are_told(clock: FakeClock) -> None:
    seen: list[CircuitState] = []
    circuit = Circuit("Test", clock, on_change=seen.append)
    for _ in range(3):
        with circuit.request():
            clock.advance(MINUTE)
    assert seen == []


@given(
    seconds=st.integers(0, 10**9), failures=st.integers(0, 50), jitter=st.floats(0, 1)
)
def test_retry_after_is_waited_for_but_not_for_ever(
    seconds: int, failures: int, jitter: float
) -> None:
    asked = timedelta(seconds=seconds)
    error = RateLimited("Test", "Wait", retry_after=asked)
    state = CircuitState(source="Test", failures=failures)
    retry_at = after_failure(state, error, NOON, jitter).retry_at
    assert retry_at is not None
    assert retry_at - NOON >= min(asked, LONGEST_RETRY_AFTER)
    assert retry_at - NOON <= 1.2 * max(LONGEST_RETRY_AFTER, LONGEST_WAIT)


@given(failures=st.integers(0, 10_000), jitter=st.floats(0, 1))
def test_a_failure_always_waits_and_success_always_opens(
    failures: int, jitter: float
) -> None:
    state = after_failure(
        CircuitState(source="Test", failures=failures), FAULT, NOON, jitter
    )
    assert admission(state, NOON) is Admission.WAIT
    assert admission(after_success(state, NOON), NOON) is Admission.FREE


@given(st.lists(st.floats(0, 5), min_size=1, max_size=200))
def test_a_bucket_never_gives_more_than_burst_and_rate(gaps: list[float]) -> None:
    bucket, now, granted = Bucket(5, 1, 5, 0.0), 0.0, []
    for gap in gaps:
        now += gap
        bucket, wait = bucket.take(now)
        granted.append(now + wait)
    for first in range(len(granted)):
        for last in range(first, len(granted)):
            assert last - first + 1 <= 5 + (granted[last] - granted[first]) + 1.001


def test_a_limiter_spaces_out_and_refuses_those_who_would_wait_too_long() -> None:
    slept: list[float] = []
    limiter = Limiter(
        "Test", burst=2, patience_s=3, now=lambda: 0.0, sleep=slept.append
    )
    for _ in range(5):
        limiter.acquire()
    assert slept == [1, 2, 3]
    with pytest.raises(Paced, match="at once"):
        limiter.acquire()
