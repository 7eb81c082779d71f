package dev.muc.host;

/**
 * How much a host holds between the transport and the rooms.
 *
 * @param inboxMax the most stanzas that wait for a worker
 * @param inboxBytesMax about how many bytes of memory they may take up; one of any size may wait
 * @param batchMax the most stanzas handled before their deliveries leave
 * @param deliveriesMax the number of deliveries after which a batch ends early; a join makes one
 *     for each occupant
 * @param questionsMax the most questions that a worker waits for before it takes no more stanzas;
 *     at a tenth of a millisecond each they are answered within a tenth of a second
 */
record HostLimits(
    int inboxMax, long inboxBytesMax, int batchMax, int deliveriesMax, int questionsMax) {

  /** Of the 256 KiB that servers let a client send at most, 128; of usual messages, any number. */
  private static final long INBOX_BYTES_MAX = 32 * 1024 * 1024;

  /** What is in memory only leaves in small batches, so that nobody waits for others. */
  static final HostLimits DEFAULT = new HostLimits(128, INBOX_BYTES_MAX, 128, 4_096, 1_024);

  /**
   * What is stored waits for the disk once a batch, some 1 to 20 ms: what arrives meanwhile makes
   * the next batch, so that throughput does not depend on how slow the disk is.
   */
  static final HostLimits STORED = new HostLimits(4_096, INBOX_BYTES_MAX, 4_096, 65_536, 1_024);
}
