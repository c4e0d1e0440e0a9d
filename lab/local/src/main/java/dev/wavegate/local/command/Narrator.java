package dev.wavegate.local.command;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import dev.wavegate.cli.client.JournalLine;
import dev.wavegate.cli.client.JournalStream;
import dev.wavegate.cli.client.RolloutApi;
import dev.wavegate.cli.client.RolloutView;
import org.jspecify.annotations.Nullable;

/** Prints a rollout's journal line by line with the elapsed time, until closed. */
final class Narrator implements AutoCloseable {
    private static final int LOOKS = 100;
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final PrintStream out;
    private final long beginning = System.nanoTime();
    private final AtomicReference<@Nullable JournalStream> stream = new AtomicReference<>();
    private volatile boolean silent;

    Narrator(PrintStream out) {
        this.out = out;
    }

    void say(String text) {
        double seconds = (System.nanoTime() - beginning) / 1e9;
        out.println(String.format(Locale.ROOT, "[%6.1f s] %s", seconds, text));
    }

    /** Prints the rollout until it ends and returns its final view; the caller prints the last line. */
    RolloutView tell(RolloutApi api, String rollout) throws IOException, InterruptedException {
        JournalStream stream = new JournalStream(api, rollout, this::say);
        this.stream.set(stream);
        stream.follow();
        if (silent) {
            // The process is ending and does not wait for this thread.
            new CountDownLatch(1).await();
        }
        RolloutView view = api.view(rollout);
        // The journal is written before the view.
        for (int look = 0;
                look < LOOKS && (!view.state().isFinal() || view.ending().isEmpty());
                look++) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            view = api.view(rollout);
        }
        return view;
    }

    @Override
    public void close() {
        silent = true;
        JournalStream told = stream.get();
        if (told != null) {
            told.stop();
        }
    }

    private void say(JournalLine line) {
        if (!silent && !line.ends()) {
            say(line.text());
        }
    }
}
