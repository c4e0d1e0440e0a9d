package dev.wavegate.simulators.fleet;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.wavegate.simulators.fleet.Behaviour.Mode;
import dev.wavegate.simulators.wire.SimRefusal;
import org.junit.jupiter.api.Test;

import static dev.wavegate.simulators.fleet.FleetFixture.NEW;
import static dev.wavegate.simulators.fleet.FleetFixture.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class FleetTest {

    private final FleetFixture fixture = new FleetFixture();
    private final Fleet fleet = fixture.fleet();

    @Test
    void assignsOnceHoweverOftenTheSameIsAsked() {
        Fleet.Receipt first = fixture.update("a", NEW, fixture.device(0), fixture.device(1), "nobody");
        fixture.after(10_000);
        Fleet.Receipt again =
                fixture.update("a", NEW, "nobody", fixture.device(1), fixture.device(0), fixture.device(0));
        fixture.after(10_000);

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
        fixture.update("a", NEW, fixture.device(0));

        assertThatThrownBy(() -> fixture.update("a", NEW, fixture.device(1)))
                .isInstanceOf(SimRefusal.class)
                .hasMessageContaining("The key is taken");
        assertThatThrownBy(() -> fixture.update("a", "4.3.0", fixture.device(0)))
                .isInstanceOf(SimRefusal.class)
                .hasMessageContaining("The key is taken");
        assertThatThrownBy(() -> fixture.rollBack("a", NEW, fixture.device(0)))
                .isInstanceOf(SimRefusal.class)
                .hasMessageContaining("The key is taken");
    }

    @Test
    void cancelsOnlyWhatHasNotBegun() {
        fixture.withBehaviour(Mode.SILENT, fixture.device(2));
        Fleet.Receipt begun = fixture.update("a", NEW, fixture.device(0), fixture.device(2));
        fixture.after(100);
        fixture.update("b", "4.3.0", fixture.device(0), fixture.device(1));

        Fleet.Cancellation ofBegun = fleet.cancel(begun.assignment());
        Fleet.Cancellation ofQueued = fleet.cancel(fleet.assignment("b").orElseThrow());
        fixture.after(10_000);

        assertThat(ofBegun).isEqualTo(new Fleet.Cancellation(0, 2));
        assertThat(ofQueued).isEqualTo(new Fleet.Cancellation(2, 0));
        assertThat(fixture.outcomesOf(fixture.device(1))).containsExactly("b CANCELLED cancelled");
        assertThat(fixture.versionOf(fixture.device(0))).isEqualTo(NEW);
        assertThat(fixture.versionOf(fixture.device(1))).isEqualTo(OLD);
    }

    @Test
    void takesANewAssignmentAfterACancelledOne() {
        fixture.update("a", NEW, fixture.device(0));
        assertThat(fleet.cancel(fleet.assignment("a").orElseThrow()).cancelled())
                .isEqualTo(1);
        fixture.update("b", NEW, fixture.device(0));
        fixture.after(10_000);

        assertThat(fixture.lastOutcomeOf(fixture.device(0))).isEqualTo("b SUCCEEDED");
        assertThat(fixture.outcomesOf(fixture.device(0))).hasSize(5);
    }

    @Test
    void countsEveryTargetExactlyOnceAtAnyTime() {
        fixture.withBehaviour(Mode.BRICK, fixture.device(0))
                .withBehaviour(Mode.REJECT, fixture.device(1))
                .withBehaviour(Mode.SELF_REVERT, fixture.device(2));
        fixture.update("a", NEW, fixture.device(0), fixture.device(1), fixture.device(2), fixture.device(3), "nobody");

        for (int step = 0; step < 100; step++) {
            fixture.after(100);
            assertThat(fixture.counts("a").values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .isEqualTo(5);
        }
        assertThat(fixture.counts("a"))
                .isEqualTo(Map.of(
                        OutcomeStatus.FAILED, 1,
                        OutcomeStatus.REJECTED, 2,
                        OutcomeStatus.REVERTED, 1,
                        OutcomeStatus.SUCCEEDED, 1));
    }

    @Test
    void readsTheFeedOnceFromPageToPage() {
        fixture.update("a", NEW, fixture.device(0), fixture.device(1));
        fixture.after(10_000);

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
                        SimRefusal.class,
                        refusal -> assertThat(refusal.response().status()).isEqualTo(410));
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
                new Behaviour(DeviceSelection.everything(), 0.02, Mode.BRICK, Optional.empty(), Duration.ZERO);
        SeededRandom random = new SeededRandom(7);
        List<Integer> struck = IntStream.range(0, 2000)
                .filter(device -> behaviour.strikes(inventory, device, NEW, random))
                .boxed()
                .toList();

        assertThat(struck).hasSizeBetween(20, 60);
        assertThat(struck).allMatch(device -> behaviour.strikes(inventory, device, OLD, new SeededRandom(7)));
    }

    private OutcomeCursor read(OutcomeCursor from, int limit) {
        return fleet.outcomes(from, limit, (assignment, device, status, code, version, at) -> {});
    }
}
