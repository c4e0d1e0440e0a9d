package dev.wavegate.integrations.genericroster;

import java.time.Duration;

/**
 * A file that somebody leaves for us.
 *
 * @param path below the folder of the system
 * @param maxAge how long ago it may have been written
 */
record KeptFile(Template path, Duration maxAge) {}
