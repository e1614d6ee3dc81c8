package org.medfund.jobs.supervision;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.ClaimTables;
import org.medfund.jobs.supervision.file.PersonFile;

/**
 * A rule with its thresholds: a function from records to findings, without memory. Regions whose checks are equal are
 * scanned together, so that a check is a record of its thresholds.
 */
public sealed interface Check extends Serializable {

    /** Looks at one settlement and its parts. */
    non-sealed interface OfClaim extends Check {
        /** Empty if nothing is wrong. */
        List<Finding> find(ClaimFile file, References references);
    }

    /** Looks at all claims of one person. */
    non-sealed interface OfPerson extends Check {
        /** Empty if nothing is wrong; of whichever region and year. */
        List<Finding> find(PersonFile file, References references);
    }

    /** Looks at records gathered in another way, such as by surgeon. */
    non-sealed interface OfGroup extends Check {
        /** One row per group of records, in columns of its own; a group without a key is not there. */
        Dataset<Row> groups(ClaimTables tables);

        /**
         * Empty if nothing is wrong; of whichever region and year.
         *
         * @param group row of {@link #groups}
         */
        List<Finding> find(Row group, References references);
    }
}
