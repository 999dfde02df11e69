package io.twoshops.contract.suite;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.twoshops.contract.api.Contract;
import io.twoshops.contract.api.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Fails the test whose call got an answer that the contract does not promise. */
public final class ContractFilter implements Filter {

    private final Contract contract;
    private final String arm;

    /** @param arm what `X-Shop-Arm` must say on every answer: {@code monolith} or {@code services} */
    public ContractFilter(Contract contract, String arm) {
        this.contract = contract;
        this.arm = arm;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification answer, FilterContext context) {
        Response response = context.next(request, answer);
        Map<String, String> headers = response.headers().asList().stream()
                .collect(Collectors.toMap(h -> h.getName().toLowerCase(Locale.ROOT), h -> h.getValue(), (a, b) -> a));
        String body = new String(response.asByteArray(), StandardCharsets.UTF_8);
        Exchange exchange =
                new Exchange(request.getMethod(), path(request.getURI()), response.statusCode(), headers, body);
        List<String> violations = new ArrayList<>(contract.violations(exchange));
        if (!arm.equals(headers.get("x-shop-arm"))) {
            violations.add("X-Shop-Arm is " + headers.get("x-shop-arm") + " and not " + arm);
        }
        if (!violations.isEmpty()) {
            throw new AssertionError("%s %s answered %d %s%n%s"
                    .formatted(
                            request.getMethod(),
                            request.getURI(),
                            response.statusCode(),
                            body,
                            String.join("\n", violations)));
        }
        return response;
    }

    /** REST Assured accepts addresses that {@link java.net.URI} does not, and bad paths are part of this suite. */
    private static String path(String uri) {
        return uri.replaceFirst("^https?://[^/]*", "").replaceFirst("\\?.*", "");
    }
}
