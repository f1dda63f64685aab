package org.doorstep.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Nothing secret is tracked, by `ops/secrets`; it finds what is planted.
class SecretsTest {

    private static final String HEX = "9f8e7d6c5b4a39281706f5e4d3c2b1a0";

    @Test
    void noTrackedFileHoldsASecret() throws IOException, InterruptedException {
        assertThat(scan(List.of())).isEqualTo(new Scan(0, "0 findings\n"));
    }

    @Test
    void whatIsPlantedIsFoundAndNotRepeated(@TempDir Path folder)
            throws IOException, InterruptedException {
        var word = "q7Zr2" + "Xw9Lp4Vt6" + "Nb1Ks8Jd3Hf5Gc0";
        var planted =
                List.of(
                        "sid: AC" + HEX,
                        "service: MG" + HEX,
                        "key=AIz" + "aSyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q",
                        "id = AKI" + "AQ3EGRXW7ZLPBTN2V",
                        "gh" + "p_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8",
                        "-----BEGIN " + "PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
                        "uri: mongodb://doorstep:" + "hunter2hunter2@db.example",
                        "auth-token: " + word);
        for (var one : planted) {
            var file = Files.writeString(folder.resolve("planted.txt"), one);
            var scan = scan(List.of(file.toString()));
            assertThat(scan.status()).as(one.substring(0, 8)).isEqualTo(1);
            assertThat(scan.said()).doesNotContain(HEX).doesNotContain(word);
        }
    }

    @Test
    void anOrdinaryFileIsLeftInPeace(@TempDir Path folder)
            throws IOException, InterruptedException {
        var file =
                Files.writeString(
                        folder.resolve("plain.txt"),
                        "auth-token: change-me\nuri: mongodb://127.0.0.1:27017\n"
                                + "account-sid: AC00000000000000000000000000000000\n");
        assertThat(scan(List.of(file.toString())).status()).isZero();
    }

    private record Scan(int status, String said) {}

    private static Scan scan(List<String> files) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("python3", "ops/secrets"));
        command.addAll(files);
        var process =
                new ProcessBuilder(command)
                        .directory(Path.of("..").toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Scan(process.waitFor(), said);
    }
}
