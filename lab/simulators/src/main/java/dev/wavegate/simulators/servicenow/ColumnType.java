package dev.wavegate.simulators.servicenow;

/** How a column's raw text is to be read and shown. */
enum ColumnType {
    STRING,
    INTEGER,
    BOOLEAN,
    DATETIME,
    REFERENCE,
    JOURNAL
}
