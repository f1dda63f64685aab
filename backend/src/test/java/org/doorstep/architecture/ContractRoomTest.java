package org.doorstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep._support.RoomTest;
import org.doorstep.security.Permitted;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.util.Map;
import java.util.TreeMap;

/// Wall 6: the contract and the handlers say the same, in both directions, and each handler names
/// the row of the authorisation table that the contract names.
@RoomTest
class ContractRoomTest {

    private static final String BASE = "/api/v1";

    private final RequestMappingHandlerMapping handlers;

    ContractRoomTest(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.handlers = handlers;
    }

    @Test
    void everyOperationOfTheContractHasAHandlerAndEveryHandlerForPhonesIsInTheContract() {
        assertThat(rowsOfHandlers().keySet()).isEqualTo(rowsOfContract().keySet());
    }

    @Test
    void everyHandlerNamesTheRowThatTheContractNames() {
        assertThat(rowsOfHandlers()).isEqualTo(rowsOfContract());
    }

    private static Map<String, String> rowsOfContract() {
        var rows = new TreeMap<String, String>();
        for (var operation : Contract.operations()) {
            rows.put(operation.method() + " " + operation.path(), operation.row());
        }
        return rows;
    }

    private Map<String, String> rowsOfHandlers() {
        var rows = new TreeMap<String, String>();
        handlers.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    for (var path : mapping.getPatternValues()) {
                        if (path.startsWith(BASE + "/")) {
                            for (var method : mapping.getMethodsCondition().getMethods()) {
                                rows.put(
                                        method + " " + path.substring(BASE.length()), row(handler));
                            }
                        }
                    }
                });
        return rows;
    }

    private static String row(HandlerMethod handler) {
        var permitted =
                AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Permitted.class);
        return permitted == null ? "no @Permitted on it" : permitted.value();
    }
}
