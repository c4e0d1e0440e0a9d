package dev.wavegate.testkit.rollout;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.wavegate.domain.change.ChangeForm;
import dev.wavegate.domain.change.ChangeType;
import dev.wavegate.domain.change.CloseAt;
import dev.wavegate.domain.change.Level;
import dev.wavegate.domain.change.OnRejection;
import dev.wavegate.domain.cohort.DeviceRules;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.gate.ConfirmedGate;
import dev.wavegate.domain.gate.FailureRateGate;
import dev.wavegate.domain.gate.NamedGate;
import dev.wavegate.domain.gate.SequentialGate;
import dev.wavegate.domain.gate.Share;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.release.Artifact;
import dev.wavegate.domain.release.Compatibility;
import dev.wavegate.domain.release.Release;
import dev.wavegate.domain.release.ReleaseType;
import dev.wavegate.domain.release.Version;
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
import dev.wavegate.domain.window.WindowRules;

/** Plans: valid by default (one wave of everything, always open, nobody needed), so that a test says only what matters. */
public final class PlanBuilder {
    private final RolloutId id;
    private Map<String, String> labels = Map.of();
    private String product = "thermostat";
    private Version version = new Version("4.2.1");
    private FleetTarget fleet = new FleetTarget("sim", FleetSelection.everything(), FleetTarget.OnOverlap.WAIT);
    private Duration approvalTimeout = Duration.ofDays(14);
    private Duration leeway = Duration.ofDays(1);
    private WhenMoved whenMoved = WhenMoved.HOLD;
    private OnRejection onRejection = OnRejection.END;
    private CloseAt close = CloseAt.CLOSED;
    private WindowRules windows = new WindowRules(List.of(), List.of(), Duration.ZERO, Duration.ZERO);
    private final List<StaffingRule> staffing = new ArrayList<>();
    private final Map<String, RegionRules> regions = new TreeMap<>();
    private int maxConcurrentRegions = 1;
    private List<WaveSize> sizes = List.of(new WaveSize.UpTo(Share.parse("100%")));
    private Duration soak = Duration.ofMinutes(10);
    private List<NamedGate> gates = List.of(
            new NamedGate("install", SequentialGate.of(Share.parse("1%"), 0.01)),
            new NamedGate("confirmed", new ConfirmedGate(Share.parse("98%"), Duration.ofMinutes(30))));
    private Pace pace = new Pace(2_000, 500);
    private DeviceRules device = new DeviceRules(Duration.ofMinutes(30), 1);
    private VerdictPolicy verdicts = VerdictPolicy.usual();
    private FailurePolicy onFailure = new FailurePolicy(FailurePolicy.Scope.UPDATED, 2, 2);

    private PlanBuilder(RolloutId id) {
        this.id = id;
    }

    public static PlanBuilder aPlan(String name) {
        return new PlanBuilder(new RolloutId(name));
    }

    public PlanBuilder labelled(String name, String value) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put(name, value);
        labels = more;
        return this;
    }

    /** How much longer than the forecast the change is planned for, and what happens when a window lies outside. */
    public PlanBuilder planned(Duration spare, WhenMoved otherwise) {
        leeway = spare;
        whenMoved = otherwise;
        return this;
    }

    /** A rejection of the change does not end the rollout. */
    public PlanBuilder awaitingRework() {
        onRejection = OnRejection.AWAIT_REWORK;
        return this;
    }

    /** How far the change is taken at the end. */
    public PlanBuilder closing(CloseAt at) {
        close = at;
        return this;
    }

    public PlanBuilder of(String productName, String releasedVersion) {
        product = productName;
        version = new Version(releasedVersion);
        return this;
    }

    public PlanBuilder to(String backend, FleetSelection selection) {
        fleet = new FleetTarget(backend, selection, fleet.onOverlap());
        return this;
    }

    public PlanBuilder approvedWithin(Duration timeout) {
        approvalTimeout = timeout;
        return this;
    }

    /** Waves of so many devices each. */
    public PlanBuilder inWaves(int... devices) {
        sizes = Arrays.stream(devices).<WaveSize>mapToObj(WaveSize.Count::new).toList();
        return this;
    }

    /** Waves that each reach up to such a share of all devices, such as {@code 10%}. */
    public PlanBuilder inWavesUpTo(String... shares) {
        sizes = Arrays.stream(shares)
                .<WaveSize>map(each -> new WaveSize.UpTo(Share.parse(each)))
                .toList();
        return this;
    }

    /** A first wave of so many devices, and one of all others. */
    public PlanBuilder inACanaryAndTheRest(int devices) {
        sizes = List.of(new WaveSize.Count(devices), new WaveSize.UpTo(Share.parse("100%")));
        return this;
    }

    public PlanBuilder soaking(Duration each) {
        soak = each;
        return this;
    }

    public PlanBuilder openIn(String... calendars) {
        windows = new WindowRules(refs(calendars), windows.closed(), windows.lead(), windows.reserve());
        return this;
    }

    public PlanBuilder closedIn(String... calendars) {
        windows = new WindowRules(windows.open(), refs(calendars), windows.lead(), windows.reserve());
        return this;
    }

    public PlanBuilder withLeadAndReserve(Duration lead, Duration reserve) {
        windows = new WindowRules(windows.open(), windows.closed(), lead, reserve);
        return this;
    }

    public PlanBuilder staffedBy(String role, String roster, int min) {
        staffing.add(new StaffingRule(new Role(role), ScheduleRef.parse(roster), min));
        return this;
    }

    /** In this region, waves run when this calendar is open, and with one person of this roster. */
    public PlanBuilder inRegion(String region, String calendar, String role, String roster) {
        WindowRules own = new WindowRules(refs(calendar), List.of(), windows.lead(), windows.reserve());
        regions.put(
                region, new RegionRules(own, List.of(new StaffingRule(new Role(role), ScheduleRef.parse(roster), 1))));
        return this;
    }

    public PlanBuilder countingAPersonFor(int regionsAtOnce) {
        maxConcurrentRegions = regionsAtOnce;
        return this;
    }

    /** By a gate that no number of failures fails. */
    public PlanBuilder toleratingEveryFailure() {
        return gatedBy(new NamedGate("tolerant", new FailureRateGate(Share.parse("100%"), 1)));
    }

    public PlanBuilder gatedBy(NamedGate... judges) {
        gates = List.of(judges);
        return this;
    }

    public PlanBuilder pacedAt(int perMinute, int unproven) {
        pace = new Pace(perMinute, unproven);
        return this;
    }

    public PlanBuilder waitingForADevice(Duration deadline, int retries) {
        device = new DeviceRules(deadline, retries);
        return this;
    }

    public PlanBuilder rollingBack(FailurePolicy.Scope scope) {
        onFailure = new FailurePolicy(scope, onFailure.urgency(), onFailure.impact());
        return this;
    }

    public PlanBuilder onOverlap(FleetTarget.OnOverlap onOverlap) {
        fleet = new FleetTarget(fleet.backend(), fleet.selection(), onOverlap);
        return this;
    }

    public PlanBuilder onInconclusive(VerdictPolicy.OnInconclusive onInconclusive) {
        verdicts = new VerdictPolicy(onInconclusive, verdicts.lookBack(), verdicts.watch());
        return this;
    }

    public PlanBuilder lookingBack(boolean lookBack) {
        verdicts = new VerdictPolicy(verdicts.onInconclusive(), lookBack, verdicts.watch());
        return this;
    }

    public PlanBuilder watching(Duration watch) {
        verdicts = new VerdictPolicy(verdicts.onInconclusive(), verdicts.lookBack(), watch);
        return this;
    }

    public RolloutPlan build() {
        List<WaveSpec> waves = IntStream.range(0, sizes.size())
                .mapToObj(i -> new WaveSpec(
                        "wave-" + (i + 1), sizes.get(i), FleetSelection.everything(), soak, Optional.empty()))
                .toList();
        return new RolloutPlan(
                id,
                labels,
                release(),
                fleet,
                change(),
                windows,
                staffing,
                new Regions(regions, maxConcurrentRegions),
                waves,
                gates,
                verdicts,
                pace,
                device,
                onFailure);
    }

    private Release release() {
        Artifact artifact = new Artifact(
                URI.create("https://artifacts.example.com/" + product + "-" + version + ".bin"),
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                18_874_368,
                Optional.empty(),
                Optional.empty());
        return new Release(
                product,
                version,
                ReleaseType.FIRMWARE,
                artifact,
                new Compatibility(List.of(), List.of()),
                "Fixes the boiler relay race.",
                List.of(),
                List.of());
    }

    private ChangeTerms change() {
        return new ChangeTerms(
                ChangeType.NORMAL,
                "IoT Operations",
                "A safety fix.",
                Level.MEDIUM,
                Level.MEDIUM,
                ChangeForm.PLAIN,
                approvalTimeout,
                leeway,
                whenMoved,
                onRejection,
                close);
    }

    private static List<ScheduleRef> refs(String... texts) {
        return Arrays.stream(texts).map(ScheduleRef::parse).toList();
    }
}
