/** Rooms from a dump of an ejabberd server. */
@NullMarked
package dev.muc.component.ejabberd;

import org.jspecify.annotations.NullMarked;
