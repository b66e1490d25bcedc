@NullMarked
package dev.loupe.control.ledger;

import org.jspecify.annotations.NullMarked;
