package io.muster.console;

import io.muster.web.ProblemFailure;
import io.muster.web.Problems;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;

/**
 * One kind of things that pages follow by server-sent events: however many pages follow one thing, it is looked at once a
 * second, and each page draws what was seen for itself.
 *
 * <p>An event {@code progress} carries the drawn part on one line; {@code end} follows the last. A stream that ends without
 * it ({@code muster.console.live.lasts-max}, a stop, the session's end) is asked for again by the browser. Any thread.
 */
public final class Live<T> {
    private final LivesConfig config;
    private final Supplier<BooleanSupplier> sessions;
    private final AtomicInteger readers;
    private final AtomicBoolean stopping;
    private final Predicate<T> last;
    private final Map<Object, Multi<T>> looking = new ConcurrentHashMap<>();

    Live(
            LivesConfig config,
            Supplier<BooleanSupplier> sessions,
            AtomicInteger readers,
            AtomicBoolean stopping,
            Predicate<T> last) {
        this.config = config;
        this.sessions = sessions;
        this.readers = readers;
        this.stopping = stopping;
        this.last = last;
    }

    /**
     * Lets one more page follow a thing.
     *
     * @param thing what is followed, the lender included: a value
     * @param look sees it now; is asked again after this request, so it must know its lender already
     * @param draw the page's part, see {@link Heads#parts}
     * @return the stream, after the first look; fails as that does, and with a problem when too many follow already
     */
    public Uni<Multi<OutboundSseEvent>> follow(Object thing, Supplier<Uni<T>> look, Function<T, Uni<String>> draw) {
        if (readers.get() >= config.readersMax()) {
            return Uni.createFrom()
                    .failure(new ProblemFailure(
                            Problems.busy("Too many pages follow something at once.", "Reload the page to look.")));
        }
        BooleanSupplier signedOut = sessions.get();
        return look.get()
                .map(first -> stream(thing, first, look)
                        .select()
                        .first(_ -> !signedOut.getAsBoolean())
                        .onItem()
                        .transformToMultiAndConcatenate(seen -> events(seen, draw)));
    }

    private Multi<T> stream(Object thing, T first, Supplier<Uni<T>> look) {
        Multi<T> now = Multi.createFrom().item(first);
        Multi<T> all = last.test(first) ? now : Multi.createBy().concatenating().streams(now, shared(thing, look));
        return all.onSubscription()
                .invoke(readers::incrementAndGet)
                .onTermination()
                .invoke(readers::decrementAndGet);
    }

    /** A slow reader gets the newest look, never a queue of old ones. */
    private Multi<T> shared(Object thing, Supplier<Uni<T>> look) {
        return Multi.createFrom()
                .deferred(() -> looking.computeIfAbsent(thing, _ -> lookAgain(thing, look)))
                .select()
                .first(config.lastsMax())
                .onOverflow()
                .dropPreviousItems();
    }

    private Multi<T> lookAgain(Object thing, Supplier<Uni<T>> look) {
        return Multi.createBy()
                .repeating()
                .uni(look::get)
                .withDelay(config.lookEvery())
                .whilst(seen -> !last.test(seen) && !stopping.get())
                .onTermination()
                .invoke(() -> looking.remove(thing))
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    private Multi<OutboundSseEvent> events(T seen, Function<T, Uni<String>> draw) {
        Multi<OutboundSseEvent> progress = draw.apply(seen)
                .map(html -> event("progress", html.replace('\n', ' ')))
                .toMulti();
        return last.test(seen)
                ? Multi.createBy()
                        .concatenating()
                        .streams(progress, Multi.createFrom().item(() -> event("end", "")))
                : progress;
    }

    private static OutboundSseEvent event(String name, String data) {
        return new OutboundSseEventImpl.BuilderImpl()
                .name(name)
                .mediaType(MediaType.TEXT_HTML_TYPE)
                .data(String.class, data)
                .build();
    }
}
