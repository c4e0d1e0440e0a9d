package dev.wavegate.simulators.servicenow;

import java.util.List;

/** The change manager's page as HTML; everything people wrote is escaped. */
record ChangeManagerView(RecordStore store, DisplayValues displayValues) {
    private static final List<String> SHOWN = List.of(
            "short_description",
            "type",
            "state",
            "approval",
            "on_hold",
            "on_hold_reason",
            "assignment_group",
            "cmdb_ci",
            "risk",
            "impact",
            "start_date",
            "end_date",
            "close_code",
            "close_notes");
    private static final List<String> TEXTS = List.of(
            "description",
            "justification",
            "implementation_plan",
            "backout_plan",
            "test_plan",
            "work_notes",
            "comments");
    private static final String HEAD = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<title>Changes</title><style>body{font:15px/1.4 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
            + "article{border:1px solid #999;border-radius:6px;padding:1rem;margin:1rem 0}th{text-align:left;"
            + "padding-right:1rem;vertical-align:top}pre{white-space:pre-wrap;background:#f4f4f4;padding:.5rem;margin:0}"
            + "form{display:inline}</style></head><body>";

    String page(List<Row> changes, Caller manager) {
        StringBuilder page = new StringBuilder(HEAD)
                .append("<h1>Changes</h1><p>You act as ")
                .append(escaped(manager.userName()))
                .append("; times are in ")
                .append(escaped(manager.zone().getId()))
                .append(".</p>");
        if (changes.isEmpty()) {
            page.append("<p>There are no changes yet.</p>");
        }
        changes.forEach(change -> article(page, change, manager));
        return page.append("</body></html>").toString();
    }

    String refusal(Row change, String detail) {
        return HEAD + "<h1>" + escaped(change.get("number")) + " was left as it is</h1><p>" + escaped(detail)
                + "</p><p><a href=\"/\">Back to the changes</a></p></body></html>";
    }

    private void article(StringBuilder page, Row change, Caller manager) {
        page.append("<article><h2>").append(escaped(change.get("number"))).append("</h2><table>");
        SHOWN.forEach(name -> line(page, change, name, manager, false));
        TEXTS.forEach(name -> line(page, change, name, manager, true));
        page.append("</table>");
        if (!ChangeState.of(change).isFinal()) {
            buttons(page, change, manager);
        }
        page.append("</article>");
    }

    private void line(StringBuilder page, Row change, String name, Caller manager, boolean verbatim) {
        change.table().column(name).ifPresent(column -> {
            String text = displayValues.of(change, column, manager.zone());
            if (!text.isEmpty()) {
                page.append("<tr><th>").append(escaped(column.label())).append("</th><td>");
                page.append(verbatim ? "<pre>" : "").append(escaped(text)).append(verbatim ? "</pre>" : "");
                page.append("</td></tr>");
            }
        });
    }

    private void buttons(StringBuilder page, Row change, Caller manager) {
        if (awaits(change, manager)) {
            form(page, change, "approve", "Approve", "");
            form(page, change, "reject", "Reject", "<input name=\"comment\" placeholder=\"reason\" required>");
        }
        if (change.is("on_hold", "true")) {
            form(page, change, "release", "Lift hold", "");
        } else {
            form(page, change, "hold", "Hold", "<input name=\"comment\" placeholder=\"reason\" required>");
        }
        if (change.is("approval", "approved")) {
            form(page, change, "revoke", "Revoke approval", "<input name=\"comment\" placeholder=\"reason\">");
        }
        form(page, change, "replan", "Move", date(change, "start_date", manager) + date(change, "end_date", manager));
        if (ChangeState.of(change) != ChangeState.REVIEW) {
            form(page, change, "cancel", "Cancel change", "<input name=\"comment\" placeholder=\"reason\">");
        }
    }

    private boolean awaits(Row change, Caller manager) {
        return store.rowsWhere("sysapproval_approver", "sysapproval", change.sysId()).stream()
                .anyMatch(row -> row.is("state", "requested") && row.is("approver", manager.sysId()));
    }

    private static String date(Row change, String name, Caller manager) {
        return "<input name=\"" + name + "\" value=\"" + escaped(GlideTime.shown(change.get(name), manager.zone()))
                + "\" placeholder=\"yyyy-mm-dd hh:mm:ss\">";
    }

    private static void form(StringBuilder page, Row change, String action, String label, String inputs) {
        page.append("<form method=\"post\" action=\"/_people/changes/")
                .append(escaped(change.sysId()))
                .append(':')
                .append(action)
                .append("\">")
                .append(inputs)
                .append("<button>")
                .append(label)
                .append("</button></form> ");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
