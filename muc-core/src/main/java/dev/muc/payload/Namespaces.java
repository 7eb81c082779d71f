package dev.muc.payload;

/** The namespaces that the engine acts on. */
public final class Namespaces {
  public static final String MUC = "http://jabber.org/protocol/muc";
  public static final String MUC_USER = "http://jabber.org/protocol/muc#user";
  public static final String MUC_ADMIN = "http://jabber.org/protocol/muc#admin";
  public static final String MUC_OWNER = "http://jabber.org/protocol/muc#owner";
  public static final String MUC_UNIQUE = "http://jabber.org/protocol/muc#unique";
  public static final String ROOM_CONFIG = "http://jabber.org/protocol/muc#roomconfig";
  public static final String ROOM_INFO = "http://jabber.org/protocol/muc#roominfo";
  public static final String MUC_REGISTER = "http://jabber.org/protocol/muc#register";
  public static final String MUC_REQUEST = "http://jabber.org/protocol/muc#request";
  public static final String REGISTER = "jabber:iq:register";
  public static final String DATA_FORMS = "jabber:x:data";
  public static final String DATA_VALIDATE = "http://jabber.org/protocol/xdata-validate";
  public static final String DISCO_INFO = "http://jabber.org/protocol/disco#info";
  public static final String DISCO_ITEMS = "http://jabber.org/protocol/disco#items";
  public static final String RSM = "http://jabber.org/protocol/rsm";
  public static final String PING = "urn:xmpp:ping";
  public static final String DELAY = "urn:xmpp:delay";
  public static final String LEGACY_DELAY = "jabber:x:delay";
  public static final String ADDRESSES = "http://jabber.org/protocol/address";
  public static final String STANZA_ID = "urn:xmpp:sid:0";
  public static final String OCCUPANT_ID = "urn:xmpp:occupant-id:0";
  public static final String HATS = "urn:xmpp:hats:0";
  public static final String MAM = "urn:xmpp:mam:2";
  public static final String MAM_EXTENDED = "urn:xmpp:mam:2#extended";
  public static final String FORWARD = "urn:xmpp:forward:0";
  public static final String HINTS = "urn:xmpp:hints";
  public static final String CONFERENCE = "jabber:x:conference";
  public static final String VCARD = "vcard-temp";
  public static final String VCARD_UPDATE = "vcard-temp:x:update";
  public static final String COMMANDS = "http://jabber.org/protocol/commands";

  private Namespaces() {}
}
