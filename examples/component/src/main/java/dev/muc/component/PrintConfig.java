package dev.muc.component;

import dev.muc.component.config.SampleFile;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a configuration file to begin with. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Prints a configuration file that shows every setting with its default.")
final class PrintConfig implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    SampleFile.lines(ComponentSettings.ALL).forEach(out::println);
    out.flush();
    return CommandLine.ExitCode.OK;
  }
}
