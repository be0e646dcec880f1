package dev.goaround.checklist.timeline.adapter;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The path's {@code id} has to be a deployment of a service that the token is good for: checked before a stream begins, because afterwards there is no status any more. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface OfKnownDeployment {}
