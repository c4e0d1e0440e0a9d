package dev.wavegate.simulators.servicenow;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import dev.wavegate.simulators.servicenow.Schema.TableDefinition;

/** The records every instance begins with: people, groups, one affected service, models, a template, the choices. */
record Seed(RecordStore store) {
    static final String ADVISORY_BOARD = idOf("sys_user_group", "CAB Approval");
    private static final String OPERATIONS = idOf("sys_user_group", "IoT Operations");

    private static final String NORMAL_MODEL = "007c4001c343101035ae3f52c1d3aeb2";
    private static final Map<String, String> MODELS = Map.of(
            "normal", NORMAL_MODEL,
            "standard", "e55d0bfec343101035ae3f52c1d3ae49",
            "emergency", "62db5ba2c343101035ae3f52c1d3ae88");
    /** The model that records automated changes; it has no approval policy. */
    private static final String REGISTRATION_MODEL = "7840d2515323101034d1ddeeff7b12a6";

    /** The sys_id a seeded record always has, so that it can be configured once. */
    static String idOf(String table, String name) {
        return UUID.nameUUIDFromBytes((table + "/" + name).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    static String modelOfType(String type) {
        return MODELS.getOrDefault(type, NORMAL_MODEL);
    }

    static String typeOfModel(String model) {
        return MODELS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(model))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("normal");
    }

    static boolean asksForApproval(Row change) {
        return !change.is("chg_model", REGISTRATION_MODEL);
    }

    /** The type whose moves a change may make. */
    static String pathOf(Row change) {
        return asksForApproval(change) ? change.get("type") : "standard";
    }

    void load() {
        store.clear();
        user(ServiceNowSettings.INTEGRATION.name(), "Wavegate Integration", "GMT");
        String manager = user(ServiceNowSettings.MANAGER.name(), "Dana Ruiz", "Europe/Berlin");
        group("IoT Operations", manager, OPERATIONS);
        group("CAB Approval", manager, ADVISORY_BOARD);
        member(OPERATIONS, manager);
        member(ADVISORY_BOARD, manager);
        group("Plant Operations", manager, idOf("sys_user_group", "Plant Operations"));
        insert(
                "sys_user_group",
                Map.of("sys_id", idOf("sys_user_group", "retired"), "name", "Plant Operations", "active", "false"));
        configurationItem("IoT Device Fleet", "cmdb_ci", manager);
        configurationItem("Thermostat Fleet", "cmdb_ci_service", manager);
        configurationItem("Thermostat Fleet", "cmdb_ci_appl", manager);
        configurationItem("Device Connectivity", "service_offering", manager);
        new TreeMap<>(MODELS).forEach(this::model);
        insert("chg_model", Map.of("sys_id", REGISTRATION_MODEL, "name", "Change Registration"));
        template();
        store.schema().tables().forEach(this::choices);
    }

    private String user(String userName, String name, String zone) {
        String id = idOf("sys_user", userName);
        insert("sys_user", Map.of("sys_id", id, "user_name", userName, "name", name, "time_zone", zone));
        return id;
    }

    private void group(String name, String manager, String id) {
        insert("sys_user_group", Map.of("sys_id", id, "name", name, "manager", manager));
    }

    private void member(String group, String user) {
        insert("sys_user_grmember", Map.of("group", group, "user", user));
    }

    private void configurationItem(String name, String itemClass, String manager) {
        insert(
                "cmdb_ci",
                Map.of(
                        "sys_id", idOf(itemClass, name),
                        "sys_class_name", itemClass,
                        "name", name,
                        "support_group", OPERATIONS,
                        "managed_by", manager));
    }

    private void model(String type, String id) {
        String name = type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
        insert("chg_model", Map.of("sys_id", id, "name", name));
    }

    private void template() {
        String name = "Device rollout";
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("sys_id", idOf("std_change_record_producer", name));
        fields.put("sys_name", name);
        fields.put("short_description", "Rollout to the device fleet");
        fields.put("description", "A pre-approved rollout in waves behind health gates.");
        fields.put("implementation_plan", "Roll out wave by wave.");
        fields.put("backout_plan", "Install the previous version.");
        fields.put("test_plan", "Every device reports the new version.");
        insert("std_change_record_producer", fields);
        insert(
                "std_change_producer_version",
                Map.of(
                        "sys_id", idOf("std_change_producer_version", name),
                        "name", name,
                        "std_change_producer", idOf("std_change_record_producer", name)));
    }

    private void choices(TableDefinition table) {
        table.columns()
                .forEach(column -> column.choices()
                        .forEach((value, label) -> insert(
                                "sys_choice",
                                Map.of(
                                        "name",
                                        table.name(),
                                        "element",
                                        column.name(),
                                        "value",
                                        value,
                                        "label",
                                        label))));
    }

    private void insert(String table, Map<String, String> fields) {
        Row row = Row.blank(store.schema().required(table));
        fields.forEach(row::put);
        store.insert(row, Caller.SYSTEM);
    }
}
