package dev.wavegate.simulators.servicenow;

/** A write the platform refuses; the detail is the platform's own text, which each API wraps in its own way. */
final class WriteRefused extends RuntimeException {
    private final String detail;

    private WriteRefused(String detail) {
        super(detail);
        this.detail = detail;
    }

    static WriteRefused byRule(String table, String rule, String ruleId) {
        return new WriteRefused("Operation against file '" + table + "' was aborted by Business Rule '" + rule + "^"
                + ruleId + "'. Business Rule Stack:" + rule);
    }

    /** Takes the labels of the fields, comma-separated. */
    static WriteRefused byDataPolicy(String labels) {
        return new WriteRefused("Data Policy Exception: The following fields are mandatory: " + labels);
    }

    /** Takes Insert, Update or Delete. */
    static WriteRefused byAccessControl(String operation) {
        return new WriteRefused("ACL Exception " + operation + " Failed due to security constraints");
    }

    static WriteRefused because(String detail) {
        return new WriteRefused(detail);
    }

    String detail() {
        return detail;
    }
}
