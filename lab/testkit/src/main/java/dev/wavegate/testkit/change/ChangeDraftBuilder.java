package dev.wavegate.testkit.change;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeDraft;
import dev.wavegate.domain.change.ChangeForm;
import dev.wavegate.domain.change.ChangeType;
import dev.wavegate.domain.change.Level;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;

/** Builds drafts of changes that are valid unless a test says otherwise. */
public final class ChangeDraftBuilder {
    /** A night's window. */
    public static final Interval PLANNED =
            new Interval(Instant.parse("2026-12-01T22:00:00Z"), Instant.parse("2026-12-02T04:00:00Z"));

    private final RolloutId rollout;
    private ChangeType type = ChangeType.NORMAL;
    private Optional<Interval> planned = Optional.of(PLANNED);
    private ChangeForm form = ChangeForm.PLAIN;
    private String assignmentGroup = "IoT Operations";

    private ChangeDraftBuilder(RolloutId rollout) {
        this.rollout = rollout;
    }

    /** A normal change of a rollout. */
    public static ChangeDraftBuilder aChangeFor(String rollout) {
        return new ChangeDraftBuilder(new RolloutId(rollout));
    }

    /** Governed otherwise. */
    public ChangeDraftBuilder ofType(ChangeType changed) {
        type = changed;
        return this;
    }

    /** Planned at another time. */
    public ChangeDraftBuilder planned(Interval changed) {
        planned = Optional.of(changed);
        return this;
    }

    /** Not planned yet. */
    public ChangeDraftBuilder unplanned() {
        planned = Optional.empty();
        return this;
    }

    /** Of these configuration items. */
    public ChangeDraftBuilder affecting(String... items) {
        form = new ChangeForm(form.fields(), form.model(), form.template(), List.of(items));
        return this;
    }

    /** With one more field. */
    public ChangeDraftBuilder with(String field, String value) {
        Map<String, String> fields = new HashMap<>(form.fields());
        fields.put(field, value);
        form = new ChangeForm(fields, form.model(), form.template(), form.affectedItems());
        return this;
    }

    /** Of a change model. */
    public ChangeDraftBuilder ofModel(String model) {
        form = new ChangeForm(form.fields(), Optional.of(model), form.template(), form.affectedItems());
        return this;
    }

    /** Made from a template. */
    public ChangeDraftBuilder from(String template) {
        form = new ChangeForm(form.fields(), form.model(), Optional.of(template), form.affectedItems());
        return this;
    }

    /** Decided by another group. */
    public ChangeDraftBuilder decidedBy(String group) {
        assignmentGroup = group;
        return this;
    }

    /** The draft. */
    public ChangeDraft build() {
        return new ChangeDraft(
                rollout,
                type,
                "Rollout " + rollout + ": thermostat 4.2.1 to 2,000 devices",
                "Firmware 4.2.1 fixes the boiler relay race.",
                "A relay that sticks heats for hours.",
                "canary, pilot, broad; each behind its gates",
                "Every device goes back to the version it had.",
                "Every device reports 4.2.1.",
                Level.MEDIUM,
                Level.LOW,
                planned,
                form,
                assignmentGroup);
    }
}
