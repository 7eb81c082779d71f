/**
 * What an operator can set, each thing declared once: a {@link dev.muc.component.config.Setting} is
 * a flag, an environment variable, a line of the configuration file and a piece of the help.
 */
@NullMarked
package dev.muc.component.config;

import org.jspecify.annotations.NullMarked;
