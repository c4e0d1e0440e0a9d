package dev.wavegate.integrations.servicenow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.integrations.http.Calls;
import retrofit2.Call;
import retrofit2.Response;

/** Reads and writes rows; an answer that is broken off, although it came with 200, is a failure. */
final class Table {
    private final ServiceNowApi api;
    private final Calls calls;

    Table(ServiceNowApi api, Calls calls) {
        this.api = api;
        this.calls = calls;
    }

    ServiceNowApi api() {
        return api;
    }

    List<ChangeRow> changes(String query, int most) {
        return rows(api.findChanges(parameters(query, ChangeRow.FIELDS, most)), false);
    }

    Response<Envelope<ChangeRow>> probe() {
        return calls.answer(api.findChanges(parameters("", "sys_id", 1)));
    }

    ChangeRow change(String id) {
        return one(api.readChange(id, ChangeRow.FIELDS), false);
    }

    List<OtherRow> find(String table, String query, String fields, int most) {
        return rows(api.find(table, parameters(query, fields, most)), false);
    }

    /** No rows where access is denied; some instances answer so themselves, others with a refusal. */
    List<OtherRow> findIfPermitted(String table, String query, String fields, int most) {
        try {
            return find(table, query, fields, most);
        } catch (Failure denied) {
            if (denied.code() != FailureCode.CHANGE_DENIED) {
                throw denied;
            }
            return List.of();
        }
    }

    /** All work notes of a change in one text, as people see them; blank when there are none or they may not be read. */
    String workNotes(String changeId) {
        Value notes = one(api.readWorkNotes(changeId), false).workNotes();
        return notes == null ? "" : notes.display();
    }

    /** With what people see beside the raw values, which for journals are empty. */
    List<OtherRow> findDisplayed(String table, String query, String fields, int most) {
        Map<String, String> parameters = new HashMap<>(parameters(query, fields, most));
        parameters.put("sysparm_display_value", "all");
        return rows(api.find(table, parameters), false);
    }

    /** Patches a change; answers what is stored afterwards. */
    ChangeRow patchChange(String id, RecordPatch patch) {
        return one(api.patchChange(id, ChangeRow.FIELDS, patch), true);
    }

    void patch(String table, String id, RecordPatch patch) {
        one(api.change(table, id, patch), true);
    }

    /** Patches a row; tells when a rule of the instance refuses that. */
    Optional<Failure> refusal(String table, String id, RecordPatch patch) {
        try {
            patch(table, id, patch);
            return Optional.empty();
        } catch (Failure failure) {
            return Optional.of(refusal(failure));
        }
    }

    /** The failure, if a rule of the instance has refused; any other is thrown. */
    static Failure refusal(Failure failure) {
        if (failure.code() != FailureCode.CHANGE_INVALID && failure.code() != FailureCode.CHANGE_NOT_MOVABLE) {
            throw failure;
        }
        return failure;
    }

    <T> List<T> rows(Call<Envelope<T>> call, boolean write) {
        Envelope<T> answer = calls.execute(call);
        if (answer.error() != null && !answer.error().isNull()) {
            throw brokenOff(write, "an error after the start of a response");
        }
        if (answer.result() == null) {
            throw brokenOff(write, "a response without a result");
        }
        return answer.result();
    }

    <T> T one(Call<Envelope<T>> call, boolean write) {
        List<T> rows = rows(call, write);
        if (rows.isEmpty()) {
            throw brokenOff(write, "no row");
        }
        return rows.get(0);
    }

    private static Failure brokenOff(boolean write, String what) {
        FailureCode code = write ? FailureCode.SYSTEM_OUTCOME_UNKNOWN : FailureCode.SYSTEM_UNAVAILABLE;
        return Failure.of(code, ServiceNow.NAME + " sent " + what);
    }

    static Map<String, String> parameters(String query, String fields, int most) {
        return Map.of(
                "sysparm_query",
                query,
                "sysparm_fields",
                fields,
                "sysparm_limit",
                Integer.toString(most),
                "sysparm_no_count",
                "true");
    }
}
