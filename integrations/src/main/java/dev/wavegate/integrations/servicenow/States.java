package dev.wavegate.integrations.servicenow;

/** The states of changes and of their tasks, as they stand in the {@code state} field. */
final class States {
    static final String NEW = "-5";
    static final String ASSESS = "-4";
    static final String AUTHORIZE = "-3";
    static final String SCHEDULED = "-2";
    static final String IMPLEMENT = "-1";
    static final String REVIEW = "0";
    static final String CLOSED = "3";
    static final String CANCELED = "4";

    static final String TASK_IN_PROGRESS = "2";
    static final String TASK_CLOSED = "3";
    static final String TASK_CANCELED = "4";

    private States() {}
}
