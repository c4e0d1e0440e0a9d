package dev.wavegate.simulators.servicenow;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import dev.wavegate.simulators.servicenow.Schema.TableDefinition;
import dev.wavegate.simulators.wire.SimRefusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EncodedQueryTest {
    private final Schema schema = Schema.load();
    private final RecordStore store = new RecordStore(schema, Clock.systemUTC());
    private final TableDefinition changes = schema.required("change_request");

    @BeforeEach
    void fill() {
        store("a", Map.of("state", "-5", "start_date", "2026-10-05 20:00:00", "correlation_id", "ota:r-1"));
        store("b", Map.of("state", "-10", "start_date", "2026-10-06 20:00:00", "correlation_id", "ota:r-2"));
        store("c", Map.of("state", "3", "start_date", "", "on_hold", "true", "correlation_id", ""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                           | a b c",
                "short_description=a                          | a",
                "short_description!=a                         | b c",
                "state<-5                                     | b",
                "state<=-5                                    | a b",
                "state>-5                                     | c",
                "state>=-5                                    | a c",
                "start_date>=2026-10-06 00:00:00              | b",
                "start_date<2026-10-06 00:00:00               | a",
                "start_dateBETWEEN2026-10-05 00:00:00@2026-10-05 23:59:59 | a",
                "correlation_idLIKEr-                         | a b",
                "correlation_idCONTAINSr-2                    | b",
                "correlation_idNOT LIKEr-1                    | b c",
                "correlation_idSTARTSWITHota:                 | a b",
                "correlation_idENDSWITH-2                     | b",
                "correlation_idSTARTSWITHOTA:                 | ''",
                "short_descriptionINa,c                       | a c",
                "short_descriptionNOT INa,c                   | b",
                "start_dateISEMPTY                            | c",
                "start_dateISNOTEMPTY                         | a b",
                "on_hold=true                                 | c",
                "state=-5^short_description=a                 | a",
                "state=-5^short_description=b                 | ''",
                "state=-5^ORstate=3                           | a c",
                "correlation_idSTARTSWITHota^state=-5^ORstate=3 | a",
                "state=-5^NQstate=3^on_hold=true              | a c",
                "ORDERBYstate                                 | b a c",
                "ORDERBYDESCstate                             | c a b",
                "state<0^ORDERBYDESCshort_description         | b a",
                "ORDERBYon_hold^ORDERBYDESCstate              | a b c",
                "no_such_field=x                              | a b c",
                "no_such_field=x^state=3                      | c",
                "no_such_field=x^ORstate=3                    | c",
                "state=3^no_such_field=x^ORstate=-5           | ''",
                "sys_idIN                                     | ''",
                "assignment_group.name=IoT Operations         | a",
            })
    void selects(String query, String expected) {
        assertThat(selected(query))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stateFOO3",
                "sys_class_nameINSTANCEOFtask",
                "state",
                "start_dateONToday@javascript:gs.beginningOfToday()@javascript:gs.endOfToday()",
                "start_date>=javascript:gs.dateGenerate('2026-10-05','08:00:00')",
                "123TEXTQUERY321=x",
                "stateSAMEASrisk",
            })
    void refusesWhatItCannotEvaluate(String query) {
        assertThatThrownBy(() -> selected(query))
                .isInstanceOfSatisfying(
                        SimRefusal.class,
                        refusal -> assertThat(refusal.response().status()).isEqualTo(501));
    }

    @Test
    void saysWhichFieldsItUsedAndWhichItDropped() {
        EncodedQuery query = EncodedQuery.parse("state=3^no_such_field=x^ORDERBYnumber", changes, store);

        assertThat(query.applied()).containsExactly("state", "number");
        assertThat(query.ignored()).containsExactly("no_such_field");
    }

    private List<String> selected(String query) {
        return EncodedQuery.parse(query, changes, store).select().stream()
                .map(row -> row.get("short_description"))
                .toList();
    }

    private void store(String name, Map<String, String> fields) {
        Row row = Row.blank(changes);
        row.put("short_description", name);
        if (name.equals("a")) {
            Row group = Row.blank(schema.required("sys_user_group"));
            group.put("name", "IoT Operations");
            store.insert(group, Caller.SYSTEM);
            row.put("assignment_group", group.sysId());
        }
        fields.forEach(row::put);
        store.insert(row, Caller.SYSTEM);
    }
}
