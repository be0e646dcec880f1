package dev.goaround.demo.http;

@FunctionalInterface
public interface Route {
    Reply answer(Request request);
}
