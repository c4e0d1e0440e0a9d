package dev.wavegate.integrations.genericroster;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonPointer;
import dev.wavegate.integrations.genericroster.RosterDialect.ResponseFormat;

/** Reads from a dialect how responses are written. */
final class ResponseParser {
    /** How the last line of a table ends. */
    private enum LastLine {
        TERMINATED,
        ANY
    }

    private ResponseParser() {}

    static ResponseFormat read(Section shifts) {
        Optional<Section> section = shifts.required("response");
        if (section.isEmpty()) {
            return ResponseFormat.json(JsonPointer.empty());
        }
        Section response = section.get();
        ResponseFormat.Form form = response.word("format", ResponseFormat.Form.class, ResponseFormat.Form.JSON);
        ResponseFormat read = form == ResponseFormat.Form.JSON
                ? ResponseFormat.json(ShapeParser.list(response))
                : new ResponseFormat(
                        form,
                        JsonPointer.empty(),
                        separator(response),
                        charset(response),
                        response.word("lastLine", LastLine.class, LastLine.TERMINATED) == LastLine.TERMINATED);
        response.refuseStrangeKeys();
        return read;
    }

    private static char separator(Section response) {
        String text = response.optionalText("separator").orElse(",");
        if (text.length() != 1 || Character.isLetterOrDigit(text.charAt(0)) || text.equals("\"")) {
            response.refuse("separator", "must be one character such as , or ;");
            return ',';
        }
        return text.charAt(0);
    }

    private static Charset charset(Section response) {
        try {
            return response.optionalText("charset").map(Charset::forName).orElse(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unknown) {
            response.refuse("charset", "must be the name of a character set");
            return StandardCharsets.UTF_8;
        }
    }
}
