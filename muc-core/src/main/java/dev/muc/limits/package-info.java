/** What a service puts up with: every limit with its default and where that comes from. */
@NullMarked
package dev.muc.limits;

import org.jspecify.annotations.NullMarked;
