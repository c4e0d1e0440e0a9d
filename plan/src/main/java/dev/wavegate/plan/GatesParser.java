package dev.wavegate.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import dev.wavegate.domain.gate.ConfirmedGate;
import dev.wavegate.domain.gate.FailureRateGate;
import dev.wavegate.domain.gate.Gate;
import dev.wavegate.domain.gate.NamedGate;
import dev.wavegate.domain.gate.SequentialGate;
import dev.wavegate.domain.gate.Share;
import dev.wavegate.domain.rollout.VerdictPolicy;
import dev.wavegate.domain.rollout.VerdictPolicy.OnInconclusive;

/** Reads the gates; which keys a gate has says of which kind it is. */
final class GatesParser {
    private static final int MOST = 20;
    private static final double ALPHA = 0.01;
    private static final List<NamedGate> USUAL =
            List.of(new NamedGate("install", SequentialGate.of(new Share(1, 100), ALPHA)));
    private static final List<Kind> KINDS = List.of(
            new Kind(PlanSection.SEQUENTIAL_GATE, GatesParser::sequential),
            new Kind(PlanSection.FAILURE_RATE_GATE, GatesParser::failureRate),
            new Kind(PlanSection.CONFIRMED_GATE, GatesParser::confirmed));

    private GatesParser() {}

    /** What a plan without gates is judged by. */
    static List<NamedGate> usual() {
        return USUAL;
    }

    /** The gates by name, as their order in the plan means nothing. */
    static Optional<List<NamedGate>> gates(Place place) {
        return place.mapping().flatMap(mapping -> {
            if (mapping.values().isEmpty() || mapping.values().size() > MOST) {
                return place.refuse("must have 1 to " + MOST + " gates; omit the key for the default gate");
            }
            Map<String, NamedGate> gates = new TreeMap<>();
            mapping.values().forEach((name, node) -> {
                Place at = place.child(name, node);
                Optional<String> readable =
                        Texts.name(new Place(at.path(), new Node.Scalar(name, node.line()), place.problems()));
                Optional<Gate> gate = gate(at);
                readable.flatMap(each -> gate).ifPresent(each -> gates.put(name, new NamedGate(name, each)));
            });
            return gates.size() == mapping.values().size()
                    ? Optional.of(List.copyOf(gates.values()))
                    : Optional.empty();
        });
    }

    /** What follows a verdict; these keys stand beside the gates. */
    static Optional<VerdictPolicy> verdicts(Section section) {
        VerdictPolicy usual = VerdictPolicy.usual();
        Optional<OnInconclusive> onInconclusive = section.read("onInconclusive", Texts.oneOf(OnInconclusive.class));
        Optional<Boolean> lookBack = section.read("lookBack", Texts::yesOrNo);
        Optional<Duration> watch = section.read("watch", Numbers::notNegative);
        return section.whole(() -> new VerdictPolicy(
                onInconclusive.orElse(usual.onInconclusive()),
                lookBack.orElse(usual.lookBack()),
                watch.orElse(usual.watch())));
    }

    static Optional<Gate> gate(Place place) {
        return place.mapping().flatMap(mapping -> {
            List<Kind> kinds = KINDS.stream()
                    .filter(kind -> kind.section().keys().stream().anyMatch(mapping.values()::containsKey))
                    .toList();
            if (kinds.size() == 1) {
                return Section.open(place, kinds.get(0).section())
                        .flatMap(kinds.get(0).reading());
            }
            if (kinds.isEmpty()) {
                reportStrangeKeys(place, mapping);
                return place.refuse("must have the keys of one kind of gate: " + allKeys());
            }
            return place.refuse("must have the keys of one kind of gate only: " + allKeys());
        });
    }

    private static Optional<Gate> sequential(Section section) {
        Optional<Share> acceptable = section.read("acceptable", Numbers::percentageBetween);
        Optional<Double> alpha = section.read("alpha", Numbers.aboveZeroUpTo("0.5"));
        Optional<Double> doubt = section.read("doubt", Numbers.aboveZeroUpTo("0.5"));
        Optional<List<Double>> prior = section.read("prior", GatesParser::prior);
        return section.whole(() -> {
            List<Double> beta = prior.orElse(List.of(1.0, 9.0));
            return new SequentialGate(
                    acceptable.orElseThrow(),
                    alpha.orElse(ALPHA),
                    doubt.orElse(SequentialGate.USUAL_DOUBT),
                    beta.get(0),
                    beta.get(1));
        });
    }

    private static Optional<List<Double>> prior(Place place) {
        return Section.open(place, PlanSection.PRIOR).flatMap(section -> {
            Optional<Double> a = section.read("a", Numbers.aboveZeroUpTo("1000000"));
            Optional<Double> b = section.read("b", Numbers.aboveZeroUpTo("1000000"));
            return section.whole(() -> List.of(a.orElseThrow(), b.orElseThrow()));
        });
    }

    private static Optional<Gate> failureRate(Section section) {
        Optional<Share> rate = section.read("maxFailureRate", Numbers::percentage);
        Optional<Integer> reports = section.read("minReports", Numbers.whole(1, Integer.MAX_VALUE));
        return section.whole(() -> new FailureRateGate(rate.orElseThrow(), reports.orElseThrow()));
    }

    private static Optional<Gate> confirmed(Section section) {
        Optional<Share> atLeast = section.read("atLeast", Numbers::percentageAboveZero);
        Optional<Duration> within = section.read("within", Numbers::aboveZero);
        return section.whole(() -> new ConfirmedGate(atLeast.orElseThrow(), within.orElseThrow()));
    }

    private static void reportStrangeKeys(Place place, Node.Mapping mapping) {
        List<String> known = new ArrayList<>();
        KINDS.forEach(kind -> known.addAll(kind.section().keys()));
        mapping.values()
                .forEach((key, value) ->
                        place.child(key, value).refuse("unknown key in gate" + NearestWord.hint(key, known)));
    }

    private static String allKeys() {
        return String.join(
                "; ",
                KINDS.stream()
                        .map(kind -> String.join(", ", kind.section().keys()))
                        .toList());
    }

    private record Kind(PlanSection section, Function<Section, Optional<Gate>> reading) {}
}
