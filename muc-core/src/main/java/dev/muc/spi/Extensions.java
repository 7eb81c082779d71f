package dev.muc.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * All that an embedder adds to a service. Immutable, but what is in it may have state; several
 * services of one host share it.
 */
public final class Extensions {

  /** Nothing is added. */
  public static final Extensions NONE = builder().build();

  private final List<Policy> policies;

  private Extensions(Builder builder) {
    policies = List.copyOf(builder.policies);
  }

  /** Returns a collector of what is to be added. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns extensions that are these policies, in the order in which they are asked. */
  public static Extensions of(Policy... policies) {
    Builder builder = builder();
    for (Policy policy : policies) {
      builder.policy(policy);
    }
    return builder.build();
  }

  /** Returns the policies, in the order in which they are asked. */
  public List<Policy> policies() {
    return policies;
  }

  /** Collects what is to be added. */
  public static final class Builder {
    private final List<Policy> policies = new ArrayList<>();

    private Builder() {}

    /** Adds a policy, which is asked after those that are there. */
    public Builder policy(Policy policy) {
      policies.add(policy);
      return this;
    }

    /** Returns all that was added. */
    public Extensions build() {
      return new Extensions(this);
    }
  }
}
