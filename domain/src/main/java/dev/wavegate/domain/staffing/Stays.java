package dev.wavegate.domain.staffing;

import java.util.Arrays;

/** People who are somewhere without a break, those who came first at the front. */
final class Stays {

    private static final int FIRST_CAPACITY = 8;

    private int[] people = new int[FIRST_CAPACITY];
    private long[] since = new long[FIRST_CAPACITY];
    private int size;

    /** Somebody comes, no sooner than anybody who came before. */
    void begin(int person, long now) {
        if (size == people.length) {
            people = Arrays.copyOf(people, 2 * size);
            since = Arrays.copyOf(since, 2 * size);
        }
        people[size] = person;
        since[size++] = now;
    }

    void end(int person) {
        int position = 0;
        while (people[position] != person) {
            position++;
        }
        int behind = size - position - 1;
        System.arraycopy(people, position + 1, people, position, behind);
        System.arraycopy(since, position + 1, since, position, behind);
        size--;
    }

    /** Since when so many people have been there, at least one; without as many, the end of all time. */
    long since(int count) {
        return count <= size ? since[count - 1] : Long.MAX_VALUE;
    }
}
