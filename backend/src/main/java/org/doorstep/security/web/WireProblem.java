package org.doorstep.security.web;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.doorstep.kernel.Refusal;

import java.util.List;

/// A refusal as RFC 9457 problem details, in the shape of the contract's `Problem`.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record WireProblem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String rule,
        List<Refusal.FieldFault> errors) {

    static WireProblem of(Refusal refusal) {
        var code = refusal.code();
        return new WireProblem(
                "urn:doorstep:problem:" + code.code(),
                code.title(),
                code.status(),
                refusal.detail(),
                code.code(),
                refusal.rule(),
                refusal.fields());
    }
}
