/** What the notebooks share, so that a cell says what is looked at and not how it is drawn. */
@NullMarked
package org.medfund.notebooks;

import org.jspecify.annotations.NullMarked;
