/** Rooms from the data folder of a Prosody server. */
@NullMarked
package dev.muc.component.prosody;

import org.jspecify.annotations.NullMarked;
