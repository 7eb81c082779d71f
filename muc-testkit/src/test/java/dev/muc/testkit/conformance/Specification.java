package dev.muc.testkit.conformance;

import java.util.List;

/**
 * One file of the catalogue.
 *
 * @param name the file's name without its ending, such as {@code xep-0045}
 * @param title the title of the document
 * @param version the version that the entries were taken from
 * @param requirements the entries in the order of the file
 */
record Specification(String name, String title, String version, List<Requirement> requirements) {}
