package org.medfund.jobs.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.Field;

/** The values read from one landed row so far, by column; absent means null or not readable. */
final class LandedRow {
    private final Map<String, Object> values = new HashMap<>();

    void set(Field<?> field, @Nullable Object value) {
        if (value != null) {
            values.put(field.name(), value);
        }
    }

    boolean has(Field<?> field) {
        return values.containsKey(field.name());
    }

    <T> T get(Field<T> field) {
        return Objects.requireNonNull(find(field), field.name());
    }

    <T> @Nullable T find(Field<T> field) {
        return field.javaType().cast(values.get(field.name()));
    }
}
