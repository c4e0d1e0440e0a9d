package dev.wavegate.plan;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import dev.wavegate.domain.change.ChangeForm;
import dev.wavegate.domain.change.ChangeType;
import dev.wavegate.domain.change.CloseAt;
import dev.wavegate.domain.change.Level;
import dev.wavegate.domain.change.OnRejection;
import dev.wavegate.domain.cohort.DeviceRules;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.gate.ConfirmedGate;
import dev.wavegate.domain.gate.FailureRateGate;
import dev.wavegate.domain.gate.Gate;
import dev.wavegate.domain.gate.NamedGate;
import dev.wavegate.domain.gate.SequentialGate;
import dev.wavegate.domain.gate.Share;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.release.Artifact;
import dev.wavegate.domain.release.Compatibility;
import dev.wavegate.domain.release.Release;
import dev.wavegate.domain.release.ReleaseType;
import dev.wavegate.domain.release.Version;
import dev.wavegate.domain.release.VersionRange;
import dev.wavegate.domain.rollout.ChangeTerms;
import dev.wavegate.domain.rollout.FailurePolicy;
import dev.wavegate.domain.rollout.FleetTarget;
import dev.wavegate.domain.rollout.RegionRules;
import dev.wavegate.domain.rollout.Regions;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.VerdictPolicy;
import dev.wavegate.domain.rollout.WhenMoved;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.wave.Pace;
import dev.wavegate.domain.wave.WaveSize;
import dev.wavegate.domain.wave.WaveSpec;
import dev.wavegate.domain.window.WindowCovers;
import dev.wavegate.domain.window.WindowRules;

/** Plans of every shape that obey all rules; the same for the same seed. */
final class RandomPlans {
    private static final List<String> WORDS = List.of(
            "a",
            "no",
            "null",
            "4.20",
            "1:30",
            "true",
            "x y",
            "\"quoted\"",
            "back\\slash",
            "İstanbul",
            "灯🔥",
            "a: b",
            "# no comment",
            "- item",
            "<&>",
            "'",
            "{}",
            "~",
            "0o7",
            "%",
            "@home");

    private final Random random;

    RandomPlans(long seed) {
        random = new Random(seed);
    }

    private ChangeForm form(ChangeType type) {
        return new ChangeForm(
                random.nextBoolean() ? Map.of("u_" + random.nextInt(9), text(), "category", word()) : Map.of(),
                maybe(this::word),
                type == ChangeType.STANDARD ? maybe(this::word) : Optional.empty(),
                maybe(this::word).stream().toList());
    }

    RolloutPlan next() {
        FleetSelection fleet = selection();
        ChangeType type = oneOf(ChangeType.values());
        return new RolloutPlan(
                new RolloutId("r" + random.nextInt(1_000_000)),
                labels(),
                release(),
                new FleetTarget("backend " + random.nextInt(3), fleet, oneOf(FleetTarget.OnOverlap.values())),
                new ChangeTerms(
                        type,
                        word(),
                        text(),
                        oneOf(Level.values()),
                        oneOf(Level.values()),
                        form(type),
                        longerThanZero(),
                        duration(),
                        oneOf(WhenMoved.values()),
                        oneOf(OnRejection.values()),
                        oneOf(CloseAt.values())),
                new WindowRules(refs(), refs(), duration(), duration(), oneOf(WindowCovers.values())),
                staffing(),
                regions(fleet),
                waves(fleet),
                gates(),
                new VerdictPolicy(
                        oneOf(VerdictPolicy.OnInconclusive.values()),
                        random.nextBoolean(),
                        Duration.ofMinutes(random.nextInt(10_000))),
                new Pace(10 + random.nextInt(999_991), 10 + random.nextInt(999_991)),
                new DeviceRules(longerThanZero(), random.nextInt(6)),
                new FailurePolicy(oneOf(FailurePolicy.Scope.values()), 1 + random.nextInt(3), 1 + random.nextInt(3)));
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        for (int each = random.nextInt(4); each > 0; each--) {
            labels.put("l" + random.nextInt(100), word());
        }
        return labels;
    }

    private Release release() {
        boolean signed = random.nextBoolean();
        return new Release(
                word(),
                new Version("1." + random.nextInt(30) + (random.nextBoolean() ? "0-rc+x" : "")),
                oneOf(ReleaseType.values()),
                new Artifact(
                        URI.create("https://firmware.example.com/a%20b?x=" + random.nextInt(9)),
                        "%064x".formatted(random.nextInt(Integer.MAX_VALUE)),
                        1 + random.nextInt(Integer.MAX_VALUE),
                        signed ? Optional.of("QUJD") : Optional.empty(),
                        signed ? Optional.of(word()) : Optional.empty()),
                new Compatibility(words(0), words(0)),
                text(),
                words(0),
                words(0));
    }

    private FleetSelection selection() {
        Map<String, List<String>> attributes = new TreeMap<>();
        for (String attribute : FleetSelection.ATTRIBUTES) {
            if (random.nextInt(3) == 0) {
                attributes.put(attribute, words(1));
            }
        }
        return new FleetSelection(
                attributes,
                maybe(() -> new VersionRange(
                        oneOf(VersionRange.Relation.values()), new Version("2." + random.nextInt(99)))));
    }

    private List<WaveSpec> waves(FleetSelection fleet) {
        List<WaveSpec> waves = new ArrayList<>();
        int percent = 0;
        for (int each = random.nextInt(5); each > 0; each--) {
            boolean counted = random.nextBoolean();
            percent += counted ? 0 : 1 + random.nextInt(20);
            WaveSize size = counted
                    ? new WaveSize.Count(1 + random.nextInt(5000))
                    : new WaveSize.UpTo(new Share(percent * 10L - 3, 1000));
            FleetSelection part = counted && random.nextBoolean() ? fleet : FleetSelection.everything();
            waves.add(new WaveSpec("wave " + each, size, part, duration(), maybe(this::longerThanZero)));
        }
        waves.add(new WaveSpec(
                "last",
                new WaveSize.UpTo(new Share(1, 1)),
                FleetSelection.everything(),
                duration(),
                maybe(this::longerThanZero)));
        return waves;
    }

    /** By name, as the order of gates means nothing and reading sorts them. */
    private List<NamedGate> gates() {
        Map<String, NamedGate> gates = new TreeMap<>();
        for (int each = random.nextInt(4); each >= 0; each--) {
            String name = "gate" + random.nextInt(20);
            gates.put(name, new NamedGate(name, gate()));
        }
        return List.copyOf(gates.values());
    }

    private Gate gate() {
        Share share = new Share(1 + random.nextInt(99_999), 100_000);
        return switch (random.nextInt(3)) {
            case 0 ->
                new SequentialGate(
                        share,
                        (1 + random.nextInt(500_000)) / 1e6,
                        (1 + random.nextInt(500_000)) / 1e6,
                        (1 + random.nextInt(9999)) / 1e3,
                        1 + random.nextInt(99));
            case 1 -> new FailureRateGate(share, 1 + random.nextInt(1000));
            default -> new ConfirmedGate(share, longerThanZero());
        };
    }

    private List<StaffingRule> staffing() {
        Set<StaffingRule> rules = new LinkedHashSet<>();
        for (int each = random.nextInt(3); each > 0; each--) {
            rules.add(
                    new StaffingRule(new Role(word()), refs(1).get(0), 1 + random.nextInt(100), random.nextBoolean()));
        }
        return List.copyOf(rules);
    }

    private Regions regions(FleetSelection fleet) {
        List<String> names = fleet.attributes().getOrDefault("region", words(0));
        Map<String, RegionRules> rules = new TreeMap<>();
        if (random.nextBoolean()) {
            names.forEach(name -> rules.put(
                    name, new RegionRules(new WindowRules(refs(), refs(), duration(), duration()), staffing())));
        }
        return new Regions(rules, rules.isEmpty() ? 1 : 1 + random.nextInt(100));
    }

    private List<ScheduleRef> refs() {
        return refs(0);
    }

    private List<ScheduleRef> refs(int least) {
        Set<ScheduleRef> refs = new LinkedHashSet<>();
        for (int each = least + random.nextInt(3); each > 0; each--) {
            refs.add(new ScheduleRef("google", "cal:" + random.nextInt(50)));
        }
        return List.copyOf(refs);
    }

    private Duration duration() {
        return Duration.ofMillis(
                random.nextInt(4) == 0 ? 0 : (long) (Math.pow(10, random.nextInt(8)) * (1 + random.nextInt(90))));
    }

    private Duration longerThanZero() {
        return duration().plusMillis(1);
    }

    private List<String> words(int least) {
        Set<String> words = new LinkedHashSet<>();
        for (int each = least + random.nextInt(3); each > 0; each--) {
            words.add(word());
        }
        return List.copyOf(words);
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private String text() {
        return random.nextBoolean() ? "" : word() + "\n\t" + word();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
