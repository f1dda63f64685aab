package org.doorstep.console.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class OutcomeCsvTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Ann|Ann",
                "=HYPERLINK(1)|'=HYPERLINK(1)",
                "+44 7700|'+44 7700",
                "-1|'-1",
                "@SUM|'@SUM",
                "O'Neil, Ann|\"O'Neil, Ann\"",
                "the \"boss\"|\"the \"\"boss\"\"\"",
                "=\"a\",1|\"'=\"\"a\"\",1\""
            })
    void nothingInACellIsRunAsAFormula(String cell, String written) {
        assertThat(OutcomeCsv.line(List.of(cell, ""))).isEqualTo(written + ",\r\n");
    }

    @org.junit.jupiter.api.Test
    void tabsAndLineBreaksInFrontAreTextToo() {
        assertThat(OutcomeCsv.line(List.of("\t=1", "\r=2"))).isEqualTo("\"'\t=1\",\"'\r=2\"\r\n");
    }
}
