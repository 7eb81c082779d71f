package dev.muc.policies;

import dev.muc.ServiceConfig;
import dev.muc.spi.Extensions;
import dev.muc.testkit.MucHarness;
import dev.muc.testkit.TestClient;
import dev.muc.testkit.memory.RoomsFactory;

/** A room with its owner Romeo in it, and guests who come to it. */
final class House {
  static final String ROOM = "garden@conference.example.org";

  final MucHarness harness;
  final TestClient romeo;

  House(Extensions extensions) {
    this(extensions, RoomsFactory.DEFAULT);
  }

  House(Extensions extensions, RoomsFactory factory) {
    harness =
        MucHarness.create(
            ServiceConfig.of(MucHarness.DEFAULT_DOMAIN, "a secret for tests")
                .withExtensions(extensions),
            factory);
    romeo = harness.client("romeo@example.org/orchard");
    romeo.enters(ROOM + "/Romeo");
    configures("muc#roomconfig_persistentroom", "1");
    romeo.ignoresTheRest();
  }

  /** Romeo sets one field. */
  void configures(String var, String value) {
    romeo.sends(
        """
        <iq type='set' id='config' to='%s'>
          <query xmlns='http://jabber.org/protocol/muc#owner'>
            <x xmlns='jabber:x:data' type='submit'>
              <field var='%s'><value>%s</value></field>
            </x>
          </query>
        </iq>\
        """
            .formatted(ROOM, var, value));
  }

  /** Romeo gives an account an affiliation. */
  void makes(String account, String affiliation) {
    romeo.sends(
        """
        <iq type='set' id='admin' to='%s'>
          <query xmlns='http://jabber.org/protocol/muc#admin'>
            <item jid='%s' affiliation='%s'/>
          </query>
        </iq>\
        """
            .formatted(ROOM, account, affiliation));
  }

  /** Somebody who enters and has seen all that it is shown. */
  TestClient guest(String address, String nick) {
    TestClient guest = harness.client(address);
    guest.enters(ROOM + "/" + nick);
    guest.ignoresTheRest();
    romeo.ignoresTheRest();
    return guest;
  }

  static void says(TestClient client, String text) {
    client.sends(
        "<message type='groupchat' to='%s'><body>%s</body></message>".formatted(ROOM, text));
  }
}
