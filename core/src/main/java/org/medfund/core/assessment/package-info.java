/** What an assessment of an institution may do to its payment (SPEC C.8): payment and clearing both apply it. */
@NullMarked
package org.medfund.core.assessment;

import org.jspecify.annotations.NullMarked;
