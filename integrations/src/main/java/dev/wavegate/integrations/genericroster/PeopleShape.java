package dev.wavegate.integrations.genericroster;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * Where it stands who somebody is outside of the system.
 *
 * @param question what to ask for the list; empty when it stands beside the shifts
 * @param list in the answer
 * @param id by which shifts name a person
 * @param key by which other systems know the person
 */
record PeopleShape(Optional<RequestTemplate> question, JsonPointer list, Field id, Field key, Optional<Field> name) {}
