package io.muster.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.stream.Stream;
import net.jpountz.lz4.LZ4Factory;
import org.junit.jupiter.api.Test;

/** The application's class loader is not the system's, and LZ4 is in machine code all the same. */
class Lz4Test {

    @Test
    void theLibraryAloneTakesJavaInAClassLoaderOfItsOwn() throws Exception {
        try (var ownLoader = ownLoader()) {
            assertThat(ownLoader
                            .loadClass(LZ4Factory.class.getName())
                            .getMethod("fastestInstance")
                            .invoke(null))
                    .asString()
                    .isNotEqualTo("LZ4Factory:JNI");
        }
    }

    @Test
    void onceAskedForItIsTheFastestThatKafkaFinds() throws Exception {
        try (var ownLoader = ownLoader()) {
            var ours = ownLoader.loadClass(Lz4.class.getName()).getDeclaredMethod("fastestInstance");
            ours.setAccessible(true);
            assertThat(ours.invoke(null)).asString().isEqualTo("LZ4Factory:JNI");
            assertThat(ownLoader
                            .loadClass(LZ4Factory.class.getName())
                            .getMethod("fastestInstance")
                            .invoke(null))
                    .asString()
                    .isEqualTo("LZ4Factory:JNI");
        }
    }

    private static URLClassLoader ownLoader() {
        List<Class<?>> classes = List.of(Lz4.class, LZ4Factory.class);
        URL[] places = classes.stream()
                .flatMap(type ->
                        Stream.of(type.getProtectionDomain().getCodeSource().getLocation()))
                .toArray(URL[]::new);
        return new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
    }
}
