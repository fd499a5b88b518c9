package io.muster.screen;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The one Chromium of this JVM, Debian's own or the one that {@code CHROMIUM} names; it ends with the JVM. */
final class Chromium {
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-dev-shm-usage");

    private static final com.microsoft.playwright.Browser ONLY = launch();

    private Chromium() {}

    /** Used by one thread at a time, as Playwright wants it. */
    static com.microsoft.playwright.Browser only() {
        return ONLY;
    }

    private static com.microsoft.playwright.Browser launch() {
        Path program = Path.of(Objects.requireNonNullElse(System.getenv("CHROMIUM"), "/usr/bin/chromium"));
        if (!Files.isExecutable(program)) {
            throw new AssertionError("Tests of the console need Chromium and " + program
                    + " is none: install Debian's package chromium, or set CHROMIUM");
        }
        // Playwright's own browsers are never fetched
        Playwright playwright =
                Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(FLAGS)
                        .setHeadless(true));
    }
}
