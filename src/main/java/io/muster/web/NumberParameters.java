package io.muster.web;

import io.muster.validation.Reason;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Numbers in an address; by themselves wrong ones would be answered as if the address did not exist. */
@Provider
class NumberParameters implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        String name = name(annotations);
        if (name == null) {
            return null;
        }
        if (type == int.class || type == Integer.class) {
            return (ParamConverter<T>) new Number<>(name, Integer::valueOf);
        }
        return type == long.class || type == Long.class ? (ParamConverter<T>) new Number<>(name, Long::valueOf) : null;
    }

    private record Number<T>(String name, Function<String, T> read) implements ParamConverter<T> {
        @Override
        public T fromString(String text) {
            try {
                return read.apply(text);
            } catch (NumberFormatException notANumber) {
                throw new ProblemFailure(Problems.invalid(List.of(new Reason(
                        null,
                        name,
                        "wrong-type",
                        "The parameter " + name + " is not a whole number, or far too large.",
                        "Send digits."))));
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }

    private static @Nullable String name(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .map(NumberParameters::name)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String name(Annotation annotation) {
        return switch (annotation) {
            case QueryParam query -> query.value();
            case PathParam path -> path.value();
            default -> null;
        };
    }
}
