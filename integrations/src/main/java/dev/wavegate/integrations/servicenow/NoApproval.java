package dev.wavegate.integrations.servicenow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wavegate.domain.change.Approval;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeTicket;

/**
 * Tells a change that asks nobody from one whose answer is missing, which look the same: scheduled, and "not requested". Only
 * what is configured to ask nobody counts, and only if nobody has ever been asked, so that a doubt never is a yes.
 */
final class NoApproval {
    private final Table table;
    private final List<String> withoutApproval;

    NoApproval(Table table, ServiceNowSettings settings) {
        this.table = table;
        this.withoutApproval = settings.process().withoutApproval();
    }

    ChangeTicket applied(ChangeRow row, ChangeTicket ticket) {
        boolean scheduled = ticket.phase() == ChangePhase.SCHEDULED || ticket.phase() == ChangePhase.IMPLEMENTING;
        boolean untouched = scheduled && ticket.approval() == Approval.NOT_REQUESTED;
        return untouched && asksNobody(row) && !hasApprovers(row.id())
                ? new ChangeTicket(
                        ticket.ref(),
                        ticket.phase(),
                        Approval.NOT_REQUIRED,
                        ticket.planned(),
                        ticket.holdReason(),
                        Optional.empty(),
                        ticket.version())
                : ticket;
    }

    private boolean asksNobody(ChangeRow row) {
        return Stream.of(row.type(), row.chgModel(), row.modelName())
                .map(Value::textOf)
                .filter(text -> !text.isEmpty())
                .anyMatch(text -> withoutApproval.stream().anyMatch(text::equalsIgnoreCase));
    }

    private boolean hasApprovers(String change) {
        return table.find("sysapproval_approver", "sysapproval=" + change, "sys_id,sysapproval", 1).stream()
                .anyMatch(row -> Value.textOf(row.sysapproval()).equals(change));
    }
}
