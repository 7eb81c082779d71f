/**
 * What an operator sees of a component that runs: {@link dev.muc.component.operation.Metrics}
 * counts, {@link dev.muc.component.operation.Health} judges, and {@link
 * dev.muc.component.operation.OperatorServer} shows both over HTTP.
 */
@NullMarked
package dev.muc.component.operation;

import org.jspecify.annotations.NullMarked;
