package io.muster.events;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/** A writer whose thread stops between two steps of its transaction, as a paused or dying process does, until let go. */
final class StoppingWriter implements InvocationHandler {
    /** Where to stop: of five events, in the order in which a page is published. */
    enum Step {
        BEFORE_THE_TRANSACTION("beginTransaction", 1, false),
        BEFORE_THE_FIRST_EVENT("send", 1, false),
        BETWEEN_TWO_EVENTS("send", 3, false),
        BEFORE_THE_POSITION("send", 6, false),
        BEFORE_THE_COMMIT("commitTransaction", 1, false),
        BEFORE_ITS_ANSWER("commitTransaction", 1, true);

        private final String method;
        private final int call;
        private final boolean behind;

        Step(String method, int call, boolean behind) {
            this.method = method;
            this.call = call;
            this.behind = behind;
        }
    }

    private final Producer<byte[], byte[]> real;
    private final Step step;
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);

    StoppingWriter(Producer<byte[], byte[]> real, Step step) {
        this.real = real;
        this.step = step;
    }

    /** What the term writes with. */
    @SuppressWarnings("unchecked")
    Producer<byte[], byte[]> writer() {
        return (Producer<byte[], byte[]>)
                Proxy.newProxyInstance(Producer.class.getClassLoader(), new Class<?>[] {Producer.class}, this);
    }

    void awaitStop() throws InterruptedException {
        reached.await();
    }

    void goOn() {
        letGo.countDown();
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        boolean stopsHere = method.getName().equals(step.method) && calls.incrementAndGet() == step.call;
        if (stopsHere && !step.behind) {
            pause();
        }
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        } finally {
            if (stopsHere && step.behind) {
                pause();
            }
        }
    }

    private void pause() throws InterruptedException {
        reached.countDown();
        letGo.await();
    }
}
