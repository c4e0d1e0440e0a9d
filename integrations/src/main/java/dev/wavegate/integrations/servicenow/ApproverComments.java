package dev.wavegate.integrations.servicenow;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an approver wrote when rejecting a change. */
final class ApproverComments {
    private static final String FIELDS = "sys_id,sysapproval,state,comments";
    private static final int FEW = 10;
    // A journal shows each entry under a line such as "2026-10-05 20:01:09 - Dana Ruiz (Comments)".
    private static final Pattern JOURNAL_LINE = Pattern.compile("(?m)^\\d{4}-\\d\\d-\\d\\d .* - .* \\(.*\\)\\R");

    private final Table table;

    ApproverComments(Table table) {
        this.table = table;
    }

    /** The latest comment of a rejection; empty when there is none. */
    Optional<String> ofRejection(String changeId) {
        String query = "sysapproval=" + changeId + "^state=rejected^ORDERBYDESCsys_updated_on";
        List<OtherRow> rejections = table.findDisplayed("sysapproval_approver", query, FIELDS, FEW).stream()
                .filter(row -> Value.textOf(row.sysapproval()).equals(changeId))
                .filter(row -> Value.textOf(row.state()).equals("rejected"))
                .toList();
        return rejections.stream()
                .map(ApproverComments::comment)
                .filter(text -> !text.isBlank())
                .findFirst()
                .or(() -> rejections.stream().findFirst().flatMap(this::fromJournal));
    }

    private static String comment(OtherRow row) {
        Value comments = row.comments() == null ? Value.EMPTY : row.comments();
        String text = comments.text().isBlank() ? comments.display() : comments.text();
        String[] entries = JOURNAL_LINE.split(text);
        for (String entry : entries) {
            if (!entry.isBlank()) {
                return entry.strip();
            }
        }
        return "";
    }

    private Optional<String> fromJournal(OtherRow rejection) {
        String query = "element_id=" + rejection.id() + "^element=comments^ORDERBYDESCsys_created_on";
        return table.findIfPermitted("sys_journal_field", query, "sys_id,element_id,value", FEW).stream()
                .filter(row -> Value.textOf(row.elementId()).equals(rejection.id()))
                .map(row -> Value.textOf(row.value()).strip())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
