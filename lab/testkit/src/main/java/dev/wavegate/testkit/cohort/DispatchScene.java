package dev.wavegate.testkit.cohort;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.Dispatches;
import dev.wavegate.domain.cohort.Dispatches.Dispatch;
import dev.wavegate.domain.cohort.Dispatches.Lane;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.release.Version;

/** Orders to write contracts about, and what these contracts have in common. */
abstract class DispatchScene extends CohortScene {
    static final Version TARGET = new Version("4.2.1");
    static final Duration BACK_OFF = Duration.ofMinutes(5);
    static final Instant KEPT_NOW = NOW.truncatedTo(ChronoUnit.MICROS);

    /** The record under test, over the cohorts under test. */
    protected abstract Dispatches dispatches();

    static Lane lane(Intent intent, int from, int to) {
        String group = ROLLOUT + (intent == Intent.UPDATE ? "-w1" : "-r1");
        return new Lane(ROLLOUT, group, new OrdinalRange(from, to), intent, TARGET, BACK_OFF);
    }

    static Lane updating(int to) {
        return lane(Intent.UPDATE, 0, to);
    }

    static Lane rollingBack(int to) {
        return lane(Intent.ROLLBACK, 0, to);
    }

    Dispatch open(Lane lane, int most) {
        return openAt(lane, most, NOW);
    }

    Dispatch openAt(Lane lane, int most, Instant at) {
        return dispatches().open(lane, most, at).orElseThrow();
    }

    static List<Integer> ordinals(Dispatch dispatch) {
        return dispatch.members().stream().map(CohortMember::ordinal).toList();
    }
}
