package io.muster.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LicencesTest {

    @Test
    void oneOfSeveralLicencesIsEnough() throws IOException {
        var judged = judge("""
                {"group": "org", "name": "dual", "version": "1",
                 "licenses": [{"license": {"id": "GPL-2.0-only"}}, {"license": {"id": "EPL-2.0"}}]}""");
        assertThat(judged.refused()).isEmpty();
        assertThat(judged.list()).containsExactly("EPL-2.0 or GPL-2.0-only (1)", "  org:dual:1");
    }

    @Test
    void whatMayNotBeHandedOnIsRefusedByName() throws IOException {
        var judged = judge("""
                {"group": "org", "name": "viral", "version": "2", "licenses": [{"license": {"id": "AGPL-3.0-only"}}]},
                {"group": "org", "name": "silent", "version": "3"},
                {"group": "org", "name": "own", "version": "4", "licenses": [{"license": {"name": "Our terms"}}]},
                {"group": "org", "name": "fine", "version": "5", "licenses": [{"license": {"id": "MIT"}}]}""");
        assertThat(judged.refused())
                .satisfiesExactly(
                        viral ->
                                assertThat(viral).startsWith("org:viral:2 has AGPL-3.0-only, which may not be shipped"),
                        silent -> assertThat(silent).startsWith("org:silent:3 has no licence"),
                        own -> assertThat(own).startsWith("org:own:4 has Our terms"));
    }

    @Test
    void aBillWithoutComponentsIsNoBill() throws IOException {
        assertThat(judge("").refused()).containsExactly("the bill of materials names no component");
    }

    private static Licences.Judged judge(String components) throws IOException {
        return Licences.judge(new ObjectMapper().readTree("{\"components\": [" + components + "]}"));
    }
}
