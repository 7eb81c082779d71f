/** Benchmarks of the engine and its codec, and the report of a comparison with other servers. */
@NullMarked
package dev.muc.example.benchmarks;

import org.jspecify.annotations.NullMarked;
