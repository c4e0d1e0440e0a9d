package dev.wavegate.domain.rollout;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wavegate.domain.change.ChangeDraft;
import dev.wavegate.domain.gate.NamedGate;
import dev.wavegate.domain.release.Release;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.text.ReadableTime;

/** Writes what a change manager wants to see before deciding on a rollout. */
public final class ChangeBrief {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss VV", Locale.ROOT);

    private final RolloutPlan plan;
    private final PlanDigest digest;
    private final List<WaveForecast> waves;
    private final ZoneId zone;

    /** @param zone in which the ticket's readers live */
    public ChangeBrief(RolloutPlan plan, PlanDigest digest, List<WaveForecast> waves, ZoneId zone) {
        this.plan = plan;
        this.digest = digest;
        this.waves = List.copyOf(waves);
        this.zone = zone;
    }

    public ChangeDraft draft() {
        ChangeTerms terms = plan.change();
        return new ChangeDraft(
                plan.id(),
                terms.type(),
                shortDescription(),
                description(),
                terms.justification().isBlank() ? release().releaseNotes() : terms.justification(),
                implementationPlan(),
                backoutPlan(),
                testPlan(),
                terms.risk(),
                terms.impact(),
                terms.planned(waves),
                terms.affectedItem(),
                terms.assignmentGroup());
    }

    private Release release() {
        return plan.release();
    }

    private int devices() {
        return waves.stream().mapToInt(WaveForecast::devices).sum();
    }

    private String shortDescription() {
        return "Roll out " + release().product() + " " + release().version() + " ("
                + release().type().name().toLowerCase(Locale.ROOT) + ") to " + devices() + " devices";
    }

    private String description() {
        List<String> lines = new ArrayList<>();
        // What the approval depends on comes first: fields have an end.
        lines.add("Rollout " + plan.id() + ", plan digest " + digest + ". The approval is valid for this plan only.");
        lines.add("Artifact " + release().artifact().uri() + ", SHA-256 "
                + release().artifact().sha256() + ", " + release().artifact().sizeBytes() + " bytes.");
        if (!release().releaseNotes().isBlank()) {
            lines.add("Release notes: " + release().releaseNotes());
        }
        release().knownIssues().forEach(issue -> lines.add("Known issue: " + issue));
        return String.join("\n", lines);
    }

    private String implementationPlan() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < waves.size(); i++) {
            WaveForecast wave = waves.get(i);
            lines.add((i + 1) + ". " + wave.name() + ": " + wave.devices() + " devices, "
                    + wave.when().map(this::localTimes).orElse("in the next staffed window"));
        }
        lines.add("At most " + plan.pace().perMinute() + " devices per minute and at most "
                + plan.pace().unproven() + " unproven devices at any time.");
        lines.add("A wave starts only in an open maintenance window, outside every freeze, with these people on shift: "
                + staffing(plan.rulesIn("")) + ".");
        regional().ifPresent(lines::add);
        return String.join("\n", lines);
    }

    private Optional<String> regional() {
        if (plan.regions().isEmpty()) {
            return Optional.empty();
        }
        String regions = plan.regions().rules().entrySet().stream()
                .map(each -> each.getKey() + ": " + staffing(each.getValue()))
                .collect(Collectors.joining("; "));
        return Optional.of("These regions have their own windows and staffing and start each wave independently: "
                + regions + ". A person counts for at most " + plan.regions().maxConcurrent()
                + (plan.regions().maxConcurrent() == 1 ? " region" : " regions") + " at a time.");
    }

    private static String staffing(RegionRules rules) {
        String people = rules.staffing().stream()
                .map(rule -> rule.min() + " × " + rule.role().value() + " (" + rule.roster() + ")")
                .collect(Collectors.joining(", "));
        return people.isEmpty() ? "no staffing required" : people;
    }

    private String backoutPlan() {
        String scope = switch (plan.onFailure().rollback()) {
            case UPDATED -> "all updated devices of all waves are rolled back to their previous versions";
            case WAVE -> "the devices of the failed wave are rolled back to their previous versions";
            case NONE -> "no device is rolled back";
        };
        return "When a gate fails, dispatching stops, " + scope
                + ", an incident is raised and this change is closed as unsuccessful."
                + " Each device's previous version was recorded when the cohort was frozen.";
    }

    private String testPlan() {
        List<String> lines = new ArrayList<>(release().verificationSteps());
        lines.add("A device counts as updated only when it reports " + release().version() + " within "
                + ReadableTime.of(plan.device().deadline()) + ".");
        lines.add("Gates, evaluated after every report and after each soak: "
                + plan.gates().stream().map(NamedGate::description).collect(Collectors.joining("; ")) + ".");
        return String.join("\n", lines);
    }

    private String localTimes(Interval when) {
        return local(when.start()) + " to " + local(when.end());
    }

    private String local(Instant instant) {
        return LOCAL.format(instant.atZone(zone));
    }
}
