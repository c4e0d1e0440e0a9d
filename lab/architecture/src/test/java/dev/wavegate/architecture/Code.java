package dev.wavegate.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled classes that rules are checked against. */
public final class Code {
    /** The package that everything of ours lives under. */
    public static final String ROOT = "dev.wavegate";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private Code() {}

    /** Every module's main classes, simulators and test kit included. */
    public static JavaClasses ofTheHouse() {
        return HOUSE;
    }

    /** The classes of one package and those below it, wherever they come from. */
    static JavaClasses in(String packageName) {
        return new ClassFileImporter().importPackages(packageName);
    }
}
