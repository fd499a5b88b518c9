package io.muster;

import io.muster.doctor.Doctor;
import io.muster.doctor.TopTen;
import io.muster.doctor.Trail;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import java.util.List;

/**
 * Muster's entrance: the service, or the doctor, a trail or the top ten of what did not help, which look at the books of a
 * Muster that may be running or not.
 */
@QuarkusMain
public final class Muster {
    private Muster() {}

    /** {@code doctor …}, {@code trace …} and {@code feedback …} look and end, before anything of the service starts; anything else starts the service. */
    public static void main(String... words) {
        List<String> said = Arrays.asList(words);
        if (!said.isEmpty() && said.getFirst().equals("doctor")) {
            System.exit(Doctor.main(said.subList(1, said.size())));
        }
        if (!said.isEmpty() && said.getFirst().equals("trace")) {
            System.exit(Trail.main(said.subList(1, said.size())));
        }
        if (!said.isEmpty() && said.getFirst().equals("feedback")) {
            System.exit(TopTen.main(said.subList(1, said.size())));
        }
        Quarkus.run(words);
    }
}
