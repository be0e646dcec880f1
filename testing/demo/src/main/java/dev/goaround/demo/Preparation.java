package dev.goaround.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a team does once before its first deployment: secrets, checklist, service definition, tokens. */
final class Preparation {
    static final String ENVIRONMENT = "production";
    static final String CHECKLIST = "greeter-release";
    private static final Duration TOKENS_LAST = Duration.ofHours(1);

    private final StoryConfig config;
    private final Api administrator;

    Preparation(StoryConfig config) {
        this.config = config;
        this.administrator = new Api(config.checklistUrl(), config.adminToken());
    }

    /** @return what the checklist was read as, for people */
    String store() {
        try {
            new DemoSecrets(config.secretsDir()).prepare(config.inboxUrl());
        } catch (IOException e) {
            throw new StoryFailure("expected to write secrets under " + config.secretsDir() + ": " + e, e);
        }
        Api.Answer own = store(CHECKLIST, checklist());
        put("PUT", "/api/v1/services/" + DemoSecrets.SERVICE, "application/yaml", definition());
        WalkedChecklist walked = config.checklist();
        return walked == null || walked.file() == null
                ? said(CHECKLIST, own)
                : said(walked.name(), store(walked.name(), document(walked.file())));
    }

    private Api.Answer store(String name, String markdown) {
        return put("POST", "/api/v1/checklists?name=" + name, "text/markdown", markdown);
    }

    private static String said(String name, Api.Answer checklist) {
        return "checklist " + name + " version "
                + checklist.json().path("version").asText() + ": "
                + checklist.json().at("/report/items").size() + " items, "
                + checklist.json().at("/report/triggers").size() + " triggers";
    }

    Pipeline pipeline() {
        return new Pipeline(config.checklistUrl(), token("demo-pipeline", "pipeline"));
    }

    People people() {
        return new People(
                config.checklistUrl(),
                token("robin (release engineer)", "operator"),
                token("alex (release manager)", "approver"));
    }

    private String token(String subject, String role) {
        Api.Answer answer = administrator.post(
                "/api/v1/tokens",
                Map.of(
                        "subject", subject,
                        "roles", List.of(role),
                        "services", List.of(DemoSecrets.SERVICE),
                        "expiresAt", Instant.now().plus(TOKENS_LAST).toString()));
        String token = answer.json().path("token").asText();
        if (!answer.isSuccess() || token.isEmpty()) {
            // Nothing of the answer is shown where it may hold a token.
            throw new StoryFailure("expected a token for " + subject + ", got status " + answer.status());
        }
        return token;
    }

    private Api.Answer put(String method, String path, String contentType, String text) {
        Api.Answer answer = administrator.send(method, path, contentType, text, Map.of());
        if (!answer.isSuccess()) {
            throw new StoryFailure("expected " + method + " " + path + " to be accepted, got " + answer.words() + " "
                    + answer.json().path("errors"));
        }
        return answer;
    }

    private static String document(Path file) {
        try {
            // What is not UTF-8 in it is walked all the same, with marks in the place of its letters.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StoryFailure("expected to read " + file + ": " + e, e);
        }
    }

    static String checklist() {
        return resource("greeter-release.md");
    }

    private String definition() {
        return resource("greeter.yaml")
                .replace("${demo}", config.demoUrl().toString())
                .replace("${inbox}", config.inboxUrl().toString());
    }

    static String resource(String name) {
        try (InputStream in = Preparation.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
