package dev.wavegate.worker.temporal;

import java.util.List;

/**
 * The activities of this worker.
 *
 * @param brief short ones
 * @param drives long ones that drive devices
 */
record Activities(List<Object> brief, List<Object> drives) {
    Activities {
        brief = List.copyOf(brief);
        drives = List.copyOf(drives);
    }
}
