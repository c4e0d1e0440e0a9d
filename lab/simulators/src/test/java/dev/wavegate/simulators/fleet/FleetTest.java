package dev.wavegate.simulators.fleet;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static dev.wavegate.simulators.fleet.FleetScript.NEW;
import static dev.wavegate.simulators.fleet.FleetScript.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class FleetTest {

    private final FleetScript story = new FleetScript();
    private final Fleet fleet = story.fleet();

    @Test
    void assignsOnceHoweverOftenTheSameIsAsked() {
        Fleet.Receipt first = story.update("a", NEW, story.device(0), story.device(1), "nobody");
        story.after(10_000);
        Fleet.Receipt again = story.update("a", NEW, "nobody", story.device(1), story.device(0), story.device(0));
        story.after(10_000);

        assertThat(first.created()).isTrue();
        assertThat(again.created()).isFalse();
        assertThat(again.assignment().accepted()).isEqualTo(2);
        assertThat(again.assignment().rejected())
                .extracting(Assignment.Rejection::id, Assignment.Rejection::code)
                .containsExactly(tuple("nobody", "unknown-device"));
        assertThat(fleet.ledger().summary().duplicates()).isEmpty();
        assertThat(fleet.ledger().summary().assigned()).isEqualTo(Map.of(NEW, 2));
    }

    @Test
    void refusesOtherContentUnderTheSameKey() {
        story.update("a", NEW, story.device(0));

        assertThatThrownBy(() -> story.update("a", NEW, story.device(1))).isInstanceOf(FleetProblem.class);
        assertThatThrownBy(() -> story.update("a", "4.3.0", story.device(0))).isInstanceOf(FleetProblem.class);
        assertThatThrownBy(() -> story.rollBack("a", NEW, story.device(0))).isInstanceOf(FleetProblem.class);
    }

    @Test
    void cancelsOnlyWhatHasNotBegun() {
        story.withBehaviour(BehaviourMode.SILENT, story.device(2));
        Fleet.Receipt begun = story.update("a", NEW, story.device(0), story.device(2));
        story.after(100);
        story.update("b", "4.3.0", story.device(0), story.device(1));

        Fleet.Cancellation ofBegun = fleet.cancel(begun.assignment());
        Fleet.Cancellation ofQueued = fleet.cancel(fleet.assignment("b").orElseThrow());
        story.after(10_000);

        assertThat(ofBegun).isEqualTo(new Fleet.Cancellation(0, 2));
        assertThat(ofQueued).isEqualTo(new Fleet.Cancellation(2, 0));
        assertThat(story.outcomesOf(story.device(1))).containsExactly("b CANCELLED cancelled");
        assertThat(story.versionOf(story.device(0))).isEqualTo(NEW);
        assertThat(story.versionOf(story.device(1))).isEqualTo(OLD);
    }

    @Test
    void takesANewAssignmentAfterACancelledOne() {
        story.update("a", NEW, story.device(0));
        assertThat(fleet.cancel(fleet.assignment("a").orElseThrow()).cancelled())
                .isEqualTo(1);
        story.update("b", NEW, story.device(0));
        story.after(10_000);

        assertThat(story.lastOutcomeOf(story.device(0))).isEqualTo("b SUCCEEDED");
        assertThat(story.outcomesOf(story.device(0))).hasSize(5);
    }

    @Test
    void countsEveryTargetExactlyOnceAtAnyTime() {
        story.withBehaviour(BehaviourMode.BRICK, story.device(0))
                .withBehaviour(BehaviourMode.REJECT, story.device(1))
                .withBehaviour(BehaviourMode.SELF_REVERT, story.device(2));
        story.update("a", NEW, story.device(0), story.device(1), story.device(2), story.device(3), "nobody");

        for (int step = 0; step < 100; step++) {
            story.after(100);
            assertThat(story.counts("a").values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(5);
        }
        assertThat(story.counts("a"))
                .isEqualTo(Map.of(
                        OutcomeStatus.FAILED, 1,
                        OutcomeStatus.REJECTED, 2,
                        OutcomeStatus.REVERTED, 1,
                        OutcomeStatus.SUCCEEDED, 1));
    }

    @Test
    void readsTheFeedOnceFromPageToPage() {
        story.update("a", NEW, story.device(0), story.device(1));
        story.after(10_000);

        OutcomeCursor cursor = OutcomeCursor.start(1, "group");
        Map<Long, Integer> pages = new HashMap<>();
        int entries = 0;
        for (OutcomeCursor next = read(cursor, 3); !next.equals(cursor); next = read(cursor, 3)) {
            entries += (int) (next.position() - cursor.position());
            pages.merge(next.position(), 1, Integer::sum);
            cursor = OutcomeCursor.parse(next.text());
        }

        assertThat(entries).isEqualTo(8);
        assertThat(pages).containsOnlyKeys(3L, 6L, 8L);
    }

    @Test
    void refusesACursorFromBeforeAReset() {
        assertThatThrownBy(() -> read(OutcomeCursor.start(0, "group"), 3))
                .isInstanceOfSatisfying(
                        FleetProblem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(FleetProblem.Kind.CURSOR_EXPIRED));
    }

    @Test
    void makesTheSameFleetOfTheSameBlueprint() {
        FleetBlueprint blueprint = FleetBlueprint.ordinary();
        Inventory inventory = Inventory.of(blueprint);

        assertThat(inventory.id(0)).isEqualTo("th-eu-000001");
        assertThat(inventory.id(1999)).isEqualTo("th-us-001000");
        assertThat(List.of(inventory.model(7), inventory.site(7)))
                .isEqualTo(List.of(
                        Inventory.of(blueprint).model(7),
                        Inventory.of(blueprint).site(7)));
        long ofModel = IntStream.range(0, 2000)
                .filter(device -> inventory.model(device).equals("TH-2"))
                .count();
        assertThat(ofModel).isBetween(1100L, 1300L);
    }

    @Test
    void picksAlwaysTheSameShareOfDevices() {
        Inventory inventory = Inventory.of(FleetBlueprint.ordinary());
        Behaviour behaviour =
                new Behaviour(DeviceSelection.everything(), 0.02, BehaviourMode.BRICK, Optional.empty(), Duration.ZERO);
        Chance chance = new Chance(7);
        List<Integer> struck = IntStream.range(0, 2000)
                .filter(device -> behaviour.strikes(inventory, device, NEW, chance))
                .boxed()
                .toList();

        assertThat(struck).hasSizeBetween(20, 60);
        assertThat(struck).allMatch(device -> behaviour.strikes(inventory, device, OLD, new Chance(7)));
    }

    private OutcomeCursor read(OutcomeCursor from, int limit) {
        return fleet.outcomes(from, limit, (assignment, device, status, code, version, at) -> {});
    }
}
