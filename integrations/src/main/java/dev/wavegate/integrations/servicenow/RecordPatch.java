package dev.wavegate.integrations.servicenow;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;

/** The fields that we change on existing records; null leaves a field alone, because the last write wins. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record RecordPatch(
        @Nullable String state,
        @Nullable String workNotes,
        @Nullable String closeCode,
        @Nullable String closeNotes,
        @Nullable String startDate,
        @Nullable String endDate,
        @Nullable String onHold,
        @Nullable String onHoldReason) {
    static RecordPatch state(String state) {
        return stateWithNote(state, null);
    }

    static RecordPatch note(String text) {
        return new RecordPatch(null, text, null, null, null, null, null, null);
    }

    static RecordPatch stateWithNote(String state, @Nullable String text) {
        return new RecordPatch(state, text, null, null, null, null, null, null);
    }

    static RecordPatch closing(String code, String notes) {
        return new RecordPatch(States.CLOSED, null, code, FieldText.fitting(notes), null, null, null, null);
    }

    /** With the results, for those who review. */
    static RecordPatch reviewing(@Nullable String state, String code, String notes) {
        return new RecordPatch(state, null, code, FieldText.fitting(notes), null, null, null, null);
    }

    /** Both at once, so that no rule sees a start after the end. */
    static RecordPatch planned(String start, String end) {
        return new RecordPatch(null, null, null, null, start, end, null, null);
    }

    /** With the note, so that the note tells whether it has happened. */
    static RecordPatch held(String reason, String note) {
        return new RecordPatch(null, note, null, null, null, null, "true", FieldText.fitting(reason));
    }
}
