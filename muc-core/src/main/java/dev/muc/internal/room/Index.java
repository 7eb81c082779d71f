package dev.muc.internal.room;

import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values by key, in the order in which the keys came; neither may be null. Keys are equal if and
 * only if their texts are ({@code toString}).
 */
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
   * there is a `table` of positions, by hash (plus one, for zero is an empty place) and never more than
   * half full.
   *
   * Nicks and addresses are chosen by strangers, and texts with the same hash are easily made. When a key
   * finds so many places taken as never happens by chance, a Tree becomes the table. It is the same
   * field, because with another one an index has 40 bytes instead of 32.
   */
  private static final int SCANNED = 8;

  /**
   * Among a million keys that nobody chose for it, none finds more than some fifty places taken.
   */
  private static final int CROWDED = 128;

  private int[] hashes = new int[1];
  private @Nullable Object[] entries = new Object[2];
  private @Nullable Object table; // int[] or Tree
  private int end;
  private int size;

  /** The positions of keys by their text. */
  private static final class Tree extends TreeMap<String, Integer> {
    private static final long serialVersionUID = 1L;
  }

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
    boolean crowded = append(hash, key, value);
    size++;
    if (crowded) {
      table = new Tree();
      arrange(hashes.length);
    }
  }

  /** Takes away the value of {@code key}, and returns it; null if there is none. */
  @Nullable V remove(K key) {
    int position = find(key, hash(key));
    if (position < 0) {
      return null;
    }
    V removed = value(position);
    if (table instanceof Tree tree) {
      tree.remove(key.toString());
    }
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
    table = null;
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
    if (table instanceof int[] places) {
      return find(key, hash, places);
    }
    if (table instanceof Tree tree) {
      return tree.getOrDefault(key.toString(), -1);
    }
    for (int i = 0; i < end; i++) {
      if (hashes[i] == hash && key.equals(entries[2 * i])) {
        return i;
      }
    }
    return -1;
  }

  private int find(Object key, int hash, int[] places) {
    int mask = places.length - 1;
    for (int place = hash & mask; places[place] != 0; place = place + 1 & mask) {
      int i = places[place] - 1;
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

  /** Returns whether it found very many places taken. */
  private boolean append(int hash, Object key, Object value) {
    int position = end++;
    hashes[position] = hash;
    entries[2 * position] = key;
    entries[2 * position + 1] = value;
    if (table instanceof int[] places) {
      return place(position, hash, places) > CROWDED;
    }
    if (table instanceof Tree tree) {
      tree.put(key.toString(), position);
    }
    return false;
  }

  /** Gives a position its place, and returns how many were taken. */
  private static int place(int position, int hash, int[] places) {
    int mask = places.length - 1;
    int place = hash & mask;
    int taken = 0;
    while (places[place] != 0) {
      place = place + 1 & mask;
      taken++;
    }
    places[place] = position + 1;
    return taken;
  }

  /** Makes room for {@code capacity} entries, and lets those that there are stand without holes. */
  private void arrange(int capacity) {
    int[] oldHashes = hashes;
    @Nullable Object[] old = entries;
    int oldEnd = end;
    hashes = new int[capacity];
    entries = new Object[2 * capacity];
    if (!(table instanceof Tree)) {
      table = capacity > SCANNED ? new int[2 * capacity] : null;
    }
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
