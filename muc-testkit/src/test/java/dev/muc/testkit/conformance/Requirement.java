package dev.muc.testkit.conformance;

/**
 * One entry of the catalogue.
 *
 * @param id the stable id, such as {@code 0045-8.2-5}
 * @param level how strongly it binds
 * @param text the requirement in our own words
 */
record Requirement(String id, Level level, String text) {}
