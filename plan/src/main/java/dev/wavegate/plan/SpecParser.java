package dev.wavegate.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.wavegate.domain.cohort.DeviceRules;
import dev.wavegate.domain.gate.NamedGate;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.release.Release;
import dev.wavegate.domain.rollout.ChangeTerms;
import dev.wavegate.domain.rollout.FailurePolicy;
import dev.wavegate.domain.rollout.FleetTarget;
import dev.wavegate.domain.rollout.Regions;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.VerdictPolicy;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.wave.Pace;
import dev.wavegate.domain.wave.WaveSpec;
import dev.wavegate.domain.window.WindowRules;

/** Reads a whole plan from its root. */
final class SpecParser {
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?");
    private static final int MOST_LABELS = 32;
    private static final int LONGEST_LABEL_VALUE = 200;
    private static final int FASTEST = 1_000_000;
    private static final int PER_MINUTE = 1000;
    private static final int UNPROVEN = 500;
    private static final Duration DEADLINE = Duration.ofMinutes(30);
    private static final int LEAST_URGENT = 3;

    private final KnownNames known;

    SpecParser(KnownNames known) {
        this.known = known;
    }

    Optional<RolloutPlan> plan(Place place) {
        return Section.open(place, PlanSection.PLAN).flatMap(section -> {
            section.read("apiVersion", Texts.exactly(CanonicalPlan.API_VERSION));
            section.read("kind", Texts.exactly(CanonicalPlan.KIND));
            Optional<Head> head = section.read("metadata", SpecParser::head);
            Optional<RolloutPlan> plan = section.read("spec", spec -> spec(spec, head));
            return section.whole(plan::orElseThrow);
        });
    }

    private Optional<RolloutPlan> spec(Place place, Optional<Head> head) {
        return Section.open(place, PlanSection.SPEC).flatMap(section -> {
            Optional<Release> release = section.read("release", ReleaseParser::release);
            Optional<FleetTarget> fleet = section.read("fleet", FleetParser.fleet(known));
            Optional<ChangeTerms> change = section.read("change", ConditionsParser.change(sentenceOn(release)));
            Optional<WindowRules> windows = ConditionsParser.windows(section.at("windows"), known);
            List<StaffingRule> staffing = section.list("staffing", ConditionsParser.staffing(known));
            Optional<Regions> regions = new RegionsParser(known, windows, staffing, fleet).regions(section);
            Optional<List<WaveSpec>> waves =
                    section.read("waves", WavesParser.waves(fleet.map(FleetTarget::selection)));
            Optional<List<NamedGate>> gates = section.read("gates", GatesParser::gates);
            Optional<VerdictPolicy> verdicts = GatesParser.verdicts(section);
            Optional<Pace> pace = pace(section.at("pace"));
            RegionsParser.checkParts(section.at("regions"), regions, waves);
            RegionsParser.checkPace(section.at("pace"), pace, regions);
            Optional<DeviceRules> device = device(section.at("device"));
            Optional<FailurePolicy> onFailure = onFailure(section.at("onFailure"));
            return head.flatMap(known -> section.whole(() -> new RolloutPlan(
                    known.id(),
                    known.labels(),
                    release.orElseThrow(),
                    fleet.orElseThrow(),
                    change.orElseThrow(),
                    windows.orElseThrow(),
                    staffing,
                    regions.orElseThrow(),
                    waves.orElseThrow(),
                    gates.orElse(GatesParser.usual()),
                    verdicts.orElseThrow(),
                    pace.orElseThrow(),
                    device.orElseThrow(),
                    onFailure.orElseThrow())));
        });
    }

    private static String sentenceOn(Optional<Release> release) {
        return release.map(each -> "Brings " + each.product() + " to version " + each.version() + ".")
                .orElse("");
    }

    private static Optional<Head> head(Place place) {
        return Section.open(place, PlanSection.METADATA).flatMap(section -> {
            Optional<RolloutId> id = section.read("name", Texts::rolloutId);
            Optional<Map<String, String>> labels = labels(section.at("labels"));
            return section.whole(() -> new Head(id.orElseThrow(), labels.orElseThrow()));
        });
    }

    private static Optional<Map<String, String>> labels(Place place) {
        return place.mapping().flatMap(mapping -> {
            if (mapping.values().size() > MOST_LABELS) {
                return place.refuse(
                        "must have at most " + MOST_LABELS + " labels",
                        mapping.values().size() + " labels");
            }
            Map<String, String> labels = new TreeMap<>();
            mapping.values().forEach((name, value) -> {
                Place at = place.child(name, value);
                if (!LABEL.matcher(name).matches()) {
                    at.refuse("must have a name of 1 to 63 letters, digits and ._/- between letters or digits", name);
                }
                Texts.line(LONGEST_LABEL_VALUE).of(at).ifPresent(text -> labels.put(name, text));
            });
            return labels.size() == mapping.values().size() ? Optional.of(labels) : Optional.empty();
        });
    }

    private static Optional<Pace> pace(Place place) {
        return Section.open(place, PlanSection.PACE).flatMap(section -> {
            Optional<Integer> perMinute = section.read("perMinute", Numbers.whole(1, FASTEST));
            Optional<Integer> unproven = section.read("unproven", Numbers.whole(1, FASTEST));
            return section.whole(() -> new Pace(perMinute.orElse(PER_MINUTE), unproven.orElse(UNPROVEN)));
        });
    }

    private static Optional<DeviceRules> device(Place place) {
        return Section.open(place, PlanSection.DEVICE).flatMap(section -> {
            Optional<Duration> deadline = section.read("deadline", Numbers::aboveZero);
            Optional<Integer> retries = section.read("retries", Numbers.whole(0, DeviceRules.MOST_RETRIES));
            return section.whole(() -> new DeviceRules(deadline.orElse(DEADLINE), retries.orElse(1)));
        });
    }

    private static Optional<FailurePolicy> onFailure(Place place) {
        return Section.open(place, PlanSection.ON_FAILURE).flatMap(section -> {
            Optional<FailurePolicy.Scope> rollback = section.read("rollback", Texts.oneOf(FailurePolicy.Scope.class));
            Optional<Incident> incident = incident(section.at("incident"));
            return section.whole(() -> new FailurePolicy(
                    rollback.orElse(FailurePolicy.Scope.UPDATED),
                    incident.orElseThrow().urgency(),
                    incident.orElseThrow().impact()));
        });
    }

    private static Optional<Incident> incident(Place place) {
        return Section.open(place, PlanSection.INCIDENT).flatMap(section -> {
            Optional<Integer> urgency = section.read("urgency", Numbers.whole(1, LEAST_URGENT));
            Optional<Integer> impact = section.read("impact", Numbers.whole(1, LEAST_URGENT));
            return section.whole(() -> new Incident(urgency.orElse(2), impact.orElse(2)));
        });
    }

    private record Head(RolloutId id, Map<String, String> labels) {}

    private record Incident(int urgency, int impact) {}
}
