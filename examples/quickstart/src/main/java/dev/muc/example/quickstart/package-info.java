/**
 * The library's main job in one command, and in ten lines of Java: {@link
 * dev.muc.example.quickstart.TenLines}.
 */
@NullMarked
package dev.muc.example.quickstart;

import org.jspecify.annotations.NullMarked;
