package io.muster.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code .ci/secrets} over repositories in which something was planted; the plants are in two halves here, or it would find them. */
class SecretsTest {
    private static final Path SCRIPT = Path.of(".ci", "secrets").toAbsolutePath();

    @TempDir
    Path repository;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            private key             | -----BEGIN RSA PRI | VATE KEY-----
            AWS access key          | id = AKIA          | IOSFODNN7EXAMPLE
            Google API key          | AIza               | SyA1234567890abcdefghijklmnopqrstuv
            GitHub token            | token ghp_         | 0123456789abcdefghijklmnopqrstuvwxyz
            GitLab token            | glpat-             | abcdEFGH1234ijklMNOP
            Slack token             | xoxb-              | 123456789012-abcdefghij
            npm token               | npm_               | 0123456789abcdefghijklmnopqrstuvwxyz
            payment key             | rzp_live_          | abcdEFGH123456
            signed token            | eyJhbGciOiJIUzI1NiJ9.eyJz  | dWIiOiIxMjM0NTY3ODkwIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c
            password in an address  | postgresql://muster:Tr0u   | bador@db.example.in/books
            value of a secret       | client-secret = "q8Zt3vNx  | 0LwK5rYb7HcD"
            """)
    void eachKindIsFoundWhereItIsAndNotShown(String kind, String first, String second) throws Exception {
        commit("settings.txt", "one\n" + first + second + "\nthree\n");
        var ran = scan();
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.output())
                .contains("settings.txt:2: " + kind, "1 lines look like secrets")
                .doesNotContain(second);
    }

    @Test
    void whatWasTakenOutAgainIsStillInTheHistory() throws Exception {
        commit("settings.txt", "npm_" + "0123456789abcdefghijklmnopqrstuvwxyz\n");
        commit("settings.txt", "nothing\n");
        assertThat(scan().status()).isZero();
        var ran = Shell.run(repository, Map.of(), SCRIPT.toString(), "--history", ".");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.output()).containsPattern("commit [0-9a-f]{12}: npm token");
    }

    @Test
    void placeholdersAndWordsAreNoSecrets() throws Exception {
        commit("settings.txt", """
                muster.console.client-secret=${CLIENT_SECRET}
                curl postgresql://host:5432/postgres postgresql://$user:$password@host/books
                password: change-me
                // the token's secret: a text of thirty-two characters or more
                """);
        var ran = scan();
        assertThat(ran.output()).isEmpty();
        assertThat(ran.status()).isZero();
    }

    @Test
    void aLineMaySayWhyItIsNone() throws Exception {
        commit("settings.txt", "password = abcdEFGH1234" + "ijklMNOP56 # no secret: the local stack's own\n");
        assertThat(scan().status()).isZero();
    }

    private Shell scan() throws Exception {
        return Shell.run(repository, Map.of(), SCRIPT.toString(), ".");
    }

    private void commit(String file, String text) throws Exception {
        Files.writeString(repository.resolve(file), text);
        for (List<String> words : List.of(
                List.of("git", "init", "-q"),
                List.of("git", "add", file),
                List.of("git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "as it is now"))) {
            assertThat(Shell.run(repository, Map.of(), words.toArray(String[]::new))
                            .status())
                    .isZero();
        }
    }
}
