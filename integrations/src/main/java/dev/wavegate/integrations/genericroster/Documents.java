package dev.wavegate.integrations.genericroster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.integrations.genericroster.RosterDialect.ResponseFormat;
import dev.wavegate.integrations.http.Problems;
import dev.wavegate.integrations.http.WireJson;

/** Reads the texts that one system gives; a table becomes a list of objects with a field for each column. */
final class Documents {
    private static final CsvMapper TABLES = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String system;
    private final ResponseFormat format;

    Documents(String system, ResponseFormat format) {
        this.system = system;
        this.format = format;
    }

    /** What a text says, and what of it cannot be used. */
    record Document(JsonNode root, Optional<String> problem) {}

    Document read(byte[] bytes) {
        return format.form() == ResponseFormat.Form.JSON ? json(bytes) : table(bytes);
    }

    private Document json(byte[] bytes) {
        try {
            JsonNode root = WireJson.mapper().readTree(bytes);
            if (root == null || root.isMissingNode()) {
                throw nonsense("sent an empty response");
            }
            return new Document(root, Optional.empty());
        } catch (IOException notJson) {
            throw nonsense("sent a response that is not JSON");
        }
    }

    /** The items of a list; an answer without it is none. */
    List<JsonNode> items(JsonNode root, JsonPointer list) {
        JsonNode found = root.at(list);
        if (!found.isArray()) {
            throw nonsense("sent a response without its list " + list);
        }
        List<JsonNode> items = new ArrayList<>();
        found.forEach(items::add);
        return items;
    }

    private Document table(byte[] bytes) {
        String text = text(bytes);
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        Problems problems = new Problems();
        problems.addUnless(!format.terminated() || text.endsWith("\n"), () -> "The table breaks off in its last line.");
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(format.separator());
        try (MappingIterator<String[]> lines =
                TABLES.readerFor(String[].class).with(schema).readValues(text)) {
            String[] columns = lines.hasNext() ? lines.next() : new String[0];
            requireColumns(columns);
            int rowNumber = 1;
            while (lines.hasNext()) {
                String[] row = lines.next();
                rowNumber++;
                int number = rowNumber;
                problems.addUnless(
                        row.length == columns.length,
                        () -> "Row " + number + " of the table has " + row.length + " columns and its head "
                                + columns.length + ".");
                if (row.length == columns.length) {
                    rows.add(object(columns, row));
                }
            }
        } catch (IOException | RuntimeJsonMappingException notATable) {
            throw nonsense("sent a table that cannot be parsed");
        }
        return new Document(rows, problems.text());
    }

    private static ObjectNode object(String[] columns, String[] row) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int index = 0; index < columns.length; index++) {
            object.put(columns[index].strip(), row[index]);
        }
        return object;
    }

    private void requireColumns(String[] columns) {
        HashSet<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column.strip())) {
                throw nonsense("sent a table with a duplicate column name");
            }
        }
        if (seen.isEmpty()) {
            throw nonsense("sent a table without columns");
        }
    }

    private String text(byte[] bytes) {
        try {
            String text =
                    format.charset().newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException otherwise) {
            throw nonsense("sent a table that is not encoded in " + format.charset());
        }
    }

    private Failure nonsense(String what) {
        return Failure.of(FailureCode.SYSTEM_UNAVAILABLE, system + " " + what);
    }
}
