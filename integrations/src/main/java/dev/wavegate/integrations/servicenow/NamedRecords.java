package dev.wavegate.integrations.servicenow;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;

/** Finds records by what people write in plans: a name, {@code class:name} of a configuration item, or a sys_id. */
final class NamedRecords {
    private static final int ENOUGH_TO_SEE_DOUBT = 50;
    private static final Pattern SYS_ID = Pattern.compile("[0-9a-f]{32}");
    /** Classes of configuration items are named like {@code cmdb_ci_service}; a name may hold a colon of its own. */
    private static final Pattern CLASS_AND_NAME = Pattern.compile("([a-z0-9_]*cmdb_[a-z0-9_]+):\\s*(.+)");

    private final Table table;

    NamedRecords(Table table) {
        this.table = table;
    }

    /** An active group. */
    String group(String text, FailureCode invalid) {
        return idOf(
                "sys_user_group",
                "active group",
                "sys_id,name,active",
                "^active=true",
                text,
                invalid,
                row -> !Value.textOf(row.active()).equals("false"));
    }

    String configurationItem(String text, FailureCode invalid) {
        Matcher classAndName = CLASS_AND_NAME.matcher(text);
        String fields = "sys_id,name,sys_class_name";
        if (!classAndName.matches()) {
            return idOf("cmdb_ci", "configuration item", fields, "", text, invalid, row -> true);
        }
        String itemClass = classAndName.group(1);
        return idOf(
                "cmdb_ci",
                "configuration item of class " + itemClass,
                fields,
                "^sys_class_name=" + itemClass,
                classAndName.group(2),
                invalid,
                row -> Value.textOf(row.sysClassName()).equals(itemClass));
    }

    /** An active template of standard changes. */
    String template(String text, FailureCode invalid) {
        if (SYS_ID.matcher(text).matches()) {
            return text;
        }
        requireName("template", text, invalid);
        // The last element of a list of the Change API is not a record.
        List<OtherRow> found = table.rows(table.api().findTemplates("active=true^sys_name=" + text), false).stream()
                .filter(row -> Value.textOf(row.sysName()).equals(text))
                .filter(row -> !Value.textOf(row.active()).equals("false"))
                .toList();
        return one(found, "active template", text, invalid);
    }

    private String idOf(
            String kind,
            String word,
            String fields,
            String restriction,
            String text,
            FailureCode invalid,
            Predicate<OtherRow> fits) {
        boolean byId = SYS_ID.matcher(text).matches();
        if (!byId) {
            requireName(word, text, invalid);
        }
        String query = (byId ? "sys_id=" : "name=") + text + restriction;
        List<OtherRow> found = table.find(kind, query, fields, ENOUGH_TO_SEE_DOUBT).stream()
                // A query whose parts the instance does not understand matches everything.
                .filter(row -> (byId ? row.id() : Value.textOf(row.name())).equals(text))
                .filter(fits)
                .toList();
        return one(found, word, text, invalid);
    }

    private static void requireName(String word, String text, FailureCode invalid) {
        if (text.isBlank() || text.contains("^")) {
            throw Failure.of(invalid, "name of " + word + " must not be blank or contain ^, but is \"" + text + "\"");
        }
    }

    private static String one(List<OtherRow> rows, String word, String text, FailureCode invalid) {
        List<String> ids = rows.stream()
                .map(OtherRow::id)
                .filter(id -> !id.isBlank())
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            throw Failure.of(
                    invalid, ServiceNow.NAME + " has no " + word + " \"" + text + "\", or denies access to it");
        }
        if (ids.size() > 1) {
            String classes = rows.stream()
                    .map(row -> Value.textOf(row.sysClassName()))
                    .filter(name -> !name.isBlank())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw Failure.of(
                    invalid,
                    ServiceNow.NAME + " has more than one " + word + " \"" + text + "\""
                            + (classes.isEmpty()
                                    ? "; use its sys_id"
                                    : " (" + classes + "); use class:name or its sys_id"));
        }
        return ids.get(0);
    }
}
