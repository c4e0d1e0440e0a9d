package dev.wavegate.integrations.genericroster;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonPointer;

/** Reads from a dialect how answers are written. */
final class ResponseParser {
    /** How the last line of a table ends. */
    private enum LastLine {
        TERMINATED,
        ANY
    }

    private ResponseParser() {}

    static ResponseFormat read(Section shifts) {
        Optional<Section> section = shifts.required("answer");
        if (section.isEmpty()) {
            return ResponseFormat.json(JsonPointer.empty());
        }
        Section answer = section.get();
        ResponseFormat.Form form = answer.word("format", ResponseFormat.Form.class, ResponseFormat.Form.JSON);
        ResponseFormat read = form == ResponseFormat.Form.JSON
                ? ResponseFormat.json(ShapeParser.list(answer))
                : new ResponseFormat(
                        form,
                        JsonPointer.empty(),
                        separator(answer),
                        charset(answer),
                        answer.word("lastLine", LastLine.class, LastLine.TERMINATED) == LastLine.TERMINATED);
        answer.refuseStrangeKeys();
        return read;
    }

    private static char separator(Section answer) {
        String text = answer.optionalText("separator").orElse(",");
        if (text.length() != 1 || Character.isLetterOrDigit(text.charAt(0)) || text.equals("\"")) {
            answer.refuse("separator", "must be one character such as , or ;");
            return ',';
        }
        return text.charAt(0);
    }

    private static Charset charset(Section answer) {
        try {
            return answer.optionalText("charset").map(Charset::forName).orElse(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unknown) {
            answer.refuse("charset", "must be the name of a character set");
            return StandardCharsets.UTF_8;
        }
    }
}
