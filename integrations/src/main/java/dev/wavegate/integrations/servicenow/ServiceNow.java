package dev.wavegate.integrations.servicenow;

import java.net.URI;
import java.time.Clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.incident.Incidents;
import dev.wavegate.integrations.http.Authentication;
import dev.wavegate.integrations.http.Calls;
import dev.wavegate.integrations.http.ErrorReader.Refusal;
import dev.wavegate.integrations.http.GuardedSystem;
import dev.wavegate.integrations.http.HttpStack;
import dev.wavegate.integrations.http.OAuthClientCredentials;
import dev.wavegate.integrations.http.StatusTranslation;
import dev.wavegate.integrations.http.SystemCodes;
import dev.wavegate.integrations.http.WireJson;
import dev.wavegate.integrations.servicenow.ServiceNowSettings.Credentials;
import okhttp3.Interceptor;

/** A connection to one instance; nothing is sent before the first call. Thread-safe. */
public final class ServiceNow {
    private static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;
    static final String NAME = "ServiceNow";

    private static final SystemCodes CHANGE_CODES = new SystemCodes(
            FailureCode.CHANGE_INVALID,
            FailureCode.CHANGE_DENIED,
            FailureCode.CHANGE_MISSING,
            FailureCode.CHANGE_NOT_MOVABLE);
    private static final SystemCodes INCIDENT_CODES = new SystemCodes(
            FailureCode.INCIDENT_INVALID,
            FailureCode.CHANGE_DENIED,
            FailureCode.INCIDENT_INVALID,
            FailureCode.INCIDENT_INVALID);

    private final ChangeTickets changes;
    private final Incidents incidents;

    private ServiceNow(ChangeTickets changes, Incidents incidents) {
        this.changes = changes;
        this.incidents = incidents;
    }

    /** A connection that is timed by this clock. */
    public static ServiceNow connect(ServiceNowSettings settings, Clock clock) {
        GuardedSystem system = new GuardedSystem(NAME, settings.http(), clock);
        ServiceNowApi api = HttpStack.retrofit(settings.instance(), settings.http(), authentication(settings, clock))
                .create(ServiceNowApi.class);
        return new ServiceNow(
                changes(settings, clock, table(system, api, CHANGE_CODES, clock)),
                incidents(settings, table(system, api, INCIDENT_CODES, clock)));
    }

    private static Table table(GuardedSystem system, ServiceNowApi api, SystemCodes codes, Clock clock) {
        return new Table(api, new Calls(system, new StatusTranslation(system, codes, clock), ServiceNow::refusal));
    }

    private static ChangeTickets changes(ServiceNowSettings settings, Clock clock, Table table) {
        WorkNotes notes = new WorkNotes(table, settings.pageSize());
        ChangeTasks tasks = new ChangeTasks(table, settings.correlationDisplay(), settings.pageSize());
        return new ServiceNowChangeTickets(
                table,
                new ChangeCreation(table, new NamedRecords(table), settings),
                new ChangeMoves(table, notes, tasks),
                notes,
                tasks,
                new ApproverComments(table),
                new ChangeFeed(table, settings.pageSize(), clock));
    }

    private static Incidents incidents(ServiceNowSettings settings, Table table) {
        return new ServiceNowIncidents(table, new NamedRecords(table), settings.correlationDisplay());
    }

    private static Interceptor authentication(ServiceNowSettings settings, Clock clock) {
        Credentials credentials = settings.credentials();
        if (credentials instanceof Credentials.Basic basic) {
            return Authentication.basic(basic.user(), basic.password());
        }
        Credentials.ClientCredentials client = (Credentials.ClientCredentials) credentials;
        String root = settings.instance().toString();
        URI tokens = URI.create(root + (root.endsWith("/") ? "" : "/") + "oauth_token.do");
        return new OAuthClientCredentials(tokens, client.clientId(), client.clientSecret(), settings.http(), clock);
    }

    /** The port to changes. */
    public ChangeTickets changes() {
        return changes;
    }

    /** The port to incidents. */
    public Incidents incidents() {
        return incidents;
    }

    /** One cheap call that shows the instance answers and accepts our identity. */
    public void selfTest() {
        changes.selfTest();
    }

    /**
     * Reads refusals; 403 is also what the instance answers when one of its rules aborts a write, and that is a mistake in what
     * we sent, not in who we are.
     */
    static Refusal refusal(int status, String body) {
        String text = text(body);
        boolean byRule = text.contains("Business Rule") || text.contains("Data Policy");
        return new Refusal(status == FORBIDDEN && byRule ? BAD_REQUEST : status, text);
    }

    private static String text(String body) {
        JsonNode error;
        try {
            error = WireJson.mapper().readTree(body).path("error");
        } catch (JsonProcessingException page) {
            return "";
        }
        String message =
                error.isTextual() ? error.asText() : error.path("message").asText("");
        String detail =
                error.path("detail").isNull() ? "" : error.path("detail").asText("");
        return detail.isBlank() ? message : message + " (" + detail + ")";
    }
}
