package dev.wavegate.integrations.servicenow;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.wavegate.domain.change.Attachment;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/** Files of records. The instance keeps every upload, so a name is looked for before it is used. Thread-safe. */
final class Attachments {
    private static final String FIELDS = "sys_id,file_name,table_sys_id";
    private static final int MOST_NEW = 1_000;
    private static final int ENOUGH_TO_SEE_ONE = 10;

    private final Table table;
    /** Records that we have just created, which cannot have a file yet. */
    private final Map<String, Boolean> created = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_NEW;
        }
    });

    Attachments(Table table) {
        this.table = table;
    }

    void isNew(String recordId) {
        created.put(recordId, true);
    }

    /** Attaches the file, unless the record has one of that name. */
    void attach(String tableName, String recordId, Attachment file) {
        boolean cannotBeThere = created.remove(recordId) != null;
        if (!cannotBeThere && isThere(tableName, recordId, file.name())) {
            return;
        }
        byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
        RequestBody body = RequestBody.create(content, MediaType.get(file.mediaType()));
        table.one(table.api().attach(tableName, recordId, file.name(), body), true);
    }

    private boolean isThere(String tableName, String recordId, String name) {
        String query = "table_name=" + tableName + "^table_sys_id=" + recordId + "^file_name=" + name;
        return table.rows(table.api().attachments(Table.parameters(query, FIELDS, ENOUGH_TO_SEE_ONE)), false).stream()
                // A query whose parts the instance does not understand matches everything.
                .filter(row -> Value.textOf(row.tableSysId()).equals(recordId))
                .anyMatch(row -> Value.textOf(row.fileName()).equals(name));
    }
}
