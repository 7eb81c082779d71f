package dev.muc.policies;

import dev.muc.event.RoomEvent.MessageAccepted;
import dev.muc.event.RoomEvent.NickChanged;
import dev.muc.event.RoomEvent.OccupantJoined;
import dev.muc.spi.Policy;
import dev.muc.spi.PrivateMessage;
import dev.muc.spi.Proposal;
import dev.muc.spi.Ruling;
import dev.muc.stanza.Message;
import dev.muc.stanza.StanzaError.Condition;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Masks unwanted words in what is said, and allows no nick that has one. */
public final class WordFilter implements Policy {
  private final Pattern unwanted;

  /** Creates a filter for these words, whatever their case. */
  public WordFilter(List<String> words) {
    String any = words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    unwanted =
        Pattern.compile(
            "\\b(?:" + any + ")\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  }

  @Override
  public Ruling<MessageAccepted> message(Proposal<MessageAccepted> proposal) {
    MessageAccepted said = proposal.what();
    return isClean(said.message())
        ? Ruling.pass()
        : Ruling.alter(said.with(said.message().withBody(this::mask)));
  }

  @Override
  public Ruling<PrivateMessage> privateMessage(Proposal<PrivateMessage> proposal) {
    PrivateMessage said = proposal.what();
    return isClean(said.message())
        ? Ruling.pass()
        : Ruling.alter(said.with(said.message().withBody(this::mask)));
  }

  @Override
  public Ruling<OccupantJoined> join(Proposal<OccupantJoined> proposal) {
    return allow(proposal.what().occupant().nick());
  }

  @Override
  public Ruling<NickChanged> changeNick(Proposal<NickChanged> proposal) {
    return allow(proposal.what().after().nick());
  }

  private <T> Ruling<T> allow(String nick) {
    return unwanted.matcher(nick).find()
        ? Ruling.refuse(Condition.NOT_ACCEPTABLE, "Nobody is called that here")
        : Ruling.pass();
  }

  private boolean isClean(Message message) {
    return message.withBody(this::mask).equals(message);
  }

  private String mask(String text) {
    return unwanted.matcher(text).replaceAll(word -> "*".repeat(word.group().length()));
  }
}
