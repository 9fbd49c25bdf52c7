package dev.footbridge.gateway;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What goes wrong here as an answer that tells nothing of the inside. */
final class FailureCodec {
    private static final Logger log = LoggerFactory.getLogger(FailureCodec.class);

    private FailureCodec() {}

    static ServerResponse answer(Throwable failure, ServerRequest request) {
        if (failure instanceof IOException) {
            return problem(HttpStatus.BAD_REQUEST, "Expected the whole request, but it ended before");
        }
        if (failure instanceof CannotGetJdbcConnectionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException
                || failure instanceof QueryTimeoutException) {
            log.warn("The database is away: {}", failure.getClass().getName());
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "Expected the inbox to answer, but its database is away");
        }
        var place = failure.getStackTrace().length == 0 ? "an unknown place" : failure.getStackTrace()[0].toString();
        log.error("A request failed: {} at {}", failure.getClass().getName(), place);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "Expected to answer, but something failed here; the log says what");
    }

    private static ServerResponse problem(HttpStatus status, String detail) {
        var response = ServerResponse.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.header("Retry-After", "2");
        }
        return response.body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
