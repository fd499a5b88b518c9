package io.muster.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.local.LocalStackResource;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People come in by Keycloak, each to the own lender's console, and who has none is told so. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SignInIT {
    @BeforeEach
    void lenders() {
        Lenders.provision();
    }

    @Test
    void whoSignsInComesWhereTheyWanted() {
        try (Browser browser = Browser.anew(People.MAKER)) {
            var answer = browser.goTo("/console/nothing-here?x=1");

            assertThat(browser.page().url()).isEqualTo(Browser.address() + "/console/nothing-here?x=1");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.headerValue("content-security-policy")).contains("default-src 'none'");
            assertThat(browser.page().content()).contains("Not found");
            System.out.println(browser.page().content());
            System.out.println(answer.allHeaders());
        }
    }

    @Test
    void whoWorksForNoLenderIsToldSo() {
        try (Browser browser = Browser.anew(People.ADMIN)) {
            var answer = browser.goTo("/console/alive");
            System.out.println(browser.page().content());
            assertThat(answer.status()).isEqualTo(403);
        }
    }
}
