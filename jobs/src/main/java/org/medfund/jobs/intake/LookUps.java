package org.medfund.jobs.intake;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a row may refer to. What has not been read yet is not looked up: areas refer to nothing, institutions to areas.
 *
 * @param areas null while the areas themselves are read
 * @param institutions null while areas and institutions are read
 */
record LookUps(@Nullable AreaBook areas, @Nullable HashSet<String> institutions) implements Serializable {
    static LookUps none() {
        return new LookUps(null, null);
    }

    static LookUps of(AreaBook areas) {
        return new LookUps(areas, null);
    }

    static LookUps of(AreaBook areas, Set<String> institutions) {
        return new LookUps(areas, new HashSet<>(institutions));
    }
}
