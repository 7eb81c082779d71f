package dev.muc.component.operation;

import dev.muc.host.ShardLoad;
import java.util.List;

/** What can be seen of a component that runs, from any thread and at any time. */
public interface Running {

  /** Returns whether the server has let it in, and the stream is there. */
  boolean isConnected();

  /** Returns whether all that has to run does. */
  boolean isAlive();

  /** Returns how much there is in each shard of the rooms. */
  List<ShardLoad> load();
}
