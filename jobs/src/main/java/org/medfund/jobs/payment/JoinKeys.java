package org.medfund.jobs.payment;

import java.util.Arrays;
import org.medfund.core.table.Field;

/** Columns that two tables of equal names are joined on, as Spark takes them. */
final class JoinKeys {

    static scala.collection.immutable.Seq<String> of(Field<?>... fields) {
        return scala.jdk.javaapi.CollectionConverters.asScala(
                        Arrays.stream(fields).map(Field::name).toList())
                .toSeq();
    }

    private JoinKeys() {}
}
