package dev.wavegate.domain.wave;

import dev.wavegate.domain.gate.Share;

/** How many devices a wave takes: a number, or up to which share of the devices it may choose from. */
public sealed interface WaveSize {
    /**
     * How many devices to add.
     *
     * @param matching devices that the wave may choose from, placed or not
     * @param placed those of them that earlier waves have
     */
    int quota(int matching, int placed);

    /**
     * So many devices.
     *
     * @param devices at least 1
     */
    record Count(int devices) implements WaveSize {
        public Count {
            if (devices < 1) {
                throw new IllegalArgumentException("a wave's size must be at least 1, but is " + devices);
            }
        }

        @Override
        public int quota(int matching, int placed) {
            return Math.min(devices, matching - placed);
        }

        @Override
        public String toString() {
            return Integer.toString(devices);
        }
    }

    /**
     * As many as bring the share of devices reached, earlier waves included, up to this; rounded up.
     *
     * @param share above zero
     */
    record UpTo(Share share) implements WaveSize {
        public UpTo {
            if (share.part() == 0) {
                throw new IllegalArgumentException("a wave's share must be more than 0%");
            }
        }

        @Override
        public int quota(int matching, int placed) {
            int reached = Math.toIntExact(share.roundedUp(matching));
            return Math.max(0, reached - placed);
        }

        @Override
        public String toString() {
            return share.toString();
        }
    }
}
