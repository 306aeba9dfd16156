"""Any sequence of starting, pausing, going on and ending, against a few lines of plain Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import DBAPIError

from tests.features.focus.clock import NOON, Moved, moved
from tests.fixtures.database import TODAY, Database
from tests.properties.strategies import DEEP
from tracker.core.days import DayRange
from tracker.core.errors import TrackerError
from tracker.features.focus import service

SECONDS = st.one_of(st.integers(0, 90), st.integers(0, 4000))
STEPS = st.one_of(
    st.tuples(st.just("start"), st.integers(1, 40), st.one_of(st.just(0), st.integers(0, 3000))),
    st.tuples(st.sampled_from(["pause", "resume", "stop", "abandon", "look"]), st.just(0), st.just(0)),
)


@dataclass
class Model:
    """A person's sessions as seconds since noon: when, how long, how much of it counts."""

    now: int = 0
    planned: int = 0
    begun: int = 0
    counted: int = 0
    going_since: int | None = None
    runs: bool = False
    past: list[tuple[str, int, int, int]] = field(default_factory=list)

    def pass_time(self, seconds: int) -> None:
        self.now += seconds

    def spent(self) -> int:
        going = 0 if self.going_since is None else self.now - self.going_since
        return min(self.counted + going, self.planned)

    def end(self, status: str) -> bool:
        if not self.runs:
            return False
        over = self.going_since is not None and self.counted + self.now - self.going_since > self.planned
        end = self.now
        if over and self.going_since is not None:
            end = self.going_since + self.planned - self.counted
        self.past.append((status, self.begun, end, self.spent()))
        self.runs = False
        return True

    def settle(self) -> None:
        if self.runs and self.going_since is not None and self.spent() == self.planned:
            self.end("completed")

    def start(self, minutes: int, ago: int) -> bool:
        self.settle()
        begun, end = self.now - ago, self.now - ago + minutes * 60
        if self.runs or any(first < min(end, last) and begun < last for _, first, last, _ in self.past):
            return False
        self.runs, self.begun, self.planned = True, begun, minutes * 60
        self.counted, self.going_since = 0, begun
        self.settle()
        return True

    def pause(self) -> bool:
        if not self.runs or self.going_since is None:
            return False
        self.counted, self.going_since = self.spent(), None
        return True

    def resume(self) -> bool:
        if not self.runs or self.going_since is not None:
            return False
        self.going_since = self.now
        return True


@given(steps=st.lists(st.tuples(STEPS, SECONDS), min_size=1, max_size=30))
@settings(max_examples=400 if DEEP else 15, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_database_counts_what_the_model_counts(
    people: Database, steps: list[tuple[tuple[str, int, int], int]]
) -> None:
    model = Model()
    with moved(people) as clock:
        for (verb, minutes, ago), seconds in steps:
            model.pass_time(seconds)
            clock.later(seconds=seconds)
            model.settle()
            clock.settle()
            assert _did(clock, verb, minutes, ago) == _modelled(model, verb, minutes, ago)
            found = service.running(clock.session)
            assert (found is not None) == model.runs
            if found is not None:
                assert found.elapsed.total_seconds() == model.spent()
                assert (found.status == "paused") == (model.going_since is None)
        days = DayRange(TODAY - timedelta(days=2), TODAY + timedelta(days=2))
        listed = [each for each in service.history(clock.session, days=days) if each.completed_at]
        assert sorted(_told(each) for each in listed) == sorted(model.past)
        assert [each.actual_minutes for each in listed] == [
            int(each.elapsed.total_seconds()) // 60 for each in listed
        ]


def _told(each: service.SessionView) -> tuple[str, int, int, int]:
    assert each.completed_at is not None
    first, last = ((at - NOON).total_seconds() for at in (each.started_at, each.completed_at))
    return (each.status, int(first), int(last), int(each.elapsed.total_seconds()))


def _modelled(model: Model, verb: str, minutes: int, ago: int) -> bool:
    match verb:
        case "start":
            return model.start(minutes, ago)
        case "pause":
            return model.pause()
        case "resume":
            return model.resume()
        case "stop" | "abandon":
            return model.end("completed" if verb == "stop" else "abandoned")
    return True


def _did(clock: Moved, verb: str, minutes: int, ago: int) -> bool:
    """Do it; False where it is refused."""
    try:
        with clock.session.begin_nested():
            match verb:
                case "start":
                    clock.start(minutes, ago=timedelta(seconds=ago))
                case "pause":
                    service.pause(clock.session)
                case "resume":
                    service.resume(clock.session)
                case "stop":
                    clock.stop()
                case "abandon":
                    service.abandon(clock.session)
    except (TrackerError, DBAPIError):
        return False
    return True
