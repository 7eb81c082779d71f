/** Every text that the service writes itself, in the reader's language. Not exported. */
@NullMarked
package dev.muc.internal.text;

import org.jspecify.annotations.NullMarked;
