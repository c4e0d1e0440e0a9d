package dev.wavegate.integrations.servicenow;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.incident.IncidentDraft;
import dev.wavegate.domain.incident.IncidentRef;
import dev.wavegate.domain.incident.IncidentUpdate;
import dev.wavegate.domain.incident.Incidents;
import org.jspecify.annotations.Nullable;

/** Incidents as records of {@code incident}, found again by their correlation id; of several the oldest counts. */
final class ServiceNowIncidents implements Incidents {
    private static final int ENOUGH_TO_SEE_DOUBLES = 20;
    private static final String INCIDENT = "incident";
    /** Of no use to an incident that is open: with it we resolve ours. */
    private static final String RESOLUTION = "close_code";

    private static final Set<String> ENDED =
            Set.of(States.INCIDENT_RESOLVED, States.INCIDENT_CLOSED, States.INCIDENT_CANCELED);
    private static final String FIELDS = "sys_id,number,correlation_id,sys_created_on";

    private final Table table;
    private final NamedRecords names;
    private final FurtherFields further;
    private final Optional<String> resolution;
    private final WorkNotes notes;
    private final String correlationDisplay;

    ServiceNowIncidents(Table table, NamedRecords names, ServiceNowSettings settings) {
        this.table = table;
        this.names = names;
        Map<String, String> fields = new TreeMap<>(settings.fields().incident());
        this.resolution = Optional.ofNullable(fields.remove(RESOLUTION));
        this.further = new FurtherFields(fields);
        this.notes = new WorkNotes(table, INCIDENT, settings.pageSize());
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
        OtherRow created = table.one(table.api().createIncident(further.mergedInto(body)), true);
        if (!Value.textOf(created.correlationId()).equals(correlation)) {
            throw Failure.of(
                    FailureCode.CHANGE_DENIED,
                    "incident " + Value.textOf(created.number())
                            + " was created without its correlation id; grant write access to that field");
        }
        further.logDropped(table, INCIDENT, created.id());
        return ref(created);
    }

    private Optional<OtherRow> find(String correlation) {
        String query = "correlation_id=" + correlation + "^ORDERBYsys_created_on";
        return table.find(INCIDENT, query, FIELDS, ENOUGH_TO_SEE_DOUBLES).stream()
                .filter(row -> Value.textOf(row.correlationId()).equals(correlation))
                .min(Comparator.comparing((OtherRow row) -> Value.textOf(row.sysCreatedOn()))
                        .thenComparing(row -> Value.textOf(row.number())));
    }

    private NewIncident body(IncidentDraft draft, String correlation) {
        return new NewIncident(
                draft.shortDescription(),
                FieldText.fitting(draft.description()),
                Integer.toString(draft.impact()),
                Integer.toString(draft.urgency()),
                "software",
                "Monitoring",
                names.group(draft.assignmentGroup(), FailureCode.INCIDENT_INVALID),
                draft.causedBy().map(ChangeRef::id).orElse(null),
                draft.causedBy().flatMap(this::itemOf).orElse(null),
                correlation,
                correlationDisplay);
    }

    /** The configuration item of the change; an incident without one is better than none. */
    private Optional<String> itemOf(ChangeRef change) {
        try {
            Map<String, Value> fields = table.fields("change_request", change.id(), Set.of("cmdb_ci"));
            return Optional.of(Value.textOf(fields.get("cmdb_ci"))).filter(id -> !id.isBlank());
        } catch (Failure unreadable) {
            if (unreadable.kind().isRetryable()) {
                throw unreadable;
            }
            return Optional.empty();
        }
    }

    @Override
    public void update(IncidentRef ref, IncidentUpdate update) {
        if (notes.isWritten(ref.id(), update.key())) {
            return;
        }
        String note = WorkNotes.textWith(update.key(), update.text());
        RecordPatch patch = resolution
                .filter(code -> update.mended() && !hasEnded(ref))
                .map(code -> RecordPatch.resolved(code, update.text(), note))
                .orElseGet(() -> RecordPatch.note(note));
        table.patch(INCIDENT, ref.id(), patch);
    }

    private boolean hasEnded(IncidentRef ref) {
        Map<String, Value> fields = table.fields(INCIDENT, ref.id(), Set.of("state"));
        return ENDED.contains(Value.textOf(fields.get("state")));
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
    private record NewIncident(
            String shortDescription,
            String description,
            String impact,
            String urgency,
            String category,
            String contactType,
            String assignmentGroup,
            @Nullable String causedBy,
            @Nullable String cmdbCi,
            String correlationId,
            String correlationDisplay) {}
}
