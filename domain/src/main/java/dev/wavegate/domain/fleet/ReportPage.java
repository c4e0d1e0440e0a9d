package dev.wavegate.domain.fleet;

import java.util.List;

/**
 * One page of a group's reports, in the order in which they happened.
 *
 * @param next where to read on; the cursor that was given when nothing is new
 */
public record ReportPage(List<Report> reports, String next) {
    public ReportPage {
        reports = List.copyOf(reports);
    }
}
