package dev.wavegate.local.command;

import dev.wavegate.local.engine.EngineChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the choice of an engine. */
final class NamedEngine implements ITypeConverter<EngineChoice> {
    @Override
    public EngineChoice convert(String text) {
        try {
            return EngineChoice.named(text);
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException(unknown.getMessage());
        }
    }
}
