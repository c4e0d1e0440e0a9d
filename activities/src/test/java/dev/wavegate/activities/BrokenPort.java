package dev.wavegate.activities;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Ports as a programmer's mistake in them looks from outside. */
final class BrokenPort {
    private BrokenPort() {}

    /** The port, but that every call of the method with this name throws a NullPointerException. */
    static <T> T throwing(Class<T> port, T working, String method) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, called, with) -> {
            if (called.getName().equals(method)) {
                throw new NullPointerException("Cannot invoke \"" + port.getName() + "\" because it is null");
            }
            try {
                return called.invoke(working, with);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }
}
