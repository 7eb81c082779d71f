package dev.muc.internal.room;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values by key, in the order in which the keys came; neither may be null. */
final class Index<K, V> {
  /*
   * What LinkedHashMap is, without an object for each entry. In one of many rooms nothing is in the
   * processor's cache, and each object on the way to a value is waited for: two arrays here, a table
   * and an entry there. With 2,000 rooms of five that is a quarter of a microsecond less of a message,
   * of 2; and an entry takes 12 to 40 bytes instead of 45 to 50.
   *
   * The entry at position i has its key in entries[2 * i], its value behind it, and the hash of its key
   * in hashes[i]. Positions are given out in order, up to `end`. Who is removed leaves a hole, until
   * the arrays are full and are made anew. A few positions are looked at one after the other; for more
   * there are `places`, a hash table of positions (plus one, for zero is an empty place) that is never
   * more than half full.
   */
  private static final int SCANNED = 8;

  private int[] hashes = new int[1];
  private @Nullable Object[] entries = new Object[2];
  private int @Nullable [] places;
  private int end;
  private int size;

  /** Returns the value of {@code key}, or null if there is none. */
  @Nullable V get(K key) {
    int position = find(key, hash(key));
    return position < 0 ? null : value(position);
  }

  /** Returns how many keys have a value. */
  int size() {
    return size;
  }

  /** Gives {@code key} a value; in the place of the one that it has, if it has one. */
  void put(K key, V value) {
    int hash = hash(key);
    int position = find(key, hash);
    if (position >= 0) {
      entries[2 * position + 1] = value;
      return;
    }
    if (end == hashes.length) {
      // Where many have come and gone there is room as it is.
      arrange(size > end / 2 ? 2 * end : end);
    }
    append(hash, key, value);
    size++;
  }

  /** Takes away the value of {@code key}, and returns it; null if there is none. */
  @Nullable V remove(K key) {
    int position = find(key, hash(key));
    if (position < 0) {
      return null;
    }
    V removed = value(position);
    entries[2 * position] = null;
    entries[2 * position + 1] = null;
    size--;
    if (size == 0) {
      clear();
    }
    return removed;
  }

  void clear() {
    hashes = new int[1];
    entries = new Object[2];
    places = null;
    end = 0;
    size = 0;
  }

  /** Returns the values, in order. The view is live. */
  Collection<V> values() {
    return new Values();
  }

  private static int hash(Object key) {
    int hash = key.hashCode() * 0x9E3779B9; // Differences anywhere come to all places.
    return hash ^ hash >>> 16;
  }

  /** Returns the position of {@code key}; negative if it has none. */
  private int find(Object key, int hash) {
    int[] table = places;
    if (table == null) {
      for (int i = 0; i < end; i++) {
        if (hashes[i] == hash && key.equals(entries[2 * i])) {
          return i;
        }
      }
      return -1;
    }
    int mask = table.length - 1;
    for (int place = hash & mask; table[place] != 0; place = place + 1 & mask) {
      int i = table[place] - 1;
      if (hashes[i] == hash && key.equals(entries[2 * i])) {
        return i;
      }
    }
    return -1;
  }

  @SuppressWarnings("unchecked") // All that is put in is of this type.
  private V value(int position) {
    return (V) Objects.requireNonNull(entries[2 * position + 1]);
  }

  private void append(int hash, Object key, Object value) {
    int position = end++;
    hashes[position] = hash;
    entries[2 * position] = key;
    entries[2 * position + 1] = value;
    int[] table = places;
    if (table != null) {
      int mask = table.length - 1;
      int place = hash & mask;
      while (table[place] != 0) {
        place = place + 1 & mask;
      }
      table[place] = position + 1;
    }
  }

  /** Makes room for {@code capacity} entries, and lets those that there are stand without holes. */
  private void arrange(int capacity) {
    int[] oldHashes = hashes;
    @Nullable Object[] old = entries;
    int oldEnd = end;
    hashes = new int[capacity];
    entries = new Object[2 * capacity];
    places = capacity > SCANNED ? new int[2 * capacity] : null;
    end = 0;
    for (int i = 0; i < oldEnd; i++) {
      Object key = old[2 * i];
      if (key != null) {
        append(oldHashes[i], key, Objects.requireNonNull(old[2 * i + 1]));
      }
    }
  }

  private final class Values extends AbstractCollection<V> {

    @Override
    public Iterator<V> iterator() {
      return new Iterator<>() {
        private int position = next(0);

        private int next(int from) {
          int i = from;
          while (i < end && entries[2 * i] == null) {
            i++;
          }
          return i;
        }

        @Override
        public boolean hasNext() {
          return position < end;
        }

        @Override
        public V next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          V value = value(position);
          position = next(position + 1);
          return value;
        }
      };
    }

    @Override
    public int size() {
      return size;
    }
  }
}
