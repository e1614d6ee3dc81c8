package org.medfund.jobs.supervision.file;

import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.claims.Persons;

/** An insured person as the register knows one; the columns are those of {@link Persons}. */
public record Insured(String personKey, @Nullable LocalDate deathDate) {

    static Insured in(Row row) {
        return new Insured(Persons.PERSON_KEY.in(row), Persons.DEATH_DATE.inOrNull(row));
    }
}
