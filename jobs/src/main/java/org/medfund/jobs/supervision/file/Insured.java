package org.medfund.jobs.supervision.file;

import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.claims.Persons;

/** An insured person as the register knows one; the columns are those of {@link Persons}. */
public record Insured(
        String personKey,
        String genderCode,
        LocalDate birthDate,
        @Nullable LocalDate deathDate,
        @Nullable String villageCode,
        @Nullable String employerCode) {

    static Insured in(Row row) {
        return new Insured(
                Persons.PERSON_KEY.in(row),
                Persons.GENDER_CODE.in(row),
                Persons.BIRTH_DATE.in(row),
                Persons.DEATH_DATE.inOrNull(row),
                Persons.VILLAGE_CODE.inOrNull(row),
                Persons.EMPLOYER_CODE.inOrNull(row));
    }
}
