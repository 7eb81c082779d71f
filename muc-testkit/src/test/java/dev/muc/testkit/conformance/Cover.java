package dev.muc.testkit.conformance;

/**
 * A test or script that says that it shows a requirement.
 *
 * @param id the id of the requirement
 * @param name what a reader calls the test, such as {@code KickTest.ownerStays}
 * @param file the path from the root of the project, with slashes
 * @param line the line of the annotation or comment, from 1
 */
record Cover(String id, String name, String file, int line) {}
