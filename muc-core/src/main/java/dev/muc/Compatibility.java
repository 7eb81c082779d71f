package dev.muc;

/**
 * What deployed clients and servers expect beyond the specifications. Each can be turned off.
 *
 * @param strictNicks refuse nicks with characters that servers of RFC 3920 do not know: symbols and
 *     letters that Unicode has gained since version 3.2. Occupants behind such servers could not
 *     address their holders
 * @param invitationBody give invitations a body and {@code jabber:x:conference} for clients that
 *     know no other (0045-7.8.2-14), and a reason, empty if there is none, for those that need one
 * @param adminCommands offer service admins ad-hoc commands (XEP-0050): those of XEP-0133 that mean
 *     something for rooms, those that Prosody's users know, and some more
 */
public record Compatibility(boolean strictNicks, boolean invitationBody, boolean adminCommands) {

  /** Everything on. */
  public static final Compatibility DEFAULT = new Compatibility(true, true, true);
}
