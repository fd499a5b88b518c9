package io.muster.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of {@code .ci/release} in a repository of their own, with tools that only write down what they were asked. */
class ReleaseTest {
    private static final String DIGEST = "registry.example.in/muster@sha256:" + "ab".repeat(32);
    private static final Map<String, String> SIGNER =
            Map.of("MUSTER_SIGNER", "^ci@example.in$", "MUSTER_SIGNER_ISSUER", "https://id.example.in");

    @TempDir
    Path repository;

    private Path tools;
    private Path asked;

    @BeforeEach
    void makeRepository() throws Exception {
        tools = Files.createDirectories(repository.resolve("tools"));
        asked = repository.resolve("asked");
        Files.createDirectories(repository.resolve(".ci"));
        Files.copy(Path.of(".ci", "release"), repository.resolve(".ci/release"));
        Files.writeString(repository.resolve("Dockerfile.native"), "FROM scratch\n");
        for (String environment : List.of("staging", "production")) {
            Path overlay = Files.createDirectories(repository.resolve("src/main/kubernetes/overlays/" + environment));
            Files.writeString(overlay.resolve("kustomization.yaml"), "resources: []\n");
        }
        for (List<String> words : List.of(
                List.of("git", "init", "-q"),
                List.of("git", "add", "."),
                List.of("git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "as it is now"))) {
            assertThat(Shell.run(repository, Map.of(), words.toArray(String[]::new))
                            .status())
                    .isZero();
        }
    }

    @Test
    void anImageIsBuiltPushedAndKnownByItsDigest() throws Exception {
        tool("podman", "[ $1 != inspect ] || echo " + DIGEST);
        var ran = release(Map.of("MUSTER_IMAGE", "registry.example.in/muster"), "image");
        assertThat(ran.output()).isEmpty();
        String commit = Shell.run(repository, Map.of(), "git", "rev-parse", "--short=12", "HEAD")
                .output()
                .strip();
        assertThat(asked())
                .anyMatch(line -> line.startsWith("podman build -f Dockerfile.native"))
                .contains("podman push registry.example.in/muster:" + commit);
        assertThat(repository.resolve("target/image.digest")).hasContent(DIGEST);
    }

    @Test
    void aSignatureIsOfTheDigestWithTheBillOfMaterials() throws Exception {
        pushed();
        tool("cosign", "");
        assertThat(release(Map.of(), "sign").output()).contains("target/sbom.json is missing");
        Files.writeString(repository.resolve("target/sbom.json"), "{}");
        assertThat(release(Map.of(), "sign").status()).isZero();
        assertThat(asked())
                .containsExactly(
                        "cosign sign --yes " + DIGEST,
                        "cosign attest --yes --type cyclonedx --predicate target/sbom.json " + DIGEST);
    }

    @Test
    void onlyWhatIsSignedIsDeployed() throws Exception {
        pushed();
        tool("kubectl", "");
        tool("cosign", "exit 1");
        assertThat(release(SIGNER, "deploy", "staging").status()).isNotZero();
        assertThat(asked()).noneMatch(line -> line.startsWith("kubectl"));
        tool("cosign", "");
        assertThat(release(SIGNER, "deploy", "staging").status()).isZero();
        assertThat(asked()).contains("kubectl --context staging apply -k target/deploy");
        assertThat(repository.resolve("target/deploy/kustomization.yaml"))
                .content()
                .contains("../../src/main/kubernetes/overlays/staging", "sha256:abab");
    }

    @Test
    void whoeverNamesNoSignerDeploysNothing() throws Exception {
        pushed();
        tool("kubectl", "");
        tool("cosign", "");
        var ran = release(Map.of(), "deploy", "staging");
        assertThat(ran.status()).isNotZero();
        assertThat(ran.output()).contains("MUSTER_SIGNER", "names who signs images");
        assertThat(asked()).isEmpty();
    }

    @Test
    void everyRoleIsPromotedAndTakenBack() throws Exception {
        tool("kubectl", "case \"$*\" in *'get rollouts'*) echo rollout/muster-api; echo rollout/muster-ingest ;; esac");
        assertThat(release(Map.of(), "promote", "production").status()).isZero();
        assertThat(release(Map.of(), "rollback", "production").status()).isZero();
        for (String verb : List.of("promote", "abort", "undo")) {
            assertThat(asked())
                    .contains("kubectl argo rollouts --context production -n muster " + verb + " muster-api")
                    .contains("kubectl argo rollouts --context production -n muster " + verb + " muster-ingest");
        }
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        assertThat(release(Map.of(), "image").output()).contains("an image needs podman or docker, which is not here");
        assertThat(release(Map.of(), "sign").output()).contains("needs cosign");
        assertThat(release(Map.of(), "deploy").output()).contains("say where: staging or production");
        assertThat(release(Map.of(), "deploy", "../etc").output()).contains("say where: staging or production");
        assertThat(release(Map.of(), "deploy", "staging").output()).contains("run ./muster image first");
    }

    private void pushed() throws Exception {
        Files.createDirectories(repository.resolve("target"));
        Files.writeString(repository.resolve("target/image.digest"), DIGEST);
    }

    private void tool(String name, String does) throws Exception {
        Path tool = tools.resolve(name);
        Files.writeString(tool, "#!/bin/sh\necho \"" + name + " $*\" >>'" + asked + "'\n" + does + "\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> asked() throws Exception {
        return Files.exists(asked) ? Files.readAllLines(asked) : List.of();
    }

    /** Runs a step with these tools and what every system has; nothing that this machine has beside it. */
    private Shell release(Map<String, String> settings, String... words) throws Exception {
        Path basics = Files.createDirectories(repository.resolve("basics"));
        for (String program : List.of("bash", "env", "git", "dirname", "mkdir", "cat")) {
            Path link = basics.resolve(program);
            if (!Files.exists(link)) {
                Path real = Path.of("/usr/bin", program);
                Files.createSymbolicLink(link, Files.exists(real) ? real : Path.of("/bin", program));
            }
        }
        var environment = new HashMap<>(settings);
        environment.put("PATH", tools + ":" + basics);
        var command = new ArrayList<>(List.of("/bin/bash", ".ci/release"));
        command.addAll(List.of(words));
        return Shell.run(repository, environment, command.toArray(String[]::new));
    }
}
