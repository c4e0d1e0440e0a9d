package dev.wavegate.local.command;

import java.io.PrintWriter;

import dev.wavegate.local.state.CannotStart;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a line for the person and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return ExitCode.WRONG_USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        int code;
        if (failure instanceof WrongUsage) {
            err.println(failure.getMessage());
            code = ExitCode.WRONG_USAGE;
        } else if (failure instanceof CannotStart) {
            err.println(failure.getMessage());
            if (VerboseOption.isApplied()) {
                failure.printStackTrace(err);
            }
            code = ExitCode.CANNOT_START;
        } else {
            err.println("Internal error; please report it with this output:");
            failure.printStackTrace(err);
            code = ExitCode.DEFECT;
        }
        err.flush();
        return code;
    }
}
