package dev.wavegate.integrations.servicenow;

import java.util.Comparator;
import java.util.Optional;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.incident.IncidentDraft;
import dev.wavegate.domain.incident.IncidentRef;
import dev.wavegate.domain.incident.Incidents;
import org.jspecify.annotations.Nullable;

/** Incidents as records of {@code incident}, found again by their correlation id; of several the oldest counts. */
final class ServiceNowIncidents implements Incidents {
    private static final int ENOUGH_TO_SEE_DOUBLES = 20;
    private static final String FIELDS = "sys_id,number,correlation_id,sys_created_on";

    private final Table table;
    private final NamedRecords names;
    private final FurtherFields further;
    private final String correlationDisplay;

    ServiceNowIncidents(Table table, NamedRecords names, ServiceNowSettings settings) {
        this.table = table;
        this.names = names;
        this.further = new FurtherFields(settings.fields().incident());
        this.correlationDisplay = settings.correlationDisplay();
    }

    @Override
    public IncidentRef findOrCreate(IncidentDraft draft) {
        String correlation = ChangeConverter.incidentCorrelation(draft.rollout());
        Optional<OtherRow> known = find(correlation);
        if (known.isPresent()) {
            return ref(known.get());
        }
        NewIncident body = body(draft, correlation);
        // Looked up again right before creating: a create whose answer was lost may become visible late.
        Optional<OtherRow> lateComer = find(correlation);
        if (lateComer.isPresent()) {
            return ref(lateComer.get());
        }
        OtherRow created = table.one(table.api().createIncident(further.mergedInto(body)), true);
        if (!Value.textOf(created.correlationId()).equals(correlation)) {
            throw Failure.of(
                    FailureCode.CHANGE_DENIED,
                    "incident " + Value.textOf(created.number())
                            + " was created without its correlation id; grant write access to that field");
        }
        further.logDropped(table, "incident", created.id());
        return ref(created);
    }

    private Optional<OtherRow> find(String correlation) {
        String query = "correlation_id=" + correlation + "^ORDERBYsys_created_on";
        return table.find("incident", query, FIELDS, ENOUGH_TO_SEE_DOUBLES).stream()
                .filter(row -> Value.textOf(row.correlationId()).equals(correlation))
                .min(Comparator.comparing((OtherRow row) -> Value.textOf(row.sysCreatedOn()))
                        .thenComparing(row -> Value.textOf(row.number())));
    }

    private NewIncident body(IncidentDraft draft, String correlation) {
        return new NewIncident(
                draft.shortDescription(),
                draft.description(),
                Integer.toString(draft.impact()),
                Integer.toString(draft.urgency()),
                "software",
                "Monitoring",
                names.group(draft.assignmentGroup(), FailureCode.INCIDENT_INVALID),
                draft.causedBy().map(ChangeRef::id).orElse(null),
                correlation,
                correlationDisplay);
    }

    private static IncidentRef ref(OtherRow row) {
        String number = Value.textOf(row.number());
        if (row.id().isBlank() || number.isBlank()) {
            throw Failure.of(
                    FailureCode.SYSTEM_UNAVAILABLE, ServiceNow.NAME + " sent an incident without its id or number");
        }
        return new IncidentRef(row.id(), number);
    }

    /** The body that creates an incident; what is null is left to the instance. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record NewIncident(
            String shortDescription,
            String description,
            String impact,
            String urgency,
            String category,
            String contactType,
            String assignmentGroup,
            @Nullable String causedBy,
            String correlationId,
            String correlationDisplay) {}
}
