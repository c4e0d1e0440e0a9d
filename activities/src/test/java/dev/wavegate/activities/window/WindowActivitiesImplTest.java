package dev.wavegate.activities.window;

import java.util.List;
import java.util.Set;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Engagements;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowRules;
import dev.wavegate.workflows.window.WindowActivities.SearchInput;
import dev.wavegate.workflows.window.WindowActivities.SearchResult;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.golden.GoldenMessages.goldenAmong;
import static dev.wavegate.testkit.booking.BookingBuilder.aBookingFor;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

class WindowActivitiesImplTest {
    private final ScheduleScene scene = new ScheduleScene();

    @Test
    void findsTheFirstWindow() {
        scene.calendars.plan(ScheduleScene.CALENDAR, ScheduleScene.from(ofHours(5), ofHours(9)));

        SearchResult answer = scene.seeking.find(scene.question());

        assertThat(answer.window()).map(StaffedWindow::start).contains(ScheduleScene.in(ofHours(5)));
        assertThat(answer.reasons()).isEmpty();
    }

    @Test
    void saysWhyNothingFits() {
        scene.rosters.plan(ScheduleScene.ROSTER, List.of());

        SearchResult answer = scene.seeking.find(scene.question());

        assertThat(answer.window()).isEmpty();
        assertThat(answer.reasons()).singleElement().asString().satisfies(golden("window.nobody-fits"));
    }

    @Test
    void doesNotCountWhomAnotherRolloutHasBooked() {
        scene.bookings.reserve(
                aBookingFor("boiler-7", 1)
                        .at(ScheduleScene.from(ofHours(-1), ofHours(4)))
                        .of("ada@example.com", "ops")
                        .build(),
                Set.of());

        assertThat(scene.seeking.find(scene.question()).window())
                .map(StaffedWindow::start)
                .contains(ScheduleScene.in(ofHours(4)));
        assertThat(scene.seeking.admit(scene.question()).window()).isEmpty();
    }

    @Test
    void countsThemWhereTheRuleSharesItsPeople() {
        scene.bookings.reserve(
                aBookingFor("boiler-7", 1)
                        .at(ScheduleScene.from(ofHours(-1), ofHours(4)))
                        .of("ada@example.com", "ops")
                        .build(),
                Set.of());
        StaffingRule shared = new StaffingRule(new Role("ops"), ScheduleScene.ROSTER, 1, false, true);

        assertThat(scene.seeking
                        .find(scene.questionFrom(scene.clock.instant(), shared))
                        .window())
                .map(StaffedWindow::start)
                .contains(scene.clock.instant());
    }

    @Test
    void countsNobodyForARegionWhoIsCountedForAnotherEvenWhereOtherRolloutsMay() {
        StaffingRule shared = new StaffingRule(new Role("ops"), ScheduleScene.ROSTER, 1, false, true);
        SearchInput asked = scene.question();
        Presence elsewhere =
                new Presence(new Person("ada@example.com", "Ada"), ScheduleScene.from(ofHours(-1), ofHours(4)));
        SearchInput ofRegion = new SearchInput(
                new WindowDemand(
                        asked.demand().rules(),
                        List.of(shared),
                        asked.demand().work(),
                        asked.demand().soak()),
                asked.from(),
                asked.rollout(),
                new Engagements(List.of(elsewhere), 1));

        SearchResult found = scene.seeking.find(ofRegion);
        SearchResult refused = scene.seeking.admit(ofRegion);

        assertThat(found.window()).map(StaffedWindow::start).contains(ScheduleScene.in(ofHours(4)));
        assertThat(found.reservation().orElseThrow().people())
                .extracting(each -> each.person().key())
                .containsOnly("ada@example.com");
        assertThat(refused.reasons()).last().asString().satisfies(golden("window.counted-elsewhere"));
        assertThat(refused.reservation()).isEmpty();
    }

    @Test
    void countsWhomTheRolloutHasBookedItself() {
        scene.bookings.reserve(
                aBookingFor(ScheduleScene.ROLLOUT.value(), 1)
                        .at(ScheduleScene.from(ofHours(-1), ofHours(4)))
                        .of("ada@example.com", "ops")
                        .build(),
                Set.of());

        assertThat(scene.seeking.admit(scene.question()).window()).isPresent();
    }

    @Test
    void usesCopiesAsLongAsTheyAreFresh() {
        scene.seeking.find(scene.question());
        scene.rosters.plan(ScheduleScene.ROSTER, List.of());

        scene.clock.advance(ScheduleScene.FRESHNESS.minusSeconds(1));
        assertThat(scene.seeking.find(scene.question()).window()).isPresent();

        scene.clock.advance(ofSeconds(1));
        assertThat(scene.seeking.find(scene.question()).window()).isEmpty();
    }

    @Test
    void admitsByFreshSchedulesOnly() {
        scene.seeking.find(scene.question());
        assertThat(scene.seeking.admit(scene.question()).window()).isPresent();
        scene.rosters.plan(ScheduleScene.ROSTER, ScheduleScene.from(ofHours(3), ofDays(10)), "ada@example.com");

        SearchResult answer = scene.seeking.admit(scene.question());

        assertThat(answer.window()).isEmpty();
        assertThat(answer.lookAgainAt()).contains(ScheduleScene.in(ofHours(3)));
        assertThat(scene.seeking.find(scene.question()).window())
                .map(StaffedWindow::start)
                .contains(ScheduleScene.in(ofHours(3)));
    }

    @Test
    void admitsNothingWhenASourceDoesNotAnswer() {
        scene.seeking.find(scene.question());
        scene.rosters.troubles().failAlways(FailureCode.SYSTEM_UNAVAILABLE);

        SearchResult answer = scene.seeking.admit(scene.question());

        assertThat(answer.window()).isEmpty();
        assertThat(answer.reasons()).contains("pagerduty:duty: requested by the test");
        assertThat(answer.lookAgainAt()).contains(scene.clock.instant().plusSeconds(15));
    }

    @Test
    void looksAgainSoonWhenASourceDoesNotAnswer() {
        scene.calendars.troubles().failNext(FailureCode.CALENDAR_DENIED);

        SearchResult answer = scene.seeking.find(scene.question());

        assertThat(answer.window()).isEmpty();
        assertThat(answer.reasons()).hasSize(2).last().asString().satisfies(golden("window.denied-calendar"));
        assertThat(answer.lookAgainAt()).contains(scene.clock.instant().plusSeconds(15));
        assertThat(scene.seeking.find(scene.question()).window()).isPresent();
    }

    @Test
    void namesASourceThatNobodyConfigured() {
        WindowRules rules = new WindowRules(
                List.of(ScheduleRef.parse("outlook:maintenance")), List.of(), ofMinutes(0), ofMinutes(0));

        SearchResult answer = scene.seeking.find(new SearchInput(
                new WindowDemand(rules, List.of(), ofHours(1), ofHours(1)),
                scene.clock.instant(),
                ScheduleScene.ROLLOUT,
                new Engagements(List.of(), 1)));

        assertThat(answer.reasons()).satisfies(goldenAmong("window.unknown-source"));
    }

    @Test
    void waitsUntilSchedulesReachTheTimeThatIsAskedFor() {
        SearchResult answer = scene.seeking.find(scene.questionFrom(ScheduleScene.in(ofDays(60))));

        assertThat(answer.window()).isEmpty();
        assertThat(answer.reasons()).singleElement().asString().satisfies(golden("window.too-far"));
        assertThat(answer.lookAgainAt())
                .hasValueSatisfying(
                        at -> assertThat(at).isBetween(ScheduleScene.in(ofDays(30)), ScheduleScene.in(ofDays(31))));
    }
}
