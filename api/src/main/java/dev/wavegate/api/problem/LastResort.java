package dev.wavegate.api.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for requests that the web server itself gave up. */
@Hidden
@RestController
final class LastResort implements ErrorController {
    private final ProblemTranslation translation;

    LastResort(ProblemTranslation translation) {
        this.translation = translation;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    ResponseEntity<Object> answer(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (thrown instanceof Throwable cause) {
            return translation.answer(cause, request);
        }
        int code = status instanceof Integer known ? known : 404;
        return code < 500
                ? translation.answer(Refusal.of(RequestFault.ofStatus(code), ""), request)
                : translation.answer(new IllegalStateException("the web server returned HTTP " + code), request);
    }
}
