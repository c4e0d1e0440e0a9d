package dev.wavegate.local.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A plan as an operator would write it, with defaults that suit a test; each verb changes one thing. */
final class PlanText {
    private final String name;
    private final List<String> waves = new ArrayList<>();
    private String version = "4.2.1";
    private String approvalTimeout = "10m";
    private String install = "{ acceptable: 1%, alpha: 0.01 }";
    private String pace = "{ perMinute: 60000, unproven: 500 }";
    private String deadline = "20s";
    private int retries;
    private String soak = "1s";
    private String rollback = "UPDATED";
    private String closed = "google:freeze";
    private final List<String> regions = new ArrayList<>();
    private String open = "google:maintenance-eu";
    private String sharing = "";
    private String overlap = "WAIT";
    private String among = "apac, eu, us";

    private PlanText(String name) {
        this.name = name;
    }

    static PlanText plan(String name) {
        return new PlanText(name);
    }

    String name() {
        return name;
    }

    PlanText bringing(String newVersion) {
        this.version = newVersion;
        return this;
    }

    PlanText wave(String waveName, String size) {
        return wave(waveName, size, "");
    }

    PlanText wave(String waveName, String size, String more) {
        waves.add(String.format(Locale.ROOT, "    - { name: %s, size: %s, soak: %s%s }", waveName, size, soak, more));
        return this;
    }

    /** How long each wave soaks that is named from now on, or the only one when none is. */
    PlanText soaking(String duration) {
        this.soak = duration;
        return this;
    }

    PlanText waitingForApproval(String timeout) {
        this.approvalTimeout = timeout;
        return this;
    }

    PlanText accepting(String share) {
        this.install = "{ acceptable: " + share + ", alpha: 0.01 }";
        return this;
    }

    /** Its gate wants more reports than there are devices, so that a person has to decide. */
    PlanText thatNobodyCanJudge() {
        this.install = "{ maxFailureRate: 5%, minReports: 1000 }";
        return this;
    }

    PlanText unproven(int devices) {
        this.pace = "{ perMinute: 60000, unproven: " + devices + " }";
        return this;
    }

    PlanText deviceDeadline(String duration) {
        this.deadline = duration;
        return this;
    }

    PlanText retrying(int times) {
        this.retries = times;
        return this;
    }

    PlanText rollingBack(String scope) {
        this.rollback = scope;
        return this;
    }

    PlanText closedBy(String calendar) {
        this.closed = calendar;
        return this;
    }

    /** One region that goes by a calendar of its own, and in which one of those who are there for all looks after it. */
    PlanText region(String region, String calendar) {
        regions.add("    " + region + ": { windows: { open: [ \"" + calendar + "\" ] }, staffing: [ { role: site-ops,"
                + " roster: \"google:site-ops-shifts\" } ] }");
        return this;
    }

    private List<String> regions() {
        return regions.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of("  regions:"), regions.stream()).toList();
    }

    PlanText openIn(String calendar) {
        this.open = calendar;
        return this;
    }

    /** Its devices are those of this region only. */
    PlanText among(String region) {
        this.among = region;
        return this;
    }

    /** What happens when another rollout has some of its devices. */
    PlanText onOverlap(String choice) {
        this.overlap = choice;
        return this;
    }

    /** Its people may have other rollouts in hand at the same time. */
    PlanText sharingPeople() {
        this.sharing = ", shared: true";
        return this;
    }

    String yaml() {
        List<String> all = waves.isEmpty() ? List.of("    - { name: broad, size: 100%, soak: " + soak + " }") : waves;
        return String.join(
                "\n",
                "apiVersion: wavegate/v1",
                "kind: Rollout",
                "metadata: { name: " + name + ", labels: { suite: scenarios } }",
                "spec:",
                "  release:",
                "    product: thermostat",
                "    version: " + version,
                "    type: FIRMWARE",
                "    artifact: { uri: \"https://releases.example/thermostat.bin\", sha256: " + "a".repeat(64)
                        + ", sizeBytes: 18874368 }",
                "    compatibility: { models: [TH-2, TH-3] }",
                "    releaseNotes: Fixes the boiler relay race",
                "  fleet: { backend: sim, onOverlap: " + overlap + ", select: { model: [TH-2, TH-3], region: [" + among
                        + "] } }",
                "  change: { type: NORMAL, assignmentGroup: IoT Operations, justification: The relay race must go,"
                        + " approvalTimeout: " + approvalTimeout + " }",
                "  windows: { open: [ \"" + open + "\" ], closed: [ \"" + closed + "\" ], lead: 1s, reserve: 1s }",
                "  staffing:",
                "    - { role: firmware-oncall, roster: \"pagerduty:PFW0001\", min: 1" + sharing + " }",
                "    - { role: site-ops, roster: \"google:site-ops-shifts\", min: 2" + sharing + " }",
                String.join("\n", regions()),
                "  waves:",
                String.join("\n", all),
                "  gates:",
                "    install: " + install,
                "  pace: " + pace,
                "  device: { deadline: " + deadline + ", retries: " + retries + " }",
                "  onFailure: { rollback: " + rollback + ", incident: { urgency: 2, impact: 2 } }",
                "");
    }
}
