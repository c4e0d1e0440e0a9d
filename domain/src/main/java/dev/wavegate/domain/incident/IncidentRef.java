package dev.wavegate.domain.incident;

/**
 * Names one incident in its system.
 *
 * @param id the system's own identity
 * @param number what people call it, such as {@code INC0012345}
 */
public record IncidentRef(String id, String number) {}
