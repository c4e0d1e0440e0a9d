package dev.wavegate.domain.window.explain;

import java.util.Arrays;

import dev.wavegate.domain.staffing.StaffStretches;

/** Which stretches are short of people, and where one more person for a role would be enough. */
final class HelpedStretches {

    private final int[] nextBeyondHelp;
    private final int[] nextShort;
    private final int[] lastShort;

    private HelpedStretches(int size) {
        this.nextBeyondHelp = new int[size + 1];
        this.nextShort = new int[size + 1];
        this.lastShort = new int[size + 1];
    }

    static HelpedStretches by(StaffStretches staff, int role) {
        boolean[] helps = new boolean[staff.labels()];
        for (int label = 0; label < helps.length; label++) {
            helps[label] = staff.isEnoughWithOneMore(label, role);
        }
        int size = staff.size();
        HelpedStretches helped = new HelpedStretches(size);
        Arrays.fill(helped.nextBeyondHelp, size);
        Arrays.fill(helped.nextShort, size);
        for (int stretch = size - 1; stretch >= 0; stretch--) {
            int label = staff.label(stretch);
            helped.nextBeyondHelp[stretch] = helps[label] ? helped.nextBeyondHelp[stretch + 1] : stretch;
            helped.nextShort[stretch] = label == 0 ? helped.nextShort[stretch + 1] : stretch;
        }
        int latest = -1;
        for (int stretch = 0; stretch < size; stretch++) {
            latest = staff.label(stretch) == 0 ? latest : stretch;
            helped.lastShort[stretch] = latest;
        }
        return helped;
    }

    /** Whether any stretch in [first, last) is short, and one more person is enough in all of them. */
    boolean reaches(int first, int last) {
        return first < last && nextShort[first] < last && nextBeyondHelp[first] >= last;
    }

    /** The first stretch from this one on that is short. */
    int firstShort(int stretch) {
        return nextShort[stretch];
    }

    /** The last stretch up to this one that is short. */
    int lastShort(int stretch) {
        return lastShort[stretch];
    }
}
