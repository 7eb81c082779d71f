/** Policies to start from: each a file to read and to change, none of them depending on another. */
@NullMarked
package dev.muc.policies;

import org.jspecify.annotations.NullMarked;
