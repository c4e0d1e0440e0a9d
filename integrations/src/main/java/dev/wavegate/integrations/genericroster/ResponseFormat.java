package dev.wavegate.integrations.genericroster;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * How an answer is written.
 *
 * @param list of the shifts in a JSON answer
 * @param separator between the columns of a table
 * @param terminated whether the last line of a table must end like the others, as one that was cut off would not
 */
record ResponseFormat(Form form, JsonPointer list, char separator, Charset charset, boolean terminated) {
    /** In which form. */
    enum Form {
        JSON,
        CSV
    }

    static ResponseFormat json(JsonPointer list) {
        return new ResponseFormat(Form.JSON, list, ',', StandardCharsets.UTF_8, true);
    }
}
