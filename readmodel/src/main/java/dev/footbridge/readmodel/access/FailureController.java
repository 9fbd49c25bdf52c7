package dev.footbridge.readmodel.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was refused before any chain or controller looked at it, as a problem that repeats nothing of the request. */
@RestController
final class FailureController implements ErrorController {
    static final String PATH = "/error";

    @RequestMapping(PATH)
    ResponseEntity<ProblemDetail> answer(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(DoorHeaders.POLICY)) {
            DoorHeaders.write(response::setHeader);
        }
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : null;
        var known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        return ResponseEntity.status(known)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(known, detail(known)));
    }

    private static String detail(HttpStatus status) {
        return status.is4xxClientError()
                ? "Expected a request that we can take, but it is " + status.getReasonPhrase()
                : "Expected to answer, but something failed here; the log says what";
    }
}
