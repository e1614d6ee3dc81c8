/** Splitting the cases of a disease or group: by age, and by the gate that says whether a split is worth it (SPEC C.4). */
@NullMarked
package org.medfund.core.subtype;

import org.jspecify.annotations.NullMarked;
