/**
 * The second opinion of clearing: from exported tables it derives a period of the books again, in plain Java, and says
 * where the published figures differ. It shares no line with the product, so that a mistake there is not made here too.
 */
@NullMarked
package org.medfund.verify;

import org.jspecify.annotations.NullMarked;
