package dev.muc.spec;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The requirements that a test shows to be met, by their ids in {@code spec/requirements/}. */
@Target({METHOD, TYPE})
@Retention(RUNTIME)
public @interface Covers {

  /** For example {@code "0045-8.2-5"}. */
  String[] value();
}
