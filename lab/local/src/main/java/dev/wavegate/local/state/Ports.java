package dev.wavegate.local.state;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Free and taken ports of the loopback interface. */
public final class Ports {
    private Ports() {}

    /** A port that was free a moment ago. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart("no free port was found: " + e, e);
        }
    }

    /**
     * Refuses a port that somebody listens on already, saying whom it is for and how to name another.
     *
     * @param port 0 for any, which is always free
     */
    public static void requireFree(int port, String user, String setting) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            // Without this a port whose connections have only just ended would count as taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        } catch (IOException taken) {
            throw new CannotStart(
                    "port " + port + " for " + user + " is in use; choose another with " + setting, taken);
        }
    }
}
