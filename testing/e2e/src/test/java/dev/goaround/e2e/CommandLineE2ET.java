package dev.goaround.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.goaround.demo.Greeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline and two people deploy a good and a bad version of the demo's service by nothing but the command line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandLineE2ET {
    private static final int PORT_BASE = 24_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String GOOD = "1.0.90";
    private static final String BAD = "2.0.90-bad";

    @TempDir
    private Path folder;

    private RunningSystem system;
    private Greeter greeter;

    private record Said(int exitCode, String out, String err) {}

    @BeforeAll
    void up() throws Exception {
        system = RunningSystem.up("hands", PORT_BASE, "--demo");
        system.awaitOutput("rolled back once", PATIENCE);
        greeter = new Greeter(system.storyConfig().demoUrl());
    }

    @AfterAll
    void down() throws Exception {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void aGoodVersionIsWalkedAndABadOneIsTakenBack() throws Exception {
        String pipeline = said(
                        system.adminToken(), "tokens", "grant", "ci", "--role", "pipeline", "--service", "greeter")
                .out()
                .strip();
        Process good = deploy(pipeline, GOOD);
        peopleDoTheirPart();
        deployed(GOOD);
        Said ended = ended(good, "deploy " + GOOD);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("reported " + GOOD + " as deployed", " succeeded");
        assertThat(said(system.adminToken(), "status", "--all").out())
                .contains("greeter " + GOOD + "  production  succeeded");

        Process bad = deploy(pipeline, BAD);
        peopleDoTheirPart();
        deployed(BAD);
        Said takenBack = ended(bad, "deploy " + BAD);
        assertThat(takenBack.exitCode()).as(takenBack.err()).isEqualTo(1);
        assertThat(takenBack.err()).contains(" rolls back: ", " rolled-back", GOOD + " runs again");
        assertThat(greeter.version()).isEqualTo(GOOD);
        String id = takenBack.err().replaceAll("(?s).*deployment (dep-[0-9a-f]{20}) of greeter.*", "$1");
        assertThat(said(pipeline, "report", id).out()).contains(BAD, "error rate");
        assertThat(said(pipeline, "status", id, "--json").out()).contains("\"outcome\" : \"rolled-back\"");
    }

    /** By its number, by words, and by the words of a sign-off. */
    private void peopleDoTheirPart() throws Exception {
        String on = "greeter/production";
        await("the deployment to be there")
                .atMost(PATIENCE)
                .until(() -> said(system.adminToken(), "status", on).exitCode() == 0);
        String where = said(system.adminToken(), "status", on).out();
        assertThat(where).contains("Waits before “Deployment” for:", "goaround sign 5");
        done("waive", "1", "--reason", "the pipeline of this test has none", "-d", on);
        done("waive", "code review", "--reason", "likewise", "-d", on);
        done("tick", "at the keyboard", "--note", "seen", "-d", on);
        done("sign", "release manager", "--comment", "good to go", "-d", on);
        Said refused = said(system.adminToken(), "tick", "look", "-d", on);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("no item has “look” in it");
    }

    private void done(String... words) throws Exception {
        Said said = said(system.adminToken(), words);
        assertThat(said.exitCode())
                .as(String.join(" ", words) + ": " + said.err())
                .isZero();
    }

    /** The command only says that it has begun: the greeter is deployed to from here. */
    private Process deploy(String token, String version) throws IOException {
        String command = "touch " + begun(version) + "; until [ -e " + over(version) + " ]; do sleep 0.2; done";
        return launch(
                token,
                "deploy " + version,
                "deploy",
                version,
                "--service",
                "greeter",
                "--environment",
                "production",
                "--",
                "sh",
                "-c",
                command);
    }

    private void deployed(String version) throws IOException {
        await("the command to run").atMost(PATIENCE).until(() -> Files.exists(begun(version)));
        greeter.deploy(version);
        Files.createFile(over(version));
    }

    private Path begun(String version) {
        return folder.resolve(version + ".begun");
    }

    private Path over(String version) {
        return folder.resolve(version + ".over");
    }

    private Said said(String token, String... words) throws Exception {
        String name = words[0] + System.nanoTime();
        return ended(launch(token, name, words), name);
    }

    private Process launch(String token, String name, String... words) throws IOException {
        List<String> line = new ArrayList<>(
                List.of(RunningSystem.REPOSITORY.resolve("goaround").toString()));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .redirectError(folder.resolve(name + ".err").toFile());
        builder.environment().put("GOAROUND_BUILD", "never");
        builder.environment().put("GOAROUND_URL", system.url("checklist-service"));
        builder.environment().put("GOAROUND_TOKEN", token);
        return builder.start();
    }

    private Said ended(Process process, String name) throws Exception {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(name + " ends")
                .isTrue();
        return new Said(
                process.exitValue(),
                Files.readString(folder.resolve(name + ".out"), UTF_8),
                Files.readString(folder.resolve(name + ".err"), UTF_8));
    }
}
