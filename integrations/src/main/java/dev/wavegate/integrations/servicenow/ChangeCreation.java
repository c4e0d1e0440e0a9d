package dev.wavegate.integrations.servicenow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.domain.change.ChangeDraft;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeType;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import retrofit2.Call;

/** Creates changes through the Change API, and completes them with what one request cannot carry. */
final class ChangeCreation {
    private static final String CHANGE = "change_request";
    private static final String MODEL = "chg_model";
    private static final String AFFECTED = "task_ci";
    private static final int LONGEST_SHORT_DESCRIPTION = 160;

    private final Table table;
    private final NamedRecords names;
    private final ServiceNowSettings settings;

    ChangeCreation(Table table, NamedRecords names, ServiceNowSettings settings) {
        this.table = table;
        this.names = names;
        this.settings = settings;
    }

    /** Everything that can be refused before anything is written is refused here. */
    NewChange body(ChangeDraft draft) {
        draft.form().fields().keySet().stream()
                .filter(FurtherFields::isOurs)
                .findFirst()
                .ifPresent(field -> {
                    throw Failure.of(
                            FailureCode.CHANGE_INVALID, "field " + field + " is written by Wavegate itself; remove it");
                });
        Optional<Interval> planned = draft.planned();
        return new NewChange(
                draft.type().name().toLowerCase(Locale.ROOT),
                shortened(draft.shortDescription()),
                draft.description(),
                draft.justification(),
                draft.implementationPlan(),
                draft.backoutPlan(),
                draft.testPlan(),
                ChangeConverter.risk(draft.risk()),
                ChangeConverter.impact(draft.impact()),
                planned.map(interval -> ChangeConverter.text(interval.start())).orElse(null),
                planned.map(interval -> ChangeConverter.text(interval.end())).orElse(null),
                draft.form().affectedItems().stream()
                        .findFirst()
                        .map(this::item)
                        .orElse(null),
                names.group(draft.assignmentGroup(), FailureCode.CHANGE_INVALID),
                ChangeConverter.changeCorrelation(draft.rollout()),
                settings.correlationDisplay());
    }

    private String item(String text) {
        return names.configurationItem(text, FailureCode.CHANGE_INVALID);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHORT_DESCRIPTION
                ? text
                : text.substring(0, LONGEST_SHORT_DESCRIPTION - 1) + "…";
    }

    /** A create that a rule of the instance refuses may succeed once a person has corrected something. */
    ChangeRow create(ChangeDraft draft, NewChange body) {
        Call<Envelope<ChangeRow>> call = call(draft, further(draft).mergedInto(body));
        try {
            return table.one(call, true);
        } catch (Failure refused) {
            throw refused.code() == FailureCode.CHANGE_INVALID
                    ? Failure.of(FailureCode.CHANGE_REFUSED, refused.detail(), refused)
                    : refused;
        }
    }

    private FurtherFields further(ChangeDraft draft) {
        return FurtherFields.of(settings.fields().change(), draft.form().fields())
                .with(MODEL, model(draft));
    }

    /** A template brings its own model, unless the plan names one. */
    private Optional<String> model(ChangeDraft draft) {
        return draft.form()
                .model()
                .or(() -> template(draft).isPresent()
                        ? Optional.empty()
                        : settings.process().model(draft.type()));
    }

    private Optional<String> template(ChangeDraft draft) {
        return draft.type() == ChangeType.STANDARD
                ? draft.form().template().or(() -> settings.process().standardTemplate())
                : Optional.empty();
    }

    private Call<Envelope<ChangeRow>> call(ChangeDraft draft, ObjectNode body) {
        Optional<String> template = template(draft);
        if (template.isPresent()) {
            return table.api().createStandardChange(names.template(template.get(), FailureCode.CHANGE_INVALID), body);
        }
        if (model(draft).isPresent()) {
            return table.api().createChange(body);
        }
        if (draft.type() == ChangeType.STANDARD) {
            throw Failure.of(
                    FailureCode.CHANGE_INVALID,
                    "a standard change needs a template; set spec.change.template in the plan, or"
                            + " wavegate.servicenow.standard-template");
        }
        return table.api().createChange(draft.type().name().toLowerCase(Locale.ROOT), body);
    }

    /** Does what is still to be done before anybody is asked; afterwards the change belongs to its change managers. */
    void complete(ChangeDraft draft, ChangeRow row) {
        if (ChangeConverter.phase(row) != ChangePhase.DRAFT) {
            return;
        }
        further(draft).requireStored(table, CHANGE, row.id(), FailureCode.CHANGE_REFUSED);
        List<String> items = draft.form().affectedItems();
        if (items.size() > 1) {
            listAffected(row.id(), items.subList(1, items.size()));
        }
    }

    private void listAffected(String change, List<String> items) {
        List<String> listed =
                table.find(AFFECTED, "task=" + change, "sys_id,task,ci_item", settings.pageSize()).stream()
                        .filter(row -> Value.textOf(row.task()).equals(change))
                        .map(row -> Value.textOf(row.ciItem()))
                        .toList();
        for (String text : items) {
            String item = item(text);
            if (!listed.contains(item)) {
                table.one(table.api().createAffectedItem(new NewAffectedItem(change, item)), true);
            }
        }
    }
}
