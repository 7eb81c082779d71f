package dev.muc.internal.feature;

import dev.muc.Delivery;
import dev.muc.Question;
import dev.muc.event.RoomEvent;
import dev.muc.internal.text.TextKey;
import dev.muc.stanza.BareJid;
import dev.muc.stanza.Element;
import dev.muc.stanza.StanzaError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a handler makes of a stanza: a value, so that deciding changes nothing. */
public sealed interface Decision {

  /**
   * These events happen, all of them and in this order, and an IQ gets its result.
   *
   * @param replyAt where that result goes among what the events cause to be sent
   * @param reply the payload of the result, or null for an empty one
   * @param lang the language of the texts in that payload, or null if the service wrote none
   */
  record Accept(
      List<RoomEvent> events, ReplyAt replyAt, @Nullable Element reply, @Nullable String lang)
      implements Decision {

    public Accept {
      events = List.copyOf(events);
    }

    /** Creates one whose result has no text that the service wrote. */
    public Accept(List<RoomEvent> events, ReplyAt replyAt, @Nullable Element reply) {
      this(events, replyAt, reply, null);
    }

    /** Returns whether the one who has to answer is not the room: the request was relayed. */
    boolean isAnsweredElsewhere() {
      for (RoomEvent event : events) {
        if (event instanceof RoomEvent.IqRelayed) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * These events happen in several rooms, one room after the other, and then the request to the
   * service gets its result.
   *
   * @param reply the payload of the result, or null for an empty one
   */
  record AcceptInRooms(List<InRoom> rooms, @Nullable Element reply) implements Decision {

    public AcceptInRooms {
      rooms = List.copyOf(rooms);
    }
  }

  /** What happens in one of several rooms. */
  record InRoom(BareJid room, List<RoomEvent> events) {

    public InRoom {
      events = List.copyOf(events);
    }
  }

  /** Nothing changes in the room; this is sent, and a request is answered by somebody else. */
  record Send(List<Delivery> deliveries) implements Decision {

    public Send {
      deliveries = List.copyOf(deliveries);
    }
  }

  /**
   * Nothing happens and the sender is told why.
   *
   * @param text an explanation for people, or null
   * @param detail what the explanation is about, or null
   * @param query the element of the request that the error repeats, or null
   * @param notices what others are told because of it
   */
  record Refuse(
      StanzaError error,
      @Nullable TextKey text,
      @Nullable String detail,
      @Nullable Element query,
      List<Delivery> notices)
      implements Decision {

    public Refuse {
      notices = List.copyOf(notices);
    }

    /** Creates one of which nobody else is told. */
    public Refuse(
        StanzaError error,
        @Nullable TextKey text,
        @Nullable String detail,
        @Nullable Element query) {
      this(error, text, detail, query, List.of());
    }

    /** Returns this refusal with the element of the request that it is about. */
    Refuse withQuery(Element element) {
      return new Refuse(error, text, detail, element, notices);
    }
  }

  /**
   * Nothing can be said before the host has answered; then the stanza is decided on again.
   *
   * @param roomWaits whether what comes for the room meanwhile waits behind it
   */
  record Ask(List<Question<?>> questions, boolean roomWaits) implements Decision {

    public Ask {
      questions = List.copyOf(questions);
    }
  }

  /** Nothing happens and nobody is told, such as for unavailable presence from outside (§17.3). */
  record Ignore() implements Decision {}

  /** XEP-0045 prescribes this use case by use case; there is no common rule to fall back on. */
  enum ReplyAt {
    /** Before anything else: a ban (§9.1), a grant of voice (§8.3), a new configuration (§10.2). */
    START,
    /** Once the occupant concerned has been told, before the others are: a kick (§8.2). */
    AFTER_SUBJECT,
    /** After all else: a destroyed room (§10.9), a change of affiliation. */
    END
  }

  /** Accepts a stanza that changes the room. */
  static Decision accept(ReplyAt replyAt, List<RoomEvent> events) {
    return new Accept(events, replyAt, null);
  }

  /** Accepts a stanza that is no IQ, or an IQ with an empty result after all else. */
  static Decision accept(RoomEvent... events) {
    return new Accept(List.of(events), ReplyAt.END, null);
  }

  /** Answers a request; nothing changes. */
  static Decision reply(@Nullable Element payload) {
    return new Accept(List.of(), ReplyAt.END, payload);
  }

  /** Answers a request in texts of the language {@code lang}; nothing changes. */
  static Decision reply(Element payload, String lang) {
    return new Accept(List.of(), ReplyAt.END, payload, lang);
  }

  /** Passes something on; nothing changes. */
  static Decision send(Delivery... deliveries) {
    return new Send(List.of(deliveries));
  }

  /** Refuses a stanza, with the condition's recommended error type. */
  static Decision refuse(StanzaError.Condition condition) {
    return refuse(condition.error());
  }

  /** Refuses a stanza. */
  static Decision refuse(StanzaError error) {
    return new Refuse(error, null, null, null);
  }

  /** Refuses a stanza and explains why. */
  static Decision refuse(StanzaError error, TextKey text) {
    return new Refuse(error, text, null, null);
  }

  /** Refuses a stanza and explains what is wrong with {@code detail}. */
  static Decision refuse(StanzaError error, TextKey text, String detail) {
    return new Refuse(error, text, detail, null);
  }

  /** Asks the host for something on which the room's state depends. */
  static Decision ask(Question<?> question) {
    return new Ask(List.of(question), true);
  }

  /** Asks the host for something that others need not wait for. */
  static Decision askMeanwhile(List<? extends Question<?>> questions) {
    return new Ask(List.copyOf(questions), false);
  }

  /** Takes no notice. */
  static Decision ignore() {
    return new Ignore();
  }
}
