package dev.muc.internal.feature;

import static dev.muc.stanza.StanzaError.Condition.ITEM_NOT_FOUND;
import static dev.muc.stanza.StanzaError.Condition.NOT_ALLOWED;

import dev.muc.internal.text.TextKey;
import dev.muc.stanza.Iq;

/** Somebody asks for the vCard of a room (XEP-0054); rooms have none. */
final class ShowVcard {

  private ShowVcard() {}

  /** To read it finds nothing (DECISIONS.md, 0054-3.3-1), and nobody may write it. */
  static Decision decide(Iq request) {
    return request.type() == Iq.Type.GET
        ? Decision.refuse(ITEM_NOT_FOUND.error(), TextKey.ERROR_NO_VCARD)
        : Decision.refuse(NOT_ALLOWED.error(), TextKey.ERROR_NO_VCARD);
  }
}
