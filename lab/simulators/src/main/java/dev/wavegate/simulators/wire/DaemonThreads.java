package dev.wavegate.simulators.wire;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names the threads of simulators and lets the process end while they run. */
public record DaemonThreads(String name, AtomicInteger started) implements ThreadFactory {
    /** Threads with this name and a number. */
    public static DaemonThreads named(String name) {
        return new DaemonThreads("sim-" + name, new AtomicInteger());
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name + "-" + started.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
