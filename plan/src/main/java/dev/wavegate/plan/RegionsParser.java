package dev.wavegate.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.wavegate.domain.rollout.FleetTarget;
import dev.wavegate.domain.rollout.RegionRules;
import dev.wavegate.domain.rollout.Regions;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.wave.Pace;
import dev.wavegate.domain.wave.WaveSpec;
import dev.wavegate.domain.window.WindowRules;

/** Reads what holds in single regions; what a region leaves out holds as for the whole plan. */
final class RegionsParser {
    private static final int LONGEST_NAME = 100;

    private final KnownNames known;
    private final Optional<WindowRules> windows;
    private final List<StaffingRule> staffing;
    private final Optional<FleetTarget> fleet;

    /**
     * @param windows those of the whole plan; empty when they could not be read
     * @param fleet empty when it could not be read
     */
    RegionsParser(
            KnownNames known, Optional<WindowRules> windows, List<StaffingRule> staffing, Optional<FleetTarget> fleet) {
        this.known = known;
        this.windows = windows;
        this.staffing = staffing;
        this.fleet = fleet;
    }

    Optional<Regions> regions(Section spec) {
        Optional<Map<String, RegionRules>> rules = spec.at("regions").mapping().flatMap(mapping -> {
            if (mapping.values().size() > Regions.MOST) {
                return spec.at("regions")
                        .refuse(
                                "must have at most " + Regions.MOST + " regions",
                                mapping.values().size() + " regions");
            }
            return rules(spec.at("regions"), mapping);
        });
        Optional<Integer> most = spec.read("maxConcurrentRegions", Numbers.whole(1, Regions.MOST_CONCURRENT));
        if (spec.has("maxConcurrentRegions") && rules.map(Map::isEmpty).orElse(false)) {
            return spec.at("maxConcurrentRegions").refuse("is allowed only with spec.regions");
        }
        return rules.map(read -> new Regions(read, most.orElse(1)));
    }

    /** Every wave goes through every region. */
    static void checkParts(Place place, Optional<Regions> regions, Optional<List<WaveSpec>> waves) {
        int each = regions.map(read -> read.rules().size()).orElse(0);
        int times = waves.map(List::size).orElse(0);
        if (each * times > Regions.MOST_PARTS) {
            place.refuse(
                    "must have at most " + Regions.MOST_PARTS + " parts: regions times waves",
                    each + " regions in " + times + " waves");
        }
    }

    /** A lane cannot ask less than one device, and each part of a wave is one lane at least. */
    static void checkPace(Place place, Optional<Pace> pace, Optional<Regions> regions) {
        if (pace.isEmpty() || regions.isEmpty() || regions.get().isEmpty()) {
            return;
        }
        int parts = regions.get().rules().size() + 1;
        String rule = "must be at least " + parts + ": one per region and one for all other devices";
        if (pace.get().perMinute() < parts) {
            place.child("perMinute", place.node())
                    .refuse(rule, Integer.toString(pace.get().perMinute()));
        }
        if (pace.get().unproven() < parts) {
            place.child("unproven", place.node())
                    .refuse(rule, Integer.toString(pace.get().unproven()));
        }
    }

    private Optional<Map<String, RegionRules>> rules(Place place, Node.Mapping mapping) {
        Map<String, RegionRules> rules = new TreeMap<>();
        mapping.values().forEach((name, value) -> {
            Place at = place.child(name, value);
            boolean named = isName(at, name) && liesWithinTheFleet(at, name);
            region(at).filter(any -> named).ifPresent(read -> rules.put(name, read));
        });
        return rules.size() == mapping.values().size() ? Optional.of(rules) : Optional.empty();
    }

    private static boolean isName(Place at, String name) {
        Place written = new Place(at.path(), new Node.Scalar(name, at.node().line()), at.problems());
        return Texts.line(LONGEST_NAME).of(written).isPresent();
    }

    private boolean liesWithinTheFleet(Place at, String name) {
        Optional<List<String>> selected = fleet.flatMap(
                each -> Optional.ofNullable(each.selection().attributes().get("region")));
        if (selected.isEmpty() || selected.get().contains(name)) {
            return true;
        }
        at.refuse("must be in spec.fleet.select.region: " + String.join(", ", selected.get()), name);
        return false;
    }

    private Optional<RegionRules> region(Place place) {
        return Section.open(place, PlanSection.REGION).flatMap(section -> {
            Optional<WindowRules> read = windows.map(
                            usual -> ConditionsParser.windows(section.at("windows"), known, usual))
                    .orElseGet(() -> ConditionsParser.windows(section.at("windows"), known));
            Optional<List<StaffingRule>> people = section.read("staffing", ConditionsParser.staffing(known));
            return section.whole(() -> new RegionRules(read.orElseThrow(), people.orElse(staffing)));
        });
    }
}
