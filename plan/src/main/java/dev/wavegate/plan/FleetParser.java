package dev.wavegate.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.release.VersionRange;
import dev.wavegate.domain.rollout.FleetTarget;
import dev.wavegate.domain.rollout.FleetTarget.OnOverlap;

/** Reads to whom a release goes. */
final class FleetParser {
    private static final Parser<List<String>> VALUES = Texts.listOf(Texts.line(100), 1, 200);

    private FleetParser() {}

    static Parser<FleetTarget> fleet(KnownNames known) {
        return place -> Section.open(place, PlanSection.FLEET).flatMap(section -> {
            Optional<String> backend = section.read("backend", known::backend);
            Optional<FleetSelection> selection = selection(section.at("select"));
            Optional<OnOverlap> onOverlap = section.read("onOverlap", Texts.oneOf(OnOverlap.class));
            return section.whole(() ->
                    new FleetTarget(backend.orElseThrow(), selection.orElseThrow(), onOverlap.orElse(OnOverlap.WAIT)));
        });
    }

    /** Which devices are meant; every one when nothing is said. */
    static Optional<FleetSelection> selection(Place place) {
        return Section.open(place, PlanSection.SELECT).flatMap(section -> {
            Map<String, List<String>> attributes = new TreeMap<>();
            for (String attribute : FleetSelection.ATTRIBUTES) {
                section.read(attribute, VALUES).ifPresent(values -> attributes.put(attribute, values));
            }
            Optional<VersionRange> version = section.read("version", Texts::versionRange);
            return section.whole(() -> new FleetSelection(attributes, version));
        });
    }
}
