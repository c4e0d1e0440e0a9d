package dev.wavegate.integrations.servicenow;

import java.util.List;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;

/** Finds records by the names that people write in plans. */
final class NamedRecords {
    private static final int ENOUGH_TO_SEE_DOUBT = 50;

    private final Table table;

    NamedRecords(Table table) {
        this.table = table;
    }

    String group(String name, FailureCode invalid) {
        return idOf("sys_user_group", "group", name, invalid);
    }

    String configurationItem(String name, FailureCode invalid) {
        return idOf("cmdb_ci", "configuration item", name, invalid);
    }

    private String idOf(String kind, String word, String name, FailureCode invalid) {
        if (name.isBlank() || name.contains("^")) {
            throw Failure.of(invalid, "a " + word + " must have a name without ^, but is \"" + name + "\"");
        }
        List<String> ids = table.find(kind, "name=" + name, "sys_id,name", ENOUGH_TO_SEE_DOUBT).stream()
                // A query whose parts the instance does not understand matches everything.
                .filter(row -> Value.textOf(row.name()).equals(name))
                .map(OtherRow::id)
                .filter(id -> !id.isBlank())
                .distinct()
                .toList();
        if (ids.size() != 1) {
            throw Failure.of(
                    invalid,
                    ids.isEmpty()
                            ? ServiceNow.NAME + " has no " + word + " named \"" + name + "\", or denies access to it"
                            : ServiceNow.NAME + " has more than one " + word + " named \"" + name + "\"");
        }
        return ids.get(0);
    }
}
