package dev.wavegate.api.problem;

import java.io.IOException;
import java.util.List;

import dev.wavegate.domain.failure.FailureCode;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers for requests that the web server refuses before any filter sees them; made by the server itself. */
public final class ServerProblems extends ErrorReportValve {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        // What the server does not implement, such as a transfer coding or a version of HTTP, the client chose.
        boolean refused = response.getStatus() != 500;
        ProblemType type =
                refused ? RequestFault.ofStatus(response.getStatus()).type() : ProblemType.of(FailureCode.BUG);
        response.setStatus(type.status());
        Problem problem = ProblemTranslation.problem(type, null, List.of(), request);
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(JSON.writeValueAsBytes(problem));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("A problem could not be sent", gone);
        }
    }
}
