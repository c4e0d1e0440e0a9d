package dev.wavegate.api.problem;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers with problems where no controller does: in filters. */
@Component
public final class ProblemAnswers {
    private final ProblemTranslation translation;
    private final JsonMapper json;

    ProblemAnswers(ProblemTranslation translation, JsonMapper json) {
        this.translation = translation;
        this.json = json;
    }

    /** Writes the problem that the exception stands for. */
    public void write(RuntimeException thrown, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ResponseEntity<Object> answer = translation.answer(thrown, request);
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(answer.getBody()));
    }
}
