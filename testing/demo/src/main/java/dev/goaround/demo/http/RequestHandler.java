package dev.goaround.demo.http;

@FunctionalInterface
public interface RequestHandler {
    HttpReply answer(Request request);
}
