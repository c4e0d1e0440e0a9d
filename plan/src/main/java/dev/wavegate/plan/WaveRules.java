package dev.wavegate.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.plan.WavesParser.Draft;

/** What the waves of a plan must be to each other and to the fleet; waves that could not be read are passed over. */
final class WaveRules {
    private final Place place;
    private final List<Draft> waves;
    private final Optional<FleetSelection> fleet;

    WaveRules(Place place, List<Draft> waves, Optional<FleetSelection> fleet) {
        this.place = place;
        this.waves = waves;
        this.fleet = fleet;
    }

    void check() {
        namesDiffer();
        selectsLieWithinTheFleet();
        everyWaveFindsDevices();
        allDevicesAreReached();
    }

    private void namesDiffer() {
        Map<String, String> first = new HashMap<>();
        for (Draft wave : waves) {
            wave.name().ifPresent(name -> {
                String other = first.putIfAbsent(name, wave.nameAt().path());
                if (other != null) {
                    wave.nameAt().refuse("must differ from the name at " + other);
                }
            });
        }
    }

    private void selectsLieWithinTheFleet() {
        for (Draft wave : waves) {
            wave.selection()
                    .map(FleetSelection::attributes)
                    .ifPresent(attributes -> attributes.forEach(
                            (attribute, values) -> liesWithinTheFleet(wave.selectAt(), attribute, values)));
        }
    }

    private void liesWithinTheFleet(Place select, String attribute, List<String> values) {
        fleetValues(attribute).ifPresent(known -> {
            List<String> strangers =
                    values.stream().filter(value -> !known.contains(value)).toList();
            if (!strangers.isEmpty()) {
                select.child(attribute, select.node())
                        .refuse(
                                "must be in spec.fleet.select." + attribute + ": " + String.join(", ", known),
                                String.join(", ", strangers));
            }
        });
    }

    private void everyWaveFindsDevices() {
        Map<FleetSelection, Draft> furthest = new HashMap<>();
        for (Draft wave : waves) {
            if (!wave.isReadable()) {
                continue;
            }
            FleetSelection selection = wave.selection().orElseThrow();
            Draft before = furthest.get(selection);
            Draft all = furthest.get(FleetSelection.everything());
            if (all != null && all.reachesAllItMay()) {
                refuseAsLate(wave, all);
            } else if (before != null && before.reachesAllItMay()) {
                refuseAsLate(wave, before);
            } else if (before != null && !goesFurther(wave, before)) {
                wave.sizeAt()
                        .refuse("must be more than " + before.size().orElseThrow() + " of wave " + before.title()
                                + "; percentages include earlier waves");
            } else if (wave.share().isPresent()) {
                furthest.put(selection, wave);
            }
        }
    }

    private static void refuseAsLate(Draft wave, Draft before) {
        wave.sizeAt().refuse("must not follow wave " + before.title() + ", which reaches 100%");
    }

    private static boolean goesFurther(Draft wave, Draft before) {
        return wave.share()
                .map(each -> each.share().compareTo(before.share().orElseThrow().share()) > 0)
                .orElse(true);
    }

    private void allDevicesAreReached() {
        Draft last = waves.get(waves.size() - 1);
        if (!last.isReadable() || reachesAll()) {
            return;
        }
        if (last.mayChooseFromAll()) {
            last.sizeAt().refuse("must be 100%; the last wave must reach every device");
        } else if (waves.stream().allMatch(Draft::isReadable)) {
            place.refuse(
                    "must reach every device: end with a wave of size 100% without select, or with waves of size 100%"
                            + " that select all values of an attribute in spec.fleet.select",
                    "last wave " + last.title() + " of size " + last.size().orElseThrow());
        }
    }

    private boolean reachesAll() {
        return waves.stream().anyMatch(wave -> wave.mayChooseFromAll() && wave.reachesAllItMay())
                || FleetSelection.ATTRIBUTES.stream().anyMatch(this::reachesAllBy);
    }

    /** Whether waves that go to 100% of single values of the attribute together have all values that the fleet has. */
    private boolean reachesAllBy(String attribute) {
        Set<String> reached = new HashSet<>();
        for (Draft wave : waves) {
            wave.selection()
                    .filter(selection -> wave.reachesAllItMay())
                    .filter(selection -> selection.version().isEmpty()
                            && selection.attributes().keySet().equals(Set.of(attribute)))
                    .ifPresent(
                            selection -> reached.addAll(selection.attributes().get(attribute)));
        }
        return fleetValues(attribute).map(reached::containsAll).orElse(false);
    }

    private Optional<List<String>> fleetValues(String attribute) {
        return fleet.flatMap(
                selection -> Optional.ofNullable(selection.attributes().get(attribute)));
    }
}
