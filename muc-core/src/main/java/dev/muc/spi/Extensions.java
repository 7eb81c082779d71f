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
  private final List<RoomObserver> observers;
  private final List<Discovery> discoveries;
  private final List<RequestHandler.Kind> requestHandlers;
  private final List<PresenceDecoration> decorations;
  private final List<OwnField> configFields;
  private final List<OwnField> registrationFields;
  private final List<InfoField> infoFields;

  private Extensions(Builder builder) {
    policies = List.copyOf(builder.policies);
    observers = List.copyOf(builder.observers);
    discoveries = List.copyOf(builder.discoveries);
    requestHandlers = List.copyOf(builder.requestHandlers);
    infoFields = List.copyOf(builder.infoFields);
    registrationFields = List.copyOf(builder.registrationFields);
    configFields = List.copyOf(builder.configFields);
    decorations = List.copyOf(builder.decorations);
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

  /** Returns those who are told of all that happens. */
  public List<RoomObserver> observers() {
    return observers;
  }

  /** Returns those who have something to say in service discovery. */
  public List<Discovery> discoveries() {
    return discoveries;
  }

  /** Returns those who answer requests. */
  public List<RequestHandler.Kind> requestHandlers() {
    return requestHandlers;
  }

  /** Returns what is added to the presence of occupants. */
  public List<PresenceDecoration> decorations() {
    return decorations;
  }

  /** Returns the fields of the configuration form, after those of every room. */
  public List<OwnField> configFields() {
    return configFields;
  }

  /** Returns the fields of the registration form, after the nick. */
  public List<OwnField> registrationFields() {
    return registrationFields;
  }

  /** Returns what room info says besides. */
  public List<InfoField> infoFields() {
    return infoFields;
  }

  /** Collects what is to be added. */
  public static final class Builder {
    private final List<Policy> policies = new ArrayList<>();
    private final List<RoomObserver> observers = new ArrayList<>();
    private final List<Discovery> discoveries = new ArrayList<>();
    private final List<RequestHandler.Kind> requestHandlers = new ArrayList<>();
    private final List<PresenceDecoration> decorations = new ArrayList<>();
    private final List<OwnField> configFields = new ArrayList<>();
    private final List<OwnField> registrationFields = new ArrayList<>();
    private final List<InfoField> infoFields = new ArrayList<>();

    private Builder() {}

    /** Adds a policy, which is asked after those that are there. */
    public Builder policy(Policy policy) {
      policies.add(policy);
      return this;
    }

    /** Adds one who is told of all that happens. */
    public Builder observer(RoomObserver observer) {
      observers.add(observer);
      return this;
    }

    /** Adds to what service discovery says. */
    public Builder discovery(Discovery discovery) {
      discoveries.add(discovery);
      return this;
    }

    /** Adds one who answers requests with this payload, if nobody does who was added before. */
    public Builder requests(
        RequestHandler.To to, String namespace, String name, RequestHandler handler) {
      requestHandlers.add(new RequestHandler.Kind(to, namespace, name, handler));
      return this;
    }

    /** Adds something to the presence of occupants. */
    public Builder decoration(PresenceDecoration decoration) {
      decorations.add(decoration);
      return this;
    }

    /** Adds a field to the configuration form. */
    public Builder configField(OwnField configField) {
      configFields.add(configField);
      return this;
    }

    /** Adds a field to the registration form. */
    public Builder registrationField(OwnField registrationField) {
      registrationFields.add(registrationField);
      return this;
    }

    /** Adds a field to the room info. */
    public Builder infoField(InfoField infoField) {
      infoFields.add(infoField);
      return this;
    }

    /** Returns all that was added. */
    public Extensions build() {
      return new Extensions(this);
    }
  }
}
