package dev.muc.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muc.model.Affiliation;
import dev.muc.model.Privilege.OfAffiliation;
import dev.muc.model.Privilege.OfRole;
import dev.muc.model.Role;
import dev.muc.model.RoomConfig;
import dev.muc.spec.Covers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever stands higher may do what those below may (XEP-0045 §5.1.1, §5.2.1). */
class PrivilegeTest {

  @ParameterizedTest
  @EnumSource
  @Covers("0045-5.1.1-1")
  void everyRoleHasThePrivilegesOfTheOneBelow(OfRole privilege) {
    for (Role role : Role.values()) {
      for (Role higher : Role.values()) {
        if (higher.atLeast(role) && privilege.heldBy(role, RoomConfig.DEFAULT)) {
          assertThat(privilege.heldBy(higher, RoomConfig.DEFAULT)).as("%s", higher).isTrue();
        }
      }
    }
    assertThat(privilege.heldBy(Role.NONE, RoomConfig.DEFAULT)).isFalse();
    assertThat(privilege.heldBy(Role.MODERATOR, RoomConfig.DEFAULT)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  @Covers("0045-5.2.1-1")
  void everyAffiliationHasThePrivilegesOfTheOneBelow(OfAffiliation privilege) {
    for (Affiliation affiliation : Affiliation.values()) {
      for (Affiliation higher : Affiliation.values()) {
        if (higher.atLeast(affiliation) && privilege.heldBy(affiliation, RoomConfig.DEFAULT)) {
          assertThat(privilege.heldBy(higher, RoomConfig.DEFAULT)).as("%s", higher).isTrue();
        }
      }
    }
    assertThat(privilege.heldBy(Affiliation.OUTCAST, RoomConfig.DEFAULT)).isFalse();
    assertThat(privilege.heldBy(Affiliation.OWNER, RoomConfig.DEFAULT)).isTrue();
  }
}
