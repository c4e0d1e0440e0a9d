package dev.wavegate.simulators.servicenow;

import java.util.Set;

/** Who may write which records; reading is open to every user. */
final class AccessControl {
    private static final Set<String> WORK = Set.of("change_request", "change_task", "incident", "cmdb_ci");

    void requireInsert(String table, Caller caller) {
        require(WORK.contains(table) && caller.has("itil"), caller, "Insert");
    }

    void requireUpdate(Row row, Caller caller) {
        String table = row.table().name();
        boolean ownApproval = table.equals("sysapproval_approver") && row.is("approver", caller.sysId());
        require(ownApproval || (WORK.contains(table) && caller.has("itil")), caller, "Update");
    }

    void requireDelete(String table, Caller caller) {
        require(WORK.contains(table) && caller.has("change_manager"), caller, "Delete");
    }

    private static void require(boolean allowed, Caller caller, String operation) {
        if (!allowed && !caller.isSystem()) {
            throw WriteRefused.byAccessControl(operation);
        }
    }
}
