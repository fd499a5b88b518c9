package io.muster.screen;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.muster.local.LocalStackResource;
import io.muster.screen.ConsoleRoutes.Route;
import io.muster.web.Lenders;
import io.muster.web.People;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every address of the console refuses whoever may not use it; one that is not in the table fails a test. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ConsoleGuardIT {
    private static final List<Class<? extends Annotation>> METHODS =
            List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);
    private static final Set<String> EVERYBODY =
            Set.of(People.ADMIN, People.MAKER, People.CHECKER, People.AGENT, People.AUDITOR);
    private static final Map<String, Session> SESSIONS = new ConcurrentHashMap<>();

    @BeforeEach
    void lenders() {
        Lenders.provision();
    }

    static List<Route> routes() {
        return ConsoleRoutes.all();
    }

    static Stream<Route> guarded() {
        return routes().stream().filter(route -> !route.isOpen());
    }

    @Test
    void theTableHasEveryAddress() {
        assertThat(routes())
                .extracting(Route::toString)
                .containsExactlyInAnyOrderElementsOf(
                        methods().map(ConsoleGuardIT::name).toList());
    }

    @Test
    void everyAddressSaysWhoMayUseItAndIsNoPartOfTheApisDescription() {
        assertThat(methods()).allSatisfy(method -> {
            assertThat(isAnnotated(method, RolesAllowed.class) || method.isAnnotatedWith(PermitAll.class))
                    .as(method.getFullName() + " has roles")
                    .isTrue();
            assertThat(method.tryGetAnnotationOfType(Operation.class).filter(Operation::hidden))
                    .as(method.getFullName() + " is hidden")
                    .isPresent();
        });
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void withoutASessionNobodyPasses(Route route) {
        Response page =
                given().redirects().follow(false).contentType("text/plain").request(route.method(), route.address());
        Response part =
                given().header("HX-Request", "true").contentType("text/plain").request(route.method(), route.address());

        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.header("Location")).contains("/realms/muster/protocol/openid-connect/auth");
        assertThat(part.statusCode()).isEqualTo(499);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void theWrongRoleIsForbidden(Route route) {
        List<String> others = new ArrayList<>(EVERYBODY);
        others.removeAll(route.allowed());

        others.forEach(person -> {
            Response answer = send(person, route);
            assertThat(answer.statusCode()).as("%s for %s", route, person).isEqualTo(403);
            assertThat(answer.contentType()).startsWith("text/html");
        });
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void theRightRolePassesTheGuard(Route route) {
        route.allowed()
                .forEach(person -> assertThat(send(person, route).statusCode())
                        .as("%s for %s", route, person)
                        .isIn(200, 202, 204, 303, 400, 404, 409, 413, 415, 422));
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void aChangeWithoutTheFormsTokenIsForbidden(Route route) {
        if (route.method().equals("GET")) {
            return;
        }
        String person = route.allowed().iterator().next();
        Response answer = session(person)
                .request()
                .contentType("application/x-www-form-urlencoded")
                .request(route.method(), route.address());

        assertThat(answer.statusCode()).as("%s for %s", route, person).isEqualTo(403);
        assertThat(answer.body().asString()).contains("Not from this page");
    }

    private static Response send(String person, Route route) {
        Session session = session(person);
        return route.method().equals("GET")
                ? session.request().get(route.address())
                : session.change().contentType(route.contentType()).request(route.method(), route.address());
    }

    /** One for each person, as long as it lives: other tests may end it. */
    private static Session session(String person) {
        return SESSIONS.compute(person, (who, known) -> known != null && !isGone(known) ? known : Session.anew(who));
    }

    private static boolean isGone(Session session) {
        return session.status(Browser.address()) == 302;
    }

    private static Stream<JavaMethod> methods() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.muster.console").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> METHODS.stream().anyMatch(method::isAnnotatedWith));
    }

    private static String name(JavaMethod method) {
        String verb = METHODS.stream()
                .filter(method::isAnnotatedWith)
                .map(Class::getSimpleName)
                .findFirst()
                .orElseThrow();
        String address = path(method.getOwner()) + "/" + path(method);
        return verb + " " + address.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }

    private static String path(CanBeAnnotated where) {
        return where instanceof JavaClass type
                ? type.getAnnotationOfType(Path.class).value()
                : ((JavaMethod) where)
                        .tryGetAnnotationOfType(Path.class)
                        .map(Path::value)
                        .orElse("");
    }

    private static boolean isAnnotated(JavaMethod method, Class<? extends Annotation> with) {
        return method.isAnnotatedWith(with)
                || method.getOwner().isAnnotatedWith(with) && !method.isAnnotatedWith(PermitAll.class);
    }
}
