@NullMarked
package dev.loupe.control.ledger.adapter;

import org.jspecify.annotations.NullMarked;
