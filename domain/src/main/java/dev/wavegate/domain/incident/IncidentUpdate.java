package dev.wavegate.domain.incident;

import dev.wavegate.domain.change.NoteKey;

/**
 * What has happened since an incident was raised.
 *
 * @param key makes it appear once, however often it is written
 * @param text for people
 * @param mended whether what the incident is about no longer acts; systems that are set up so resolve it then
 */
public record IncidentUpdate(NoteKey key, String text, boolean mended) {}
