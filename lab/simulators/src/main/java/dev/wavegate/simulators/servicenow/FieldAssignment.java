package dev.wavegate.simulators.servicenow;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.simulators.servicenow.Column.ColumnType;

/** Puts sent fields into a draft as the platform does: what is unknown, read-only or senseless is dropped silently. */
record FieldAssignment(RecordStore store, DisplayValues displayValues) {
    void apply(Input input, Draft draft) {
        for (Map.Entry<String, String> field : input.fields().entrySet()) {
            Optional<Column> column = draft.after().table().column(field.getKey());
            if (column.isEmpty() || !column.get().isWritableBy(draft.caller())) {
                draft.ignore(field.getKey());
            } else if (column.get().type() == ColumnType.JOURNAL) {
                note(draft, column.get(), field.getValue());
            } else {
                assign(draft, column.get(), field.getValue(), input);
            }
        }
    }

    private static void note(Draft draft, Column column, String text) {
        if (!text.isBlank()) {
            draft.note(column.name(), text);
        }
    }

    private void assign(Draft draft, Column column, String sent, Input input) {
        Optional<String> value = sent.isEmpty() ? Optional.of("") : accepted(column, sent, input);
        value.ifPresentOrElse(text -> draft.after().put(column.name(), text), () -> draft.ignore(column.name()));
    }

    private Optional<String> accepted(Column column, String sent, Input input) {
        return switch (column.type()) {
            case INTEGER -> wholeNumber(unlabelled(column, sent, input));
            case BOOLEAN ->
                Optional.of(Boolean.toString(
                        sent.equals("1") || sent.toLowerCase(Locale.ROOT).equals("true")));
            case DATETIME -> GlideTime.rawFrom(sent, input.zone());
            case REFERENCE -> referenced(column, sent);
            case STRING -> text(column, unlabelled(column, sent, input));
            case JOURNAL -> Optional.empty();
        };
    }

    private static String unlabelled(Column column, String sent, Input input) {
        if (!input.labels() || column.choices().containsKey(sent)) {
            return sent;
        }
        return column.choiceLabelled(sent).orElse(sent);
    }

    private static Optional<String> wholeNumber(String sent) {
        String digits = sent.endsWith(".0") ? sent.substring(0, sent.length() - 2) : sent;
        return digits.matches("-?\\d{1,9}")
                ? Optional.of(Integer.toString(Integer.parseInt(digits)))
                : Optional.empty();
    }

    /** A choice outside the list is stored empty, or dropped where the column always has a value. */
    private static Optional<String> text(Column column, String sent) {
        if (!column.choices().isEmpty() && !column.choices().containsKey(sent)) {
            return column.initial().isEmpty() ? Optional.of("") : Optional.empty();
        }
        boolean tooLong = column.maximum() > 0 && sent.length() > column.maximum();
        return Optional.of(tooLong ? sent.substring(0, column.maximum()) : sent);
    }

    private Optional<String> referenced(Column column, String sent) {
        return store.referenced(column, sent)
                .map(Row::sysId)
                .or(() -> displayValues.recordNamed(column.reference(), sent));
    }
}
