package dev.wavegate.integrations.servicenow;

import java.util.Locale;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeDraft;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** Creates changes through the Change API. */
final class ChangeCreation {
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
        Optional<Interval> planned = draft.planned();
        return new NewChange(
                settings.changeModel().orElse(null),
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
                item(draft),
                names.group(draft.assignmentGroup(), FailureCode.CHANGE_INVALID),
                ChangeConverter.changeCorrelation(draft.rollout()),
                settings.correlationDisplay());
    }

    private @Nullable String item(ChangeDraft draft) {
        return draft.affectedItem()
                .map(name -> names.configurationItem(name, FailureCode.CHANGE_INVALID))
                .orElse(null);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHORT_DESCRIPTION
                ? text
                : text.substring(0, LONGEST_SHORT_DESCRIPTION - 1) + "…";
    }

    ChangeRow create(ChangeDraft draft, NewChange body) {
        return table.one(call(draft, body), true);
    }

    private Call<Envelope<ChangeRow>> call(ChangeDraft draft, NewChange body) {
        return switch (draft.type()) {
            case NORMAL, EMERGENCY ->
                settings.changeModel().isPresent()
                        ? table.api().createChange(body)
                        : table.api().createChange(body.type(), body);
            case STANDARD ->
                table.api()
                        .createStandardChange(
                                settings.standardTemplate()
                                        .orElseThrow(
                                                () -> Failure.of(
                                                        FailureCode.CHANGE_INVALID,
                                                        "a standard change needs a template; set the change template of ServiceNow")),
                                body);
        };
    }
}
