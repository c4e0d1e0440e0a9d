package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Musters that are not enough for all rules, each under a label from 1 on; label 0 is for any that is enough. */
final class Musters {

    static final int ENOUGH = 0;

    private final Lines lines;
    private final List<Muster> musters = new ArrayList<>();
    private final Map<Muster, Integer> labels = new HashMap<>();
    private final Map<Counted, Integer> seen = new HashMap<>();

    Musters(Lines lines) {
        this.lines = lines;
    }

    /** Forgets which counts meant what, as another reading counts its groups in another order. */
    void beginReading() {
        seen.clear();
    }

    int label(Crew crew, long unknownRules) {
        if (crew.isAmple()) {
            return ENOUGH;
        }
        int[] sizes = crew.sizes();
        Counted counted = new Counted(sizes);
        Integer known = seen.get(counted);
        if (known != null) {
            return known;
        }
        Muster muster = Muster.of(lines, crew, sizes, unknownRules);
        int label = muster.meets(lines.all()) ? ENOUGH : label(muster);
        seen.put(counted, label);
        return label;
    }

    private int label(Muster muster) {
        Integer known = labels.putIfAbsent(muster, musters.size() + 1);
        if (known == null) {
            musters.add(muster);
            return musters.size();
        }
        return known;
    }

    Muster muster(int label) {
        return musters.get(label - 1);
    }

    /** One more than the highest label. */
    int size() {
        return musters.size() + 1;
    }

    /** The sizes of groups, which grow in number while a reading goes on; groups of nobody do not matter. */
    private static final class Counted {

        private final int[] sizes;
        private final int hash;

        Counted(int[] sizes) {
            int last = sizes.length;
            while (last > 0 && sizes[last - 1] == 0) {
                last--;
            }
            this.sizes = last == sizes.length ? sizes : Arrays.copyOf(sizes, last);
            this.hash = Arrays.hashCode(this.sizes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Counted counted && Arrays.equals(counted.sizes, sizes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
