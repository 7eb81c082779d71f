/** The command line of the script runner: {@code muc-scansion.jar}. */
@NullMarked
package dev.muc.testkit.cli;

import org.jspecify.annotations.NullMarked;
